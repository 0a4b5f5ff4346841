package org.sendpath.analysis.plot;

import java.util.List;
import java.util.Objects;

/** Something drawn. Places are in pixels from the top left corner. */
sealed interface Mark {
  /** Which end of a text its place is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A place. */
  record Point(double x, double y) {}

  /** A filled rectangle. */
  record Box(double x, double y, double width, double height, Tone tone) implements Mark {
    public Box {
      Objects.requireNonNull(tone, "tone");
      if (width < 0 || height < 0) {
        throw new IllegalArgumentException("width, height: must not be negative");
      }
    }
  }

  /** A filled square on its corner, of {@code radius} from its centre to its corners. */
  record Diamond(double x, double y, double radius, Tone tone) implements Mark {}

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2, Pen pen) implements Mark {}

  /**
   * A line of steps: across to each point's {@code x}, then up or down to its {@code y}.
   *
   * @param points at least one: where the line begins
   */
  record Steps(List<Point> points, Pen pen) implements Mark {
    public Steps {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("points: must have at least one");
      }
    }
  }

  /** A text; {@code y} is its base line. */
  record Words(double x, double y, String text, Anchor anchor, Lettering lettering)
      implements Mark {
    public Words {
      Objects.requireNonNull(text, "text");
    }
  }
}
