package org.sendpath.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCsvTest {
  @Test
  void line_ofEveryKindOfCell_isCommasAndCrLf() {
    List<Cell> row =
        List.of(
            new Cell.Text("icmp-hard"),
            new Cell.Whole(-7),
            new Cell.Decimal(new BigDecimal("0.461538")),
            new Cell.Decimal(new BigDecimal("1E+3")),
            new Cell.Decimal(new BigDecimal("1E-9")),
            Cell.Absent.ABSENT);
    assertThat(TableCsv.line(row)).isEqualTo("icmp-hard,-7,0.461538,1000,0.000000001,\r\n");
  }

  /** RFC 4180 §2, 5 to 7. */
  @Test
  void line_textWithCommasQuotesOrLineBreaks_isQuoted() {
    List<Cell> row =
        List.of(
            new Cell.Text("a,b"),
            new Cell.Text("say \"no\""),
            new Cell.Text("two\nlines"),
            new Cell.Text("two\r\nlines"),
            new Cell.Text(" spaces "),
            new Cell.Text(""));
    assertThat(TableCsv.line(row))
        .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"two\r\nlines\", spaces ,\r\n");
  }

  @Test
  void of_withoutRows_isTheHeaderLine() {
    assertThat(TableCsv.of(new Table(TableShape.CONFLICTS, List.of())))
        .isEqualTo("volunteer,server,reports,cases\r\n");
  }
}
