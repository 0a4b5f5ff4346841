package org.sendpath.collector.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sendpath.collector.store.ReportFilter;
import org.sendpath.collector.store.Scope;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.OsFamily;

/**
 * What a reader asked for, understood.
 *
 * @param given what was asked for, as it was written
 * @param reports which reports, and which pairs
 * @param scope over which families
 */
public record Selection(Map<Criterion, String> given, ReportFilter reports, Scope scope) {
  /** Everything. */
  public static final Selection ALL = new Selection(Map.of(), ReportFilter.ALL, Scope.BOTH);

  private static final Pattern EXPERIMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  public Selection {
    Map<Criterion, String> inOrder = new EnumMap<>(Criterion.class);
    inOrder.putAll(given);
    given = Collections.unmodifiableMap(inOrder);
    Objects.requireNonNull(reports, "reports");
    Objects.requireNonNull(scope, "scope");
  }

  /**
   * Understands parameters.
   *
   * @param parameters the values of each name, as they came
   * @param allowed what can be asked for here
   * @throws InvalidSelectionException naming every parameter that is unknown, repeated or wrong
   */
  public static Selection of(
      Map<String, ? extends Collection<String>> parameters, Set<Criterion> allowed)
      throws InvalidSelectionException {
    Reading reading = new Reading();
    parameters.forEach((name, values) -> reading.take(name, values, allowed));
    return reading.selection();
  }

  /** Every problem is told at once, so that nobody mends a request one parameter at a time. */
  private static final class Reading {
    private final Map<Criterion, String> given = new EnumMap<>(Criterion.class);
    private final List<String> problems = new ArrayList<>();

    void take(String name, Collection<String> values, Set<Criterion> allowed) {
      Optional<Criterion> criterion = Word.find(Criterion.class, name).filter(allowed::contains);
      if (criterion.isEmpty()) {
        problems.add(
            name
                + ": is no filter here; there are "
                + allowed.stream().sorted().map(Word::word).collect(Collectors.joining(", ")));
      } else if (values.size() != 1) {
        problems.add(name + ": must be given once, not " + values.size() + " times");
      } else {
        given.put(criterion.get(), values.iterator().next());
      }
    }

    Selection selection() throws InvalidSelectionException {
      ReportFilter reports =
          new ReportFilter(
              read(Criterion.EXPERIMENT, Selection::experiment),
              read(Criterion.KIND, word -> Word.find(ServerKind.class, word)),
              read(Criterion.ROUTE, word -> Word.find(Route.class, word)),
              read(Criterion.OS, word -> Word.find(OsFamily.class, word)),
              read(Criterion.NETWORK, word -> Word.find(Network.class, word)),
              read(Criterion.SINCE, Selection::day),
              read(Criterion.UNTIL, Selection::day));
      Scope scope =
          read(Criterion.FAMILY, word -> Word.find(Family.class, word))
              .map(Selection::scope)
              .orElse(Scope.BOTH);
      boolean ended =
          reports.since().isPresent()
              && reports.until().isPresent()
              && !reports.until().get().isAfter(reports.since().get());
      if (ended) {
        problems.add("until: must be a later day than since: it is the first that is not meant");
      }
      if (!problems.isEmpty()) {
        throw new InvalidSelectionException(problems);
      }
      return new Selection(given, reports, scope);
    }

    private <T> Optional<T> read(Criterion criterion, Function<String, Optional<T>> reader) {
      Optional<String> text = Optional.ofNullable(given.get(criterion));
      Optional<T> value = text.flatMap(reader);
      if (text.isPresent() && value.isEmpty()) {
        problems.add(criterion.word() + ": must be " + criterion.allowed());
      }
      return value;
    }
  }

  private static Optional<String> experiment(String text) {
    return Optional.of(text).filter(name -> EXPERIMENT.matcher(name).matches());
  }

  /** The counts are kept by day, so that only a day's beginning can part them. */
  private static Optional<LocalDate> day(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text));
      }
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return Optional.of(time)
          .filter(at -> at.toLocalTime().equals(LocalTime.MIDNIGHT))
          .map(OffsetDateTime::toLocalDate)
          .filter(day -> DAY.matcher(day.toString()).matches());
    } catch (DateTimeException e) {
      // Written otherwise, or on no calendar: the caller says what is allowed.
      return Optional.empty();
    }
  }

  private static Scope scope(Family family) {
    return switch (family) {
      case IPV6 -> Scope.IPV6;
      case IPV4 -> Scope.IPV4;
    };
  }
}
