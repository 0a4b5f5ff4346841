package org.sendpath.collector.cli;

import java.util.Arrays;
import java.util.Optional;

/** The keys of the configuration file. */
enum ConfigurationKey {
  CONNECTIONS_MAX("connections.max"),
  CONNECTIONS_MAX_PER_CLIENT("connections.max-per-client"),
  CONNECTIONS_FIRST_REQUEST("connections.first-request"),
  CONNECTIONS_IDLE("connections.idle"),
  REQUEST_TIME("request.time"),
  BODY_MAX_REPORT_BYTES("body.max-report-bytes"),
  BODY_MAX_BYTES("body.max-bytes"),
  BODY_MAX_UNPACKED_BYTES("body.max-unpacked-bytes"),
  BODY_MAX_LINES("body.max-lines"),
  BODY_MAX_MEMORY_BYTES("body.max-memory-bytes"),
  RATE_PER_SECOND("rate.per-second"),
  RATE_BURST("rate.burst"),
  PROXIES_TRUSTED("proxies.trusted"),
  QUEUE_MAX_REPORTS("queue.max-reports"),
  QUEUE_MAX_BYTES("queue.max-bytes"),
  QUEUE_MAX_GROUP_REPORTS("queue.max-group-reports");

  private final String text;

  ConfigurationKey(String text) {
    this.text = text;
  }

  static Optional<ConfigurationKey> find(String text) {
    return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
  }

  /** As it stands in the file. */
  @Override
  public String toString() {
    return text;
  }
}
