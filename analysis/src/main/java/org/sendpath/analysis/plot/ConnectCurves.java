package org.sendpath.analysis.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.report.Family;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.Table;

/** How long open ports took to answer: a panel for each port, a curve for each family. */
final class ConnectCurves {
  static final String NAME = "connect-latency";
  private static final String TITLE = "How fast an open port answers";

  private static final double LEFT = 44;
  private static final double BETWEEN = 34;
  private static final double PANEL = (Sheet.WIDTH - LEFT - BETWEEN - 12) / 2;
  private static final double HEIGHT = 168;
  private static final double HEAD = 46;
  private static final double BELOW = 26;

  private final Map<Integer, Map<Family, Distribution>> ports;
  private final long attempts;
  private final LogScale scale;
  private final Sheet sheet;

  private ConnectCurves(Map<Integer, Map<Family, Distribution>> ports) {
    this.ports = ports;
    List<Distribution> all =
        ports.values().stream().flatMap(families -> families.values().stream()).toList();
    this.attempts = all.stream().mapToLong(Distribution::total).sum();
    this.scale = LogScale.around(all, LEFT, PANEL);
    this.sheet =
        new Sheet(
            NAME,
            TITLE,
            "n = "
                + Numbers.count(attempts)
                + (attempts == 1 ? " attempt" : " attempts")
                + " that connected. Height: the share of them that took no longer.");
  }

  static Optional<Drawing> of(Table distribution, String source) {
    Map<Integer, Map<Family, Distribution>> ports =
        new TreeMap<>(Comparator.comparingInt(ConnectCurves::order));
    for (TableRow row : TableRow.of(distribution)) {
      if (row.text("case").equals(Case.OPEN.word()) && row.count("attempts") > 0) {
        ports
            .computeIfAbsent((int) row.count("port"), port -> new TreeMap<>())
            .computeIfAbsent(family(row), family -> new Distribution())
            .add(row.count("micros"), row.count("attempts"));
      }
    }
    return ports.isEmpty() ? Optional.empty() : Optional.of(new ConnectCurves(ports).draw(source));
  }

  /** The experiment's ports in its order, then whatever else there is. */
  private static int order(int port) {
    int known = ReportFacts.PORTS.indexOf(port);
    return known < 0 ? ReportFacts.PORTS.size() + port : known;
  }

  private static Family family(TableRow row) {
    String word = row.text("family");
    return Word.find(Family.class, word)
        .orElseThrow(
            () -> new IllegalArgumentException("family: there is no family called " + word));
  }

  private Drawing draw(String source) {
    int place = 0;
    double bottom = Sheet.TOP;
    for (Map.Entry<Integer, Map<Family, Distribution>> port : ports.entrySet()) {
      int row = place / 2;
      double left = LEFT + (PANEL + BETWEEN) * (place % 2);
      double top = Sheet.TOP + HEAD + (HEIGHT + HEAD + BELOW) * row;
      panel(port.getKey(), port.getValue(), left, top, place % 2 == 0);
      bottom = top + HEIGHT;
      place++;
    }
    double middle = ports.size() == 1 ? LEFT + PANEL / 2 : LEFT + PANEL + BETWEEN / 2;
    sheet.words(
        middle,
        bottom + 36,
        "time from the first packet to the answer (each step is ten times the one before)",
        ports.size() == 1 ? Mark.Anchor.START : Mark.Anchor.MIDDLE,
        Lettering.SCALE);
    return sheet.finish(bottom + 32, source, description());
  }

  private void panel(
      int port, Map<Family, Distribution> families, double left, double top, boolean first) {
    sheet.words(left, top - 28, "Port " + port, Mark.Anchor.START, Lettering.HEADING);
    CurvePanel panel = new CurvePanel(sheet, scale.over(left, PANEL), top, HEIGHT);
    panel.grid(first, true);
    List<CurvePanel.Curve> curves = new ArrayList<>();
    double x = left;
    for (Map.Entry<Family, Distribution> family : families.entrySet()) {
      Pen pen = pen(family.getKey());
      curves.add(new CurvePanel.Curve(family.getValue(), 1, pen));
      sheet.line(x, top - 14, x + 24, top - 14, pen);
      String label = name(family.getKey()) + "  n = " + Numbers.count(family.getValue().total());
      sheet.words(x + 30, top - 10, label, Mark.Anchor.START, Lettering.NOTE);
      x += 30 + Math.max(124, Lettering.NOTE.estimateWidth(label) + 12);
    }
    panel.curves(curves);
  }

  private static String name(Family family) {
    return switch (family) {
      case IPV6 -> "IPv6";
      case IPV4 -> "IPv4";
    };
  }

  private static Pen pen(Family family) {
    return switch (family) {
      case IPV6 -> Pen.full(Tone.FIRST, 2);
      case IPV4 -> Pen.dashed(Tone.SECOND, 2);
    };
  }

  private String description() {
    return ports.entrySet().stream()
        .flatMap(
            port ->
                port.getValue().entrySet().stream()
                    .map(
                        family ->
                            "port "
                                + port.getKey()
                                + " over "
                                + name(family.getKey())
                                + ", half within "
                                + Numbers.duration((double) family.getValue().medianMicros())))
        .collect(Collectors.joining("; ", "Distribution curves of the time to connect: ", "."));
  }
}
