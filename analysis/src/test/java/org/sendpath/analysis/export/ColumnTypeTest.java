package org.sendpath.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.table.Cell;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;

class ColumnTypeTest {
  /** Whoever adds a column says here what it is. */
  private static final Map<ColumnType, Set<String>> COLUMNS =
      Map.of(
          ColumnType.TEXT,
          Set.of(
              "auth",
              "case",
              "cases",
              "difference",
              "family",
              "id",
              "kind",
              "measuredAt",
              "month",
              "network",
              "os",
              "outcome",
              "policy",
              "send",
              "server",
              "stage",
              "startTls",
              "volunteer"),
          ColumnType.WHOLE,
          Set.of(
              "attempts",
              "count",
              "greetings",
              "measured",
              "medianHighMicros",
              "medianLowMicros",
              "medianMicros",
              "micros",
              "minMicros",
              "p25Micros",
              "p75Micros",
              "p90Micros",
              "p99Micros",
              "pairs",
              "port",
              "reports",
              "rescued",
              "sent",
              "unmeasured",
              "worstMicros"),
          ColumnType.DECIMAL,
          Set.of("high", "low", "medianSeconds", "paperSeconds", "share"));

  @Test
  void of_everyColumnOfEveryTable_isItsType() {
    Map<ColumnType, Set<String>> found =
        Stream.<Shape[]>of(TableShape.values(), AnalysisShape.values())
            .flatMap(Arrays::stream)
            .map(Shape::columns)
            .flatMap(Collection::stream)
            .collect(Collectors.groupingBy(ColumnType::of, Collectors.toCollection(TreeSet::new)));
    assertThat(found).isEqualTo(COLUMNS);
  }

  @Test
  void check_cellsOfTheirTypesOrAbsent_passes() {
    ColumnType.check(TestShape.FILLED);
    assertThat(ColumnType.of(TestShape.FILLED))
        .containsExactly(
            ColumnType.TEXT,
            ColumnType.WHOLE,
            ColumnType.DECIMAL,
            ColumnType.DECIMAL,
            ColumnType.WHOLE,
            ColumnType.TEXT);
  }

  @Test
  void check_cellOfAnotherType_isRefused() {
    Table table =
        new Table(
            TableShape.FUNNEL, List.of(List.of(new Cell.Text("reports"), new Cell.Text("39"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColumnType.check(table))
        .withMessage("funnel: the column count is whole and cannot hold Text[value=39]");
  }
}
