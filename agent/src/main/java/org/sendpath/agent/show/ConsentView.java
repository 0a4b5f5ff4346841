package org.sendpath.agent.show;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.sendpath.report.Attempt;
import org.sendpath.report.Report;

/** Shows what would be uploaded, asks, and hands out the receipt. */
public final class ConsentView {
  /** What the volunteer said. */
  public enum Answer {
    YES,
    NO,
    /** There is nobody to ask: input or output is no terminal. */
    NOT_ASKED
  }

  private static final Set<String> YES = Set.of("y", "yes", "はい");
  private static final Set<String> NO = Set.of("n", "no", "いいえ");
  private static final Set<String> SHOW = Set.of("s", "show", "すべて");

  private final Terminal terminal;
  private final Messages messages;
  private final BufferedReader answers;

  public ConsentView(Terminal terminal, Messages messages, BufferedReader answers) {
    this.terminal = terminal;
    this.messages = messages;
    this.answers = answers;
  }

  /**
   * Shows the summary and asks until it is answered; the end of input is a no. In a pipe nothing is
   * shown and nothing asked.
   *
   * @param prettyJson the report exactly as it would be sent, but for line breaks and indents
   * @param collector where it would go
   */
  public Answer ask(Report report, String prettyJson, String collector) throws IOException {
    if (!terminal.canAsk()) {
      return Answer.NOT_ASKED;
    }
    summary(report, collector);
    terminal.out().println();
    while (true) {
      terminal.out().print(messages.text("consent.question") + " ");
      terminal.out().flush();
      String line = answers.readLine();
      if (line == null) {
        terminal.out().println();
        return Answer.NO;
      }
      String answer = line.strip().toLowerCase(Locale.ROOT);
      if (YES.contains(answer)) {
        return Answer.YES;
      }
      if (NO.contains(answer)) {
        return Answer.NO;
      }
      if (SHOW.contains(answer)) {
        terminal.out().println();
        terminal.out().println(ascii(prettyJson));
        terminal.out().println();
      } else {
        terminal.out().println(messages.text("consent.again"));
      }
    }
  }

  /** What would be sent and what would not, in words. */
  public void summary(Report report, String collector) {
    terminal.out().println();
    terminal.out().println(terminal.bold(messages.text("consent.head")));
    paragraph(messages.text("consent.to", collector));
    terminal.out().println();
    paragraph(messages.text("consent.in"));
    for (String item : contents(report)) {
      item("+", item);
    }
    terminal.out().println();
    paragraph(messages.text("consent.out"));
    for (String key : List.of("consent.no-address", "consent.no-secret", "consent.no-mail")) {
      item("-", messages.text(key));
    }
  }

  /**
   * What the volunteer keeps after an upload.
   *
   * @param stored false if the collector had the report already
   */
  public void receipt(UUID id, boolean stored) {
    terminal.out().println(messages.text(stored ? "receipt.stored" : "receipt.known", id));
    terminal.out().println(messages.text("receipt.withdraw"));
    terminal.out().println("  sendpath-agent reports withdraw " + id);
    terminal.out().flush();
  }

  private List<String> contents(Report report) {
    List<String> contents = new ArrayList<>();
    contents.add(
        messages.text(
            "consent.server",
            report.server().name(),
            messages.word("kind", report.server().kind()),
            messages.word("route", report.server().route())));
    contents.add(
        messages.text(
            "consent.when",
            report.measuredAt().truncatedTo(ChronoUnit.SECONDS),
            messages.word("network", report.vantage().network())));
    contents.add(
        messages.text(
            "consent.system",
            report.agent().os(),
            report.agent().osVersion(),
            report.agent().arch(),
            report.agent().java(),
            report.agent().version()));
    contents.add(messages.text("consent.attempts", report.attempts().size()));
    if (report.attempts().stream().map(Attempt::icmp).anyMatch(icmp -> icmp.isPresent())) {
      contents.add(messages.text("consent.routers"));
    }
    contents.add(messages.text("consent.volunteer", report.volunteer()));
    return contents;
  }

  private void paragraph(String text) {
    Paragraph.lines(text, terminal, "  ", 2).forEach(terminal.out()::println);
  }

  private void item(String mark, String text) {
    Paragraph.lines(text, terminal, "  " + mark + " ", 4).forEach(terminal.out()::println);
  }

  /**
   * The same JSON with all beyond ASCII written as escapes (RFC 8259 §7): a server's bytes reach no
   * terminal as they are.
   */
  static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '\n' || (c >= ' ' && c < 0x7f)) {
        ascii.append(c);
      } else if (c != '\r') {
        ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
