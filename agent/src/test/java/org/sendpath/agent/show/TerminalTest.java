package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @Test
  void of_screen_hasColourAndRedraws() {
    Terminal terminal = of(true, Map.of("TERM", "xterm"));
    assertThat(terminal.colour()).isTrue();
    assertThat(terminal.redraws()).isTrue();
    assertThat(terminal.sgr("32", "open")).isEqualTo("\u001b[32mopen\u001b[0m");
  }

  @Test
  void of_pipe_hasNeither() {
    Terminal terminal = of(false, Map.of("TERM", "xterm"));
    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.redraws()).isFalse();
    assertThat(terminal.sgr("32", "open")).isEqualTo("open");
  }

  @ParameterizedTest
  @CsvSource({"TERM, dumb", "TERM, ''", "OTHER, x"})
  void of_dumbTerminal_hasNeither(String name, String value) {
    Terminal terminal = of(true, Map.of(name, value));
    assertThat(terminal.dumb()).isTrue();
    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.redraws()).isFalse();
  }

  @Test
  void of_noColor_redrawsWithoutColour() {
    Terminal terminal = of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.redraws()).isTrue();
    assertThat(of(true, Map.of("TERM", "xterm", "NO_COLOR", "")).colour()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"132, 132", "'', 80", "wide, 80", "0, 80", "5, 20", "-1, 80", "9999, 80"})
  void of_columns_areTheEnvironmentsIfTheyMakeSense(String value, int columns) {
    assertThat(of(true, Map.of("TERM", "xterm", "COLUMNS", value)).columns()).isEqualTo(columns);
  }

  @Test
  void new_fewerColumnsThanAnyLine_isRefused() {
    assertThatThrownBy(
            () ->
                new Terminal(System.out, true, true, false, false, 19, 24, StandardCharsets.UTF_8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns: at least 20");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, true",
    "EUC-JP, true",
    "Shift_JIS, true",
    "US-ASCII, false",
    "ISO-8859-1, false"
  })
  void prints_japanese_asTheCharsetAllows(String charset, boolean prints) {
    assertThat(Page.pipe(Charset.forName(charset)).terminal().prints("日本語")).isEqualTo(prints);
  }

  @Test
  void on_charsetWithoutTheMark_isAscii() {
    assertThat(Mark.OPEN.on(Page.pipe(StandardCharsets.US_ASCII).terminal())).isEqualTo("+");
    assertThat(Mark.OPEN.on(Page.pipe().terminal())).isEqualTo("\u2713");
  }

  private static Terminal of(boolean screen, Map<String, String> environment) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return Terminal.of(out, screen, screen, environment, StandardCharsets.UTF_8);
  }
}
