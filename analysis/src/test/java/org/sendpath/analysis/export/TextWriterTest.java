package org.sendpath.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendpath.table.Cell;
import org.sendpath.table.RowJson;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;
import org.sendpath.table.TableShape;
import tools.jackson.databind.JsonNode;

class TextWriterTest {
  private static final Table EMPTY = new Table(TableShape.CONFLICTS, List.of());

  @Test
  void csv_anyTable_isTheCollectors() throws IOException {
    assertThat(text(new CsvWriter(), TestShape.FILLED)).isEqualTo(TableCsv.of(TestShape.FILLED));
    assertThat(text(new CsvWriter(), EMPTY)).isEqualTo("volunteer,server,reports,cases\r\n");
  }

  @Test
  void json_filledTable_isOneObjectWithARowOnEachLine() throws IOException {
    String json = text(new JsonWriter(), TestShape.FILLED);
    assertThat(json)
        .startsWith(
            "{\"table\":\"mixed\",\"columns\":[\"case\",\"pairs\",\"share\",\"paperSeconds\","
                + "\"medianMicros\",\"network\"],\"rows\":[\n"
                + "{\"case\":\"open\",\"pairs\":12,\"share\":0.461538,\"paperSeconds\":75,"
                + "\"medianMicros\":20100,\"network\":null},\n")
        .endsWith("}]}\n");
    JsonNode rows = RowJson.MAPPER.readTree(json).get("rows");
    assertThat(rows.size()).isEqualTo(4);
    assertThat(rows.get(2).get("case").asString()).isEqualTo("|a\\b_c*d`");
    assertThat(rows.get(2).get("medianMicros").asLong()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void json_tableWithoutRows_hasNone() throws IOException {
    JsonNode json = RowJson.MAPPER.readTree(text(new JsonWriter(), EMPTY));
    assertThat(json.get("columns").size()).isEqualTo(4);
    assertThat(json.get("rows").isEmpty()).isTrue();
  }

  @Test
  void markdown_filledTable_isAlignedAndEscaped() throws IOException {
    assertThat(text(new MarkdownWriter(), TestShape.FILLED))
        .isEqualTo(
            """
            | case           |      pairs |    share | paperSeconds |        medianMicros | network |
            | -------------- | ---------: | -------: | -----------: | ------------------: | ------- |
            | open           |         12 | 0.461538 |           75 |               20100 |         |
            | icmp-hard      |          0 | 0.000000 |        133.7 |                     |         |
            | \\|a\\\\b\\_c\\*d\\` | 1000000007 |          |              | 9223372036854775807 |         |
            |                |          3 | 1.000000 |     0.000001 |                   0 |         |
            """);
  }

  @Test
  void markdown_marksAndLineBreaks_staySingleCells() throws IOException {
    assertThat(text(new MarkdownWriter(), conflict("a|b\r\n[c](d) <e> ~f~ &amp;", "g")))
        .endsWith(
            "\n| a\\|b&#13;&#10;\\[c\\](d) \\<e\\> \\~f\\~ \\&amp; | g      |       2 | open  |\n");
  }

  @Test
  void markdown_tableWithoutRows_isHeaderAndMarks() throws IOException {
    assertThat(text(new MarkdownWriter(), EMPTY))
        .isEqualTo(
            """
            | volunteer | server | reports | cases |
            | --------- | ------ | ------: | ----- |
            """);
  }

  @Test
  void latex_filledTable_isABooktabsTabular() throws IOException {
    assertThat(text(new LatexWriter(), TestShape.FILLED))
        .isEqualTo(
            """
            % mixed: a table of Sendpath; needs \\usepackage{booktabs}
            \\begin{tabular}{lrrrrl}
            \\toprule
            case & pairs & share & paperSeconds & medianMicros & network \\\\
            \\midrule
            open & 12 & 0.461538 & 75 & 20100 &  \\\\
            icmp-hard & 0 & 0.000000 & 133.7 &  &  \\\\
            \\textbar{}a\\textbackslash{}b\\_c{*}d` & 1000000007 &  &  & 9223372036854775807 &  \\\\
             & 3 & 1.000000 & 0.000001 & 0 &  \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void latex_charactersThatMeanSomething_areEscaped() throws IOException {
    assertThat(text(new LatexWriter(), conflict("[a]*b", "&%$#_{}~^<>|\\ a--b---c ''d'' ?`\ne")))
        .contains(
            "\n{[}a]{*}b & \\&\\%\\$\\#\\_\\{\\}\\textasciitilde{}\\textasciicircum{}\\textless{}"
                + "\\textgreater{}\\textbar{}\\textbackslash{} a-{}-b-{}-{}-c '{}'d'{}' ?{}` e & 2");
  }

  private static Table conflict(String volunteer, String server) {
    return new Table(
        TableShape.CONFLICTS,
        List.of(
            List.of(
                new Cell.Text(volunteer),
                new Cell.Text(server),
                new Cell.Whole(2),
                new Cell.Text("open"))));
  }

  private static String text(TextWriter writer, Table table) throws IOException {
    StringWriter text = new StringWriter();
    writer.write(table, text);
    return text.toString();
  }
}
