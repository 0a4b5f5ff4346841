package org.sendpath.analysis.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;

/**
 * The pictures that tables give.
 *
 * @param drawn in the order in which a reader wants them
 * @param leftOut those without anything to show
 */
public record Plots(List<Plot> drawn, List<LeftOut> leftOut) {
  public Plots {
    drawn = List.copyOf(drawn);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A picture that was not drawn.
   *
   * @param name as {@link Plot#name}
   * @param reason in plain English, without a full stop
   */
  public record LeftOut(String name, String reason) {}

  /**
   * All pictures for which there are tables with something in them.
   *
   * @param tables those that are there; pictures of the others are left out
   * @param experiment its name, for the line that says where the figures are from
   */
  public static Plots of(Map<? extends Shape, Table> tables, String experiment) {
    String source = "Source: Sendpath, experiment “" + Lettering.SCALE.fit(experiment, 380) + "”.";
    Collected collected = new Collected(tables);
    collected.add(
        CaseBars.NAME,
        "no pairs",
        () -> CaseBars.of(collected.table(TableShape.CASES), source),
        TableShape.CASES);
    collected.add(
        ConnectCurves.NAME,
        "no attempt connected",
        () -> ConnectCurves.of(collected.table(AnalysisShape.CONNECT_DISTRIBUTION), source),
        AnalysisShape.CONNECT_DISTRIBUTION);
    collected.add(
        PolicyCurves.NAME,
        "no pair whose waits a policy could tell",
        () ->
            PolicyCurves.of(
                collected.table(AnalysisShape.POLICY_WAITS),
                collected.table(AnalysisShape.POLICIES),
                source),
        AnalysisShape.POLICY_WAITS,
        AnalysisShape.POLICIES);
    collected.add(
        TimeoutBars.NAME,
        "no report waited for its system’s TCP timeout",
        () -> TimeoutBars.of(collected.table(TableShape.TIMEOUTS), source),
        TableShape.TIMEOUTS);
    return new Plots(collected.drawn, collected.leftOut);
  }

  /** The picture of that name, if it was drawn. */
  public Optional<Plot> find(String name) {
    return drawn.stream().filter(plot -> plot.name().equals(name)).findFirst();
  }

  private static final class Collected {
    private final List<Plot> drawn = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<? extends Shape, Table> tables;

    private Collected(Map<? extends Shape, Table> tables) {
      this.tables = tables;
    }

    private Table table(Shape shape) {
      return tables.get(shape);
    }

    private void add(
        String name, String reason, Supplier<Optional<Drawing>> drawing, Shape... needed) {
      Optional<Shape> missing =
          Stream.of(needed).filter(shape -> !tables.containsKey(shape)).findFirst();
      if (missing.isPresent()) {
        leftOut.add(new LeftOut(name, "the table " + missing.get().word() + " was not made"));
        return;
      }
      drawing
          .get()
          .map(Plot::new)
          .ifPresentOrElse(drawn::add, () -> leftOut.add(new LeftOut(name, reason)));
    }
  }
}
