package org.sendpath.collector.store;

import java.time.LocalDate;
import java.util.Optional;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;

/**
 * Which reports or pairs are meant; what is empty admits all. A pair has the kind, route, system,
 * network and day of its latest report.
 *
 * @param since the first day, by {@code measuredAt} in UTC
 * @param until the first day that is not meant any more
 */
public record ReportFilter(
    Optional<String> experiment,
    Optional<ServerKind> kind,
    Optional<Route> route,
    Optional<OsFamily> os,
    Optional<Network> network,
    Optional<LocalDate> since,
    Optional<LocalDate> until) {
  /** Everything. */
  public static final ReportFilter ALL =
      new ReportFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
