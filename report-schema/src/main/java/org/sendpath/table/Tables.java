package org.sendpath.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;

/** Fills the tables from counts. Rows are complete and in a fixed order, zero counts too. */
public final class Tables {
  /** By case, port and family, each in its own order. */
  public static final Comparator<LatencyKey> LATENCY_ORDER =
      Comparator.comparing(LatencyKey::result)
          .thenComparingInt(key -> ReportFacts.PORTS.indexOf(key.port()))
          .thenComparing(LatencyKey::family);

  private static final long MICROS_PER_SECOND = 1_000_000;

  private Tables() {}

  /** What {@link #latency} tells apart. */
  public record LatencyKey(Case result, int port, Family family) {}

  /**
   * The funnel: 39, 32, 26 in 2005.
   *
   * @param reports all that came in
   * @param withoutLocal those about a server that is not the volunteer's own
   * @param pairs of volunteer and server
   */
  public static Table funnel(long reports, long withoutLocal, long pairs) {
    return new Table(
        TableShape.FUNNEL,
        List.of(
            List.of(text("reports"), whole(reports)),
            List.of(text("without-local"), whole(withoutLocal)),
            List.of(text("pairs"), whole(pairs))));
  }

  /** Table 4.2: pairs by the kind of their server. */
  public static Table servers(Map<ServerKind, Long> pairs) {
    return new Table(TableShape.SERVERS, shares(List.of(), List.of(ServerKind.values()), pairs));
  }

  /** Table 4.3: pairs by case. */
  public static Table cases(Map<Case, Long> pairs) {
    return new Table(TableShape.CASES, shares(List.of(), List.of(Case.values()), pairs));
  }

  /** Table 4.1: for each family of systems how long its TCP waited, one duration a report. */
  public static Table timeouts(Map<OsFamily, LatencyHistogram> waits) {
    return new Table(
        TableShape.TIMEOUTS,
        Arrays.stream(OsFamily.values())
            .map(os -> timeout(os, waits.getOrDefault(os, new LatencyHistogram())))
            .toList());
  }

  /** Latency by what a connect met, port and family; only rows that have attempts. */
  public static Table latency(Map<LatencyKey, LatencyHistogram> connects) {
    return latency(TableShape.LATENCY, connects, key -> List.of());
  }

  /**
   * Durations by case, port and family, in the columns of {@code latency}; only rows that have
   * some.
   *
   * @param further what comes after those columns
   */
  public static Table latency(
      Shape shape,
      Map<LatencyKey, LatencyHistogram> durations,
      Function<LatencyKey, List<Cell>> further) {
    return new Table(
        shape,
        durations.entrySet().stream()
            .filter(entry -> entry.getValue().total() > 0)
            .sorted(Map.Entry.comparingByKey(LATENCY_ORDER))
            .map(
                entry ->
                    joined(
                        latency(entry.getKey(), entry.getValue()), further.apply(entry.getKey())))
            .toList());
  }

  /** A pair whose reports disagree, as a row of {@code conflicts}. */
  public static List<Cell> conflict(
      String volunteer, String server, long reports, Stream<Case> cases) {
    return List.of(
        text(volunteer),
        text(server),
        whole(reports),
        text(String.join(" ", cases.sorted().map(Word::word).toList())));
  }

  /**
   * A row for each word: the word, its pairs, and which share they are of the pairs of all words.
   *
   * @param group what comes before these columns
   * @param words in the order of the rows
   * @param pairs of none but these words
   */
  public static <E extends Enum<E> & Word> List<List<Cell>> shares(
      List<Cell> group, List<E> words, Map<E, Long> pairs) {
    long whole = pairs.values().stream().mapToLong(Long::longValue).sum();
    List<List<Cell>> rows = new ArrayList<>();
    for (E word : words) {
      long part = pairs.getOrDefault(word, 0L);
      rows.add(joined(joined(group, List.of(Cell.word(word), whole(part))), share(part, whole)));
    }
    return rows;
  }

  /** A share and its bounds; absent if it is a share of nothing. */
  public static List<Cell> share(long part, long whole) {
    Optional<Share> share = whole == 0 ? Optional.empty() : Optional.of(Share.of(part, whole));
    return List.of(
        decimal(share, Share::value), decimal(share, Share::low), decimal(share, Share::high));
  }

  private static List<Cell> joined(List<Cell> first, List<Cell> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static List<Cell> timeout(OsFamily os, LatencyHistogram waits) {
    return List.of(
        Cell.word(os), whole(waits.total()), seconds(waits.quantileMicros(0.5)), paperSeconds(os));
  }

  private static List<Cell> latency(LatencyKey key, LatencyHistogram connects) {
    return List.of(
        Cell.word(key.result()),
        whole(key.port()),
        Cell.word(key.family()),
        whole(connects.total()),
        micros(connects.minMicros()),
        micros(connects.quantileMicros(0.25)),
        micros(connects.quantileMicros(0.5)),
        micros(connects.quantileMicros(0.75)),
        micros(connects.quantileMicros(0.9)),
        micros(connects.quantileMicros(0.99)));
  }

  /** The WIDE report's Table 4.1; its Windows was XP. */
  private static Cell paperSeconds(OsFamily os) {
    return switch (os) {
      case BSD -> whole(75);
      case LINUX -> whole(189);
      case SOLARIS -> whole(225);
      case WINDOWS -> whole(21);
      case MACOS, OTHER -> Cell.Absent.ABSENT;
    };
  }

  private static Cell seconds(OptionalLong micros) {
    if (micros.isEmpty()) {
      return Cell.Absent.ABSENT;
    }
    BigDecimal seconds =
        BigDecimal.valueOf(micros.getAsLong())
            .divide(BigDecimal.valueOf(MICROS_PER_SECOND), MathContext.DECIMAL64)
            .stripTrailingZeros();
    return new Cell.Decimal(seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }

  private static Cell micros(OptionalLong micros) {
    return micros.isPresent() ? whole(micros.getAsLong()) : Cell.Absent.ABSENT;
  }

  private static Cell decimal(Optional<Share> share, Function<Share, BigDecimal> part) {
    return share.<Cell>map(known -> new Cell.Decimal(part.apply(known))).orElse(Cell.Absent.ABSENT);
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  private static Cell whole(long value) {
    return new Cell.Whole(value);
  }
}
