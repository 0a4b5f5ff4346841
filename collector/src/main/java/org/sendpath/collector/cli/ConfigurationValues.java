package org.sendpath.collector.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendpath.collector.http.TrustedProxies;

/** The values of a configuration file, typed; errors name the key. */
final class ConfigurationValues {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Map<ConfigurationKey, String> values;

  ConfigurationValues(Map<ConfigurationKey, String> values) {
    this.values = Map.copyOf(values);
  }

  int number(ConfigurationKey key, int otherwise) {
    long number = large(key, otherwise);
    if (number > Integer.MAX_VALUE) {
      throw wrong(key, "must be at most " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  long large(ConfigurationKey key, long otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw wrong(key, "must be a whole number");
    }
    return Long.parseLong(text);
  }

  Duration duration(ConfigurationKey key, Duration otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration duration =
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
          };
      if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    throw wrong(key, "must be a duration such as 10s, 500ms or 2m (1ms to 60m)");
  }

  TrustedProxies proxies(ConfigurationKey key) {
    try {
      return TrustedProxies.parse(values.getOrDefault(key, ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  private IllegalArgumentException wrong(ConfigurationKey key, String expected) {
    return new IllegalArgumentException(key + " = " + values.get(key) + ": it " + expected);
  }
}
