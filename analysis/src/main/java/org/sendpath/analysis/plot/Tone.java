package org.sendpath.analysis.plot;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours, each 3:1 and more on white, but for those that only guide the eye. After Okabe and
 * Ito, who chose them for people who see red and green alike. No colour alone carries a meaning:
 * curves are dashed, marks have shapes, and everything is named.
 */
enum Tone {
  PAPER(0xffffff),
  INK(0x1a2027),
  MUTED(0x555f69),
  /** Lines of a scale. */
  GRID(0xe0e2de),
  /** What is there to compare with. */
  GHOST(0xc6cbd0),
  FIRST(0x0072b2),
  SECOND(0xd04f00);

  private final int rgb;

  Tone(int rgb) {
    this.rgb = rgb;
  }

  Color color() {
    return new Color(rgb);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  /** By which a page may give the colour anew, for instance on dark paper. */
  String cssClass() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
