package org.sendpath.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** Whatever happens to a store, it says what one would count by hand. */
abstract class StoreProperties {
  private final TestDatabase databases;

  StoreProperties(TestDatabase databases) {
    this.databases = databases;
  }

  @Provide
  Arbitrary<List<StoreActions.Action>> actions() {
    return StoreActions.actions();
  }

  @Provide
  Arbitrary<List<ReportFilter>> filters() {
    return StoreActions.filters().list().ofMinSize(1).ofMaxSize(12);
  }

  void check(List<StoreActions.Action> actions, List<ReportFilter> filters)
      throws IOException, SQLException, StoreException {
    Path folder = Files.createTempDirectory("sendpath-store");
    try (Store store = Stores.open(databases.fresh(folder))) {
      StoreOracle oracle = new StoreOracle();
      Map<UUID, TestReport> there = new HashMap<>();
      for (StoreActions.Action action : actions) {
        post(store, oracle, there, action.posted());
        withdraw(store, oracle, there, action.withdrawn());
      }
      List<ReportFilter> questions = new ArrayList<>(filters);
      questions.add(ReportFilter.ALL);
      List<StoreOracle.Told> expected =
          ask(questions, (filter, scope) -> oracle.counts(filter, scope));
      assertThat(told(store, questions)).isEqualTo(expected);
      List<StoredPair> pairs = store.reader().pairs(ReportFilter.ALL, false, 0, 1000);
      assertThat(pairs).hasSize(oracle.pairs().size());

      store.rebuild();

      assertThat(told(store, questions)).isEqualTo(expected);
      assertThat(store.reader().pairs(ReportFilter.ALL, false, 0, 1000)).isEqualTo(pairs);
    } finally {
      remove(folder);
    }
  }

  private static void post(
      Store store, StoreOracle oracle, Map<UUID, TestReport> there, List<TestReport> group)
      throws StoreException {
    List<Written> expected = new ArrayList<>();
    for (TestReport report : group) {
      TestReport known = there.putIfAbsent(report.id(), report);
      if (known == null) {
        oracle.add(report.submission().facts());
        expected.add(Written.STORED);
      } else {
        expected.add(known.equals(report) ? Written.ALREADY_THERE : Written.CONFLICT);
      }
    }
    assertThat(store.writer().write(group.stream().map(TestReport::submission).toList()))
        .isEqualTo(expected);
  }

  private static void withdraw(
      Store store, StoreOracle oracle, Map<UUID, TestReport> there, List<Integer> numbers)
      throws StoreException {
    for (int number : numbers) {
      UUID id = TestReport.numbered(number).id();
      there.remove(id);
      assertThat(store.writer().withdraw(id)).isEqualTo(oracle.remove(id));
    }
  }

  private interface Question {
    StoreOracle.Told ask(ReportFilter filter, Scope scope) throws StoreException;
  }

  private static List<StoreOracle.Told> told(Store store, List<ReportFilter> filters)
      throws StoreException {
    return ask(
        filters, (filter, scope) -> StoreOracle.Told.of(store.counts().counts(filter, scope)));
  }

  private static List<StoreOracle.Told> ask(List<ReportFilter> filters, Question question)
      throws StoreException {
    List<StoreOracle.Told> told = new ArrayList<>();
    for (ReportFilter filter : filters) {
      for (Scope scope : Arrays.asList(Scope.values())) {
        told.add(question.ask(filter, scope));
      }
    }
    return told;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
