package org.sendpath.analysis.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.Row;
import org.sendpath.report.Word;
import org.sendpath.table.Cell;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.Tables;

/** Counts of pairs by words of closed vocabularies, and their shares within each group. */
final class Groups {
  private final Engine engine;

  Groups(Engine engine) {
    this.engine = engine;
  }

  /**
   * A group and the words that its rows are about.
   *
   * @param key by which the query's first column names it
   */
  record Group<K, E>(K key, Cell cell, List<E> words) {}

  /** Rows of a word and its pairs. */
  <E extends Enum<E> & Word> Map<E, Long> counts(SqlFile file, Class<E> type)
      throws EngineException {
    Map<E, Long> counts = new EnumMap<>(type);
    engine.query(
        file.text(), row -> counts.merge(Rows.word(type, row, 0), Rows.whole(row, 1), Long::sum));
    return counts;
  }

  /** The shares of {@link #counts}. */
  <E extends Enum<E> & Word> Table table(Shape shape, SqlFile file, List<E> words)
      throws EngineException {
    Map<E, Long> counts = counts(file, words.get(0).getDeclaringClass());
    return new Table(shape, Tables.shares(List.of(), words, counts));
  }

  /** Shares within each group, for rows of the group's word, a word, and its pairs. */
  <G extends Enum<G> & Word, E extends Enum<E> & Word> Table table(
      Shape shape, SqlFile file, Class<G> groups, List<E> words) throws EngineException {
    return table(
        shape,
        Stream.of(groups.getEnumConstants())
            .map(group -> new Group<>(group.word(), Cell.word(group), words))
            .toList(),
        counts(file, row -> Rows.text(row, 0), words.get(0).getDeclaringClass()));
  }

  /** The same for months: those that occur, ascending. */
  <E extends Enum<E> & Word> Table byMonth(Shape shape, SqlFile file, List<E> words)
      throws EngineException {
    SortedMap<String, Map<E, Long>> counts =
        counts(file, row -> Rows.text(row, 0), words.get(0).getDeclaringClass());
    return table(
        shape,
        counts.keySet().stream()
            .map(month -> new Group<>(month, new Cell.Text(month), words))
            .toList(),
        counts);
  }

  /** The same for ports, each with words of its own. */
  <E extends Enum<E> & Word> Table byPort(
      Shape shape, SqlFile file, Class<E> type, List<Group<Long, E>> ports) throws EngineException {
    return table(shape, ports, counts(file, row -> Rows.whole(row, 0), type));
  }

  static <E> Group<Long, E> port(long port, List<E> words) {
    return new Group<>(port, new Cell.Whole(port), words);
  }

  private <K extends Comparable<K>, E extends Enum<E> & Word> SortedMap<K, Map<E, Long>> counts(
      SqlFile file, Function<Row, K> key, Class<E> type) throws EngineException {
    SortedMap<K, Map<E, Long>> counts = new TreeMap<>();
    engine.query(
        file.text(),
        row ->
            counts
                .computeIfAbsent(key.apply(row), group -> new EnumMap<>(type))
                .merge(Rows.word(type, row, 1), Rows.whole(row, 2), Long::sum));
    return counts;
  }

  private static <K, E extends Enum<E> & Word> Table table(
      Shape shape, List<Group<K, E>> groups, Map<K, Map<E, Long>> counts) {
    return new Table(
        shape,
        groups.stream()
            .flatMap(
                group ->
                    Tables.shares(
                        List.of(group.cell()),
                        group.words(),
                        counts.getOrDefault(group.key(), Map.of()))
                        .stream())
            .toList());
  }
}
