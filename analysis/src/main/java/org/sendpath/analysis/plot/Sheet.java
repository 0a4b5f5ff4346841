package org.sendpath.analysis.plot;

import java.util.ArrayList;
import java.util.List;

/** What all pictures have in common: a width, a title, a note below it, the source at the foot. */
final class Sheet {
  static final int WIDTH = 720;

  /** Where the picture itself may begin, below title and note. */
  static final int TOP = 66;

  private static final int FOOT = 34;
  private static final double TITLE_LINE = 22;
  private static final double NOTE_LINE = 43;

  private final List<Mark> marks = new ArrayList<>();
  private final String name;
  private final String title;

  Sheet(String name, String title, String note) {
    this.name = name;
    this.title = title;
    words(0, TITLE_LINE, title, Mark.Anchor.START, Lettering.TITLE);
    words(0, NOTE_LINE, note, Mark.Anchor.START, Lettering.NOTE);
  }

  /** Nothing, if there is no text. */
  void words(double x, double y, String text, Mark.Anchor anchor, Lettering lettering) {
    if (!text.isEmpty()) {
      marks.add(new Mark.Words(x, y, text, anchor, lettering));
    }
  }

  void box(double x, double y, double width, double height, Tone tone) {
    marks.add(new Mark.Box(x, y, width, height, tone));
  }

  void diamond(double x, double y, double radius, Tone tone) {
    marks.add(new Mark.Diamond(x, y, radius, tone));
  }

  void line(double x1, double y1, double x2, double y2, Pen pen) {
    marks.add(new Mark.Line(x1, y1, x2, y2, pen));
  }

  void steps(List<Mark.Point> points, Pen pen) {
    marks.add(new Mark.Steps(points, pen));
  }

  /** Lines for the values of a scale that lies across. */
  void gridAcross(Scale scale, double top, double bottom) {
    for (Scale.Tick tick : scale.ticks()) {
      double x = scale.at(tick.value());
      line(x, top, x, bottom, Pen.full(Tone.GRID, 1));
    }
  }

  /** What the lines stand for, below {@code bottom}. */
  void labelsAcross(Scale scale, double bottom) {
    for (Scale.Tick tick : scale.ticks()) {
      label(scale, tick, bottom, Mark.Anchor.MIDDLE);
    }
  }

  /** The same without a word beyond the scale's ends, where another scale is beside it. */
  void labelsWithin(Scale scale, double bottom) {
    List<Scale.Tick> ticks = scale.ticks();
    for (int i = 0; i < ticks.size(); i++) {
      Mark.Anchor anchor = Mark.Anchor.MIDDLE;
      if (i == 0) {
        anchor = Mark.Anchor.START;
      } else if (i == ticks.size() - 1) {
        anchor = Mark.Anchor.END;
      }
      label(scale, ticks.get(i), bottom, anchor);
    }
  }

  private void label(Scale scale, Scale.Tick tick, double bottom, Mark.Anchor anchor) {
    words(scale.at(tick.value()), bottom + 15, tick.label(), anchor, Lettering.SCALE);
  }

  /**
   * The finished drawing.
   *
   * @param bottom where the picture itself ends
   */
  Drawing finish(double bottom, String source, String description) {
    words(0, bottom + FOOT - 6, source, Mark.Anchor.START, Lettering.SCALE);
    return new Drawing(name, title, description, WIDTH, (int) Math.ceil(bottom) + FOOT, marks);
  }
}
