package org.sendpath.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Outcome;

/** How every store is opened, checked, saved, and who may do what with it. */
abstract class StoreOperationContract extends StoreOnDatabase {
  private static final byte[] HASH = new byte[32];
  private static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456Z");

  StoreOperationContract(TestDatabase databases) {
    super(databases);
  }

  @Test
  void open_second_isRefusedToWriteAndCanDoTheRest() throws StoreException {
    assertThatThrownBy(() -> Stores.openForWriting(db))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("stop it first");
    try (Store beside = Stores.open(db)) {
      beside.access().putExperiment("second", Optional.of(HASH));
      beside.check();
      assertThatThrownBy(() -> beside.writer().write(List.of(report(1).submission())))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("stop it first");
      assertThatThrownBy(beside::rebuild).isInstanceOf(StoreException.class);
    }
    write(report(1));
    assertThat(store.access().experiment("second")).contains(new Experiment("second", false));
  }

  @Test
  void open_afterClose_hasEverything() throws StoreException {
    write(report(1));
    byte[] key = store.access().withdrawalKey();
    long revision = store.counts().revision();
    store.close();

    store = Stores.openForWriting(db);

    assertThat(store.access().withdrawalKey()).isEqualTo(key).hasSize(32);
    assertThat(store.counts().revision()).isEqualTo(revision);
    assertThat(write(report(1), report(2))).containsExactly(Written.ALREADY_THERE, Written.STORED);
  }

  @Test
  void access_newStore_hasOpenFallback() throws StoreException {
    assertThat(store.access().experiments()).containsExactly(new Experiment("fallback", true));
    assertThat(store.access().admits("fallback", HASH)).isTrue();
    assertThat(store.access().admits("none", HASH)).isFalse();
    assertThat(store.access().experiment("none")).isEmpty();
  }

  @Test
  void access_closedExperiment_admitsItsTokenAlone() throws StoreException {
    byte[] other = {1};
    store.access().putExperiment("fallback", Optional.of(HASH));

    assertThat(store.access().admits("fallback", HASH)).isTrue();
    assertThat(store.access().admits("fallback", other)).isFalse();
    store.access().putExperiment("fallback", Optional.empty());
    assertThat(store.access().admits("fallback", other)).isTrue();
  }

  @Test
  void access_researcherToken_isOneUntilRevoked() throws StoreException {
    long number = store.access().addResearcherToken("Jun", HASH, NOW);
    long second = store.access().addResearcherToken("Kei", new byte[] {1}, NOW);

    assertThat(store.access().isResearcher(HASH)).isTrue();
    assertThat(store.access().revokeResearcherToken(number, NOW.plusSeconds(1))).isTrue();
    assertThat(store.access().revokeResearcherToken(number, NOW.plusSeconds(2))).isTrue();
    assertThat(store.access().revokeResearcherToken(99, NOW)).isFalse();
    assertThat(store.access().isResearcher(HASH)).isFalse();
    assertThat(store.access().isResearcher(new byte[] {1})).isTrue();
    assertThat(store.access().researcherTokens())
        .containsExactly(
            new ResearcherToken(number, "Jun", NOW, Optional.of(NOW.plusSeconds(1))),
            new ResearcherToken(second, "Kei", NOW, Optional.empty()));
  }

  @Test
  void check_isRepeatable() throws StoreException {
    long before = store.counts().revision();
    store.check();
    store.check();

    assertThat(store.counts().revision()).isEqualTo(before);
  }

  @Test
  void backup_whileOpen_opensAsStoreWithEverything() throws StoreException {
    write(report(1), report(2).by(1), report(3).found(Outcome.TIMEOUT, Outcome.TIMEOUT));
    store.access().addResearcherToken("Jun", HASH, NOW);
    Path file = folder.resolve("backup.db");

    store.backup(file);

    write(report(4));
    try (Store copy = Stores.openForWriting(file.toString())) {
      assertThat(copy.reader().reports(ReportFilter.ALL, 0, 10))
          .extracting(StoredReport::id)
          .containsExactly(report(1).id(), report(2).id(), report(3).id());
      assertThat(copy.access().isResearcher(HASH)).isTrue();
      assertThat(copy.access().withdrawalKey()).isEqualTo(store.access().withdrawalKey());
      assertThat(copy.reader().pairs(ReportFilter.ALL, false, 0, 10)).hasSize(2);
      copy.writer().write(List.of(report(4).submission()));
      assertThat(StoreOracle.Told.of(copy.counts().counts(ReportFilter.ALL, Scope.BOTH)))
          .isEqualTo(StoreOracle.Told.of(store.counts().counts(ReportFilter.ALL, Scope.BOTH)));
      assertThat(copy.writer().withdraw(report(1).id())).isTrue();
    }
  }

  @Test
  void backup_fileExists_isRefusedAndKept() throws Exception {
    Path file = Files.writeString(folder.resolve("precious"), "mine");

    assertThatThrownBy(() -> store.backup(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("exists already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void check_storeIsBroken_fails() throws SQLException {
    execute("DROP TABLE heartbeat");

    assertThatThrownBy(() -> store.check()).isInstanceOf(StoreException.class);
  }

  @Test
  void open_newerStore_isRefused() throws SQLException {
    store.close();
    execute(
        "INSERT INTO schema_version (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, "
            + (db.startsWith("jdbc:") ? "true" : "1")
            + ")");

    assertThatThrownBy(() -> Stores.open(db))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer sendpath-collector");
  }

  @Test
  void open_databaseOfSomethingElse_isRefusedAndKept() throws SQLException {
    store.close();
    db = databases.fresh(folder);
    execute("CREATE TABLE invoices (number INTEGER)");

    assertThatThrownBy(() -> Stores.open(db))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("tables of something else");
    execute("DROP TABLE invoices");
  }
}
