package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of the cube, on the writing connection. A cell is kept in parts that add up: what is
 * new goes into the first; a part that has grown too large goes into the next, sixteen times as
 * large. So a large cell is rewritten once in many transactions, not in each.
 */
final class CellTable {
  private static final List<Integer> MAX_PART_BYTES = List.of(512, 8192, 131_072);

  private final Connection connection;
  private final Lookup find;
  private final PreparedStatement save;
  private final PreparedStatement delete;

  CellTable(Database database, Connection connection) throws SQLException {
    this.connection = connection;
    find =
        database.lookup(
            connection,
            new Lookup.Question(
                "cell",
                List.of("level", "experiment", "day", "segment", "counts"),
                List.of(
                    new Lookup.KeyColumn("level", Lookup.Type.WHOLE),
                    new Lookup.KeyColumn("experiment", Lookup.Type.TEXT),
                    new Lookup.KeyColumn("day", Lookup.Type.WHOLE),
                    new Lookup.KeyColumn("segment", Lookup.Type.WHOLE),
                    new Lookup.KeyColumn("part", Lookup.Type.WHOLE))));
    save =
        connection.prepareStatement(
            "INSERT INTO cell (level, experiment, day, segment, part, counts)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (level, experiment, day, segment, part)"
                + " DO UPDATE SET counts = excluded.counts");
    delete =
        connection.prepareStatement(
            "DELETE FROM cell WHERE level = ? AND experiment = ? AND day = ? AND segment = ?"
                + " AND part = ?");
  }

  /** Adds to the cells. */
  void add(Map<CubeLevel.CellKey, CellCounts> change) throws SQLException {
    Map<CubeLevel.CellKey, CellCounts> rest = new HashMap<>(change);
    for (int part = 0; !rest.isEmpty(); part++) {
      addToParts(part, rest);
    }
    delete.executeBatch();
    save.executeBatch();
  }

  void deleteAll() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM cell");
    }
  }

  /** Leaves in {@code rest} what is too large for this part, together with what was in it. */
  private void addToParts(int part, Map<CubeLevel.CellKey, CellCounts> rest) throws SQLException {
    Map<CubeLevel.CellKey, CellCounts> kept = new HashMap<>();
    find.find(
        rest.keySet().stream().map(key -> key(key, part)).toList(),
        row ->
            kept.put(
                new CubeLevel.CellKey(
                    CubeLevel.of(row.getInt(1)), row.getString(2), row.getLong(3), row.getInt(4)),
                CellCounts.of(row.getBytes(5))));
    Map<CubeLevel.CellKey, CellCounts> tooLarge = new HashMap<>();
    for (Map.Entry<CubeLevel.CellKey, CellCounts> entry : rest.entrySet()) {
      CubeLevel.CellKey key = entry.getKey();
      CellCounts there = kept.get(key);
      CellCounts sum = there == null ? entry.getValue() : there.plus(entry.getValue());
      byte[] bytes = sum.toBytes();
      boolean fits = part == MAX_PART_BYTES.size() || bytes.length <= MAX_PART_BYTES.get(part);
      if (fits && !sum.isEmpty()) {
        bind(save, key, part);
        save.setBytes(6, bytes);
        save.addBatch();
      } else if (there != null) {
        bind(delete, key, part);
        delete.addBatch();
      }
      if (!fits) {
        tooLarge.put(key, sum);
      }
    }
    rest.clear();
    rest.putAll(tooLarge);
  }

  private static Object[] key(CubeLevel.CellKey key, int part) {
    return new Object[] {
      (long) key.level().number(), key.experiment(), key.day(), (long) key.segment(), (long) part
    };
  }

  private static void bind(PreparedStatement statement, CubeLevel.CellKey key, int part)
      throws SQLException {
    statement.setLong(1, key.level().number());
    statement.setString(2, key.experiment());
    statement.setLong(3, key.day());
    statement.setLong(4, key.segment());
    statement.setLong(5, part);
  }
}
