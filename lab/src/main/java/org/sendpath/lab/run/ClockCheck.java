package org.sendpath.lab.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.network.LabException;
import org.sendpath.lab.packet.CaptureReader;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Outcome;
import org.sendpath.report.ReportCodec;

/**
 * The agent's connect times against those of {@code tcpdump} on the same host, from the SYN to its
 * answer. A machine that others share stalls now and then, so the worst is told and the median is
 * judged. Where the kernel does not time the connect, the process must see its end first: at once
 * on a quiet machine, and some tenths of a millisecond later where others want the processors too.
 */
public final class ClockCheck {
  private static final int SAMPLES = 20;
  private static final List<String> SCENARIOS = List.of("open", "reset-all", "icmp-all-ports");

  private final Places places;
  private final Enclosure enclosure;
  private final PrintStream out;

  public ClockCheck(Places places, Enclosure enclosure, PrintStream out) {
    this.places = places;
    this.enclosure = enclosure;
    this.out = out;
  }

  /**
   * Measures, and prints a table.
   *
   * @return whether the median of each outcome is near enough
   */
  public boolean run() throws Exception {
    Lab lab = Lab.up(enclosure, Scenarios.list());
    AgentRuns runs = AgentRuns.of(lab, places.java(), places.agent());
    Map<Row, List<Timing>> timings = new LinkedHashMap<>();
    for (Pass pass : Pass.values()) {
      for (String name : SCENARIOS) {
        for (Timing timing : measure(lab, runs, Scenarios.find(name).orElseThrow(), pass)) {
          Row row = new Row(pass, timing.attempt().outcome(), timing.attempt().clock());
          timings.computeIfAbsent(row, key -> new ArrayList<>()).add(timing);
        }
      }
    }
    return print(timings);
  }

  private List<Timing> measure(Lab lab, AgentRuns runs, Scenario scenario, Pass pass)
      throws IOException, InterruptedException, InvalidReportException {
    ResultFolder results =
        new ResultFolder(
            places.results().resolve("clock").resolve(pass.title() + "-" + scenario.name()));
    results.create();
    Process tcpdump = capture(lab, scenario.client(), results.capture());
    int status;
    try {
      status = runs.run(scenario, pass, SAMPLES, results);
    } finally {
      // It writes what it has, and ends.
      tcpdump.destroy();
      tcpdump.waitFor();
    }
    if (status != 0) {
      throw new LabException(
          "the agent failed: " + status + " " + Files.readString(results.errors()));
    }
    List<Attempt> attempts =
        new ReportCodec().read(Files.readAllBytes(results.report())).attempts();
    List<CapturedPacket> packets = CaptureReader.read(results.capture());
    return byPlace(attempts).stream().flatMap(place -> Timing.of(place, packets).stream()).toList();
  }

  private static Collection<List<Attempt>> byPlace(List<Attempt> attempts) {
    return attempts.stream()
        .sorted(Comparator.comparingInt(Attempt::sample))
        .collect(
            Collectors.groupingBy(
                attempt -> attempt.address() + " " + attempt.port(),
                TreeMap::new,
                Collectors.toList()))
        .values();
  }

  private static Process capture(Lab lab, Client client, Path file) throws IOException {
    // Its buffer has as many places as snapshots fit: with whole packets it has eight, and loses
    // some.
    List<String> command =
        List.of(
            "tcpdump",
            "-i",
            client.device(),
            "-n",
            "-Z",
            "root",
            "--immediate-mode",
            "-s",
            "256",
            "--time-stamp-precision=nano",
            "-w",
            file.toString());
    Process tcpdump =
        new ProcessBuilder(lab.network().command(client, command))
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(tcpdump.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    String line = said.readLine();
    while (line != null && !line.contains("listening on")) {
      all.append(line).append(' ');
      line = said.readLine();
    }
    if (line == null) {
      throw new LabException("tcpdump does not capture: " + all);
    }
    return tcpdump;
  }

  private boolean print(Map<Row, List<Timing>> timings) {
    out.println("evidence  outcome       clock    attempts  median off by, µs  at most  worst, µs");
    boolean near = true;
    for (Map.Entry<Row, List<Timing>> each : timings.entrySet()) {
      Row row = each.getKey();
      List<Double> off =
          each.getValue().stream().map(timing -> Math.abs(timing.offMicros())).sorted().toList();
      double median = off.get(off.size() / 2);
      out.printf(
          Locale.ROOT,
          "%-8s  %-12s  %-7s  %8d  %17.1f  %7d  %9.1f%n",
          row.pass().title(),
          row.outcome().word(),
          row.clock().word(),
          off.size(),
          median,
          row.maxMedianMicros(),
          off.get(off.size() - 1));
      near &= median <= row.maxMedianMicros();
    }
    out.println(near ? "all near enough" : "NOT all near enough");
    return near;
  }

  private record Row(Pass pass, Outcome outcome, Clock clock) {
    int maxMedianMicros() {
      return switch (clock) {
        case KERNEL -> 100;
        case PROCESS -> 500;
      };
    }
  }
}
