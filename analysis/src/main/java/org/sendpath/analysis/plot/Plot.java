package org.sendpath.analysis.plot;

import java.util.Objects;

/** A picture of a table, drawn anew each time; the same tables give the same bytes. */
public final class Plot {
  private final Drawing drawing;

  Plot(Drawing drawing) {
    this.drawing = Objects.requireNonNull(drawing, "drawing");
  }

  /** What a file with the picture is called, without ending: lower case and hyphens. */
  public String name() {
    return drawing.name();
  }

  /** What the picture shows, in a few words. */
  public String title() {
    return drawing.title();
  }

  /** What it shows to whoever cannot see it. */
  public String description() {
    return drawing.description();
  }

  /** Its natural width in pixels. */
  public int width() {
    return drawing.outerWidth();
  }

  /** Its natural height in pixels. */
  public int height() {
    return drawing.outerHeight();
  }

  /** The picture as an {@code svg} element: a file of its own, or part of a page. */
  public String svg() {
    return SvgWriter.write(drawing);
  }

  /**
   * The picture as PNG.
   *
   * @param widthPixels of the picture; its height follows
   * @throws NoFontsException if there is no font on this machine; its message says what to install
   */
  public byte[] png(int widthPixels) {
    return PngWriter.write(drawing, widthPixels);
  }
}
