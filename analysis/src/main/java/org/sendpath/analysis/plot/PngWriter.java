package org.sendpath.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing as PNG, by Java 2D, which needs a font of the system's. */
final class PngWriter {
  private final Graphics2D graphics;

  private PngWriter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /**
   * The drawing.
   *
   * @param widthPixels of the picture; everything in it grows alike
   * @throws NoFontsException if there is no font to write with
   */
  static byte[] write(Drawing drawing, int widthPixels) {
    if (widthPixels < 1) {
      throw new IllegalArgumentException("widthPixels: must be at least 1");
    }
    requireFonts();
    double scale = (double) widthPixels / drawing.outerWidth();
    int heightPixels = (int) Math.max(1, Math.round(drawing.outerHeight() * scale));
    BufferedImage image = new BufferedImage(widthPixels, heightPixels, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(scale, scale);
      PngWriter writer = new PngWriter(graphics);
      writer.fill(
          new Rectangle2D.Double(0, 0, drawing.outerWidth(), drawing.outerHeight()), Tone.PAPER);
      graphics.translate(Drawing.MARGIN, Drawing.MARGIN);
      drawing.marks().forEach(writer::mark);
    } finally {
      graphics.dispose();
    }
    return encoded(image);
  }

  /**
   * Java looks for fonts when it first measures a text. It tells that there is none in whatever way
   * comes: an InternalError in 17, a RuntimeException of no class of its own in 25, an
   * UnsatisfiedLinkError without libfreetype.
   */
  private static void requireFonts() {
    try {
      font(Lettering.BODY).getStringBounds("n", new FontRenderContext(null, true, true));
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw NoFontsException.because(e);
    }
  }

  private static Font font(Lettering lettering) {
    return new Font(Font.SANS_SERIF, lettering.bold() ? Font.BOLD : Font.PLAIN, lettering.size());
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IllegalStateException("this Java has no writer of PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be written into memory", e);
    }
    return bytes.toByteArray();
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Box box) {
      fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()), box.tone());
    } else if (mark instanceof Mark.Diamond diamond) {
      fill(path(diamond), diamond.tone());
    } else if (mark instanceof Mark.Line line) {
      stroke(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()), line.pen());
    } else if (mark instanceof Mark.Steps steps) {
      stroke(path(steps), steps.pen());
    } else if (mark instanceof Mark.Words words) {
      words(words);
    }
  }

  private void fill(Shape shape, Tone tone) {
    graphics.setColor(tone.color());
    graphics.fill(shape);
  }

  private void stroke(Shape shape, Pen pen) {
    graphics.setColor(pen.tone().color());
    float[] dashes = new float[pen.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = pen.dashes().get(i).floatValue();
    }
    graphics.setStroke(
        new BasicStroke(
            (float) pen.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0));
    graphics.draw(shape);
  }

  /** As outlines, which no setting of the system's for text on screens changes. */
  private void words(Mark.Words words) {
    if (words.text().isEmpty()) {
      return;
    }
    Lettering lettering = words.lettering();
    TextLayout layout =
        new TextLayout(words.text(), font(lettering), graphics.getFontRenderContext());
    double width = layout.getAdvance();
    double before =
        switch (words.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(words.x() - before, words.y());
    fill(layout.getOutline(place), lettering.tone());
  }

  private static Path2D path(Mark.Diamond diamond) {
    Path2D path = new Path2D.Double();
    path.moveTo(diamond.x(), diamond.y() - diamond.radius());
    path.lineTo(diamond.x() + diamond.radius(), diamond.y());
    path.lineTo(diamond.x(), diamond.y() + diamond.radius());
    path.lineTo(diamond.x() - diamond.radius(), diamond.y());
    path.closePath();
    return path;
  }

  private static Path2D path(Mark.Steps steps) {
    List<Mark.Point> points = steps.points();
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 1; i < points.size(); i++) {
      path.lineTo(points.get(i).x(), points.get(i - 1).y());
      path.lineTo(points.get(i).x(), points.get(i).y());
    }
    return path;
  }
}
