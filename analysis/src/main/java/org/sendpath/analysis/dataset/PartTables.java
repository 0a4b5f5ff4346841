package org.sendpath.analysis.dataset;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.Type;

/**
 * The rows of one part, in memory until they are files. A value costs the appender some 100 ns, and
 * a report has ten attempts with 17 values each. So a report's attempts are one row of lists, one
 * for each column of durations; their other columns, words and small numbers, are the number of
 * their combination, of which there are few.
 */
final class PartTables implements AutoCloseable {
  private static final String KIND = "kind";
  private static final List<Column> REPORT = Relation.REPORT.columns();
  private static final List<Column> ATTEMPT = Relation.ATTEMPT.columns();

  /** The attempts' columns without the first, which is the report's: no two rows are alike. */
  private static final int[] DURATIONS = columns(true);

  private static final int[] WORDS = columns(false);

  /** Nobody has so many, unless a file is made to take memory. */
  private static final int MAX_KINDS = 100_000;

  private final Duck duck;
  private final Map<List<Object>, Long> kinds = new HashMap<>();
  private DuckDBAppender kind;
  private DuckDBAppender report;
  private DuckDBAppender attempt;

  private PartTables(Duck duck, DuckDBAppender kind) {
    this.duck = duck;
    this.kind = kind;
  }

  static PartTables create(Duck duck) throws SQLException {
    PartTables tables = new PartTables(duck, newKinds(duck));
    tables.begin();
    return tables;
  }

  private static DuckDBAppender newKinds(Duck duck) throws SQLException {
    duck.run("CREATE OR REPLACE TABLE kind (kind BIGINT, " + definitions(WORDS, "") + ")");
    return duck.appender(KIND);
  }

  private void begin() throws SQLException {
    duck.run(
        "CREATE OR REPLACE TABLE report ("
            + REPORT.stream()
                .map(column -> Sql.name(column) + " " + Sql.type(column))
                .collect(Collectors.joining(", "))
            + ", placeInput BIGINT, placeLine BIGINT, fingerprint BIGINT)");
    duck.run(
        "CREATE OR REPLACE TABLE attempt (report BIGINT, kind BIGINT[], "
            + definitions(DURATIONS, "[]")
            + ")");
    report = duck.appender("report");
    attempt = duck.appender("attempt");
  }

  void append(long number, FactRows rows, Place place) throws SQLException {
    report.beginRow();
    report.append(number);
    List<Object> values = rows.report();
    for (int i = 1; i < values.size(); i++) {
      append(report, REPORT.get(i).type(), values.get(i));
    }
    report.append((long) place.input()).append(place.line()).append(place.fingerprint()).endRow();
    if (!rows.attempts().isEmpty()) {
      appendAttempts(number, rows.attempts());
    }
  }

  private void appendAttempts(long number, List<List<Object>> rows) throws SQLException {
    attempt.beginRow();
    attempt.append(number);
    long[] numbers = new long[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = kind(rows.get(row));
    }
    attempt.append(numbers);
    for (int column : DURATIONS) {
      boolean[] nulls = new boolean[numbers.length];
      for (int row = 0; row < numbers.length; row++) {
        Object value = rows.get(row).get(column);
        nulls[row] = value == null;
        numbers[row] = value == null ? 0 : (Long) value;
      }
      attempt.append(numbers, nulls);
    }
    attempt.endRow();
  }

  private long kind(List<Object> row) throws SQLException {
    List<Object> words = new ArrayList<>(WORDS.length);
    for (int column : WORDS) {
      words.add(row.get(column));
    }
    Long known = kinds.get(words);
    if (known != null) {
      return known;
    }
    long next = kinds.size();
    kinds.put(words, next);
    kind.beginRow();
    kind.append(next);
    for (int i = 0; i < WORDS.length; i++) {
      append(kind, ATTEMPT.get(WORDS[i]).type(), words.get(i));
    }
    kind.endRow();
    return next;
  }

  /** Ends the part: the tables hold it until {@link #clear}. */
  void flush() throws SQLException {
    kind.flush();
    report.close();
    attempt.close();
  }

  /** The rows of a relation of the part, after {@link #flush}. */
  static String select(Relation relation) {
    return switch (relation) {
      case REPORT -> "SELECT " + Sql.names(relation, "") + " FROM report";
      case ATTEMPT ->
          "SELECT "
              + Sql.names(relation, "")
              + " FROM (SELECT report, unnest(kind) AS kind, "
              + named(DURATIONS)
                  .map(name -> "unnest(" + name + ") AS " + name)
                  .collect(Collectors.joining(", "))
              + " FROM attempt) JOIN kind USING (kind)";
    };
  }

  /** Where each report of the part came from. */
  static String selectPlaces() {
    return "SELECT report, placeInput, placeLine, fingerprint FROM report";
  }

  /** Begins the next part. */
  void clear() throws SQLException {
    if (kinds.size() > MAX_KINDS) {
      kind.close();
      kinds.clear();
      kind = newKinds(duck);
    }
    begin();
  }

  @Override
  public void close() throws SQLException {
    report.close();
    attempt.close();
    kind.close();
  }

  private static void append(DuckDBAppender appender, Type type, Object value) throws SQLException {
    switch (type) {
      case TEXT -> appender.append((String) value);
      case WHOLE -> appender.append((Long) value);
      case TRUTH -> appender.append((Boolean) value);
      case DECIMAL -> appender.append((Double) value);
    }
  }

  private static int[] columns(boolean durations) {
    return IntStream.range(1, ATTEMPT.size())
        .filter(column -> ATTEMPT.get(column).name().endsWith("Micros") == durations)
        .toArray();
  }

  private static Stream<String> named(int[] columns) {
    return Arrays.stream(columns).mapToObj(column -> Sql.name(ATTEMPT.get(column)));
  }

  private static String definitions(int[] columns, String suffix) {
    return Arrays.stream(columns)
        .mapToObj(
            column -> Sql.name(ATTEMPT.get(column)) + " " + Sql.type(ATTEMPT.get(column)) + suffix)
        .collect(Collectors.joining(", "));
  }
}
