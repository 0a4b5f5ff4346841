package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.rule.Case;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

/** The pairs whose reports disagree, in the order of experiment, volunteer and server. */
final class Conflicts {
  private Conflicts() {}

  static Table pairs(Engine engine) throws EngineException {
    Reading reading = new Reading();
    engine.query(
        SqlFile.CONFLICTS.text(),
        row ->
            reading.take(
                new Pair(
                    Rows.text(row, 0), Rows.text(row, 1), Rows.text(row, 2), Rows.whole(row, 3)),
                Rows.word(Case.class, row, 4)));
    return new Table(TableShape.CONFLICTS, reading.all());
  }

  static Table reports(Engine engine) throws EngineException {
    List<List<Cell>> rows = new ArrayList<>();
    engine.query(
        SqlFile.CONFLICT_REPORTS.text(),
        row ->
            rows.add(
                List.of(
                    new Cell.Text(Rows.text(row, 0)),
                    new Cell.Text(Rows.text(row, 1)),
                    new Cell.Text(Rows.text(row, 2)),
                    new Cell.Text(Rows.time(row, 3).toString()),
                    new Cell.Text(Rows.text(row, 4)),
                    new Cell.Text(Rows.text(row, 5)))));
    return new Table(AnalysisShape.CONFLICT_REPORTS, rows);
  }

  private record Pair(String experiment, String volunteer, String server, long reports) {}

  /** Takes a pair's cases one by one, all of a pair before the next one's. */
  private static final class Reading {
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Set<Case> cases = EnumSet.noneOf(Case.class);
    private Optional<Pair> open = Optional.empty();

    void take(Pair pair, Case given) {
      if (!open.equals(Optional.of(pair))) {
        close();
        open = Optional.of(pair);
      }
      cases.add(given);
    }

    List<List<Cell>> all() {
      close();
      return rows;
    }

    private void close() {
      open.ifPresent(
          pair ->
              rows.add(
                  Tables.conflict(
                      pair.volunteer(), pair.server(), pair.reports(), cases.stream())));
      cases.clear();
      open = Optional.empty();
    }
  }
}
