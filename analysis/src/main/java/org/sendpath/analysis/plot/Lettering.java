package org.sendpath.analysis.plot;

/** The sizes of text, in pixels, and what each is for. */
enum Lettering {
  TITLE(17, true, Tone.INK),
  HEADING(13, true, Tone.INK),
  BODY(13, false, Tone.INK),
  FIGURE(13, true, Tone.INK),
  NOTE(12, false, Tone.MUTED),
  SCALE(11, false, Tone.MUTED);

  /** The widest of the usual sans-serif fonts, DejaVu Sans, has it so, roughly. */
  private static final double WIDTH_PER_SIZE = 0.6;

  private static final double BOLD_WIDTH_PER_SIZE = 0.69;

  private final int size;
  private final boolean bold;
  private final Tone tone;

  Lettering(int size, boolean bold, Tone tone) {
    this.size = size;
    this.bold = bold;
    this.tone = tone;
  }

  int size() {
    return size;
  }

  boolean bold() {
    return bold;
  }

  Tone tone() {
    return tone;
  }

  /** Roughly how wide a text will be, whatever the font. */
  double estimateWidth(String text) {
    return text.codePointCount(0, text.length())
        * size
        * (bold ? BOLD_WIDTH_PER_SIZE : WIDTH_PER_SIZE);
  }

  /** The text, cut where it would be wider than {@code width}. */
  String fit(String text, double width) {
    if (estimateWidth(text) <= width) {
      return text;
    }
    int end = text.codePointCount(0, text.length());
    String cut;
    do {
      end--;
      cut = text.substring(0, text.offsetByCodePoints(0, end)).stripTrailing() + "…";
    } while (end > 0 && estimateWidth(cut) > width);
    return cut;
  }
}
