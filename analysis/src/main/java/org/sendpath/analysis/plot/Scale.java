package org.sendpath.analysis.plot;

import java.util.List;

/** Where values stand across a picture, in pixels, and which of them are named. */
interface Scale {
  /** A value that the scale names. */
  record Tick(double value, String label) {}

  /** The place of a value; one beyond the scale's end stands at the end. */
  double at(double value);

  /** The values that are named, in their order. */
  List<Tick> ticks();
}
