package org.sendpath.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One run of the agent, format {@code sendpath-report/1}. Nothing derived (case, pair) is in it:
 * readers derive it with {@code org.sendpath.rule}.
 *
 * @param id UUID version 7, made by the agent: the idempotency key
 * @param experiment lower case letters, digits and hyphens
 * @param elapsedMicros the whole run
 * @param volunteer a pseudonym, never an address
 */
public record Report(
    UUID id,
    String experiment,
    Instant measuredAt,
    long elapsedMicros,
    Agent agent,
    String volunteer,
    Server server,
    Vantage vantage,
    List<Resolution> resolutions,
    List<Attempt> attempts,
    UnknownFields unknown) {
  public Report {
    resolutions = List.copyOf(resolutions);
    attempts = List.copyOf(attempts);
  }
}
