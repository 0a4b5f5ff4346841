package org.sendpath.analysis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.plot.Plots;
import org.sendpath.analysis.policy.Policies;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;

/**
 * All tables, those of policies among them, and what is said of all.
 *
 * @param span from when to when, and of which experiments
 */
record Findings(List<Table> tables, AnalysisTables.Span span) {
  static Findings of(Analysis analysis, Policies policies) throws EngineException {
    List<Table> tables = new ArrayList<>(analysis.tables().all());
    tables.addAll(analysis.policies(policies));
    return new Findings(tables, analysis.tables().span());
  }

  Plots plots() {
    Map<Shape, Table> byShape = new LinkedHashMap<>();
    tables.forEach(table -> byShape.put(table.shape(), table));
    return Plots.of(byShape, experiment());
  }

  /** Its name; how many there are, if there are several. */
  String experiment() {
    List<String> names = span.experiments();
    return names.size() == 1 ? names.get(0) : names.size() + " experiments";
  }
}
