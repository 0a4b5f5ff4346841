package org.sendpath.analysis.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;

class FactRowsPropertyTest {
  @Property
  void of_anyAttempts_hasOneRowForEachAndOneWordForEachPort(
      @ForAll("attempts") List<Attempt> attempts) throws InvalidReportException {
    FactRows rows = FactRows.of(5, with(attempts));
    assertThat(rows.report()).hasSameSizeAs(Relation.REPORT.columns());
    assertThat(rows.attempts()).hasSameSizeAs(attempts);
    for (int i = 0; i < attempts.size(); i++) {
      List<Object> row = rows.attempts().get(i);
      assertThat(row).hasSameSizeAs(Relation.ATTEMPT.columns());
      assertThat(row.get(0)).isEqualTo(5L);
      assertThat(row.get(3)).isEqualTo((long) attempts.get(i).port());
      assertThat((Long) row.get(5)).isBetween(0L, attempts.size() - 1L);
    }
    int outcome587 = column("outcome587");
    List<Integer> ports = List.of(587, 465, 25);
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(i);
      boolean tried =
          attempts.stream()
              .anyMatch(
                  attempt ->
                      attempt.port() == port
                          && attempt.target() == Target.SERVER
                          && attempt.sample() == 0);
      assertThat(rows.report().get(outcome587 + i) != null).isEqualTo(tried);
    }
  }

  /** Addresses of a lane are numbered without gaps, the earliest 0. */
  @Property
  void of_anyAttempts_numbersTheAddressesOfEachLane(@ForAll("attempts") List<Attempt> attempts)
      throws InvalidReportException {
    List<List<Object>> rows = FactRows.of(0, with(attempts)).attempts();
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < rows.size(); k++) {
        if (rows.get(i).subList(2, 5).equals(rows.get(k).subList(2, 5))) {
          boolean same = attempts.get(i).address().equals(attempts.get(k).address());
          assertThat(rows.get(i).get(5).equals(rows.get(k).get(5))).isEqualTo(same);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    return Combinators.combine(
            Arbitraries.of(Target.class),
            Arbitraries.of(587, 465, 25, 22, 1, 65_535),
            Arbitraries.of(Family.class),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(0, 5),
            Arbitraries.of(Outcome.class),
            Arbitraries.of(220, 554, 0))
        .as(FactRowsPropertyTest::attempt)
        .list()
        .ofMaxSize(12);
  }

  private static Attempt attempt(
      Target target,
      int port,
      Family family,
      int address,
      int sample,
      long startMicros,
      Outcome outcome,
      int code) {
    boolean open = outcome == Outcome.OPEN;
    boolean timer = outcome == Outcome.TIMEOUT;
    return new Attempt(
        target,
        port,
        family,
        (family == Family.IPV4 ? "192.0.2." : "2001:db8::") + (address + 1),
        sample,
        startMicros,
        20_123,
        Clock.PROCESS,
        outcome,
        timer ? Evidence.TIMER : Evidence.ERRNO,
        open || timer ? Optional.empty() : Optional.of("EHOSTUNREACH"),
        Optional.empty(),
        OptionalInt.empty(),
        open && sample == 0 ? Optional.of(session(code)) : Optional.empty(),
        UnknownFields.NONE);
  }

  private static Session session(int code) {
    return new Session(
        code == 0 ? OptionalLong.empty() : OptionalLong.of(25_011),
        Optional.of("ESMTP"),
        OptionalInt.of(code),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        code == 220 ? Optional.empty() : Optional.of(SessionFailure.REJECTED),
        UnknownFields.NONE);
  }

  private static Report with(List<Attempt> attempts) throws InvalidReportException {
    Report full = ReportTexts.full();
    return new Report(
        full.id(),
        full.experiment(),
        full.measuredAt(),
        full.elapsedMicros(),
        full.agent(),
        full.volunteer(),
        full.server(),
        full.vantage(),
        full.resolutions(),
        new ArrayList<>(attempts),
        full.unknown());
  }

  private static int column(String name) {
    return Relation.REPORT.columns().stream().map(Column::name).toList().indexOf(name);
  }
}
