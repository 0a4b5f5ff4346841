package org.sendpath.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Experiments, tokens and the key, in the store's tables. */
final class SqlAccess implements Access {
  private static final String EXPERIMENTS = "SELECT name, token_hash IS NULL FROM experiment";

  private final Reading reading;

  SqlAccess(Reading reading) {
    this.reading = reading;
  }

  @Override
  public List<Experiment> experiments() throws StoreException {
    return reading.run(
        "read the experiments",
        handle ->
            handle
                .createQuery(EXPERIMENTS + " ORDER BY name")
                .map((row, context) -> experiment(row))
                .list());
  }

  @Override
  public Optional<Experiment> experiment(String name) throws StoreException {
    return reading.run(
        "read an experiment",
        handle ->
            handle
                .createQuery(EXPERIMENTS + " WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> experiment(row))
                .findOne());
  }

  @Override
  public void putExperiment(String name, Optional<byte[]> tokenHash) throws StoreException {
    reading.run(
        "save the experiment",
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO experiment (name, token_hash) VALUES (:name, :hash)"
                        + " ON CONFLICT (name) DO UPDATE SET token_hash = excluded.token_hash")
                .bind("name", name)
                .bind("hash", tokenHash.orElse(null))
                .execute());
  }

  @Override
  public boolean admits(String experiment, byte[] tokenHash) throws StoreException {
    return reading.run(
        "read an experiment",
        handle ->
            handle
                .createQuery(
                    "SELECT 1 FROM experiment"
                        + " WHERE name = :name AND (token_hash IS NULL OR token_hash = :hash)")
                .bind("name", experiment)
                .bind("hash", tokenHash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public long addResearcherToken(String name, byte[] tokenHash, Instant createdAt)
      throws StoreException {
    return reading.run(
        "save the token",
        handle ->
            handle
                .createQuery(
                    "INSERT INTO researcher_token (number, name, token_hash, created_at)"
                        + " SELECT coalesce(max(number), 0) + 1, :name, :hash, :createdAt"
                        + " FROM researcher_token RETURNING number")
                .bind("name", name)
                .bind("hash", tokenHash)
                .bind("createdAt", createdAt.toString())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public boolean revokeResearcherToken(long number, Instant revokedAt) throws StoreException {
    return reading.run(
        "revoke the token",
        handle ->
            handle
                    .createUpdate(
                        "UPDATE researcher_token"
                            + " SET revoked_at = coalesce(revoked_at, :revokedAt)"
                            + " WHERE number = :number")
                    .bind("number", number)
                    .bind("revokedAt", revokedAt.toString())
                    .execute()
                == 1);
  }

  @Override
  public List<ResearcherToken> researcherTokens() throws StoreException {
    return reading.run(
        "read the tokens",
        handle ->
            handle
                .createQuery(
                    "SELECT number, name, created_at, revoked_at FROM researcher_token"
                        + " ORDER BY number")
                .map((row, context) -> token(row))
                .list());
  }

  @Override
  public boolean isResearcher(byte[] tokenHash) throws StoreException {
    return reading.run(
        "read the tokens",
        handle ->
            handle
                .createQuery(
                    "SELECT 1 FROM researcher_token"
                        + " WHERE token_hash = :hash AND revoked_at IS NULL")
                .bind("hash", tokenHash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public byte[] withdrawalKey() throws StoreException {
    return reading.run(
        "read the withdrawal key",
        handle -> handle.createQuery("SELECT withdrawal_key FROM state").mapTo(byte[].class).one());
  }

  private static Experiment experiment(ResultSet row) throws SQLException {
    return new Experiment(row.getString(1), row.getBoolean(2));
  }

  private static ResearcherToken token(ResultSet row) throws SQLException {
    return new ResearcherToken(
        row.getLong(1),
        row.getString(2),
        Instant.parse(row.getString(3)),
        Optional.ofNullable(row.getString(4)).map(Instant::parse));
  }
}
