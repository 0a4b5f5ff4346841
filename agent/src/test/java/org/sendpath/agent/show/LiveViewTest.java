package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sendpath.agent.measure.Progress.Lane;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;

class LiveViewTest {
  private static final String V4 = ReportBuilder.V4;
  private static final String V6 = ReportBuilder.V6;

  private final AtomicLong nanos = new AtomicLong();
  private final HandTicker ticker = new HandTicker();

  @Test
  void progress_inPipe_printsOneLineWhenSomethingIsOver() throws Exception {
    Page page = Page.pipe();
    run(view(page, "en"));
    Golden.check("live-pipe.en.txt", page.text());
    assertThat(ticker.ever).isFalse();
  }

  @Test
  void progress_inPipeInJapanese_printsOneLineWhenSomethingIsOver() throws Exception {
    Page page = Page.pipe();
    run(view(page, "ja"));
    Golden.check("live-pipe.ja.txt", page.text());
  }

  @Test
  void progress_onDumbTerminal_isThePipes() throws Exception {
    Page dumb = Page.screen("TERM", "dumb");
    run(view(dumb, "en"));
    Golden.check("live-pipe.en.txt", dumb.text());
  }

  @Test
  void progress_onScreen_leavesTheSameLinesSortedWithMedians() throws Exception {
    Page page = Page.screen();
    run(view(page, "en"));
    FakeScreen screen = new FakeScreen(24);
    screen.print(page.text());
    Golden.check("live-screen.en.txt", String.join("\n", screen.lines()));
  }

  @Test
  void progress_onScreen_showsStatesAndGrowingTimesWhileItWaits() {
    Page page = Page.screen();
    FakeScreen screen = new FakeScreen(24);
    try (LiveView view = view(page, "en")) {
      view.resolving("smtp.example.jp");
      pass(1_300);
      screen.print(page.text());
      assertThat(screen.lines())
          .startsWith("smtp.example.jp")
          .anyMatch(line -> line.matches(" {2}\u25e6 DNS +IPv6 +asking the DNS +1\\.3 s"))
          .anyMatch(line -> line.matches(" {2}\u25e6 DNS +IPv4 +asking the DNS +1\\.3 s"));

      view.resolved(ReportBuilder.resolution(Family.IPV6, ResolutionStatus.NODATA));
      view.resolved(ReportBuilder.resolution(Family.IPV4, ResolutionStatus.OK, V4));
      Lane lane = new Lane(Target.SERVER, 587, Family.IPV4, V4);
      view.connecting(lane);
      pass(2_700);
      screen.print(page.text());
      assertThat(screen.lines())
          .noneMatch(line -> line.contains("asking"))
          .anyMatch(
              line -> line.matches(" {2}\u25e6 587 +IPv4 +192\\.0\\.2\\.25 +connecting +2\\.7 s"));

      view.opened(lane);
      pass(400);
      screen.print(page.text());
      assertThat(screen.lines())
          .anyMatch(
              line ->
                  line.matches(" {2}\u25e6 587 +IPv4 +192\\.0\\.2\\.25 +open, talking +0\\.4 s"));
    }
  }

  @Test
  void tick_whereNothingChanged_printsNothing() {
    Page page = Page.screen();
    try (LiveView view = view(page, "en")) {
      view.resolving("smtp.example.jp");
      page.text();
      ticker.tick();
      assertThat(page.text()).isEmpty();
    }
  }

  @Test
  void ticker_runsOnlyWhileSomethingWaits() {
    Page page = Page.screen();
    try (LiveView view = view(page, "en")) {
      view.resolving("smtp.example.jp");
      assertThat(ticker.running()).isTrue();
      view.resolved(ReportBuilder.resolution(Family.IPV6, ResolutionStatus.NODATA));
      view.resolved(ReportBuilder.resolution(Family.IPV4, ResolutionStatus.OK, V4));
      assertThat(ticker.running()).isFalse();
      view.connecting(new Lane(Target.SERVER, 587, Family.IPV4, V4));
      assertThat(ticker.running()).isTrue();
      view.measured(open(587, V4, 0, 25_000));
      assertThat(ticker.running()).isFalse();
      assertThat(ticker.closed).isFalse();
    }
    assertThat(ticker.closed).isTrue();
  }

  @Test
  void resolved_literal_waitsForNoOtherFamily() {
    Page page = Page.screen();
    try (LiveView view = view(page, "en")) {
      view.resolving(V4);
      view.resolved(ReportBuilder.resolution(Family.IPV4, ResolutionStatus.LITERAL, V4));
      assertThat(ticker.running()).isFalse();
    }
  }

