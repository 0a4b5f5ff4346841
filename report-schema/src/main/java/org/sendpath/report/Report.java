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
  /** The value of the field {@code format}. */
  public static final String FORMAT = "sendpath-report/1";

  /** Most attempts that a report holds. */
  public static final int MAX_ATTEMPTS = 512;

  /** Most resolutions that a report holds. */
  public static final int MAX_RESOLUTIONS = 16;

  private static final int ID_VERSION = 7;
  private static final int ID_VARIANT = 2;
  private static final String VOLUNTEER_PREFIX = "v1-";

  public Report {
    Check.present("id", id);
    Check.refuseIf(
        id.version() != ID_VERSION || id.variant() != ID_VARIANT,
        "id",
        "must be a UUID of version 7 (RFC 9562)");
    Check.present("experiment", experiment);
    Check.refuseIf(
        !isExperiment(experiment),
        "experiment",
        "must be 1 to 64 lower case letters, digits and hyphens, no hyphen first");
    Check.time("measuredAt", measuredAt);
    Check.micros("elapsedMicros", elapsedMicros);
    Check.present("agent", agent);
    Check.present("volunteer", volunteer);
    Check.refuseIf(
        !isVolunteer(volunteer),
        "volunteer",
        "must be v1- and 16 to 64 characters of base 32 (a-z, 2-7)");
    Check.present("server", server);
    Check.present("vantage", vantage);
    Check.present("resolutions", resolutions);
    resolutions = List.copyOf(resolutions);
    Check.size("resolutions", resolutions, MAX_RESOLUTIONS);
    Check.present("attempts", attempts);
    attempts = List.copyOf(attempts);
    Check.size("attempts", attempts, MAX_ATTEMPTS);
    Check.present("unknown", unknown);
  }

  private static boolean isExperiment(String text) {
    return !text.startsWith("-")
        && Check.consistsOf(
            text, 0, 1, 64, c -> Check.isLowerCaseLetter(c) || Check.isDigit(c) || c == '-');
  }

  private static boolean isVolunteer(String text) {
    return text.startsWith(VOLUNTEER_PREFIX)
        && Check.consistsOf(
            text,
            VOLUNTEER_PREFIX.length(),
            16,
            64,
            c -> Check.isLowerCaseLetter(c) || (c >= '2' && c <= '7'));
  }
}
