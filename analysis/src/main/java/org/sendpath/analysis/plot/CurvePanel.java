package org.sendpath.analysis.plot;

import java.util.List;

/**
 * Distribution curves over one scale of durations: a panel, of which a picture may have many.
 *
 * @param top where 100% stands, in pixels
 */
record CurvePanel(Sheet sheet, LogScale scale, double top, double height) {
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};

  /** Steps nearer than this, in pixels, cannot be told apart. */
  private static final double FINE = 0.25;

  /** Nor need be, where many panels repeat a curve to compare with: a picture stays small. */
  private static final double COARSE = 1;

  /** A curve, and how high it ends. */
  record Curve(Distribution distribution, double share, Pen pen) {
    double finest() {
      return pen.tone() == Tone.GHOST ? COARSE : FINE;
    }
  }

  /** The panel's lines, with labels on the left and below where asked for. */
  void grid(boolean left, boolean below) {
    double bottom = top + height;
    sheet.gridAcross(scale, top, bottom);
    if (below) {
      sheet.labelsWithin(scale, bottom);
    }
    for (double share : SHARES) {
      double y = bottom - height * share;
      sheet.line(scale.start(), y, scale.start() + scale.length(), y, Pen.full(Tone.GRID, 1));
      if (left && share * 2 == Math.rint(share * 2)) {
        sheet.words(
            scale.start() - 8,
            y + 4,
            Math.round(share * 100) + "%",
            Mark.Anchor.END,
            Lettering.SCALE);
      }
    }
  }

  void curves(List<Curve> curves) {
    for (Curve curve : curves) {
      if (curve.distribution().total() > 0) {
        sheet.steps(
            curve.distribution().curve(scale, curve.share(), top, top + height, curve.finest()),
            curve.pen());
      }
    }
  }
}
