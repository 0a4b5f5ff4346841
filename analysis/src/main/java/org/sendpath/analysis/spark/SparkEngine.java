package org.sendpath.analysis.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.sendpath.analysis.engine.DatasetNumbers;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.RowConsumer;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;

/**
 * Runs the tables' SQL on Spark. What is kept is cached by the executors, in memory or on their
 * disks; what is lost with an executor is made again.
 */
public final class SparkEngine implements Engine {
  private final SparkSession session;
  private final Map<String, Dataset<Row>> kept = new HashMap<>();
  private final Map<String, String> made = new HashMap<>();

  /**
   * @param cluster whose views and settings stay as they are; the caller stops it, after this is
   *     closed
   */
  public SparkEngine(SparkSession cluster) {
    session = cluster.newSession();
    // As DuckDB has it: an overflow or a bad cast is an error, not a null.
    session.conf().set("spark.sql.ansi.enabled", true);
    session.conf().set("spark.sql.caseSensitive", false);
    session.conf().set("spark.sql.session.timeZone", "UTC");
  }

  /**
   * {@inheritDoc}
   *
   * @param datasets folders by any address that Spark reads, or what {@link SparkFacts} made
   */
  @Override
  public void read(Relation relation, List<String> datasets) throws EngineException {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < datasets.size(); i++) {
      String part = made.get(made(relation, datasets.get(i)));
      if (part == null) {
        part = relation.word() + "Dataset" + i;
        DatasetFolder folder = new DatasetFolder(relation, datasets.get(i));
        define(part, run("dataset " + datasets.get(i), () -> folder.rows(session)));
      }
      parts.add(select(relation, part, DatasetNumbers.first(i)));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("datasets: must name at least one");
    }
    define(relation.word(), String.join(" UNION ALL ", parts));
  }

  private static String select(Relation relation, String part, long first) {
    return relation.columns().stream()
        .map(Column::name)
        .map(name -> name.equals("report") ? "report + " + first + "L AS report" : name)
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + part));
  }

  /** Has {@link #read} take a view for a relation of a dataset that is no folder. */
  void provide(String dataset, Relation relation, String view) {
    made.put(made(relation, dataset), view);
  }

  private static String made(Relation relation, String dataset) {
    return relation.word() + " " + dataset;
  }

  @Override
  public void define(String name, String select) throws EngineException {
    // As text, so that it reads whatever bears the names in it when it is used.
    run(
        "view " + name,
        () -> session.sql("CREATE OR REPLACE TEMPORARY VIEW " + name + " AS " + select));
    release(kept.remove(key(name)));
  }

  /** Names rows. */
  private void define(String name, Dataset<Row> rows) throws EngineException {
    run(
        "view " + name,
        () -> {
          rows.createOrReplaceTempView(name);
          return name;
        });
    release(kept.remove(key(name)));
  }

  @Override
  public void keep(String name, String select) throws EngineException {
    keep(name, here -> here.sql(select));
  }

  @Override
  public void keep(String name, List<Column> columns, Iterable<List<Object>> rows)
      throws EngineException {
    List<Row> values = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "rows: have " + columns.size() + " columns, not " + row.size());
      }
      values.add(RowFactory.create(row.toArray()));
    }
    keep(name, here -> here.createDataFrame(values, SparkColumns.schema(columns)));
  }

  /**
   * Keeps the rows of a query that is no SQL.
   *
   * @param query gets the session to make it with
   */
  void keep(String name, Function<SparkSession, Dataset<Row>> query) throws EngineException {
    Dataset<Row> rows =
        run(
            "table " + name,
            () -> {
              Dataset<Row> lazy = query.apply(session).persist(StorageLevel.MEMORY_AND_DISK());
              lazy.count();
              return lazy;
            });
    define(name, rows);
    kept.put(key(name), rows);
  }

  @Override
  public void query(String select, RowConsumer rows) throws EngineException {
    Iterator<Row> answer = run("query", () -> session.sql(select).toLocalIterator());
    while (run("query", answer::hasNext)) {
      rows.take(new SparkRow(run("query", answer::next)));
    }
  }

  @Override
  public void close() {
    kept.values().forEach(SparkEngine::release);
    kept.clear();
  }

  private static void release(Dataset<Row> rows) {
    if (rows != null) {
      rows.unpersist();
    }
  }

  /** SQL's names do not tell letters' case. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static <T> T run(String what, Callable<T> step) throws EngineException {
    try {
      return step.call();
    } catch (EngineException e) {
      throw e;
    } catch (Exception e) {
      // Not only runtime exceptions: Scala throws checked ones that it does not declare.
      throw new EngineException(what + ": Spark cannot run it (" + reason(e) + ")", e);
    }
  }

  /** The first line: a plan, or the stack of some executor's thread, follows. */
  private static String reason(Exception thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }
}
