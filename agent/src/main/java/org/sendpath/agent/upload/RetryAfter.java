package org.sendpath.agent.upload;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field Retry-After (RFC 9110 §10.2.3). */
final class RetryAfter {
  /** Up to 31 years: more digits are no wait but a mistake. */
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /** The wait that {@code value} asks for, seconds or an HTTP date; empty if it is neither. */
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(now, then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      // A field that cannot be understood counts as absent: we then wait by our own rule.
      return Optional.empty();
    }
  }
}
