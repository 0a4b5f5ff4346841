package org.sendpath.analysis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.ReportTexts;
import org.sendpath.analysis.facts.Type;

/** What every engine must do. */
public abstract class EngineContractTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("word", Type.TEXT),
          new Column("number", Type.WHOLE),
          new Column("truth", Type.TRUTH),
          new Column("part", Type.DECIMAL));

  @TempDir Path folder;
  private Engine engine;

  /** An engine that nothing was told yet. */
  protected abstract Engine open(Path temporaryFolder) throws Exception;

  @BeforeEach
  void open() throws Exception {
    engine = open(folder.resolve("temporary"));
  }

  @AfterEach
  void close() throws EngineException {
    engine.close();
  }

  @Test
  void keep_rowsOfEveryType_areReadAsTheyWere() throws Exception {
    engine.keep(
        "kept",
        COLUMNS,
        List.of(row("a'b\u3042", Long.MIN_VALUE, true, 0.5), row("", Long.MAX_VALUE, false, -1.0)));
    List<List<Object>> rows = new ArrayList<>();
    engine.query(
        "SELECT word, number, truth, CAST(part * 2 AS BIGINT) FROM kept ORDER BY number",
        row ->
            rows.add(
                List.of(
                    row.text(0).orElseThrow(),
                    row.whole(1).orElseThrow(),
                    row.truth(2).orElseThrow(),
                    row.whole(3).orElseThrow())));
    assertThat(rows)
        .containsExactly(
            List.of("a'b\u3042", Long.MIN_VALUE, true, 1L),
            List.of("", Long.MAX_VALUE, false, -2L));
  }

  @Test
  void keep_nulls_areEmpty() throws Exception {
    engine.keep("kept", COLUMNS, List.of(row(null, null, null, null)));
    List<List<Object>> rows = new ArrayList<>();
    engine.query(
        "SELECT word, number, truth FROM kept WHERE part IS NULL",
        row -> rows.add(List.of(row.text(0), row.whole(1), row.truth(2))));
    assertThat(rows)
        .containsExactly(List.of(Optional.empty(), OptionalLong.empty(), Optional.empty()));
  }

  @Test
  void keep_noRows_isThereAndEmpty() throws Exception {
    engine.keep("kept", COLUMNS, List.of());
    assertThat(whole("SELECT count(*) FROM kept")).containsExactly(0L);
  }

  @Test
  void keep_query_isNotRunAgain() throws Exception {
    engine.keep("first", COLUMNS, List.of(row("a", 1L, true, 1.0)));
    engine.define("view", "SELECT number FROM first");
    engine.keep("kept", "SELECT number FROM view");
    engine.keep("first", COLUMNS, List.of(row("a", 2L, true, 1.0)));
    assertThat(whole("SELECT number FROM kept")).containsExactly(1L);
  }

  @Test
  void defineAndKeep_ofOneName_replaceEachOther() throws Exception {
    engine.define("known", "SELECT CAST(1 AS BIGINT) AS number");
    engine.keep("known", "SELECT CAST(2 AS BIGINT) AS number");
    assertThat(whole("SELECT number FROM known")).containsExactly(2L);
    engine.define("KNOWN", "SELECT CAST(3 AS BIGINT) AS number");
    assertThat(whole("SELECT number FROM known")).containsExactly(3L);
    engine.keep("known", COLUMNS, List.of(row("a", 4L, true, 1.0)));
    assertThat(whole("SELECT number FROM known")).containsExactly(4L);
    engine.define("known", "SELECT CAST(5 AS BIGINT) AS number");
    assertThat(whole("SELECT NUMBER FROM Known")).containsExactly(5L);
  }

  @Test
  void query_moreRowsThanOneBatch_givesAllInOrder() throws Exception {
    long rows = 300_000;
    engine.keep(
        "many",
        List.of(new Column("number", Type.WHOLE)),
        () -> LongStream.range(0, rows).<List<Object>>mapToObj(List::of).iterator());
    List<Long> read = whole("SELECT number FROM many ORDER BY number");
    assertThat(read).hasSize((int) rows).startsWith(0L, 1L).endsWith(rows - 1).isSorted();
  }

  @Test
  void query_consumerThatFails_leavesTheEngineUsable() throws Exception {
    engine.keep("kept", COLUMNS, List.of(row("a", 1L, true, 1.0)));
    IllegalStateException failure = new IllegalStateException("enough");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                engine.query(
                    "SELECT number FROM kept",
                    row -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(whole("SELECT number FROM kept")).containsExactly(1L);
  }

  @Test
  void anySql_thatIsWrong_isRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.query("SELECT FROM WHERE", row -> {}));
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.define("view", "SELECT nothing FROM nowhere"));
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.keep("kept", "SELECT nothing FROM nowhere"));
  }

  @Test
  void read_severalDatasets_numbersOfEachBeginFurtherUp() throws Exception {
    String first = dataset("first", 0, 1);
    String second = dataset("second [*] it's", 0);
    engine.read(Relation.REPORT, List.of(first, second));
    engine.read(Relation.ATTEMPT, List.of(first, second));
    assertThat(whole("SELECT report FROM report ORDER BY report"))
        .containsExactly(0L, 1L, DatasetNumbers.first(1));
    assertThat(whole("SELECT report FROM attempt GROUP BY report ORDER BY report"))
        .containsExactly(0L, 1L, DatasetNumbers.first(1));
    assertThat(whole("SELECT count(*) FROM report WHERE overall = 'open' AND NOT local"))
        .containsExactly(3L);
  }

  @Test
  void read_everyColumn_hasTheTypeOfTheRelation() throws Exception {
    String only = dataset("only", 5);
    for (Relation relation : Relation.values()) {
      engine.read(relation, List.of(only));
      for (Column column : relation.columns()) {
        engine.query(
            "SELECT " + column.name() + " FROM " + relation.word(),
            row -> {
              switch (column.type()) {
                case TEXT -> row.text(0);
                case WHOLE, DECIMAL -> row.whole(0);
                case TRUTH -> row.truth(0);
              }
            });
      }
    }
  }

  @Test
  void read_folderThatIsNotThere_namesIt() {
    String missing = folder.resolve("missing").toString();
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.read(Relation.REPORT, List.of(missing)))
        .withMessageContaining(missing);
  }

  @Test
  void read_folderWithoutFacts_namesIt() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.read(Relation.REPORT, List.of(empty.toString())))
        .withMessageContaining(empty.toString());
  }

  @Test
  void read_damagedFile_namesItsDataset() throws Exception {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Files.writeString(damaged.resolve("report-0.parquet"), "no Parquet at all, by any means");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.read(Relation.REPORT, List.of(damaged.toString())))
        .withMessageContaining(damaged.toString());
  }

  private String dataset(String name, long... numbers) throws Exception {
    List<FactRows> rows = new ArrayList<>();
    for (long number : numbers) {
      rows.add(FactRows.of(number, ReportTexts.full()));
    }
    return ParquetFacts.write(Files.createDirectory(folder.resolve(name)), rows);
  }

  private List<Long> whole(String select) throws EngineException {
    List<Long> read = new ArrayList<>();
    engine.query(select, row -> read.add(row.whole(0).orElseThrow()));
    return read;
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
