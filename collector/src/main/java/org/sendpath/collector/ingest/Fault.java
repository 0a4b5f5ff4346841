package org.sendpath.collector.ingest;

import java.util.Objects;

/**
 * One place in a report that is wrong.
 *
 * @param pointer a JSON Pointer (RFC 6901), empty for the whole document
 * @param detail what is wrong there, and what is allowed
 */
public record Fault(String pointer, String detail) {
  public Fault {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(detail, "detail");
  }
}
