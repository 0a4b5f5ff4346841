package org.sendpath.analysis.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  private final Template template = Template.of("<p>{{one}}, {{two}}, {{one}}</p>");

  @Test
  void fill_allPieces_putsThemWhereTheyBelongAsTheyAre() {
    assertThat(template.fill(Map.of("one", new Markup("$1\\"), "two", new Markup("{{one}}"))))
        .isEqualTo("<p>$1\\, {{one}}, $1\\</p>");
  }

  @Test
  void fill_pieceMissing_isRefused() {
    assertThatThrownBy(() -> template.fill(Map.of("one", Markup.NOTHING)))
        .hasMessage("pieces: has no two");
  }

  @Test
  void fill_pieceWithoutPlace_isRefused() {
    assertThatThrownBy(
            () ->
                template.fill(
                    Map.of("one", Markup.NOTHING, "two", Markup.NOTHING, "six", Markup.NOTHING)))
        .hasMessage("pieces: has no place for [six]");
  }
}
