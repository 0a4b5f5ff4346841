package org.sendpath.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sendpath.lab.network.Treatment;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;

final class ScenariosTest {
  @Test
  void list_names_areUnique() {
    assertThat(Scenarios.list()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void list_addresses_belongToOneScenarioEach() {
    List<InetAddress> addresses =
        Scenarios.list().stream().flatMap(scenario -> scenario.addresses().stream()).toList();
    assertThat(addresses).doesNotHaveDuplicates();
  }

  @Test
  void list_icmpErrors_holdsEveryCode() {
    Set<String> ipv4 = icmpErrors(Family.IPV4);
    Set<String> ipv6 = icmpErrors(Family.IPV6);
    assertThat(ipv4).containsAll(codes("3/", 15)).contains("11/0", "12/0");
    assertThat(ipv6).containsAll(codes("1/", 7)).contains("3/0", "4/0");
  }

  @Test
  void list_outcomes_holdsEveryOneInBothFamilies() {
    for (Family family : Family.values()) {
      Set<Outcome> outcomes =
          Scenarios.list().stream()
              .flatMap(scenario -> scenario.hosts().stream())
              .filter(host -> host.family() == family)
              .flatMap(host -> host.ports().values().stream())
              .flatMap(port -> port.expected().stream())
              .map(Expected::outcome)
              .collect(Collectors.toSet());
      // What this host cannot see is the other pass's.
      assertThat(outcomes).as("%s", family).hasSize(Outcome.values().length - 1);
      assertThat(outcomes).doesNotContain(Outcome.ICMP_UNKNOWN);
    }
  }

  private static Set<String> icmpErrors(Family family) {
    return Scenarios.list().stream()
        .flatMap(scenario -> scenario.hosts().stream())
        .filter(host -> host.family() == family)
        .flatMap(host -> host.ports().values().stream())
        .map(Port::treatment)
        .flatMap(Optional::stream)
        .filter(Treatment.Answer.class::isInstance)
        .map(treatment -> ((Treatment.Answer) treatment).error())
        .map(error -> error.type() + "/" + error.code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> codes(String type, int last) {
    return IntStream.rangeClosed(0, last).mapToObj(code -> type + code).toList();
  }
}