  @Test
  void progress_moreLanesThanRows_losesNoneAndRepeatsNone() {
    Page page = Page.screen("LINES", "8");
    FakeScreen screen = new FakeScreen(8);
    try (LiveView view = view(page, "en")) {
      view.resolving("smtp.example.jp");
      view.resolved(ReportBuilder.resolution(Family.IPV6, ResolutionStatus.NODATA));
      view.resolved(ReportBuilder.resolution(Family.IPV4, ResolutionStatus.OK, V4));
      view.connecting(new Lane(Target.SERVER, 587, Family.IPV4, V4));
      for (int i = 1; i <= 12; i++) {
        String address = "192.0.2." + (100 + i);
        view.connecting(new Lane(Target.SERVER, 465, Family.IPV4, address));
        pass(100);
        view.measured(open(465, address, 0, 1_000L * i));
      }
      view.measured(open(587, V4, 0, 25_000));
      screen.print(page.text());
    }
    screen.print(page.text());
    for (int i = 1; i <= 12; i++) {
      String address = "192.0.2." + (100 + i) + " ";
      assertThat(screen.lines()).filteredOn(line -> line.contains(address)).hasSize(1);
    }
    assertThat(screen.lines())
        .filteredOn(line -> line.contains(" 587 "))
        .singleElement()
        .asString()
        .contains("open", "25 ms");
  }

  @Test
  void progress_longAddressesOnScreen_areCutRatherThanTheTime() {
    String longest = "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff";
    Page page = Page.screen("COLUMNS", "70");
    FakeScreen screen = new FakeScreen(24);
    try (LiveView view = view(page, "ja")) {
      view.connecting(new Lane(Target.SERVER, 587, Family.IPV6, longest));
      view.measured(ReportBuilder.open(587, Family.IPV6, longest, 0, 25_000, Optional.empty()));
      screen.print(page.text());
    }
    assertThat(screen.lines().get(0)).contains("2001:db8", "..", "ffff").endsWith("25 ms");
    assertThat(DisplayWidth.of(screen.lines().get(0))).isLessThan(70);
  }

  private LiveView view(Page page, String language) {
    return new LiveView(page.terminal(), Messages.of(language), nanos::get, ticker);
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
    ticker.tick();
  }

  /** A whole run: some open, one silent, one refused, a control host, three samples. */
  private void run(LiveView view) {
    try (view) {
      Lane submission6 = new Lane(Target.SERVER, 587, Family.IPV6, V6);
      Lane submission4 = new Lane(Target.SERVER, 587, Family.IPV4, V4);
      Lane smtp4 = new Lane(Target.SERVER, 25, Family.IPV4, V4);
      Lane tls4 = new Lane(Target.SERVER, 465, Family.IPV4, V4);
      view.resolving("smtp.example.jp");
      view.resolved(ReportBuilder.resolution(Family.IPV4, ResolutionStatus.OK, V4, "192.0.2.26"));
      view.resolved(ReportBuilder.resolution(Family.IPV6, ResolutionStatus.OK, V6));
      view.resolved(
          new Resolution(
              Target.CONTROL,
              Family.IPV4,
              ResolutionStatus.OK,
              List.of(ReportBuilder.CONTROL_V4),
              900,
              UnknownFields.NONE));
      List.of(submission6, submission4, tls4, smtp4).forEach(view::connecting);
      pass(30);
      view.measured(
          ReportBuilder.failed(
              465, Family.IPV4, 24_000, Outcome.RESET, Evidence.KERNEL, "ECONNREFUSED"));
      view.opened(submission4);
      view.opened(smtp4);
      pass(100);
      view.measured(
          ReportBuilder.open(587, Family.IPV4, V4, 0, 25_400, Optional.of(Sessions.startTls())));
      view.measured(open(587, V4, 1, 21_000));
      view.measured(open(587, V4, 2, 22_000));
      view.measured(
          ReportBuilder.open(
              25, Family.IPV4, V4, 0, 24_900, Optional.of(Sessions.failed(SessionFailure.CLOSED))));
      SampleReport.SILENT_587.report().attempts().stream()
          .filter(attempt -> attempt.target() == Target.CONTROL && attempt.port() == 587)
          .forEach(view::measured);
      pass(9_900);
      SampleReport.SILENT_587.report().attempts().stream()
          .filter(attempt -> attempt.port() == 587 && attempt.family() == Family.IPV6)
          .forEach(view::measured);
    }
  }

  private static Attempt open(int port, String address, int sample, long micros) {
    return ReportBuilder.open(port, Family.IPV4, address, sample, micros, Optional.empty());
  }

  /** Ticks when the test says so. */
  private static final class HandTicker implements Ticker {
    private Optional<Runnable> tick = Optional.empty();
    private boolean ever;
    private boolean closed;

    @Override
    public void on(Runnable run) {
      tick = Optional.of(run);
      ever = true;
    }

    @Override
    public void off() {
      tick = Optional.empty();
    }

    @Override
    public void close() {
      tick = Optional.empty();
      closed = true;
    }

    boolean running() {
      return tick.isPresent();
    }

    void tick() {
      tick.ifPresent(Runnable::run);
    }
  }
}
