package org.sendpath.agent.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code probe} was told. */
final class ProbeOptions {
  private static final Duration DEFAULT_TIMER = Duration.ofSeconds(10);
  private static final List<Integer> DEFAULT_PORTS = List.of(587, 465, 25);
  private static final int SSH_PORT = 22;
  private static final int MOST_SAMPLES = 20;

  /** Per address. Two families of three addresses each then still fit into a report. */
  private static final int MOST_CONNECTS = 80;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "SERVER", descriptionKey = "server")
  List<String> servers = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "KIND")
  ServerKind kind = ServerKind.UNKNOWN;

  @Option(names = "--route", paramLabel = "ROUTE")
  Route route = Route.DIRECT;

  @Option(names = "--network", paramLabel = "NETWORK")
  Network network = Network.UNKNOWN;

  @Option(names = "--timer", paramLabel = "DURATION", converter = DurationConverter.class)
  Duration timer;

  @Option(names = "--os-timeout")
  boolean osTimeout;

  @Option(names = "--ports", paramLabel = "PORTS", converter = PortsConverter.class)
  PortsConverter.Ports ports;

  @Option(names = "--samples", paramLabel = "N")
  int samples = 3;

  @Option(names = "--portable")
  boolean portable;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--out", paramLabel = "FILE")
  Path out;

  @Option(names = "--collector", paramLabel = "URL", converter = CollectorConverter.class)
  CollectorUrl collector;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--no-upload")
  boolean noUpload;

  @Option(names = "--hide-server")
  boolean hideServer;

  @Option(names = "--phrase")
  boolean phrase;

  /**
   * The server as typed; empty if none was.
   *
   * @throws ParameterException if options contradict each other or are out of range
   */
  Optional<String> server() {
    if (servers.size() > 1) {
      throw wrong(
          "one server at a time: probe "
              + servers.get(0)
              + " first, then "
              + servers.get(1)
              + " in a run of its own");
    }
    if (timer != null && osTimeout) {
      throw wrong("--timer and --os-timeout exclude each other: --os-timeout sets no timer");
    }
    if (yes && noUpload) {
      throw wrong("--yes and --no-upload exclude each other");
    }
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw wrong("--samples takes a whole number from 1 to " + MOST_SAMPLES + ", not " + samples);
    }
    if (samples * portNumbers().size() > MOST_CONNECTS) {
      throw wrong(
          "--samples times the number of --ports is at most " + MOST_CONNECTS + ": ask for less");
    }
    return servers.stream().findFirst();
  }

  List<Integer> portNumbers() {
    if (ports != null) {
      return ports.numbers();
    }
    List<Integer> numbers = new ArrayList<>(DEFAULT_PORTS);
    if (route == Route.SSH) {
      numbers.add(SSH_PORT);
    }
    return numbers;
  }

  Optional<Duration> connectTimer() {
    return osTimeout ? Optional.empty() : Optional.of(timer == null ? DEFAULT_TIMER : timer);
  }

  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
