package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "'', 0",
    "応答なし, 8",
    "（587番）, 9",
    "ｱﾊﾟｰﾄ, 5",
    "ＡＢ, 4",
    "한국, 4",
    "𠮷野家, 6",
    "25 ms, 5",
  })
  void of_text_countsWideCharactersTwice(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void of_combiningAndFormatCharacters_isNothing() {
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("か\u3099")).isEqualTo(2);
    assertThat(DisplayWidth.of("a\u200bb\u202e")).isEqualTo(2);
  }

  @Test
  void of_everyMark_isOneColumn() {
    Terminal terminal = Page.screen("NO_COLOR", "1").terminal();
    assertThat(Arrays.stream(Mark.values()).map(mark -> mark.on(terminal)))
        .allSatisfy(mark -> assertThat(DisplayWidth.of(mark)).isEqualTo(1));
  }

  @Test
  void pad_textThatIsLonger_staysWhole() {
    assertThat(DisplayWidth.padRight("応答", 5)).isEqualTo("応答 ");
    assertThat(DisplayWidth.padLeft("応答", 5)).isEqualTo(" 応答");
    assertThat(DisplayWidth.padRight("応答", 3)).isEqualTo("応答");
  }
}
