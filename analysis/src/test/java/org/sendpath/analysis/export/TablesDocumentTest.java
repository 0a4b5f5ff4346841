package org.sendpath.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.ServerKind;
import org.sendpath.report.StartTls;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Shape;
import org.sendpath.table.TableShape;

/** The data dictionary names each table and each column, no other, and each column's type. */
class TablesDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/tables.md");
  private static final Pattern HEADING = Pattern.compile("### `([^`]+)`");
  private static final Pattern COLUMN =
      Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\|[^|]*\\| [^|]+ \\| [^|]+ \\|");

  private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws Exception {
    List<String> columns = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher heading = HEADING.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (heading.matches()) {
        columns = new ArrayList<>();
        assertThat(TABLES.put(heading.group(1), columns)).as(line).isNull();
      } else if (line.startsWith("## ")) {
        // What follows belongs to no table.
        columns = new ArrayList<>();
      } else if (column.matches()) {
        columns.add(column.group(1) + " " + column.group(2));
      }
    }
  }

  @Test
  void document_tables_areThoseOfTheShapesInTheirOrder() {
    assertThat(TABLES.keySet()).containsExactlyElementsOf(shapes().map(Word::word).toList());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void document_columns_areTheTablesWithTheirTypes(Shape shape) {
    assertThat(TABLES.get(shape.word()))
        .isEqualTo(
            shape.columns().stream()
                .map(column -> column + " " + ColumnType.of(column).word())
                .toList());
  }

  @Test
  void document_vocabularies_areComplete() throws Exception {
    List<Word> words =
        Stream.<Word[]>of(
                Case.values(),
                OsFamily.values(),
                ServerKind.values(),
                Network.values(),
                Family.values(),
                StartTls.values(),
                Format.values(),
                ColumnType.values())
            .flatMap(Arrays::stream)
            .toList();
    assertThat(Files.readString(DOCUMENT))
        .contains(words.stream().map(word -> "`" + word.word() + "`").toList());
  }

  private static Stream<Shape> shapes() {
    return Stream.<Shape[]>of(TableShape.values(), AnalysisShape.values()).flatMap(Arrays::stream);
  }
}
