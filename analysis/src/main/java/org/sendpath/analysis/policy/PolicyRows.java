package org.sendpath.analysis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.policy.Send;
import org.sendpath.policy.Step;
import org.sendpath.policy.Way;
import org.sendpath.rule.Case;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Table;
import org.sendpath.table.Tables;

/** Fills the tables of policies: policies in their order, all sends, {@code all} before cases. */
final class PolicyRows {
  private static final Cell ALL = new Cell.Text("all");
  private static final Cell NONE = new Cell.Text("none");

  private PolicyRows() {}

  /** Adds the rows of one group. */
  private interface Groups {
    void add(List<Cell> key, Tally.Group group);
  }

  static Table policies(List<PolicyCosts> costs) {
    List<List<Cell>> rows = new ArrayList<>();
    forEach(costs, (key, group) -> rows.add(summary(key, group)));
    return new Table(AnalysisShape.POLICIES, rows);
  }

  static Table waits(List<PolicyCosts> costs) {
    List<List<Cell>> rows = new ArrayList<>();
    forEach(
        costs,
        (key, group) ->
            group
                .waits()
                .forEach(
                    (micros, pairs) ->
                        rows.add(row(key, new Cell.Whole(micros), new Cell.Whole(pairs)))));
    return new Table(AnalysisShape.POLICY_WAITS, rows);
  }

  static Table ways(List<PolicyCosts> costs) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PolicyCosts policy : costs) {
      for (Send send : Send.values()) {
        Tally tally = policy.on(send);
        List<Cell> key = List.of(name(policy), Cell.word(send));
        long measured = tally.all().pairs() - tally.all().unmeasured();
        for (Step step : policy.policy().steps()) {
          Way way = step.way();
          List<Cell> with = row(key, new Cell.Whole(way.port()), Cell.word(way.family()));
          rows.add(shared(with, tally.sentBy(way), measured));
        }
        rows.add(shared(row(key, Cell.Absent.ABSENT, NONE), tally.notSent(), measured));
      }
    }
    return new Table(AnalysisShape.POLICY_WAYS, rows);
  }

  private static void forEach(List<PolicyCosts> costs, Groups groups) {
    for (PolicyCosts policy : costs) {
      for (Send send : Send.values()) {
        Tally tally = policy.on(send);
        groups.add(List.of(name(policy), Cell.word(send), ALL), tally.all());
        for (Map.Entry<Case, Tally.Group> group : tally.byCase().entrySet()) {
          groups.add(
              List.of(name(policy), Cell.word(send), Cell.word(group.getKey())), group.getValue());
        }
      }
    }
  }

  private static List<Cell> summary(List<Cell> key, Tally.Group group) {
    LatencyHistogram waits = group.waits();
    List<Cell> counted =
        row(key, new Cell.Whole(group.pairs()), new Cell.Whole(group.unmeasured()));
    return row(
        shared(counted, waits.total(), group.pairs() - group.unmeasured()),
        micros(waits.quantileMicros(0.5)),
        micros(waits.quantileMicros(0.9)),
        micros(waits.quantileMicros(0.99)),
        micros(waits.quantileMicros(1)));
  }

  /** A count, and its share of the measured pairs, if there are any. */
  private static List<Cell> shared(List<Cell> key, long part, long whole) {
    List<Cell> row = row(key, new Cell.Whole(part));
    row.addAll(Tables.share(part, whole));
    return row;
  }

  private static Cell name(PolicyCosts policy) {
    return new Cell.Text(policy.policy().name());
  }

  private static Cell micros(OptionalLong micros) {
    return micros.isPresent() ? new Cell.Whole(micros.getAsLong()) : Cell.Absent.ABSENT;
  }

  private static List<Cell> row(List<Cell> key, Cell... values) {
    List<Cell> row = new ArrayList<>(key);
    row.addAll(List.of(values));
    return row;
  }
}
