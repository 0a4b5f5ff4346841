package org.sendpath.collector.table;

import java.util.List;
import java.util.stream.Collectors;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.report.Word;
import org.sendpath.table.Cell;
import org.sendpath.table.RowJson;
import org.sendpath.table.TableCsv;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pairs as JSON objects and as lines of CSV. */
public final class PairText {
  /** The fields and columns, in their order. They are only ever added, at the end. */
  public static final List<String> COLUMNS =
      List.of(
          "experiment",
          "volunteer",
          "server",
          "kind",
          "route",
          "os",
          "network",
          "reports",
          "latestAt",
          "case",
          "conflicting",
          "cases");

  private PairText() {}

  /** The pair on one line of JSON. */
  public static String json(StoredPair pair) {
    ObjectNode json = RowJson.MAPPER.createObjectNode();
    json.put("experiment", pair.experiment());
    json.put("volunteer", pair.volunteer());
    json.put("server", pair.server());
    json.put("kind", pair.kind().word());
    json.put("route", pair.route().word());
    json.put("os", pair.os().word());
    json.put("network", pair.network().word());
    json.put("reports", pair.reports());
    json.put("latestAt", pair.latestAt().toString());
    json.put("case", pair.pairCase().word());
    json.put("conflicting", pair.conflicting());
    ArrayNode cases = json.putArray("cases");
    pair.cases().forEach(each -> cases.add(each.word()));
    return RowJson.MAPPER.writeValueAsString(json);
  }

  /** The pair as a line of CSV, with its line end; {@code cases} are parted by spaces. */
  public static String csv(StoredPair pair) {
    return TableCsv.line(
        List.of(
            new Cell.Text(pair.experiment()),
            new Cell.Text(pair.volunteer()),
            new Cell.Text(pair.server()),
            Cell.word(pair.kind()),
            Cell.word(pair.route()),
            Cell.word(pair.os()),
            Cell.word(pair.network()),
            new Cell.Whole(pair.reports()),
            new Cell.Text(pair.latestAt().toString()),
            Cell.word(pair.pairCase()),
            new Cell.Text(Boolean.toString(pair.conflicting())),
            new Cell.Text(pair.cases().stream().map(Word::word).collect(Collectors.joining(" ")))));
  }
}
