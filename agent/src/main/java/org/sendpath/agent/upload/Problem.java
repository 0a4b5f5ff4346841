package org.sendpath.agent.upload;

import java.util.Optional;

/**
 * What a collector says against a request (RFC 9457).
 *
 * @param status the HTTP status
 * @param field JSON pointer (RFC 6901) of the field at fault, if it named one
 */
public record Problem(int status, String title, Optional<String> detail, Optional<String> field) {
  /** One line of text. */
  public String text() {
    return title
        + detail.map(said -> ": " + said).orElse("")
        + field.map(named -> " (" + named + ")").orElse("");
  }
}
