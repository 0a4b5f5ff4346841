package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, over the paper's numbers. */
@Tag("browser")
final class PageBrowserIT {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;

  private static PageBrowser browser;
  private static PageServer server;

  @BeforeAll
  static void start() {
    browser = PageBrowser.start();
    server = PageServer.start(0, "fallback");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void dress() {
    browser.network(true);
    browser.dress(DESKTOP, "light", "en-US");
    browser.console();
    server.takeRequests();
  }

  /** An answer that is no table is logged by Chromium itself; nothing else may be. */
  @AfterEach
  void console_afterEachTest_hasNoErrors() {
    assertThat(browser.console()).allMatch(line -> line.contains("Failed to load resource"));
  }

  @Test
  void open_withoutFilters_showsThePapersNumbers() {
    browser.open(server.address(""));
    assertThat(browser.text("#summary")).isEqualTo("26 pairs from 39 reports. No filter.");
    assertThat(browser.texts("#funnel .figure")).containsExactly("39", "32", "26");
    assertThat(browser.rows("#cases"))
        .containsExactly(
            "open 12 46% 29–65%",
            "reset 7 27% 14–46%",
            "icmp-hard 0 0% 0–13%",
            "icmp-soft 0 0% 0–13%",
            "timeout 4 15% 6–34%",
            "ssh 2 8% 2–24%",
            "ssl 1 4% 1–19%",
            "icmp-unknown 0 0% 0–13%",
            "unmeasured 0 0% 0–13%");
    assertThat(browser.rows("#servers"))
        .containsExactly(
            "isp 16 62% 43–78%",
            "asp 1 4% 1–19%",
            "company 6 23% 11–42%",
            "university 2 8% 2–24%",
            "home 0 0% 0–13%",
            "unknown 1 4% 1–19%");
    assertThat(browser.rows("#timeouts")).contains("linux 3 134 s 189 s", "windows 0 – 21 s");
    assertThat(browser.text("#conflicts")).isEqualTo("1\nof 26 pairs");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void latency_drawn_hasAStripForEachRowAndTheNumbersBelow() {
    browser.open(server.address(""));
    browser.await("return document.querySelectorAll('#latency svg .box').length === 4");
    assertThat(browser.texts("#latency svg > title")).hasSize(1).doesNotContain("");
    assertThat(
            (String) browser.script("return document.querySelector('#latency desc').textContent"))
        .contains("4 rows", "10.0 s");
    browser.find("#latency summary").click();
    assertThat(browser.texts("#latency tbody th"))
        .containsExactly(
            "Connected", "Connected", "Refused (TCP reset)", "Silence, ended by a timer");
  }

  @Test
  void filter_applied_changesAddressRequestAndSummary() {
    browser.open(server.address(""));
    server.takeRequests();
    browser.choose("kind", "isp");
    assertThat(browser.address()).isEqualTo(server.address(""));
    browser.find("#filter-form .primary").click();
    browser.awaitReports(20);
    assertThat(browser.address()).isEqualTo(server.address("?kind=isp"));
    assertThat(server.takeRequests())
        .containsExactlyInAnyOrder(
            "funnel?kind=isp",
            "servers?kind=isp",
            "cases?kind=isp",
            "timeouts?kind=isp",
            "latency?kind=isp");
    assertThat(browser.text("#summary"))
        .isEqualTo("16 pairs from 20 reports. Server run by: Internet provider (ISP).");
    assertThat(browser.find("[data-downloads=cases] a").getDomAttribute("href"))
        .isEqualTo("v1/tables/cases.csv?kind=isp");
  }

  @Test
  void back_afterAFilter_showsWhatWasBefore() {
    browser.open(server.address(""));
    browser.filter("kind", "isp");
    browser.awaitReports(20);
    browser.back();
    browser.awaitReports(39);
    assertThat(browser.address()).isEqualTo(server.address(""));
    assertThat(browser.find("#filter-kind").getDomProperty("value")).isEmpty();
    assertThat(browser.text("#summary")).isEqualTo("26 pairs from 39 reports. No filter.");
  }

  @Test
  void filter_appliedAgain_asksAgainWithoutANewStepBack() {
    browser.open(server.address("?os=linux"));
    Object steps = browser.script("return history.length");
    server.takeRequests();
    browser.find("#filter-form .primary").click();
    browser.awaitResults();
    assertThat(server.takeRequests()).contains("cases?os=linux");
    assertThat(browser.script("return history.length")).isEqualTo(steps);
  }

  @Test
  void clearing_whatWasChosenButNotApplied_emptiesTheForm() {
    browser.open(server.address(""));
    assertThat(browser.find("#filter-reset").isEnabled()).isFalse();
    browser.choose("route", "ssl");
    browser.find("#filter-reset").click();
    browser.awaitResults();
    assertThat(browser.find("#filter-route").getDomProperty("value")).isEmpty();
    assertThat(browser.find("#filter-reset").isEnabled()).isFalse();
  }

  @Test
  void address_withDays_asksForTheDayAfterTheLast() {
    browser.open(server.address("?since=2026-01-01&to=2026-02-28&os=linux"));
    assertThat(server.takeRequests()).contains("cases?since=2026-01-01&until=2026-03-01&os=linux");
    assertThat(browser.find("#filter-to").getDomProperty("value")).isEqualTo("2026-02-28");
    assertThat(browser.text("#summary"))
        .endsWith("From: 2026-01-01, To (inclusive): 2026-02-28, System: Linux.");
    browser.find("#filter-reset").click();
    browser.awaitResults();
    assertThat(browser.address()).isEqualTo(server.address(""));
  }

  @Test
  void language_ofAJapaneseBrowser_isJapanese() {
    browser.dress(DESKTOP, "light", "ja-JP,en-US");
    browser.open(server.address(""));
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("ja");
    assertThat(browser.text("#summary")).isEqualTo("報告39件から26組。絞り込みなし。");
    assertThat(browser.text("#cases [data-word=timeout] th")).contains("ケース5", "応答なし");
  }

  @Test
  void language_switched_isKeptInTheAddressWithTheFilters() {
    browser.open(server.address("?kind=isp"));
    server.takeRequests();
    browser.find("[data-language=ja]").click();
    browser.await("return document.documentElement.lang === 'ja'");
    assertThat(browser.address()).isEqualTo(server.address("?kind=isp&lang=ja"));
    assertThat(browser.text("#cases-title")).isEqualTo("587番ポートで起きること");
    assertThat(server.takeRequests()).isEmpty();
    browser.filter("kind", "");
    browser.awaitReports(39);
    assertThat(browser.address()).isEqualTo(server.address("?lang=ja"));
  }

  @ParameterizedTest
  @CsvSource({
    "light,",
    "dark,",
    "light,?lang=ja",
    "dark,?experiment=nothing",
    "light,?kind=nonsense",
    "dark,?experiment=broken"
  })
  void colours_ofEveryText_haveEnoughContrast(String scheme, String query) {
    browser.dress(DESKTOP, scheme, "en-US");
    browser.open(server.address(query == null ? "" : query));
    assertThat(browser.<String>list(PageChecks.LOW_CONTRAST)).isEmpty();
    assertThat(browser.script("return getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(19, 23, 27)" : "rgb(251, 251, 249)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?lang=ja",
        "?experiment=rich&lang=ja",
        "?experiment=nothing",
        "?kind=nonsense&lang=ja"
      })
  void telephone_ofWidth360_hasNoHorizontalScroll(String query) {
    browser.dress(PHONE, "light", "en-US");
    browser.open(server.address(query));
    browser.unfold();
    assertThat(browser.<String>list(PageChecks.WIDER_THAN_THE_WINDOW)).isEmpty();
    assertThat(browser.script("return document.documentElement.scrollWidth"))
        .isEqualTo((long) PHONE);
  }

  @Test
  void keyboard_tabbing_reachesEveryControlAndIsSeen() {
    browser.dress(PHONE, "light", "en-US");
    browser.open(server.address("?kind=isp"));
    browser.unfold();
    int controls = browser.list(PageChecks.CONTROLS).size();
    assertThat(controls).isGreaterThan(20);
    browser.script(PageChecks.WATCH_FOCUS);
    browser.pressTab();
    assertThat(browser.script("return document.activeElement.className")).isEqualTo("skip");
    // A date has stops of its own for day, month and year, and one for its calendar.
    int stopsInDates = 2 * 3;
    for (int step = 0; step < controls + stopsInDates; step++) {
      browser.pressTab();
    }
    assertThat(browser.<String>list("return unseenFocus")).isEmpty();
    assertThat(browser.<String>list(PageChecks.UNREACHED_CONTROLS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?lang=ja", "?experiment=nothing", "?experiment=busy"})
  void markup_inEveryState_passesTheBasicChecks(String query) {
    browser.open(server.address(query));
    assertThat(browser.<String>list(PageChecks.MARKUP_FAULTS)).isEmpty();
  }

  @Test
  void empty_withFilters_offersToShowEverything() {
    browser.open(server.address("?experiment=nothing"));
    assertThat(browser.text("#empty-title")).isEqualTo("No reports match these filters");
    assertThat(browser.shows("#tables")).isFalse();
    browser.find("#all").click();
    browser.awaitReports(39);
    assertThat(browser.shows("#tables")).isTrue();
    assertThat(browser.address()).isEqualTo(server.address(""));
  }

  @Test
  void empty_withoutFilters_saysHowToSendTheFirstReport() {
    try (PageServer fresh = PageServer.start(0, "nothing")) {
      browser.open(fresh.address(""));
      assertThat(browser.text("#empty-title")).isEqualTo("No reports yet");
      String collector = fresh.address("").replaceFirst("/$", "");
      assertThat(browser.text("#empty-command"))
          .isEqualTo(
              "java -jar sendpath-agent.jar probe YOUR-SERVER --collector %s".formatted(collector));
    }
  }

  @Test
  void failure_ofAWrongFilter_showsTheCollectorsReason() {
    browser.open(server.address("?kind=nonsense"));
    assertThat(browser.text("#failure")).contains("Change or clear the filters");
    assertThat(browser.text("#failure-detail")).startsWith("kind: must be one of isp");
    assertThat(browser.find("#filter-kind").getDomProperty("value")).isEqualTo("nonsense");
    browser.find("#retry-all").click();
    browser.awaitReports(39);
    assertThat(browser.shows("#failure")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"busy,too much to do", "broken,did not give a proper answer"})
  void failure_ofTheCollector_saysWhatToDo(String experiment, String text) {
    browser.open(server.address("?experiment=" + experiment));
    assertThat(browser.text("#failure")).contains(text);
    server.takeRequests();
    browser.find("#retry").click();
    browser.awaitResults();
    assertThat(server.takeRequests()).contains("cases?experiment=" + experiment);
  }

  @Test
  void failure_ofTheNetwork_isOverWhenItIsBack() {
    browser.open(server.address(""));
    browser.network(false);
    browser.filter("kind", "isp");
    browser.await("return !document.querySelector('#failure').hidden");
    assertThat(browser.text("#failure")).contains("cannot be reached");
    browser.network(true);
    browser.find("#retry").click();
    browser.awaitReports(20);
    assertThat(browser.shows("#failure")).isFalse();
  }

  @Test
  void numbers_withoutTheDrawingLibrary_standAlone() {
    browser.network(true, "*d3.min.js");
    browser.open(server.address("?kind=company"));
    assertThat(browser.rows("#cases")).hasSize(9);
    assertThat(browser.shows("#tables")).isTrue();
  }

  @Test
  void layout_whileTablesArrive_doesNotJump() {
    browser.open(server.address(""));
    assertThat((Number) browser.script(PageChecks.LAYOUT_SHIFT))
        .extracting(Number::doubleValue)
        .satisfies(shift -> assertThat(shift).isLessThan(0.05));
  }
}
