package org.sendpath.analysis.html;

import static org.sendpath.analysis.html.Markup.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sendpath.analysis.wording.TableRow;

/**
 * A table with a row for each of one thing and a column for each of another.
 *
 * @param corner what the rows are
 * @param across what a row of the source stands under; it heads the column
 * @param down what it stands beside
 * @param cell what is said of it
 * @param columnOrder of the rows that head the columns
 */
record CrossTable(
    String caption,
    String corner,
    Function<TableRow, String> down,
    Function<TableRow, String> across,
    Function<TableRow, Markup> cell,
    Comparator<TableRow> columnOrder) {

  Markup markup(List<TableRow> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.stream().sorted(columnOrder).map(across).forEach(columns::add);
    Map<String, Map<String, Markup>> lines = new LinkedHashMap<>();
    for (TableRow row : rows) {
      lines
          .computeIfAbsent(down.apply(row), line -> new LinkedHashMap<>())
          .put(across.apply(row), cell.apply(row));
    }
    List<Markup> head = new ArrayList<>(List.of(element("th").with("scope", "col").of(corner)));
    for (String column : columns) {
      head.add(element("th").with("scope", "col").with("class", "number").of(column));
    }
    List<Markup> body = new ArrayList<>();
    lines.forEach((name, cells) -> body.add(line(name, columns, cells)));
    return PlainTable.table(
        caption, lines.size(), columns.size() + 1, element("tr").of(head), body);
  }

  private static Markup line(String name, Set<String> columns, Map<String, Markup> cells) {
    List<Markup> line = new ArrayList<>();
    line.add(element("th").with("scope", "row").of(element("span").with("class", "name").of(name)));
    for (String column : columns) {
      line.add(
          element("td").with("class", "number").of(cells.getOrDefault(column, Markup.text("–"))));
    }
    return element("tr").of(line);
  }
}
