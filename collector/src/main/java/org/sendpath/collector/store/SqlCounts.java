package org.sendpath.collector.store;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * Adds up the cells that a question is about, and what is not in them yet. One statement: all of
 * one moment.
 */
final class SqlCounts implements CountReader {
  private static final LocalDate FIRST_DAY = LocalDate.of(-1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(10_000, 1, 1);

  private static final int CELL = 0;
  private static final int CHANGE = 1;

  private final Reading reading;

  /** A row. */
  @SuppressWarnings("ArrayRecordComponent") // Read once; compared nowhere.
  private record Part(boolean change, byte[] bytes) {
    void addTo(CountsSum sum, Places places) {
      if (change) {
        CubeChange.read(
            bytes,
            (place, counts) -> {
              if (places.admit(place)) {
                sum.add(counts);
              }
            });
      } else {
        sum.add(CellCounts.of(bytes));
      }
    }
  }

  SqlCounts(Reading reading) {
    this.reading = reading;
  }

  @Override
  public Counts counts(ReportFilter filter, Scope scope) throws StoreException {
    return reading.run(
        "read the counts",
        handle -> {
          CountsSum sum = new CountsSum();
          Places places = new Places(filter);
          Query query = handle.createQuery(sql(filter));
          bind(query, filter)
              .map((row, context) -> new Part(row.getInt(1) == CHANGE, row.getBytes(2)))
              .forEach(part -> part.addTo(sum, places));
          return sum.counts(scope);
        });
  }

  @Override
  public long revision() throws StoreException {
    return reading.run(
        "read the counts",
        handle -> handle.createQuery("SELECT revision FROM state").mapTo(Long.class).one());
  }

  private static String sql(ReportFilter filter) {
    StringBuilder sql =
        new StringBuilder("SELECT ")
            .append(CHANGE)
            .append(", changes FROM cell_change UNION ALL SELECT ")
            .append(CELL)
            .append(", counts FROM cell WHERE level = ")
            .append(CubeLevel.of(filter).number());
    if (filter.experiment().isPresent()) {
      sql.append(" AND experiment = :experiment");
    }
    switch (CubeLevel.of(filter)) {
      case TOTAL, EXPERIMENT -> {}
      case DAY -> sql.append(" AND day >= :since AND day < :until");
      case SEGMENT -> sql.append(" AND segment IN (").append(segments(filter)).append(')');
      case SEGMENT_AND_DAY ->
          sql.append(" AND day >= :since AND day < :until AND segment IN (")
              .append(segments(filter))
              .append(')');
    }
    return sql.toString();
  }

  private static Query bind(Query query, ReportFilter filter) {
    filter.experiment().ifPresent(name -> query.bind("experiment", name));
    if (filter.since().isPresent() || filter.until().isPresent()) {
      query.bind("since", filter.since().orElse(FIRST_DAY).toEpochDay());
      query.bind("until", filter.until().orElse(LAST_DAY).toEpochDay());
    }
    return query;
  }

  private static String segments(ReportFilter filter) {
    return Segment.numbers(filter).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
