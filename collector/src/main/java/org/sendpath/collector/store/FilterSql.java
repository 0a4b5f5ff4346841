package org.sendpath.collector.store;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.sendpath.report.Word;

/** A filter over the rows of reports or pairs, as a condition with named values. */
final class FilterSql {
  private static final long SECONDS_PER_DAY = 86_400;

  private final StringBuilder condition = new StringBuilder(":after < ");
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * @param seconds the column that days are compared with
   */
  FilterSql(ReportFilter filter, String table, String seconds) {
    condition.append(table).append(".sequence");
    filter.experiment().ifPresent(name -> add("experiment = :experiment", "experiment", name));
    add("kind", filter.kind());
    add("route", filter.route());
    add("os", filter.os());
    add("network", filter.network());
    addDay(seconds + " >= :since", "since", filter.since());
    addDay(seconds + " < :until", "until", filter.until());
  }

  void add(String what) {
    condition.append(" AND ").append(what);
  }

  String condition() {
    return condition.toString();
  }

  Query bind(Query query) {
    return query.bindMap(values);
  }

  private void add(String column, Optional<? extends Word> word) {
    word.ifPresent(known -> add(column + " = :" + column, column, known.word()));
  }

  private void addDay(String what, String name, Optional<LocalDate> day) {
    day.ifPresent(known -> add(what, name, known.toEpochDay() * SECONDS_PER_DAY));
  }

  private void add(String what, String name, Object value) {
    add(what);
    values.put(name, value);
  }
}
