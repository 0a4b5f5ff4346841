package org.sendpath.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.Treatment;
import org.sendpath.lab.scenario.Expected;
import org.sendpath.lab.scenario.Host;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.report.Family;

/** The table of scenarios as the page {@code docs/lab.md}. */
public final class Page {
  private static final String INTRODUCTION =
      """
      # The lab

      <!-- Written by `lab/lab docs` from the table of scenarios in lab/src/main/java/org/sendpath/lab/scenario. -->

      What is not seen on a network is a guess. The lab makes a network of its own in Linux namespaces, lets every case of
      the experiment happen there to real packets, and holds the built agent, run as an unprivileged user, to what it must
      report.

          lab/lab check            whether this machine can run the lab, and if not, what to do
          lab/lab run              all scenarios, expected beside got; `lab/lab run icmp-all-ports` runs one
          lab/lab clock            the agent's times against a packet capture
          lab/lab collector        volunteers upload to the built collector, are counted, and withdraw
          lab/lab shell            a shell on a client of the lab, to try things by hand (`lab/lab shell ipv4-only`)
          lab/lab generate         made-up reports in any number, without a network (below)

      ```
      client                 router                         servers
      192.0.2.10      5 ms   198.51.100.1        20 ms      203.0.113.N      (times of round trip)
      2001:db8:a::10 ------- 2001:db8:f::1 ---------------- 2001:db8:1::N    DNS: 198.51.100.53, 2001:db8:f::53
      ```

      The router is a program: it delays, loses, redirects and answers with ICMP errors of any code, from its own address.
      Each scenario has a host name (`open.lab.example`) and server addresses of its own, so scenarios run side by side.
      Each is run twice: with the kernel's evidence, and with the evidence that any system gives (`--portable`), where
      the agent must not claim what it cannot know: an ICMP error is `icmp-unknown` there, or, if the system calls it
      "refused", `reset`. What came of a run (report, errors, capture) stays in `lab/target/lab/PASS/SCENARIO/`.

      Connect times are held to a packet capture on the client, too: those that the kernel takes (`TCP_INFO`, ICMP errors) to
      0.1 ms in the median; those that the process takes to 0.5 ms, since other work on the machine is in them; the worst is
      printed.

      The lab runs as root, or without root in a user namespace (Postfix then is left out, since it needs users of its
      own). All of it is in namespaces that end with one process: a crash leaves nothing behind.

      ## Reports in any number

          lab/lab generate --reports 10000000 --out reports.ndjson.gz
                           [--seed 1] [--since 2025-11-21] [--days 365] [--experiment fallback]
          lab/lab generate --shape paper --out wide-2005.ndjson

      The first writes reports as NDJSON, for load and for tables over many (to the standard output without `--out`; gzip,
      if the file ends in `.gz`). They pass through the records and the codec of `report-schema`, so they are valid; the same
      seed and options give the same bytes on every Java; memory does not grow with their number. Nobody measured them: names
      and addresses are those kept for documentation, local servers' apart.

      What they are like: the paper's shares of local servers (7 of 39 reports), of reports about one pair (32 about 26), of
      kinds and of routes; about its shares of cases, with some hard and soft errors, which it did not meet. A server treats
      all its volunteers alike, and few servers have many volunteers (Zipf's law, flattened at the head). Networks block port
      25 as they do (OP25B): mobile ones nearly always, homes mostly, except towards their own provider's server. Systems
      differ: Linux has the kernel's evidence (a tenth runs `--portable`), Windows refuses late and heeds no ICMP error,
      macOS keeps soft errors; 6 % of the runs wait for the system's own timeout. A few networks lead IPv6 nowhere, a few
      runs find no network or no DNS, 2 % of the volunteers hide their server, and some pairs' reports conflict. A report has
      3.7 KB in the mean, 0.6 to 9 KB. These shares are settings of the generator, no findings.

      The second writes the paper's 39 reports, rebuilt from its counts: a reconstruction, and marked as one (experiment
      `wide-2005-reconstruction`). The funnel, Table 4.2 and Table 4.3 are the paper's; which kind of server met which case,
      who reported twice and when, and all times are made up, because the paper does not say. They are in the tree as
      `report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson`.

      ## The scenarios

      In the table, an ICMP error stands as type/code; after an outcome stands the system's error.

      | scenario | what happens | IPv6 | IPv4 | case |
      |---|---|---|---|---|
      """;

  private Page() {}

  /** Writes the page. */
  public static void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text());
  }

  static String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Scenario scenario : Scenarios.list()) {
      page.append(row(scenario)).append('\n');
    }
    return page.toString();
  }

  private static String row(Scenario scenario) {
    String client =
        scenario.client() == Client.DUAL ? "" : " (client " + scenario.client().title() + ")";
    return "| %s | %s%s | %s | %s | %s |"
        .formatted(
            scenario.name(),
            scenario.purpose(),
            client,
            family(scenario, Family.IPV6),
            family(scenario, Family.IPV4),
            scenario.expectedCase().word());
  }

  private static String family(Scenario scenario, Family family) {
    List<String> hosts =
        scenario.hosts().stream().filter(host -> host.family() == family).map(Page::host).toList();
    if (!hosts.isEmpty()) {
      return String.join("; then ", hosts);
    }
    Scenario.Answer answer = scenario.names().get(family);
    return answer == null ? "not asked" : "DNS: " + answer.status().word();
  }

  /** Ports in the order in which the agent asks them; neighbours that fare alike share a word. */
  private static String host(Host host) {
    Map<Integer, String> ports =
        host.ports().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    port -> port.getValue().expected().map(Page::outcome).orElse("left alone")));
    if (Map.copyOf(ports).values().stream().distinct().count() == 1) {
      return "all " + ports.values().iterator().next();
    }
    return ports.keySet().stream()
        .sorted((a, b) -> b - a)
        .map(port -> port + " " + ports.get(port))
        .collect(Collectors.joining(", "));
  }

  private static String outcome(Expected expected) {
    StringBuilder outcome = new StringBuilder(expected.outcome().word());
    expected
        .icmp()
        .map(Treatment.Answer::error)
        .ifPresent(icmp -> outcome.append(' ').append(icmp.type()).append('/').append(icmp.code()));
    expected.errno().ifPresent(errno -> outcome.append(' ').append(errno));
    expected
        .session()
        .ifPresent(
            session -> {
              session.tls().ifPresent(tls -> outcome.append(" TLS ").append(tls.trust().word()));
              session
                  .startTls()
                  .ifPresent(word -> outcome.append(" STARTTLS ").append(word.word()));
              session.failure().ifPresent(word -> outcome.append(' ').append(word.word()));
            });
    return outcome.toString();
  }
}
