package org.sendpath.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;

/** How every store keeps reports; {@link StoreProperties} has what is to be counted. */
abstract class StoreContract extends StoreOnDatabase {
  StoreContract(TestDatabase databases) {
    super(databases);
  }

  private static ReportFilter kind(ServerKind kind) {
    return new ReportFilter(
        Optional.empty(),
        Optional.of(kind),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<StoredPair> pairs() throws StoreException {
    return store.reader().pairs(ReportFilter.ALL, false, 0, 100);
  }

  @Test
  void write_newReport_isFoundAsItCame() throws StoreException {
    byte[] body = report(1).spelledOtherwise().body();

    assertThat(store.writer().write(List.of(report(1).spelledOtherwise())))
        .containsExactly(Written.STORED);

    StoredReport found = store.reader().find(report(1).id()).orElseThrow();
    assertThat(found.id()).isEqualTo(report(1).id());
    assertThat(found.body()).isEqualTo(body);
  }

  @Test
  void write_clockSetBackByYears_storesAndCountsAsBefore() throws Exception {
    write(report(1), report(2));
    store.close();

    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(-4000));
    store = Stores.open(db, late);

    assertThat(write(report(3), report(1))).containsExactly(Written.STORED, Written.ALREADY_THERE);
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).reports()).isEqualTo(3);
    assertThat(store.reader().reports(ReportFilter.ALL, 0, 10)).hasSize(3);
  }

  @Test
  void write_nothing_changesNothing() throws StoreException {
    long before = store.counts().revision();

    assertThat(store.writer().write(List.of())).isEmpty();

    assertThat(store.counts().revision()).isEqualTo(before);
  }

  @Test
  void write_sameValueSpelledOtherwise_isAlreadyThere() throws StoreException {
    write(report(1));
    long before = store.counts().revision();

    assertThat(store.writer().write(List.of(report(1).spelledOtherwise())))
        .containsExactly(Written.ALREADY_THERE);

    assertThat(store.reader().find(report(1).id()).orElseThrow().body())
        .isEqualTo(report(1).submission().body());
    assertThat(store.counts().revision()).isEqualTo(before);
  }

  @Test
  void write_numberSpelledOtherwise_isAlreadyThere() throws StoreException {
    Submission plain = report(1).submission();
    String text = new String(plain.body(), StandardCharsets.UTF_8);
    String one = text.replaceFirst("\\}$", ",\"later\":[1.0,{\"big\":1e2}]}");
    String other = text.replaceFirst("\\}$", ",\"later\":[1,{\"big\":100.00}]}");
    String third = text.replaceFirst("\\}$", ",\"later\":[1,{\"big\":101}]}");

    assertThat(
            store
                .writer()
                .write(
                    List.of(
                        submission(plain, one),
                        submission(plain, other),
                        submission(plain, third))))
        .containsExactly(Written.STORED, Written.ALREADY_THERE, Written.CONFLICT);
  }

  private static Submission submission(Submission of, String body) {
    return new Submission(of.facts(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void write_sameIdOtherContent_isConflictAndKeepsTheFirst() throws StoreException {
    write(report(1));

    assertThat(write(report(1).took(7))).containsExactly(Written.CONFLICT);

    assertThat(store.reader().find(report(1).id()).orElseThrow().body())
        .isEqualTo(report(1).submission().body());
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).reports()).isEqualTo(1);
  }

  @Test
  void write_withinOneGroup_answersEach() throws StoreException {
    write(report(3));

    assertThat(
            write(report(1), report(3), report(1), report(2), report(1).took(7), report(3).took(7)))
        .containsExactly(
            Written.STORED,
            Written.ALREADY_THERE,
            Written.ALREADY_THERE,
            Written.STORED,
            Written.CONFLICT,
            Written.CONFLICT);
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).reports()).isEqualTo(3);
  }

  @Test
  void write_largeGroup_isInOrder() throws StoreException {
    List<TestReport> group =
        IntStream.range(0, 300).mapToObj(number -> report(number).by(number % 3)).toList();

    store.writer().write(group.stream().map(TestReport::submission).toList());

    List<StoredReport> all = store.reader().reports(ReportFilter.ALL, 0, 1000);
    assertThat(all.stream().map(StoredReport::id))
        .isEqualTo(group.stream().map(TestReport::id).toList());
    assertThat(all.stream().map(StoredReport::sequence)).isSorted().doesNotHaveDuplicates();
    List<StoredReport> last = store.reader().reports(ReportFilter.ALL, all.get(296).sequence(), 2);
    assertThat(last)
        .extracting(StoredReport::sequence)
        .containsExactly(all.get(297).sequence(), all.get(298).sequence());
  }

  @Test
  void reports_filtered_areThoseOfTheFilter() throws StoreException {
    write(
        report(1),
        report(2).about("mail.example.com", ServerKind.COMPANY),
        report(3).at("2026-11-22T00:00:00Z"),
        report(4).at("9999-12-31T23:59:59.999999999Z"),
        report(5).at("0000-01-01T00:00:00Z"),
        report(6).in("other"));
    ReportFilter day =
        new ReportFilter(
            Optional.of("fallback"),
            Optional.of(ServerKind.ISP),
            Optional.of(Route.DIRECT),
            Optional.of(OsFamily.LINUX),
            Optional.of(Network.HOME),
            Optional.of(LocalDate.of(2026, 11, 21)),
            Optional.of(LocalDate.of(2026, 11, 22)));

    assertThat(store.reader().reports(day, 0, 10))
        .extracting(StoredReport::id)
        .containsExactly(report(1).id());
  }

  @Test
  void pairs_latestByTimeThenId_givesKind() throws StoreException {
    write(
        report(2).about("smtp.example.jp", ServerKind.COMPANY),
        report(3).about("smtp.example.jp", ServerKind.UNIVERSITY),
        report(1).about("smtp.example.jp", ServerKind.ASP),
        report(4).about("smtp.example.jp", ServerKind.ISP).at("2026-11-21T01:02:03.456789011Z"));

    StoredPair pair = pairs().get(0);
    assertThat(pair.kind()).isEqualTo(ServerKind.UNIVERSITY);
    assertThat(pair.latestAt()).isEqualTo(Instant.parse("2026-11-21T01:02:03.456789012Z"));
    assertThat(pair.reports()).isEqualTo(4);
    assertThat(store.reader().pairs(kind(ServerKind.ISP), false, 0, 10)).isEmpty();
    assertThat(store.reader().pairs(kind(ServerKind.UNIVERSITY), false, 0, 10)).hasSize(1);
  }

  @Test
  void pairs_thatDisagree_areConflictingAndListed() throws StoreException {
    write(
        report(1).by(1),
        report(2).found(Outcome.RESET, Outcome.RESET),
        report(3).found(Outcome.RESET, Outcome.RESET),
        report(4));

    List<StoredPair> conflicting = store.reader().pairs(ReportFilter.ALL, true, 0, 10);

    assertThat(conflicting).hasSize(1);
    assertThat(conflicting.get(0).pairCase()).isEqualTo(Case.RESET);
    assertThat(conflicting.get(0).cases()).containsExactly(Case.OPEN, Case.RESET);
    assertThat(conflicting.get(0).conflicting()).isTrue();
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).conflictingPairs()).isEqualTo(1);
  }

  @Test
  void withdraw_onlyReport_leavesNothing() throws StoreException {
    StoreOracle.Told before =
        StoreOracle.Told.of(store.counts().counts(ReportFilter.ALL, Scope.BOTH));
    write(report(1));

    assertThat(store.writer().withdraw(report(1).id())).isTrue();

    assertThat(store.reader().find(report(1).id())).isEmpty();
    assertThat(pairs()).isEmpty();
    assertThat(StoreOracle.Told.of(store.counts().counts(ReportFilter.ALL, Scope.BOTH)))
        .isEqualTo(before);
    assertThat(store.writer().withdraw(report(1).id())).isFalse();
  }

  @Test
  void withdraw_firstOfPair_leavesTheOther() throws StoreException {
    write(report(1), report(2).by(1), report(3).found(Outcome.RESET, Outcome.RESET));

    store.writer().withdraw(report(1).id());

    List<StoredPair> pairs = pairs();
    assertThat(pairs).extracting(StoredPair::reports).containsExactly(1L, 1L);
    assertThat(pairs).extracting(StoredPair::pairCase).containsExactly(Case.OPEN, Case.RESET);
    assertThat(store.writer().withdraw(report(3).id())).isTrue();
    assertThat(pairs()).hasSize(1);
  }

  @Test
  void withdraw_thenWrite_getsNewSequence() throws StoreException {
    write(report(1));
    long first = store.reader().find(report(1).id()).orElseThrow().sequence();
    store.writer().withdraw(report(1).id());

    assertThat(write(report(1).took(7))).containsExactly(Written.STORED);

    assertThat(store.reader().find(report(1).id()).orElseThrow().sequence()).isGreaterThan(first);
  }

  @Test
  void revision_growsWithEachChange() throws StoreException {
    long empty = store.counts().revision();
    write(report(1));
    long one = store.counts().revision();
    store.writer().withdraw(report(1).id());

    assertThat(one).isGreaterThan(empty);
    assertThat(store.counts().revision()).isGreaterThan(one);
  }

  @Test
  void write_thatFailsHalfWay_keepsNothingAndRecovers() throws SQLException, StoreException {
    write(report(1));
    execute("ALTER TABLE cell_change RENAME TO away");

    assertThatThrownBy(() -> write(report(2), report(3).by(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot store reports");

    execute("ALTER TABLE away RENAME TO cell_change");
    assertThat(store.reader().find(report(2).id())).isEmpty();
    assertThat(pairs()).hasSize(1);
    assertThat(write(report(2), report(3).by(1))).containsOnly(Written.STORED);
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).reports()).isEqualTo(3);
    assertThat(store.counts().counts(ReportFilter.ALL, Scope.BOTH).pairs()).isEqualTo(2);
  }

  @Test
  void counts_manyTransactionsAndAReopening_areOfAllReports() throws StoreException {
    StoreOracle oracle = new StoreOracle();
    // More than wait for the cells at a time, and the last of them waiting still.
    for (int number = 1; number <= 600; number++) {
      if (number == 400) {
        store.close();
        store = Stores.openForWriting(db);
      }
      TestReport report = report(number).by(number % 3).took(number);
      write(report);
      oracle.add(report.submission().facts());
    }
    store.writer().withdraw(report(5).id());
    oracle.remove(report(5).id());

    LocalDate day =
        LocalDate.ofInstant(report(1).submission().facts().measuredAt(), ZoneOffset.UTC);
    for (ReportFilter filter :
        List.of(ReportFilter.ALL, kind(ServerKind.ISP), kind(ServerKind.ASP), since(day))) {
      assertThat(StoreOracle.Told.of(store.counts().counts(filter, Scope.BOTH)))
          .isEqualTo(oracle.counts(filter, Scope.BOTH));
    }
  }

  private static ReportFilter since(LocalDate day) {
    return new ReportFilter(
        Optional.of("fallback"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(day),
        Optional.of(day.plusDays(1)));
  }
}
