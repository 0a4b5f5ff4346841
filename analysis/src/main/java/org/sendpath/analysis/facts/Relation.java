package org.sendpath.analysis.facts;

import static org.sendpath.analysis.facts.Type.TEXT;
import static org.sendpath.analysis.facts.Type.TRUTH;
import static org.sendpath.analysis.facts.Type.WHOLE;

import java.util.List;
import org.sendpath.report.Word;

/**
 * The relations of the facts and their columns. Words are those of the report's vocabularies; "by
 * today's rules" means what {@code report-schema} says of the report, whichever agent wrote it.
 */
public enum Relation implements Word {
  /**
   * One row for each report.
   *
   * <ul>
   *   <li>{@code report}: its number, unique in all input; {@code attempt.report} is the same
   *   <li>{@code id}: canonical text in lower case, which sorts as the ids do
   *   <li>{@code pairHigh}, {@code pairLow}: 128 bits of a hash of experiment, volunteer and
   *       server, which stand for the pair
   *   <li>{@code measuredAtMicros}: since 1970-01-01 UTC; {@code day}, {@code month}: of it, such
   *       as 2026-11-21 and 2026-11
   *   <li>{@code os}: a word of OsFamily; {@code local}: by LocalServerRule
   *   <li>{@code overall}, {@code ipv6}, {@code ipv4}: the report's case, and over one family
   *   <li>{@code cases}: the {@link CaseTriple} of the three
   *   <li>{@code osTimeoutMicros}: how long the system's TCP waited; null where a timer of ours
   *       ended each wait, and for local servers
   *   <li>{@code outcome587}, {@code outcome465}, {@code outcome25}: what the port's connects met,
   *       as a case whatever the route; null where the port was not tried
   *   <li>{@code speaks587} and so on: whether any connection there was greeted with 220; null
   *       where none opened, or no session was held
   *   <li>{@code startTls587}, {@code startTls25}: a word of StartTls, or {@code absent}; null
   *       where EHLO was not answered
   *   <li>{@code auth587} and so on: the mechanisms announced before or after TLS, sorted, parted
   *       by a space, empty for none; null where EHLO was not answered; {@code clearAuth587} and
   *       {@code clearAuth25}: whether some were announced without TLS
   * </ul>
   */
  REPORT(
      new Column("report", WHOLE),
      new Column("id", TEXT),
      new Column("experiment", TEXT),
      new Column("volunteer", TEXT),
      new Column("server", TEXT),
      new Column("pairHigh", WHOLE),
      new Column("pairLow", WHOLE),
      new Column("measuredAtMicros", WHOLE),
      new Column("day", TEXT),
      new Column("month", TEXT),
      new Column("kind", TEXT),
      new Column("route", TEXT),
      new Column("os", TEXT),
      new Column("network", TEXT),
      new Column("local", TRUTH),
      new Column("overall", TEXT),
      new Column("ipv6", TEXT),
      new Column("ipv4", TEXT),
      new Column("cases", WHOLE),
      new Column("osTimeoutMicros", WHOLE),
      new Column("outcome587", TEXT),
      new Column("outcome465", TEXT),
      new Column("outcome25", TEXT),
      new Column("speaks587", TRUTH),
      new Column("speaks465", TRUTH),
      new Column("speaks25", TRUTH),
      new Column("startTls587", TEXT),
      new Column("startTls25", TEXT),
      new Column("auth587", TEXT),
      new Column("auth465", TEXT),
      new Column("auth25", TEXT),
      new Column("clearAuth587", TRUTH),
      new Column("clearAuth25", TRUTH)),

  /**
   * One row for each attempt of each report whose server is not local.
   *
   * <ul>
   *   <li>{@code overall}: the report's case
   *   <li>{@code target}, {@code port}, {@code family}, {@code sample}, {@code evidence}, {@code
   *       elapsedMicros}: as the report has them
   *   <li>{@code address}: 0 for the target's address that was tried first on this port over this
   *       family, 1 for the next
   *   <li>{@code outcome}: a word of Outcome, by today's rules
   *   <li>{@code roundedMicros}: {@code elapsedMicros} by {@code LatencyHistogram.rounded}; {@code
   *       roundedGreetingMicros} the same
   *   <li>{@code speaks}: whether it was greeted with 220; null where nothing opened or no session
   *       was held (later samples)
   *   <li>{@code greetingMicros}: from the open connection to the end of the greeting; null where
   *       none came
   *   <li>{@code connectGroup}: the {@link DurationGroup} of a connect to the server, by its
   *       outcome; null where it does not count: other targets, other ports than the experiment's,
   *       nothing sent; {@code greetingGroup}: that of its greeting, by the report's case
   *   <li>{@code failure}: a word of SessionFailure; null if there was none
   * </ul>
   */
  ATTEMPT(
      new Column("report", WHOLE),
      new Column("overall", TEXT),
      new Column("target", TEXT),
      new Column("port", WHOLE),
      new Column("family", TEXT),
      new Column("address", WHOLE),
      new Column("sample", WHOLE),
      new Column("outcome", TEXT),
      new Column("evidence", TEXT),
      new Column("elapsedMicros", WHOLE),
      new Column("roundedMicros", WHOLE),
      new Column("speaks", TRUTH),
      new Column("greetingMicros", WHOLE),
      new Column("roundedGreetingMicros", WHOLE),
      new Column("connectGroup", WHOLE),
      new Column("greetingGroup", WHOLE),
      new Column("failure", TEXT));

  // List.of, and records: nothing in it changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Column> columns;

  Relation(Column... columns) {
    this.columns = List.of(columns);
  }

  /** The columns, in their order. */
  public List<Column> columns() {
    return columns;
  }
}
