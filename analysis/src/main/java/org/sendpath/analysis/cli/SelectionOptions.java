package org.sendpath.analysis.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.sendpath.analysis.table.Selection;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which reports and pairs; the collector's filters. */
public final class SelectionOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(names = "--experiment", paramLabel = "NAME", description = "Only of this experiment.")
  Optional<String> experiment;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only from this day on, such as 2026-11-21, by measuredAt in UTC.")
  Optional<LocalDate> since;

  @Option(names = "--until", paramLabel = "DAY", description = "Only before this day.")
  Optional<LocalDate> until;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "Only of servers of this kind: isp, asp, company and so on.")
  Optional<ServerKind> kind;

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      converter = RouteConverter.class,
      description = "Only by this route: direct, ssl, ssh.")
  Optional<Route> route;

  @Option(
      names = "--os",
      paramLabel = "OS",
      converter = OsConverter.class,
      description = "Only from this family of systems: linux, windows, macos and so on.")
  Optional<OsFamily> os;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      converter = NetworkConverter.class,
      description = "Only from such networks: home, office, campus, mobile, public, unknown.")
  Optional<Network> network;

  @Option(
      names = "--family",
      paramLabel = "FAMILY",
      converter = FamilyConverter.class,
      description = "Cases and connects over this family alone: ipv6 or ipv4.")
  Optional<Family> family;

  private static final class KindConverter extends WordConverter<ServerKind> {
    KindConverter() {
      super(ServerKind.class);
    }
  }

  private static final class RouteConverter extends WordConverter<Route> {
    RouteConverter() {
      super(Route.class);
    }
  }

  private static final class OsConverter extends WordConverter<OsFamily> {
    OsConverter() {
      super(OsFamily.class);
    }
  }

  private static final class NetworkConverter extends WordConverter<Network> {
    NetworkConverter() {
      super(Network.class);
    }
  }

  private static final class FamilyConverter extends WordConverter<Family> {
    FamilyConverter() {
      super(Family.class);
    }
  }

  /**
   * What was chosen.
   *
   * @throws ParameterException if it cannot be
   */
  public Selection selection() {
    try {
      return new Selection(experiment, since, until, kind, route, os, network, family);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
