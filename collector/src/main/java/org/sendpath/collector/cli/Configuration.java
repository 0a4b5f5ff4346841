package org.sendpath.collector.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sendpath.collector.http.BodyLimits;
import org.sendpath.collector.http.ConnectionLimits;
import org.sendpath.collector.http.RateLimit;
import org.sendpath.collector.http.TrustedProxies;
import org.sendpath.collector.ingest.QueueLimits;

/** What an operator can set beyond the command line; see docs/operating.md for each key. */
record Configuration(
    ConnectionLimits connections,
    BodyLimits bodies,
    RateLimit rate,
    TrustedProxies proxies,
    QueueLimits queue) {
  /** What holds without a file. */
  static final Configuration DEFAULT =
      new Configuration(
          ConnectionLimits.DEFAULT,
          BodyLimits.DEFAULT,
          RateLimit.DEFAULT,
          TrustedProxies.NONE,
          QueueLimits.DEFAULT);

  Configuration {
    if (queue.maxReports() < bodies.maxLines() || queue.maxBytes() < bodies.maxUnpackedBytes()) {
      throw new IllegalArgumentException(
          "the queue must have room for one body: queue.max-reports at least body.max-lines, and"
              + " queue.max-bytes at least body.max-unpacked-bytes");
    }
  }

  /** Reads a properties file (UTF-8); what it does not say is as in {@link #DEFAULT}. */
  static Configuration read(Path file) throws ConfigurationException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": there is no such file", e);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new ConfigurationException(file + ": it is no properties file in UTF-8", e);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": it cannot be read: " + e.getMessage(), e);
    }
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    for (String name : properties.stringPropertyNames()) {
      values.put(
          ConfigurationKey.find(name).orElseThrow(() -> unknown(file, name)),
          properties.getProperty(name).strip());
    }
    try {
      return of(new ConfigurationValues(values));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(file + ": " + e.getMessage(), e);
    }
  }

  private static Configuration of(ConfigurationValues values) {
    ConnectionLimits connections = ConnectionLimits.DEFAULT;
    BodyLimits bodies = BodyLimits.DEFAULT;
    RateLimit rate = RateLimit.DEFAULT;
    QueueLimits queue = QueueLimits.DEFAULT;
    return new Configuration(
        new ConnectionLimits(
            values.number(ConfigurationKey.CONNECTIONS_MAX, connections.maxConnections()),
            values.number(ConfigurationKey.CONNECTIONS_MAX_PER_CLIENT, connections.maxPerClient()),
            values.duration(ConfigurationKey.CONNECTIONS_FIRST_REQUEST, connections.firstRequest()),
            values.duration(ConfigurationKey.CONNECTIONS_IDLE, connections.idle()),
            values.duration(ConfigurationKey.REQUEST_TIME, connections.request())),
        new BodyLimits(
            values.number(ConfigurationKey.BODY_MAX_REPORT_BYTES, bodies.maxReportBytes()),
            values.number(ConfigurationKey.BODY_MAX_BYTES, bodies.maxBytes()),
            values.number(ConfigurationKey.BODY_MAX_UNPACKED_BYTES, bodies.maxUnpackedBytes()),
            values.number(ConfigurationKey.BODY_MAX_LINES, bodies.maxLines()),
            values.large(ConfigurationKey.BODY_MAX_MEMORY_BYTES, bodies.maxMemoryBytes())),
        new RateLimit(
            values.number(ConfigurationKey.RATE_PER_SECOND, rate.perSecond()),
            values.number(ConfigurationKey.RATE_BURST, rate.burst())),
        values.proxies(ConfigurationKey.PROXIES_TRUSTED),
        new QueueLimits(
            values.number(ConfigurationKey.QUEUE_MAX_REPORTS, queue.maxReports()),
            values.large(ConfigurationKey.QUEUE_MAX_BYTES, queue.maxBytes()),
            values.number(ConfigurationKey.QUEUE_MAX_GROUP_REPORTS, queue.maxGroupReports())));
  }

  private static ConfigurationException unknown(Path file, String name) {
    String known =
        Arrays.stream(ConfigurationKey.values())
            .map(ConfigurationKey::toString)
            .collect(Collectors.joining(", "));
    return new ConfigurationException(file + ": " + name + " is no key; the keys are " + known);
  }
}
