package org.sendpath.analysis.plot;

import java.util.List;
import java.util.Objects;

/**
 * A picture as marks, each over those before it.
 *
 * @param name as files have it, unique among the pictures
 * @param description what a person who cannot see it is told
 * @param width in pixels, without the margin; {@code height} too
 */
record Drawing(
    String name, String title, String description, int width, int height, List<Mark> marks) {
  /** What stays empty on all sides, in pixels. */
  static final int MARGIN = 16;

  Drawing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    marks = List.copyOf(marks);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("width, height: must be at least 1");
    }
  }

  int outerWidth() {
    return width + 2 * MARGIN;
  }

  int outerHeight() {
    return height + 2 * MARGIN;
  }
}
