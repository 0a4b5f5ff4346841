package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<String> HEADS = List.of("ポート", "IP", "Time");

  @Property
  void lines_whateverTheScript_haveOneDisplayWidth(@ForAll("rows") List<List<String>> rows) {
    Table table = new Table(HEADS, 2);
    rows.forEach(row -> table.add(row.stream().map(Table.Cell::plain).toList()));
    assertThat(table.lines(Page.pipe().terminal()))
        .hasSize(rows.size() + 1)
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(table.columns()));
  }

  /** Letters, wide characters, halfwidth katakana, combining marks, and what is beyond 16 bits. */
  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars("az09 -")
            .withChars("番応答送信。（）ーガｱﾞ")
            .withChars("e\u0301か\u3099")
            .ofMaxLength(12)
            .flatMap(text -> Arbitraries.of(text, text + "𠮷"));
    return cell.list().ofSize(HEADS.size()).list().ofMaxSize(6);
  }

  @Test
  void lines_numbers_standToTheRight() {
    Table table = new Table(HEADS, 2);
    table.add(
        List.of(Table.Cell.plain("587"), Table.Cell.plain("IPv4"), Table.Cell.plain("8.4 ms")));
    assertThat(table.lines(Page.pipe().terminal()))
        .containsExactly("ポート  IP      Time", "587     IPv4  8.4 ms");
  }

  @Test
  void lines_inColour_areAlignedAsWithout() {
    Table table = new Table(HEADS, 2);
    table.add(
        List.of(new Table.Cell("open", Mark.OPEN), Table.Cell.plain(""), Table.Cell.plain("1 ms")));
    assertThat(table.lines(Page.screen().terminal()).get(1))
        .isEqualTo("\u001b[32mopen\u001b[0m        1 ms");
  }

  @Test
  void add_rowOfOtherLength_isRefused() {
    Table table = new Table(HEADS, 2);
    assertThatThrownBy(() -> table.add(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row: 0 cells, 3 heads");
  }
}
