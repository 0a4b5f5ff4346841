package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.sendpath.agent.show.Findings.Finding;
import org.sendpath.agent.show.Table.Cell;
import org.sendpath.report.Report;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.CaseRule;

/**
 * What came of a run: a table, the case in one sentence, what it means for a mail reader, what to
 * set, and the details that stand behind it.
 */
public final class ResultView {
  private static final int INDENT_COLUMNS = 2;
  private static final int ITEM_INDENT_COLUMNS = 4;
  private static final List<Column> SESSION_COLUMNS =
      List.of(Column.PORT, Column.FAMILY, Column.TLS, Column.AUTH);

  private enum Column implements Word {
    PORT,
    FAMILY,
    RESULT,
    TIME,
    TLS,
    AUTH
  }

  private final Terminal terminal;
  private final Messages messages;
  private final Spans spans;

  public ResultView(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
    this.spans = new Spans(messages);
  }

  public void show(Report report) {
    Findings findings = new Findings(report);
    table(findings);
    statement(report, new Meaning(findings, messages));
    section("result.advice", advice(report));
    section("result.details", new Details(findings, messages).lines());
    terminal.out().flush();
  }

  private void table(Findings findings) {
    boolean control = !findings.ports(Target.CONTROL).isEmpty();
    for (Target target : Target.values()) {
      List<Finding> rows = findings.all(target);
      if (rows.isEmpty()) {
        continue;
      }
      blank();
      if (control) {
        line(terminal.bold(messages.word("result.target", target)));
      }
      table(target, rows).forEach(this::line);
    }
  }

  /** With the ports' names if there is room, else without; on a narrow screen in two tables. */
  private List<String> table(Target target, List<Finding> rows) {
    List<Column> all = columns(target);
    List<Table> tables = List.of(table(all, rows, true));
    if (!fit(tables)) {
      tables = List.of(table(all, rows, false));
    }
    if (!fit(tables)) {
      List<Finding> sessions = rows.stream().filter(row -> row.session().isPresent()).toList();
      tables =
          Stream.of(
                  table(columns(Target.CONTROL), rows, false),
                  table(SESSION_COLUMNS, sessions, false))
              .filter(table -> !table.isEmpty())
              .toList();
    }
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      table.lines(terminal).forEach(text -> lines.add(" ".repeat(INDENT_COLUMNS) + text));
    }
    return lines;
  }

  private boolean fit(List<Table> tables) {
    return tables.stream().allMatch(table -> table.columns() + INDENT_COLUMNS < terminal.columns());
  }

  /** With a control host no SMTP is spoken. */
  private static List<Column> columns(Target target) {
    return switch (target) {
      case SERVER -> List.of(Column.values());
      case CONTROL -> List.of(Column.PORT, Column.FAMILY, Column.RESULT, Column.TIME);
    };
  }

  private Table table(List<Column> columns, List<Finding> rows, boolean names) {
    Table table =
        new Table(
            columns.stream().map(column -> messages.word("table", column)).toList(),
            columns.indexOf(Column.TIME));
    for (Finding row : rows) {
      table.add(columns.stream().map(column -> cell(column, row, names)).toList());
    }
    return table;
  }

  private Cell cell(Column column, Finding row, boolean names) {
    return switch (column) {
      case PORT -> Cell.plain(names ? port(row.port()) : Integer.toString(row.port()));
      case FAMILY -> Cell.plain(Words.family(row.family()));
      case RESULT -> new Cell(Words.outcome(row.attempt(), messages), Mark.of(row.attempt()));
      case TIME -> Cell.plain(time(row));
      case TLS -> Cell.plain(session(row, Words::tls));
      case AUTH -> Cell.plain(session(row, Words::auth));
    };
  }

  private String session(Finding finding, BiFunction<Session, Messages, String> words) {
    return finding.session().map(session -> words.apply(session, messages)).orElse("-");
  }

  private String port(int port) {
    String key = "port." + port;
    return messages.has(key) ? messages.text(key) : Integer.toString(port);
  }

  /** Until the answer, or until the end of waiting for one. */
  private String time(Finding finding) {
    return switch (finding.attempt().outcome()) {
      case UNSENT -> "-";
      case TIMEOUT -> spans.text(finding.attempt().elapsedMicros());
      case OPEN, RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN ->
          spans.text(finding.rttMicros().orElseThrow());
    };
  }

  private void statement(Report report, Meaning meaning) {
    blank();
    Case found = CaseRule.of(report);
    Mark mark =
        switch (found) {
          case OPEN, SSL, SSH -> Mark.OPEN;
          case RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN -> Mark.REFUSED;
          case TIMEOUT -> Mark.SILENT;
          case UNMEASURED -> Mark.UNSENT;
        };
    for (String text : Paragraph.lines(meaning.statement(found), terminal, "", 0)) {
      terminal.out().println(mark.colour(terminal.bold(text), terminal));
    }
    for (String text : meaning.sentences(found)) {
      paragraph(text, " ".repeat(INDENT_COLUMNS), INDENT_COLUMNS);
    }
  }

  private List<Item> advice(Report report) {
    List<Item> items = new ArrayList<>();
    for (Advice advice : Advice.of(report)) {
      String wait =
          advice.waitMicros().isPresent() ? spans.text(advice.waitMicros().getAsLong()) : "";
      items.add(
          new Item(
              advice.kind().mark(),
              messages.word("advice", advice.kind(), messages.ports(advice.ports()), wait)));
    }
    return items;
  }

  /** One entry of a section. */
  record Item(Mark mark, String text) {}

  private void section(String key, List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    blank();
    terminal.out().println(terminal.bold(messages.text(key)));
    for (Item item : items) {
      String first = " ".repeat(INDENT_COLUMNS) + item.mark().on(terminal) + " ";
      paragraph(item.text(), first, ITEM_INDENT_COLUMNS);
    }
  }

  private void paragraph(String text, String first, int indent) {
    Paragraph.lines(text, terminal, first, indent).forEach(this::line);
  }

  private void line(String text) {
    terminal.out().println(text.stripTrailing());
  }

  private void blank() {
    terminal.out().println();
  }
}
