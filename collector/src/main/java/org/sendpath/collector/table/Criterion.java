package org.sendpath.collector.table;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.OsFamily;

/** What tables, reports and pairs can be filtered by. */
public enum Criterion implements Word {
  /** The experiment's name. */
  EXPERIMENT("1 to 64 lower case letters, digits and hyphens, no hyphen first"),
  /** The first day that is meant, by {@code measuredAt} in UTC. */
  SINCE("a day such as 2026-11-21, or its midnight in UTC, 2026-11-21T00:00:00Z"),
  /** The first day that is not meant any more. */
  UNTIL("a day such as 2026-11-21, or its midnight in UTC, 2026-11-21T00:00:00Z"),
  /** The server's kind. */
  KIND("one of " + words(ServerKind.values())),
  /** How the volunteer's mail reaches the server. */
  ROUTE("one of " + words(Route.values())),
  /** The family over which alone cases and connects are meant. */
  FAMILY("one of " + words(Family.values())),
  /** The volunteer's system. */
  OS("one of " + words(OsFamily.values())),
  /** Where the volunteer was. */
  NETWORK("one of " + words(Network.values()));

  /** All that reports and pairs can be filtered by: both are about all families. */
  public static final Set<Criterion> WITHOUT_FAMILY =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(FAMILY)));

  private final String allowed;

  Criterion(String allowed) {
    this.allowed = allowed;
  }

  /** Which values it takes, for messages. */
  public String allowed() {
    return allowed;
  }

  private static String words(Word[] words) {
    return Arrays.stream(words).map(Word::word).collect(Collectors.joining(", "));
  }
}
