package org.sendpath.analysis.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.OsFamily;

/**
 * Which reports and pairs the tables are about, as the collector's filters mean it; what is empty
 * admits all. A pair has the kind, route, system, network and day of its latest report, and its
 * case is the vote of all its reports.
 *
 * @param experiment its name
 * @param since the first day, by {@code measuredAt} in UTC
 * @param until the first day that is not meant any more
 * @param family over which alone cases and connects are meant
 */
public record Selection(
    Optional<String> experiment,
    Optional<LocalDate> since,
    Optional<LocalDate> until,
    Optional<ServerKind> kind,
    Optional<Route> route,
    Optional<OsFamily> os,
    Optional<Network> network,
    Optional<Family> family) {
  /** Everything. */
  public static final Selection ALL =
      new Selection(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Pattern EXPERIMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LAST_YEAR = 9999;

  public Selection {
    if (experiment.isPresent() && !EXPERIMENT.matcher(experiment.get()).matches()) {
      throw new IllegalArgumentException(
          "experiment: must be 1 to 64 lower case letters, digits and hyphens, no hyphen first");
    }
    checkYear("since", since);
    checkYear("until", until);
    if (since.isPresent() && until.isPresent() && !until.get().isAfter(since.get())) {
      throw new IllegalArgumentException(
          "until: must be a later day than since: it is the first that is not meant");
    }
  }

  private static void checkYear(String field, Optional<LocalDate> day) {
    if (day.isPresent() && (day.get().getYear() < 0 || day.get().getYear() > LAST_YEAR)) {
      throw new IllegalArgumentException(field + ": must be in the years 0000 to 9999");
    }
  }

  /** What parts pairs, as conditions: reports of one experiment alone form its pairs. */
  List<String> ofExperiment() {
    return experiment.stream().map(name -> "experiment = '" + name + "'").toList();
  }

  /** Conditions on the columns of a report, or of a pair; none admits all. */
  List<String> conditions() {
    List<String> conditions = new ArrayList<>(ofExperiment());
    // Days are written so that text sorts as they do.
    since.ifPresent(day -> conditions.add("day >= '" + day + "'"));
    until.ifPresent(day -> conditions.add("day < '" + day + "'"));
    kind.ifPresent(word -> conditions.add(is("kind", word)));
    route.ifPresent(word -> conditions.add(is("route", word)));
    os.ifPresent(word -> conditions.add(is("os", word)));
    network.ifPresent(word -> conditions.add(is("network", word)));
    return conditions;
  }

  private static String is(String column, Word word) {
    return column + " = '" + word.word() + "'";
  }
}
