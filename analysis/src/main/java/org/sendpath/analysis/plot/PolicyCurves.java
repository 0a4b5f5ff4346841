package org.sendpath.analysis.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.table.Table;

/**
 * What each policy costs: a panel for each, its curves over those of all others. So many curves in
 * one panel could not be told apart.
 */
final class PolicyCurves {
  static final String NAME = "policy-costs";
  private static final String TITLE = "How long each policy keeps its user waiting";
  private static final String FIRST = "first";
  private static final String CACHED = "second-cached";
  private static final String ALL_CASES = "all";

  private static final int COLUMNS = 3;
  private static final double LEFT = 42;
  private static final double BETWEEN = 46;
  private static final double PANEL = (Sheet.WIDTH - LEFT - BETWEEN * (COLUMNS - 1) - 16) / COLUMNS;
  private static final double HEIGHT = 92;
  private static final double HEAD = 42;
  private static final double BETWEEN_ROWS = 14;

  private final Map<String, Policy> policies;
  private final LogScale scale;
  private final Sheet sheet;

  /** A policy's waits on its first send and on the second, and the shares that can send at all. */
  private static final class Policy {
    final Distribution first = new Distribution();
    final Distribution cached = new Distribution();
    double firstShare;
    long measured;
    double cachedShare;
  }

  private PolicyCurves(Map<String, Policy> policies, long pairs) {
    this.policies = policies;
    List<Distribution> all =
        policies.values().stream()
            .flatMap(policy -> Stream.of(policy.first, policy.cached))
            .filter(waits -> waits.total() > 0)
            .toList();
    this.scale = LogScale.around(all, LEFT, PANEL);
    this.sheet =
        new Sheet(
            NAME,
            TITLE,
            "n = "
                + Numbers.count(pairs)
                + (pairs == 1 ? " pair" : " pairs")
                + ". Height: the share that can speak to the server by then;"
                + " a curve ends lower where some never can.");
  }

  static Optional<Drawing> of(Table waits, Table costs, String source) {
    Map<String, Policy> policies = new LinkedHashMap<>();
    long pairs = 0;
    for (TableRow row : TableRow.of(costs)) {
      if (row.text("case").equals(ALL_CASES)) {
        Policy policy = policies.computeIfAbsent(row.text("policy"), name -> new Policy());
        double share = row.number("share").orElse(0);
        if (row.text("send").equals(FIRST)) {
          policy.firstShare = share;
          policy.measured = row.count("pairs") - row.count("unmeasured");
          pairs = Math.max(pairs, row.count("pairs"));
        } else if (row.text("send").equals(CACHED)) {
          policy.cachedShare = share;
        }
      }
    }
    for (TableRow row : TableRow.of(waits)) {
      Policy policy = policies.get(row.text("policy"));
      if (policy != null && row.text("case").equals(ALL_CASES) && row.count("pairs") > 0) {
        if (row.text("send").equals(FIRST)) {
          policy.first.add(row.count("micros"), row.count("pairs"));
        } else if (row.text("send").equals(CACHED)) {
          policy.cached.add(row.count("micros"), row.count("pairs"));
        }
      }
    }
    boolean nothing = policies.values().stream().allMatch(policy -> policy.first.total() == 0);
    return nothing ? Optional.empty() : Optional.of(new PolicyCurves(policies, pairs).draw(source));
  }

  private Drawing draw(String source) {
    double top = Sheet.TOP + 14;
    key(top);
    top += HEAD + 4;
    int rows = (policies.size() + COLUMNS - 1) / COLUMNS;
    int place = 0;
    for (Map.Entry<String, Policy> policy : policies.entrySet()) {
      int column = place % COLUMNS;
      int row = place / COLUMNS;
      boolean last = place + COLUMNS >= policies.size();
      panel(
          policy,
          scale.over(LEFT + (PANEL + BETWEEN) * column, PANEL),
          top + (HEIGHT + HEAD + BETWEEN_ROWS) * row,
          column == 0,
          last);
      place++;
    }
    double bottom = top + (HEIGHT + HEAD + BETWEEN_ROWS) * rows - HEAD - BETWEEN_ROWS;
    sheet.words(
        LEFT + (Sheet.WIDTH - LEFT - 16) / 2,
        bottom + 36,
        "wait until the server can be spoken to (each step is ten times the one before)",
        Mark.Anchor.MIDDLE,
        Lettering.SCALE);
    return sheet.finish(bottom + 32, source, description());
  }

  private void key(double y) {
    double x = LEFT;
    for (Key key : keys()) {
      sheet.line(x, y - 4, x + 24, y - 4, key.pen());
      sheet.words(x + 30, y, key.text(), Mark.Anchor.START, Lettering.NOTE);
      x += 30 + Lettering.NOTE.estimateWidth(key.text()) + 14;
    }
  }

  private record Key(Pen pen, String text) {}

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(firstPen(), "first send"));
    if (policies.values().stream().anyMatch(policy -> policy.cached.total() > 0)) {
      keys.add(new Key(cachedPen(), "second send, failures remembered"));
    }
    if (policies.size() > 1) {
      keys.add(new Key(othersPen(), "the other policies, first send"));
    }
    return keys;
  }

  private void panel(
      Map.Entry<String, Policy> entry, LogScale across, double top, boolean left, boolean below) {
    Policy policy = entry.getValue();
    sheet.words(
        across.start(),
        top - 23,
        Lettering.HEADING.fit(entry.getKey(), PANEL),
        Mark.Anchor.START,
        Lettering.HEADING);
    sheet.words(
        across.start(),
        top - 8,
        Numbers.share(policy.firstShare, policy.measured)
            + " of "
            + Numbers.count(policy.measured)
            + " can send",
        Mark.Anchor.START,
        Lettering.NOTE);
    CurvePanel panel = new CurvePanel(sheet, across, top, HEIGHT);
    panel.grid(left, below);
    List<CurvePanel.Curve> curves = new ArrayList<>();
    for (Policy other : policies.values()) {
      if (other != policy) {
        curves.add(new CurvePanel.Curve(other.first, other.firstShare, othersPen()));
      }
    }
    curves.add(new CurvePanel.Curve(policy.first, policy.firstShare, firstPen()));
    curves.add(new CurvePanel.Curve(policy.cached, policy.cachedShare, cachedPen()));
    panel.curves(curves);
  }

  private static Pen firstPen() {
    return Pen.full(Tone.FIRST, 2.2);
  }

  private static Pen cachedPen() {
    return Pen.dashed(Tone.SECOND, 1.8);
  }

  private static Pen othersPen() {
    return Pen.full(Tone.GHOST, 1);
  }

  private String description() {
    return policies.entrySet().stream()
        .filter(policy -> policy.getValue().first.total() > 0)
        .map(
            policy ->
                policy.getKey()
                    + ": "
                    + Numbers.share(policy.getValue().firstShare, 0)
                    + " can send, half of these within "
                    + Numbers.duration((double) policy.getValue().first.medianMicros()))
        .collect(Collectors.joining("; ", "Distribution curves of each policy’s wait. ", "."));
  }
}
