package org.sendpath.lab.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.lab.network.AddressPlan;
import org.sendpath.lab.scenario.Host;
import org.sendpath.lab.scenario.Port;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.rule.Case;
import org.sendpath.rule.CaseRule;

/** Expected beside got: all that one run of a scenario is held to. */
public final class Comparison {
  static final String NOTHING = "(nothing)";

  /** All that the agent may ever say to a mail server. */
  private static final Set<String> COMMANDS = Set.of("EHLO", "HELO", "STARTTLS", "QUIT");

  private final Scenario scenario;
  private final Pass pass;
  private final RunResult result;
  private final List<Fact> facts = new ArrayList<>();

  private Comparison(Scenario scenario, Pass pass, RunResult result) {
    this.scenario = scenario;
    this.pass = pass;
    this.result = result;
  }

  /** The facts of what {@code folder} holds. */
  public static List<Fact> of(Scenario scenario, Pass pass, ResultFolder folder)
      throws IOException {
    return of(scenario, pass, RunResult.read(folder));
  }

  static List<Fact> of(Scenario scenario, Pass pass, RunResult result) {
    Comparison comparison = new Comparison(scenario, pass, result);
    comparison.compare();
    return List.copyOf(comparison.facts);
  }

  private void compare() {
    facts.add(Fact.of("exit status", 0, result.exitStatus().orElse(NOTHING)));
    facts.add(
        Fact.of(
            "report",
            "a report",
            result.report().isPresent() ? "a report" : "none: " + result.errors().strip()));
    result.report().ifPresent(this::compare);
    Set<String> commands =
        result.heard().stream()
            .map(line -> line.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT))
            .filter(command -> !COMMANDS.contains(command))
            .collect(Collectors.toSet());
    facts.add(Fact.of("other commands to servers", "[]", commands));
    facts.add(Fact.of("own addresses told", "[]", ownAddressesTold()));
  }

  private void compare(Report report) {
    facts.add(new Fact("case", expectedCases(), CaseRule.of(report).word()));
    for (Family family : Family.values()) {
      String what = family.word() + " resolution";
      Optional<Resolution> resolution =
          report.resolutions().stream().filter(each -> each.family() == family).findFirst();
      String status = resolution.map(each -> each.status().word()).orElse(NOTHING);
      Optional<Scenario.Answer> answer = Optional.ofNullable(scenario.names().get(family));
      facts.add(Fact.of(what, answer.map(each -> each.status().word()).orElse(NOTHING), status));
      facts.add(
          Fact.of(
              what + " addresses",
              hosts(family).map(host -> Addresses.text(host.address())).toList(),
              resolution.map(Resolution::addresses).orElse(List.of())));
    }
    facts.add(Fact.of("attempts", expectedAttempts(), attempts(report)));
    for (Host host : scenario.hosts()) {
      host.ports().forEach((number, port) -> compare(report, host, number, port));
    }
  }

  private void compare(Report report, Host host, int number, Port port) {
    String label = label(number, host.family(), host.address());
    long synsSent = result.synsTo(new InetSocketAddress(host.address(), number));
    if (port.expected().isEmpty()) {
      facts.add(Fact.of(label + " SYNs sent", 0, synsSent));
      return;
    }
    Optional<Attempt> attempt =
        report.attempts().stream()
            .filter(each -> labelOf(each).equals(label) && each.sample() == 0)
            .findFirst();
    port.expected()
        .get()
        .synsSent()
        .ifPresent(expected -> facts.add(Fact.of(label + " SYNs sent", expected, synsSent)));
    attempt.ifPresent(
        got ->
            facts.addAll(
                new AttemptComparison(pass, host.family(), label)
                    .facts(port.expected().get(), got)));
  }

  private Set<String> expectedCases() {
    Case expected = scenario.expectedCase();
    if (pass == Pass.KERNEL) {
      return Set.of(expected.word());
    }
    return switch (expected) {
      case OPEN, RESET, TIMEOUT, SSH, SSL -> Set.of(expected.word());
      // Port unreachable cannot be told from RST; each attempt below says which it must be.
      case ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN ->
          Set.of(Case.ICMP_UNKNOWN.word(), Case.RESET.word());
      case UNMEASURED -> Set.of(Case.UNMEASURED.word(), Case.ICMP_UNKNOWN.word());
    };
  }

  private Stream<Host> hosts(Family family) {
    return scenario.hosts().stream().filter(host -> host.family() == family);
  }

  private List<String> expectedAttempts() {
    List<String> labels = new ArrayList<>();
    for (Host host : scenario.hosts()) {
      host.ports()
          .forEach(
              (number, port) -> {
                if (port.expected().isPresent()) {
                  labels.add(label(number, host.family(), host.address()));
                }
              });
    }
    labels.sort(Comparator.naturalOrder());
    return labels;
  }

  private static List<String> attempts(Report report) {
    return report.attempts().stream().map(Comparison::labelOf).sorted().toList();
  }

  private static String labelOf(Attempt attempt) {
    return attempt.port() + " " + attempt.family().word() + " " + attempt.address();
  }

  private static String label(int port, Family family, InetAddress address) {
    return port + " " + family.word() + " " + Addresses.text(address);
  }

  /** Addresses of the client and its network, in the report or in what servers heard. */
  private List<String> ownAddressesTold() {
    String told = result.output() + String.join("\n", result.heard());
    Stream<InetAddress> home = Stream.of(Family.values()).map(AddressPlan::home);
    return Stream.concat(scenario.client().addresses().stream(), home)
        .map(Addresses::text)
        .filter(told::contains)
        .toList();
  }
}
