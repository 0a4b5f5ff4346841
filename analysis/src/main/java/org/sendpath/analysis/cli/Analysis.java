package org.sendpath.analysis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.engine.DuckDbEngine;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.input.InputException;
import org.sendpath.analysis.input.Loaded;
import org.sendpath.analysis.policy.Policies;
import org.sendpath.analysis.policy.PolicyTables;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.analysis.table.Selection;
import org.sendpath.table.Table;

/** What was read, with DuckDB over it; closing removes what is temporary. */
final class Analysis implements AutoCloseable {
  /** What counts, as the page names it. */
  static final String ENGINE = "DuckDB";

  private final Loaded loaded;
  private final Engine engine;
  private final AnalysisTables tables;

  private Analysis(Loaded loaded, Engine engine, AnalysisTables tables) {
    this.loaded = loaded;
    this.engine = engine;
    this.tables = tables;
  }

  /**
   * Reads what is to be read, and finds its pairs.
   *
   * @param in what {@code -} means
   * @param aside the folder for what is no report
   */
  static Analysis open(InputStream in, Path aside, InputOptions input, SelectionOptions selection)
      throws InputException, EngineException, IOException, InterruptedException {
    // A wrong choice is told before anything is read.
    Selection chosen = selection.selection();
    Loaded loaded = input.load(in, Optional.empty(), aside);
    try {
      Engine engine = DuckDbEngine.open(input.engine());
      try {
        List<String> datasets = List.of(loaded.dataset().toString());
        return new Analysis(loaded, engine, AnalysisTables.of(engine, datasets, chosen));
      } catch (EngineException | RuntimeException e) {
        engine.close();
        throw e;
      }
    } catch (EngineException | RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  AnalysisTables tables() {
    return tables;
  }

  List<Table> policies(Policies policies) throws EngineException {
    return PolicyTables.of(engine, policies);
  }

  /** Says what came in. */
  Manifest manifest() {
    return loaded.manifest();
  }

  @Override
  public void close() throws EngineException, IOException {
    try {
      engine.close();
    } finally {
      loaded.close();
    }
  }
}
