package org.sendpath.analysis.plot;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.sendpath.analysis.wording.Xml;

/**
 * A drawing as SVG 1.1. Text stays text. Colours stand in attributes, which any reader of SVG
 * knows, and by class, so that a page with the picture in it can give them anew.
 */
final class SvgWriter {
  private static final String FONTS =
      "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif";

  private final StringBuilder svg = new StringBuilder();

  private SvgWriter() {}

  static String write(Drawing drawing) {
    SvgWriter writer = new SvgWriter();
    writer.begin(drawing);
    drawing.marks().forEach(writer::mark);
    writer.svg.append("</svg>\n");
    return writer.svg.toString();
  }

  private void begin(Drawing drawing) {
    int margin = Drawing.MARGIN;
    String size = drawing.outerWidth() + "\" height=\"" + drawing.outerHeight();
    String title = "plot-" + drawing.name() + "-title";
    String description = "plot-" + drawing.name() + "-description";
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" width=\"")
        .append(size)
        .append("\" viewBox=\"-" + margin + " -" + margin + " ")
        .append(drawing.outerWidth() + " " + drawing.outerHeight())
        .append("\" role=\"img\" aria-labelledby=\"" + title)
        .append("\" aria-describedby=\"" + description)
        .append("\" font-family=\"" + FONTS)
        .append("\">\n<title id=\"" + title + "\">" + Xml.escape(drawing.title()))
        .append("</title>\n<desc id=\"" + description + "\">" + Xml.escape(drawing.description()))
        .append(
            "</desc>\n<rect x=\"-"
                + margin
                + "\" y=\"-"
                + margin
                + "\" width=\""
                + size
                + "\""
                + fill(Tone.PAPER)
                + "/>\n");
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Box box) {
      element(
          "rect",
          at("x", box.x()) + at("y", box.y()),
          at("width", box.width()),
          at("height", box.height()),
          fill(box.tone()));
    } else if (mark instanceof Mark.Diamond diamond) {
      element("path", " d=\"" + path(diamond) + "\"", fill(diamond.tone()));
    } else if (mark instanceof Mark.Line line) {
      element(
          "line",
          at("x1", line.x1()) + at("y1", line.y1()),
          at("x2", line.x2()) + at("y2", line.y2()),
          stroke(line.pen()));
    } else if (mark instanceof Mark.Steps steps) {
      element(
          "path",
          " d=\"" + path(steps) + "\" fill=\"none\" stroke-linejoin=\"round\"",
          stroke(steps.pen()));
    } else if (mark instanceof Mark.Words words) {
      words(words);
    }
  }

  private void element(String name, String... attributes) {
    svg.append('<').append(name).append(String.join("", attributes)).append("/>\n");
  }

  private void words(Mark.Words words) {
    Lettering lettering = words.lettering();
    svg.append("<text" + at("x", words.x()) + at("y", words.y()))
        .append(" font-size=\"" + lettering.size() + "\"")
        .append(lettering.bold() ? " font-weight=\"700\"" : "")
        .append(anchor(words.anchor()))
        .append(fill(lettering.tone()))
        .append(">" + Xml.escape(words.text()) + "</text>\n");
  }

  private static String anchor(Mark.Anchor anchor) {
    return switch (anchor) {
      case START -> "";
      case MIDDLE -> " text-anchor=\"middle\"";
      case END -> " text-anchor=\"end\"";
    };
  }

  private static String path(Mark.Diamond diamond) {
    String radius = number(diamond.radius());
    String back = number(-diamond.radius());
    return "M"
        + number(diamond.x())
        + " "
        + number(diamond.y() - diamond.radius())
        + "l"
        + radius
        + " "
        + radius
        + " "
        + back
        + " "
        + radius
        + " "
        + back
        + " "
        + back
        + "z";
  }

  private static String path(Mark.Steps steps) {
    List<Mark.Point> points = steps.points();
    StringBuilder path = new StringBuilder("M");
    path.append(number(points.get(0).x())).append(' ').append(number(points.get(0).y()));
    for (int i = 1; i < points.size(); i++) {
      Mark.Point before = points.get(i - 1);
      Mark.Point point = points.get(i);
      path.append(point.x() == before.x() ? "" : "H" + number(point.x()));
      path.append(point.y() == before.y() ? "" : "V" + number(point.y()));
    }
    return path.toString();
  }

  private static String fill(Tone tone) {
    return " class=\"fill " + tone.cssClass() + "\" fill=\"" + tone.hex() + "\"";
  }

  private static String stroke(Pen pen) {
    String dashes =
        pen.dashes().isEmpty()
            ? ""
            : pen.dashes().stream()
                .map(SvgWriter::number)
                .collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
    return " class=\"stroke "
        + pen.tone().cssClass()
        + "\" stroke=\""
        + pen.tone().hex()
        + "\" stroke-width=\""
        + number(pen.width())
        + "\""
        + dashes;
  }

  private static String at(String name, double value) {
    return " " + name + "=\"" + number(value) + "\"";
  }

  /** To a hundredth of a pixel, without zeros at the end. */
  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
