package org.sendpath.analysis.plot;

import java.util.List;
import java.util.Objects;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dashes lengths of dashes and gaps in pixels; empty for a full line
 */
record Pen(Tone tone, double width, List<Double> dashes) {
  Pen {
    Objects.requireNonNull(tone, "tone");
    dashes = List.copyOf(dashes);
    if (width <= 0) {
      throw new IllegalArgumentException("width: must be above 0");
    }
  }

  static Pen full(Tone tone, double width) {
    return new Pen(tone, width, List.of());
  }

  static Pen dashed(Tone tone, double width) {
    return new Pen(tone, width, List.of(5.0, 3.0));
  }
}
