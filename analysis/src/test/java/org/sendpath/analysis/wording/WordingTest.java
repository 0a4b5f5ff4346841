package org.sendpath.analysis.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.ServerKind;
import org.sendpath.report.StartTls;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.TableShape;

final class WordingTest {
  @Test
  void find_everyWordOfTheReportsVocabularies_isThere() {
    assertKnown("case", Case.values());
    assertKnown("kind", ServerKind.values());
    assertKnown("os", OsFamily.values());
    assertKnown("network", Network.values());
    assertKnown("family", Family.values());
    assertKnown("startTls", StartTls.values());
  }

  @ParameterizedTest
  @EnumSource(
      value = TableShape.class,
      names = {"LATENCY", "CONFLICTS"},
      // Not shown: connect-latency has more of the one, and of the other only the number is told.
      mode = EnumSource.Mode.EXCLUDE)
  void caption_everyTableShown_isThere(TableShape shape) {
    assertThat(Wording.caption(shape)).isNotEqualTo(shape.word());
  }

  @Test
  void word_unknown_staysAsItIs() {
    assertThat(Wording.word("policy", "my-own")).isEqualTo("my-own");
    assertThat(Wording.find("term", "unmeasured")).isEmpty();
  }

  @Test
  void escape_markupAndControlCharacters_areHarmless() {
    assertThat(Xml.escape("<a href=\"x\">'&'</a>\u0000\uD800\u007F"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\uFFFD\uFFFD\uFFFD");
    assertThat(Xml.escape("経路 \uD83D\uDCE7\n")).isEqualTo("経路 \uD83D\uDCE7\n");
  }

  private static void assertKnown(String group, Word[] words) {
    assertThat(Stream.of(words)).allMatch(word -> Wording.find(group, word.word()).isPresent());
  }
}
