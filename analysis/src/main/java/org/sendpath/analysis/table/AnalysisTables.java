package org.sendpath.analysis.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

/**
 * The tables of what datasets hold. The pairs are found once, then each table adds counts up; its
 * rows are complete and in a fixed order. Afterwards the engine has the relation {@code pair} for
 * whoever asks more of it. Not safe for several threads.
 */
public final class AnalysisTables {
  private static final List<Case> CASES = List.of(Case.values());

  /** What connects meet, whatever the route. */
  private static final List<Case> PORT_CASES =
      CASES.stream().filter(each -> each != Case.SSH && each != Case.SSL).toList();

  private static final List<AuthOffer> AUTH = List.of(AuthOffer.values());
  private static final List<StartTlsOffer> START_TLS = List.of(StartTlsOffer.values());

  private final Engine engine;
  private final Groups groups;
  private final Optional<Family> family;
  private Optional<Durations> connects = Optional.empty();

  private AnalysisTables(Engine engine, Optional<Family> family) {
    this.engine = engine;
    this.groups = new Groups(engine);
    this.family = family;
  }

  /**
   * Pairs, and how many of them have reports that disagree.
   *
   * @param conflicting over the family that was selected, or overall
   */
  public record PairCount(long all, long conflicting) {}

  /**
   * What was measured when.
   *
   * @param experiments their names, sorted
   * @param measured from the first report to the last; empty if there are none
   */
  public record Span(List<String> experiments, Optional<Period> measured) {
    public Span {
      experiments = List.copyOf(experiments);
      Objects.requireNonNull(measured, "measured");
    }
  }

  /** From the first measurement to the last, whole microseconds. */
  public record Period(Instant first, Instant last) {}

  /**
   * Reads datasets and finds their pairs.
   *
   * @param datasets as {@link Engine#read} takes them; a report that is in several counts once
   * @throws EngineException if they cannot be read, or there is no room to work in
   */
  public static AnalysisTables of(Engine engine, List<String> datasets, Selection selection)
      throws EngineException {
    new Relations(engine, selection).prepare(datasets);
    return new AnalysisTables(engine, selection.family());
  }

  /** The tables that there are, in the order of {@link #all}. */
  public static List<Shape> shapes() {
    return Stream.<Shape>concat(
            Arrays.stream(TableShape.values()),
            Arrays.stream(AnalysisShape.values()).filter(shape -> !isPolicies(shape)))
        .toList();
  }

  /** Every table of {@link #shapes}. */
  public List<Table> all() throws EngineException {
    List<Table> tables = new ArrayList<>();
    for (Shape shape : shapes()) {
      tables.add(table(shape));
    }
    return tables;
  }

  /** One of {@link #shapes}. */
  public Table table(Shape shape) throws EngineException {
    if (shape instanceof TableShape shared) {
      return table(shared);
    } else if (shape instanceof AnalysisShape own) {
      return table(own);
    }
    throw new IllegalArgumentException("shape: " + shape.word() + " is no table of these");
  }

  /** How many pairs the tables rest on. */
  public PairCount pairs() throws EngineException {
    int column = family.map(AnalysisTables::column).orElse(0);
    List<Long> conflicting = new ArrayList<>();
    engine.query(SqlFile.CONFLICTING.text(), row -> conflicting.add(Rows.whole(row, column)));
    return new PairCount(allPairs(), conflicting.get(0));
  }

  private static int column(Family family) {
    return switch (family) {
      case IPV6 -> 1;
      case IPV4 -> 2;
    };
  }

