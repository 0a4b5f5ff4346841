package org.sendpath.agent.show;

import java.util.stream.Stream;
import org.sendpath.report.Outcome;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.SessionFailure;

/** Puts the parts of a live line under each other: mark, port, family, address, state, time. */
final class LiveColumns {
  private static final int PORT_COLUMNS = 5;
  private static final int FAMILY_COLUMNS = 4;
  private static final int TIME_COLUMNS = 9;
  private static final int LEAST_ADDRESS_COLUMNS = 12;

  /** Lines in a pipe cannot be aligned anew when a longer address comes: most fit this. */
  private static final int PIPE_ADDRESS_COLUMNS = 24;

  private static final String GAP = "  ";
  private static final String CUT = "..";

  private final Terminal terminal;
  private final int stateColumns;
  private int addressColumns;

  LiveColumns(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.addressColumns = terminal.redraws() ? LEAST_ADDRESS_COLUMNS : PIPE_ADDRESS_COLUMNS;
    this.stateColumns = widestState(messages);
  }

  /** Makes room for {@code address} in all lines to come. */
  void fit(String address) {
    addressColumns = Math.max(addressColumns, DisplayWidth.of(address));
  }

  String line(Mark mark, String port, String family, String address, String state, String time) {
    int columns = Math.min(addressColumns, room());
    String line =
        GAP
            + mark.on(terminal)
            + " "
            + DisplayWidth.padRight(port, PORT_COLUMNS)
            + GAP
            + DisplayWidth.padRight(family, FAMILY_COLUMNS)
            + GAP
            + DisplayWidth.padRight(shortened(address, columns), columns)
            + GAP
            + mark.colour(state, terminal)
            + " ".repeat(Math.max(0, stateColumns - DisplayWidth.of(state)))
            + GAP
            + DisplayWidth.padLeft(time, TIME_COLUMNS);
    return line.stripTrailing();
  }

  /** Columns that are left for addresses; a pipe has no edge. */
  private int room() {
    int others = 5 * GAP.length() + 2 + PORT_COLUMNS + FAMILY_COLUMNS + stateColumns + TIME_COLUMNS;
    return terminal.redraws()
        ? Math.max(LEAST_ADDRESS_COLUMNS, terminal.columns() - 1 - others)
        : Integer.MAX_VALUE;
  }

  private static String shortened(String address, int columns) {
    if (DisplayWidth.of(address) <= columns) {
      return address;
    }
    int tail = (columns - CUT.length()) / 2;
    int head = columns - CUT.length() - tail;
    return address.substring(0, head) + CUT + address.substring(address.length() - tail);
  }

  /** Of the states that lanes commonly have: a rarer, longer one may push its time aside. */
  private static int widestState(Messages messages) {
    return Stream.of(
            Stream.of("live.connecting", "live.talking", "live.resolving").map(messages::text),
            Stream.of(Outcome.values()).map(outcome -> messages.word("outcome", outcome)),
            Stream.of(SessionFailure.values()).map(word -> messages.word("failure", word)),
            Stream.of(ResolutionStatus.values()).map(word -> messages.word("resolution", word)))
        .flatMap(states -> states)
        .mapToInt(DisplayWidth::of)
        .max()
        .orElseThrow();
  }
}
