package org.sendpath.analysis.table;

import java.util.List;
import org.sendpath.table.Shape;

/**
 * The tables that only the analysis gives, beside those of {@link org.sendpath.table.TableShape}.
 * Columns are only ever added, at the end. {@code docs/tables.md} says what each holds.
 */
public enum AnalysisShape implements Shape {
  /** Table 4.3 over each family alone. */
  CASES_BY_FAMILY("family", "case", "pairs", "share", "low", "high"),
  /** Table 4.3 for each family of systems. */
  CASES_BY_OS("os", "case", "pairs", "share", "low", "high"),
  /** Table 4.3 for each kind of network. */
  CASES_BY_NETWORK("network", "case", "pairs", "share", "low", "high"),
  /** Table 4.3 for each month of measurement. */
  CASES_BY_MONTH("month", "case", "pairs", "share", "low", "high"),
  /** {@code latency}, and how sure its medians are. */
  CONNECT_LATENCY(
      "case",
      "port",
      "family",
      "attempts",
      "minMicros",
      "p25Micros",
      "medianMicros",
      "p75Micros",
      "p90Micros",
      "p99Micros",
      "medianLowMicros",
      "medianHighMicros"),
  /** How long greetings took, from the open connection, by the report's case. */
  GREETING_LATENCY(
      "case",
      "port",
      "family",
      "greetings",
      "minMicros",
      "p25Micros",
      "medianMicros",
      "p75Micros",
      "p90Micros",
      "p99Micros",
      "medianLowMicros",
      "medianHighMicros"),
  /** The whole distribution behind {@code connect-latency}. */
  CONNECT_DISTRIBUTION("case", "port", "family", "micros", "attempts"),
  /** Of the pairs whose 587 is closed, those whom 465 would serve. */
  RESCUE_465("case", "pairs", "measured", "rescued", "share", "low", "high"),
  /** What port 25 itself meets: OP25B. */
  PORT_25("outcome", "pairs", "share", "low", "high"),
  /** The same for each kind of network, since providers block it. */
  PORT_25_BY_NETWORK("network", "outcome", "pairs", "share", "low", "high"),
  /** STARTTLS on 587 and on 25. */
  STARTTLS("port", "startTls", "pairs", "share", "low", "high"),
  /** Whether AUTH is announced, and only under TLS. */
  AUTH("port", "auth", "pairs", "share", "low", "high"),
  /** AUTH on 587 beside AUTH on 25. */
  AUTH_DIFFERENCE("difference", "pairs", "share", "low", "high"),
  /** The reports of the pairs whose reports disagree. */
  CONFLICT_REPORTS("volunteer", "server", "id", "measuredAt", "network", "case"),
  /** What each policy would have cost. */
  POLICIES(
      "policy",
      "send",
      "case",
      "pairs",
      "unmeasured",
      "sent",
      "share",
      "low",
      "high",
      "medianMicros",
      "p90Micros",
      "p99Micros",
      "worstMicros"),
  /** The whole distribution behind {@code policies}. */
  POLICY_WAITS("policy", "send", "case", "micros", "pairs"),
  /** Through which port and family each policy would have sent. */
  POLICY_WAYS("policy", "send", "port", "family", "pairs", "share", "low", "high");

  private final String header;

  AnalysisShape(String... columns) {
    this.header = String.join(",", columns);
  }

  @Override
  public List<String> columns() {
    return List.of(header.split(","));
  }
}
