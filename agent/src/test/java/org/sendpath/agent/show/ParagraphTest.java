package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void fill_english_breaksAtSpacesAndKeepsNumbersWithUnits() {
    assertThat(Paragraph.fill("It waits for 25 ms, and then goes on.", 16))
        .containsExactly("It waits for", "25 ms, and then", "goes on.");
  }

  @Test
  void fill_japanese_breaksBetweenCharactersButNotBeforeClosingMarks() {
    assertThat(Paragraph.fill("応答がありません。（接続拒否）です。", 16))
        .containsExactly("応答がありませ", "ん。（接続拒否）", "です。");
  }

  @Test
  void fill_katakana_staysWhole() {
    assertThat(Paragraph.fill("次のメールサーバーです", 12))
        .containsExactly("次の", "メールサーバーです".substring(0, 7), "です");
  }

  @Test
  void fill_wordLongerThanTheLine_standsAlone() {
    assertThat(Paragraph.fill("see 2001:db8:25::587 there", 8))
        .containsExactly("see", "2001:db8:25::587", "there");
  }

  @Property
  void fill_anyText_losesNothingButSpacesAtLineEnds(
      @ForAll @Chars({'a', '5', ' ', '番', '。', '（', 'ア', '・'}) String text,
      @ForAll @IntRange(min = 1, max = 30) int columns) {
    assertThat(String.join("", Paragraph.fill(text, columns)).replace(" ", ""))
        .isEqualTo(text.replace(" ", ""));
  }

  @Test
  void lines_indent_isTheMarksThenSpaces() {
    Terminal terminal = Page.screen("COLUMNS", "20").terminal();
    assertThat(Paragraph.lines("one two three four five", terminal, "  ! ", 4))
        .containsExactly("  ! one two three", "    four five");
  }
}
