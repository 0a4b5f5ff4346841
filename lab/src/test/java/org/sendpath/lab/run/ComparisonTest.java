package org.sendpath.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.lab.packet.Packets;
import org.sendpath.lab.scenario.Host;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.report.Addresses;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

final class ComparisonTest {
  private static final Scenario SCENARIO = Scenarios.find("reset-all").orElseThrow();

  @Test
  void of_whatTheTableSays_allFactsHold() {
    assertThat(wrong(Pass.KERNEL, result(Outcome.RESET, Evidence.KERNEL, 26_000))).isEmpty();
  }

  @Test
  void of_misclassified_namesOutcomeAndCase() {
    assertThat(wrong(Pass.KERNEL, result(Outcome.TIMEOUT, Evidence.KERNEL, 26_000)))
        .hasSize(7)
        .contains("case")
        .anyMatch(what -> what.startsWith("587 ipv4 ") && what.endsWith(" outcome"));
  }

  @Test
  void of_fasterThanTheWayIsLong_namesTheTime() {
    assertThat(wrong(Pass.KERNEL, result(Outcome.RESET, Evidence.KERNEL, 24_999)))
        .hasSize(6)
        .allMatch(what -> what.endsWith(" elapsedMicros"));
  }

  @Test
  void of_portableClaimingKernelEvidence_namesEvidenceAndRetransmissions() {
    assertThat(wrong(Pass.PORTABLE, result(Outcome.RESET, Evidence.KERNEL, 26_000)))
        .hasSize(12)
        .allMatch(what -> what.endsWith(" evidence") || what.endsWith(" synRetransmits"));
  }

  @Test
  void of_clientAddressTold_namesIt() {
    RunResult result = result(Outcome.RESET, Evidence.KERNEL, 26_000);
    RunResult told =
        new RunResult(
            result.exitStatus(),
            "{\"greeting\":\"hello 192.0.2.10\"}",
            "",
            result.report(),
            result.packets(),
            List.of("MAIL FROM:<>"));
    assertThat(wrong(Pass.KERNEL, told))
        .containsExactlyInAnyOrder("own addresses told", "other commands to servers");
  }

  @Test
  void of_nothingRun_namesExitStatusAndReport() {
    RunResult nothing =
        new RunResult(Optional.empty(), "", "", Optional.empty(), List.of(), List.of());
    assertThat(wrong(Pass.KERNEL, nothing)).containsExactly("exit status", "report");
  }

  private static List<String> wrong(Pass pass, RunResult result) {
    return Comparison.of(SCENARIO, pass, result).stream()
        .filter(fact -> !fact.holds())
        .map(Fact::what)
        .toList();
  }

  private static RunResult result(Outcome outcome, Evidence evidence, long elapsedMicros) {
    List<Resolution> resolutions = new ArrayList<>();
    List<Attempt> attempts = new ArrayList<>();
    List<CapturedPacket> packets = new ArrayList<>();
    for (Host host : SCENARIO.hosts()) {
      String address = Addresses.text(host.address());
      resolutions.add(
          new Resolution(
              Target.SERVER,
              host.family(),
              ResolutionStatus.OK,
              List.of(address),
              1,
              UnknownFields.NONE));
      for (int port : host.ports().keySet()) {
        attempts.add(
            new Attempt(
                Target.SERVER,
                port,
                host.family(),
                address,
                0,
                0,
                elapsedMicros,
                Clock.PROCESS,
                outcome,
                evidence,
                Optional.of("ECONNREFUSED"),
                Optional.empty(),
                OptionalInt.of(0),
                Optional.empty(),
                UnknownFields.NONE));
        packets.add(new CapturedPacket(0, Packets.synTo(host.address(), port)));
      }
    }
    Report report =
        new Report(
            new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L),
            "fallback",
            Instant.EPOCH,
            1,
            new Agent(
                "1",
                "Linux",
                "6",
                "amd64",
                "17",
                evidence,
                OptionalLong.empty(),
                UnknownFields.NONE),
            "v1-aaaaaaaaaaaaaaaa",
            new Server(SCENARIO.server(), ServerKind.UNKNOWN, Route.DIRECT, UnknownFields.NONE),
            new Vantage(Network.UNKNOWN, UnknownFields.NONE),
            resolutions,
            attempts,
            UnknownFields.NONE);
    return new RunResult(Optional.of("0"), "", "", Optional.of(report), packets, List.of());
  }
}
