package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.report.Family;

/**
 * The relations that the SQL files read, from the facts to the pairs.
 *
 * <ul>
 *   <li>{@code report}, {@code attempt}: the facts
 *   <li>{@code memberReport}: the reports that form pairs
 *   <li>{@code selectedReport}, {@code selectedAttempt}: what a {@link Selection} admits
 *   <li>{@code vote}, {@code contested}, {@code contestedReport}, {@code settled}: the way to the
 *       pairs' cases
 *   <li>{@code everyPair}; {@code pair}: those that a selection admits, with {@code result}, the
 *       case over the family that it names
 *   <li>{@code settledPair}: those that were voted for; {@code selectedSettledPair}, {@code
 *       conflictingPair}: of those, what a selection admits, and what has reports that disagree
 *   <li>{@code pairCount}: how many pairs are alike
 * </ul>
 */
final class Relations {
  private final Engine engine;
  private final Selection selection;

  Relations(Engine engine, Selection selection) {
    this.engine = engine;
    this.selection = selection;
  }

  /** Defines and keeps all of them. */
  void prepare(List<String> datasets) throws EngineException {
    engine.read(Relation.REPORT, datasets);
    engine.read(Relation.ATTEMPT, datasets);
    List<String> once = once(datasets);
    List<String> member = new ArrayList<>(once);
    member.add("NOT local");
    member.addAll(selection.ofExperiment());
    engine.define("memberReport", select("*", "report f", member));
    List<String> selected = new ArrayList<>(once);
    selected.addAll(selection.conditions());
    engine.define("selectedReport", select("*", "report f", selected));
    engine.define("selectedAttempt", select("*", "attempt f", attempts(once)));
    new PairVotes(engine, selection.family()).settle();
    engine.keep("selectedSettledPair", select("*", "settledPair f", selection.conditions()));
    engine.define("conflictingPair", "SELECT * FROM selectedSettledPair WHERE conflicting");
    engine.define(
        "pair", select("f.*, " + result() + " AS result", "everyPair f", selection.conditions()));
    engine.keep("pairCount", SqlFile.PAIR_COUNT.text());
  }

  /** A report may be in two datasets: the first one's stands. Within one it is there once. */
  private List<String> once(List<String> datasets) throws EngineException {
    if (datasets.size() < 2) {
      return List.of();
    }
    engine.keep(
        "repeatedReport",
        "SELECT r.report FROM report r JOIN (SELECT id, min(report) AS stands FROM report"
            + " GROUP BY id HAVING count(*) > 1) twice ON r.id = twice.id"
            + " WHERE r.report <> twice.stands");
    return List.of("NOT EXISTS (SELECT 1 FROM repeatedReport g WHERE g.report = f.report)");
  }

  private List<String> attempts(List<String> once) {
    List<String> conditions = new ArrayList<>();
    if (selection.conditions().isEmpty()) {
      conditions.addAll(once);
    } else {
      conditions.add("EXISTS (SELECT 1 FROM selectedReport g WHERE g.report = f.report)");
    }
    selection.family().ifPresent(family -> conditions.add("family = '" + family.word() + "'"));
    return conditions;
  }

  private String result() {
    return selection.family().map(Relations::result).orElse("f.resultOverall");
  }

  private static String result(Family family) {
    return switch (family) {
      case IPV6 -> "f.resultIpv6";
      case IPV4 -> "f.resultIpv4";
    };
  }

  private static String select(String columns, String from, List<String> conditions) {
    return "SELECT "
        + columns
        + " FROM "
        + from
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
  }
}
