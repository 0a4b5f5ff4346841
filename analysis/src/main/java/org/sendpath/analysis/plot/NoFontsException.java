package org.sendpath.analysis.plot;

/** There is no font on this machine, so that no PNG with text in it can be drawn. SVG can. */
public final class NoFontsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NoFontsException(String message, Throwable cause) {
    super(message, cause);
  }

  static NoFontsException because(Throwable cause) {
    return new NoFontsException(
        "PNG pictures need a font, and Java finds none on this machine. Install one (on Debian and"
            + " Ubuntu: apt install fontconfig fonts-dejavu-core), or ask for SVG, which needs"
            + " none.",
        cause);
  }
}
