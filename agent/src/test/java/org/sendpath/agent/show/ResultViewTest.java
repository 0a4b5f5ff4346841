package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.report.Family;

class ResultViewTest {
  static Stream<Arguments> pages() {
    return Arrays.stream(SampleReport.values())
        .flatMap(sample -> Stream.of("en", "ja").map(language -> Arguments.of(sample, language)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void show_inPipe_isTheGoldenPage(SampleReport sample, String language) throws IOException {
    Page page = Page.pipe();
    new ResultView(page.terminal(), Messages.of(language)).show(sample.report());
    Golden.check(sample.fileName() + "." + language + ".txt", page.text());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void show_inPipe_keepsToEightyColumnsWithoutEscapesOrTrailingSpaces(
      SampleReport sample, String language) {
    Page page = Page.pipe();
    new ResultView(page.terminal(), Messages.of(language)).show(sample.report());
    assertThat(page.text().lines())
        .allSatisfy(
            line -> {
              assertThat(DisplayWidth.of(line)).isLessThan(80);
              assertThat(line).isEqualTo(line.stripTrailing()).doesNotContain("\u001b");
            });
  }

  @ParameterizedTest
  @EnumSource(SampleReport.class)
  void show_onAsciiTerminal_printsNothingElse(SampleReport sample) {
    Page page = Page.pipe(StandardCharsets.US_ASCII);
    Messages messages = Messages.of(Locale.JAPANESE, page.terminal());
    new ResultView(page.terminal(), messages).show(sample.report());
    // What a charset cannot encode becomes a question mark; silence has one as its mark.
    Page wanted = Page.pipe();
    new ResultView(wanted.terminal(), Messages.of("en")).show(sample.report());
    assertThat(page.text()).isEqualTo(wanted.text().replace("\u25b8", ">")).matches("\\p{ASCII}*");
  }

  @Test
  void show_onScreen_coloursNoMoreThanMarksAndResults() {
    Page page = Page.screen();
    new ResultView(page.terminal(), Messages.of("en")).show(SampleReport.RESET_587.report());
    assertThat(page.text())
        .contains("\u001b[33mrefused\u001b[0m", "\u001b[32mopen\u001b[0m")
        .contains("\u001b[31mno answer\u001b[0m")
        .contains("\u001b[1mWhat to set\u001b[0m");
  }

  @Test
  void show_onScreenWithoutColour_isThePipesPage() {
    Page screen = Page.screen("NO_COLOR", "1");
    Page pipe = Page.pipe();
    new ResultView(screen.terminal(), Messages.of("ja")).show(SampleReport.SILENT_587.report());
    new ResultView(pipe.terminal(), Messages.of("ja")).show(SampleReport.SILENT_587.report());
    assertThat(screen.text()).isEqualTo(pipe.text());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void show_onNarrowScreen_fitsIt(SampleReport sample, String language) {
    Page page = Page.screen("NO_COLOR", "1", "COLUMNS", "50");
    new ResultView(page.terminal(), Messages.of(language)).show(sample.report());
    assertThat(page.text().lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThan(50));
  }

  @Test
  void show_hostileGreeting_reachesTheTerminalEscaped() {
    Page page = Page.screen();
    new ResultView(page.terminal(), Messages.of("en"))
        .show(
            new ReportBuilder()
                .resolved(Family.IPV4, ReportBuilder.V4)
                .open(587, Family.IPV4, 25_000, Sessions.greeting("220 \u001b]0;x\u0007\u009b2J"))
                .build());
    assertThat(page.text())
        .contains("220 \\x1B]0;x\\x07\\x9B2J")
        .doesNotContain("\u001b]", "\u0007", "\u009b");
  }
}
