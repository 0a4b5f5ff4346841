package org.sendpath.analysis.engine;

import java.util.List;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;

/**
 * Runs SQL that DuckDB and Spark both understand. Names that are not yet there, or are there
 * already, are replaced. Not safe for several threads.
 */
public interface Engine extends AutoCloseable {
  /**
   * Defines {@code report} or {@code attempt} as what datasets hold together.
   *
   * @param datasets at least one; each a folder with files {@code report-*.parquet} and {@code
   *     attempt-*.parquet}, whose report numbers begin at {@link DatasetNumbers#first}
   * @throws EngineException naming the dataset that cannot be read
   */
  void read(Relation relation, List<String> datasets) throws EngineException;

  /**
   * Names a query; it runs each time that it is used.
   *
   * @throws EngineException if {@code select} cannot be understood
   */
  void define(String name, String select) throws EngineException;

  /**
   * Runs a query once and keeps its rows, on disk if they are too many.
   *
   * @throws EngineException if it fails
   */
  void keep(String name, String select) throws EngineException;

  /**
   * Keeps rows that were made here.
   *
   * @param rows each with one value for every column: a String, Long, Boolean, Double or null
   * @throws EngineException if they cannot be kept
   */
  void keep(String name, List<Column> columns, Iterable<List<Object>> rows) throws EngineException;

  /**
   * Runs a query and gives its rows one by one: there may be more than memory holds.
   *
   * @param rows does not use the engine
   * @throws EngineException if it fails
   */
  void query(String select, RowConsumer rows) throws EngineException;

  @Override
  void close() throws EngineException;
}
