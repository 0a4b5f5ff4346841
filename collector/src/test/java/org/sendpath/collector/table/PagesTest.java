package org.sendpath.collector.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.store.ReportFilter;
import org.sendpath.collector.store.ReportReader;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.collector.store.StoredReport;

class PagesTest {
  private final QueryFakeStore store = new QueryFakeStore();

  @Test
  void next_smallReports_readsMoreAtATime() throws Exception {
    add(3_000);
    List<Integer> sizes = sizes(Pages.reports(store, ReportFilter.ALL, 0, Long.MAX_VALUE));
    assertThat(sizes.get(0)).isEqualTo(32);
    assertThat(sizes.get(1)).isBetween(500, 1000);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
  }

  @Test
  void next_largeReports_readsFewAtATime() throws Exception {
    List<Integer> wanted = new ArrayList<>();
    ReportReader reader =
        new OnlyReports(
            (after, limit) -> {
              wanted.add(limit);
              return after >= 100
                  ? List.of()
                  : List.of(new StoredReport(after + 1, new UUID(0, 1), new byte[600_000]));
            });
    sizes(Pages.reports(reader, ReportFilter.ALL, 0, Long.MAX_VALUE));
    assertThat(wanted).hasSize(101).startsWith(32, 1, 1);
  }

  @Test
  void next_limit_isNeverExceededAndEndsWithoutAsking() throws Exception {
    add(100);
    Pages<StoredReport> pages = Pages.reports(store, ReportFilter.ALL, 3 * 20, 50);
    List<StoredReport> all = new ArrayList<>();
    for (List<StoredReport> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      all.addAll(page);
    }
    assertThat(all).hasSize(50);
    assertThat(all.get(0).sequence()).isEqualTo(3 * 21);
    store.fail(true);
    assertThat(pages.next()).isEmpty();
  }

  @Test
  void next_atTheEnd_staysThere() throws Exception {
    add(1);
    Pages<StoredReport> pages = Pages.reports(store, ReportFilter.ALL, 0, Long.MAX_VALUE);
    assertThat(pages.next()).hasSize(1);
    assertThat(pages.next()).isEmpty();
    add(1);
    assertThat(pages.next()).isEmpty();
  }

  @Test
  void pairs_agreeingAmongManyConflicting_areAllFound() throws Exception {
    for (int i = 0; i < 200; i++) {
      store.add(QuerySample.number(2 * i).pair("a", "s" + i + ".example.jp"));
      if (i % 50 != 49) {
        store.add(
            QuerySample.number(2 * i + 1).pair("a", "s" + i + ".example.jp").meets("-", "reset"));
      }
    }
    List<String> servers = new ArrayList<>();
    Pages<StoredPair> pages = Pages.pairs(store, ReportFilter.ALL, Optional.of(false), 0, 3);
    for (List<StoredPair> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      page.forEach(pair -> servers.add(pair.server()));
    }
    assertThat(servers).containsExactly("s49.example.jp", "s99.example.jp", "s149.example.jp");
    assertThat(sizes(Pages.pairs(store, ReportFilter.ALL, Optional.of(true), 0, 1_000)))
        .satisfies(
            sizes -> assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(196));
  }

  private void add(int reports) {
    for (int i = 0; i < reports; i++) {
      store.add(QuerySample.number(i));
    }
  }

  private static List<Integer> sizes(Pages<?> pages) throws StoreException {
    List<Integer> sizes = new ArrayList<>();
    for (int size = pages.next().size(); size > 0; size = pages.next().size()) {
      sizes.add(size);
    }
    return sizes;
  }

  /** Reports by a function. */
  private record OnlyReports(Reports reports) implements ReportReader {
    private interface Reports {
      List<StoredReport> after(long sequence, int limit);
    }

    @Override
    public Optional<StoredReport> find(UUID id) {
      return Optional.empty();
    }

    @Override
    public List<StoredReport> reports(ReportFilter filter, long after, int limit) {
      return reports.after(after, limit);
    }

    @Override
    public List<StoredPair> pairs(
        ReportFilter filter, boolean onlyConflicting, long after, int limit) {
      return List.of();
    }
  }
}
