package org.sendpath.agent.show;

import java.util.Locale;

/** Spans of time as people read them: "0.4 ms", "25 ms", "10.0 s", "2 min 14 s". */
final class Spans {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Messages messages;

  Spans(Messages messages) {
    this.messages = messages;
  }

  String text(long micros) {
    if (micros < 50) {
      return messages.text("span.below", messages.text("span.milliseconds", "0.1"));
    }
    if (micros < 9_950) {
      return messages.text("span.milliseconds", tenths((micros + 50) / 100));
    }
    if (micros < 999_500) {
      return messages.text("span.milliseconds", (micros + 500) / 1_000);
    }
    if (micros < 59_950_000) {
      return messages.text("span.seconds", tenths((micros + 50_000) / 100_000));
    }
    long seconds = (micros + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND;
    return messages.text("span.minutes", seconds / 60, seconds % 60);
  }

  /** While it grows: tenths of seconds from the beginning, so that the unit does not jump about. */
  String growing(long micros) {
    return micros < 59_950_000
        ? messages.text("span.seconds", tenths(micros / 100_000))
        : text(micros);
  }

  private static String tenths(long tenths) {
    return String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
  }
}
