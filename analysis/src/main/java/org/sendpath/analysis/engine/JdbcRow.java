package org.sendpath.analysis.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The row that a result stands at. */
final class JdbcRow implements Row {
  private final ResultSet result;

  JdbcRow(ResultSet result) {
    this.result = result;
  }

  /** A value could not be had; whoever runs the query says so. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException reason;

    UnreadableException(SQLException reason) {
      super(reason);
      this.reason = reason;
    }

    @Override
    public synchronized SQLException getCause() {
      return reason;
    }
  }

  @Override
  public Optional<String> text(int column) {
    try {
      return Optional.ofNullable(result.getString(column + 1));
    } catch (SQLException e) {
      throw new UnreadableException(e);
    }
  }

  @Override
  public OptionalLong whole(int column) {
    try {
      long value = result.getLong(column + 1);
      return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (SQLException e) {
      throw new UnreadableException(e);
    }
  }

  @Override
  public Optional<Boolean> truth(int column) {
    try {
      boolean value = result.getBoolean(column + 1);
      return result.wasNull() ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw new UnreadableException(e);
    }
  }
}
