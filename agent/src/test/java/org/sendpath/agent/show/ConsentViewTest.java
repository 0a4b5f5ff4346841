package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.agent.show.ConsentView.Answer;
import org.sendpath.report.Report;

class ConsentViewTest {
  private static final String COLLECTOR = "https://collector.example.org";
  private static final Report REPORT = SampleReport.ICMP_HARD_IPV4.report();

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void ask_onScreen_isTheGoldenPage(String language) throws IOException {
    Page page = Page.screen("NO_COLOR", "1");
    assertThat(view(page, language, "s\nwhat?\ny\n").ask(REPORT, "{\n  \"a\" : 1\n}", COLLECTOR))
        .isEqualTo(Answer.YES);
    Golden.check("consent." + language + ".txt", page.text());
  }

  @ParameterizedTest
  @CsvSource({
    "y, YES",
    "YES, YES",
    "' yes ', YES",
    "はい, YES",
    "n, NO",
    "No, NO",
    "いいえ, NO",
  })
  void ask_answer_isUnderstoodInBothLanguages(String answer, Answer meant) throws IOException {
    assertThat(view(Page.screen(), "en", answer + "\n").ask(REPORT, "{}", COLLECTOR))
        .isEqualTo(meant);
    assertThat(view(Page.screen(), "ja", answer + "\n").ask(REPORT, "{}", COLLECTOR))
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "maybe\n", "s\n"})
  void ask_inputEndsWithoutAnswer_isNo(String input) throws IOException {
    assertThat(view(Page.screen(), "en", input).ask(REPORT, "{}", COLLECTOR)).isEqualTo(Answer.NO);
  }

  @Test
  void ask_inPipe_asksAndPrintsNothing() throws IOException {
    Page page = Page.pipe();
    assertThat(view(page, "en", "y\n").ask(REPORT, "{}", COLLECTOR)).isEqualTo(Answer.NOT_ASKED);
    assertThat(page.text()).isEmpty();
  }

  @Test
  void ask_showAll_printsTheWholeReportWithoutBytesOfTheServers() throws IOException {
    Page page = Page.screen("NO_COLOR", "1");
    String json = "{\n  \"greeting\" : \"220 \u009b2J\u00e9\u007f\"\n}";
    view(page, "en", "show\nn\n").ask(REPORT, json, COLLECTOR);
    assertThat(page.text()).contains("{\n  \"greeting\" : \"220 \\u009b2J\\u00e9\\u007f\"\n}");
  }

  @Test
  void summary_withoutIcmp_namesNoRouters() {
    Page page = Page.pipe();
    view(page, "en", "").summary(SampleReport.OPEN_EVERYWHERE.report(), COLLECTOR);
    assertThat(page.text()).contains(COLLECTOR).doesNotContain("router");
  }

  @Test
  void receipt_saysHowToWithdraw() {
    Page page = Page.pipe();
    ConsentView view = view(page, "en", "");
    view.receipt(REPORT.id(), true);
    view.receipt(REPORT.id(), false);
    assertThat(page.text())
        .contains("has arrived: " + REPORT.id(), "had arrived before: " + REPORT.id())
        .contains("sendpath-agent reports withdraw " + REPORT.id());
  }

  private static ConsentView view(Page page, String language, String input) {
    return new ConsentView(
        page.terminal(), Messages.of(language), new BufferedReader(new StringReader(input)));
  }
}