  /** What the tables are of. */
  public Span span() throws EngineException {
    List<String> experiments = new ArrayList<>();
    engine.query(SqlFile.EXPERIMENTS.text(), row -> row.text(0).ifPresent(experiments::add));
    List<Period> measured = new ArrayList<>();
    engine.query(
        SqlFile.MEASURED.text(),
        row -> {
          if (row.whole(0).isPresent()) {
            measured.add(new Period(instant(Rows.whole(row, 0)), instant(Rows.whole(row, 1))));
          }
        });
    return new Span(experiments, measured.stream().findFirst());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private Table table(TableShape shape) throws EngineException {
    return switch (shape) {
      case FUNNEL -> funnel();
      case SERVERS -> Tables.servers(groups.counts(SqlFile.SERVERS, ServerKind.class));
      case CASES -> Tables.cases(groups.counts(SqlFile.CASES, Case.class));
      case TIMEOUTS -> timeouts();
      case LATENCY -> connects().latency();
      case CONFLICTS -> Conflicts.pairs(engine);
    };
  }

  private Table table(AnalysisShape shape) throws EngineException {
    return switch (shape) {
      case CASES_BY_FAMILY -> groups.table(shape, SqlFile.CASES_BY_FAMILY, Family.class, CASES);
      case CASES_BY_OS -> groups.table(shape, SqlFile.CASES_BY_OS, OsFamily.class, CASES);
      case CASES_BY_NETWORK -> groups.table(shape, SqlFile.CASES_BY_NETWORK, Network.class, CASES);
      case CASES_BY_MONTH -> groups.byMonth(shape, SqlFile.CASES_BY_MONTH, CASES);
      case CONNECT_LATENCY -> connects().latency(shape);
      case GREETING_LATENCY -> Durations.read(engine, SqlFile.GREETINGS).latency(shape);
      case CONNECT_DISTRIBUTION -> connects().distribution(shape);
      case RESCUE_465 -> rescue();
      case PORT_25 -> groups.table(shape, SqlFile.PORT_25, PORT_CASES);
      case PORT_25_BY_NETWORK ->
          groups.table(shape, SqlFile.PORT_25_BY_NETWORK, Network.class, PORT_CASES);
      case STARTTLS ->
          groups.byPort(
              shape,
              SqlFile.STARTTLS,
              StartTlsOffer.class,
              List.of(Groups.port(587, START_TLS), Groups.port(25, START_TLS)));
      case AUTH ->
          groups.byPort(
              shape,
              SqlFile.AUTH,
              AuthOffer.class,
              List.of(
                  Groups.port(587, AUTH),
                  Groups.port(465, List.of(AuthOffer.NONE, AuthOffer.TLS_ONLY)),
                  Groups.port(25, AUTH)));
      case AUTH_DIFFERENCE ->
          groups.table(shape, SqlFile.AUTH_DIFFERENCE, List.of(AuthDifference.values()));
      case CONFLICT_REPORTS -> Conflicts.reports(engine);
      case POLICIES, POLICY_WAITS, POLICY_WAYS ->
          throw new IllegalArgumentException("shape: policies have tables of their own");
    };
  }

  private static boolean isPolicies(AnalysisShape shape) {
    return shape == AnalysisShape.POLICIES
        || shape == AnalysisShape.POLICY_WAITS
        || shape == AnalysisShape.POLICY_WAYS;
  }

  private Table funnel() throws EngineException {
    List<Long> reports = new ArrayList<>();
    engine.query(
        SqlFile.FUNNEL.text(),
        row -> {
          reports.add(Rows.whole(row, 0));
          reports.add(Rows.whole(row, 1));
        });
    return Tables.funnel(reports.get(0), reports.get(1), allPairs());
  }

  private long allPairs() throws EngineException {
    return groups.counts(SqlFile.SERVERS, ServerKind.class).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private Table timeouts() throws EngineException {
    Map<OsFamily, LatencyHistogram> waits = new EnumMap<>(OsFamily.class);
    engine.query(
        SqlFile.TIMEOUTS.text(),
        row ->
            waits
                .computeIfAbsent(Rows.word(OsFamily.class, row, 0), known -> new LatencyHistogram())
                .add(Rows.whole(row, 1), Rows.whole(row, 2)));
    return Tables.timeouts(waits);
  }

  private Durations connects() throws EngineException {
    if (connects.isEmpty()) {
      connects = Optional.of(Durations.read(engine, SqlFile.CONNECTS));
    }
    return connects.get();
  }

  private Table rescue() throws EngineException {
    Map<Case, Rescue> counts = new EnumMap<>(Case.class);
    engine.query(
        SqlFile.RESCUE_465.text(),
        row ->
            counts.put(
                Rows.word(Case.class, row, 0),
                new Rescue(Rows.whole(row, 1), Rows.whole(row, 2), Rows.whole(row, 3))));
    return new Table(
        AnalysisShape.RESCUE_465,
        CASES.stream()
            .filter(each -> each != Case.OPEN)
            .map(each -> counts.getOrDefault(each, Rescue.NONE).row(each))
            .toList());
  }

  /**
   * What 465 would do for the pairs of a case.
   *
   * @param measured pairs whose 465 was tried
   * @param rescued those of them whom it served
   */
  private record Rescue(long pairs, long measured, long rescued) {
    static final Rescue NONE = new Rescue(0, 0, 0);

    List<Cell> row(Case result) {
      List<Cell> row =
          new ArrayList<>(
              List.of(
                  Cell.word(result),
                  new Cell.Whole(pairs),
                  new Cell.Whole(measured),
                  new Cell.Whole(rescued)));
      row.addAll(Tables.share(rescued, measured));
      return row;
    }
  }
}
