package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.rule.CaseRule;
import org.sendpath.rule.LocalServerRule;
import tools.jackson.databind.node.StringNode;

class ServerHidingTest {
  private static final String ROUTER = "203.0.113.1";

  /** Expected: Python's hmac and base64. */
  @Test
  void hide_name_isItsHmacUnderTheExperiment() {
    Report hidden = ServerHiding.hide(SampleReports.number(1));

    assertThat(hidden.server().name())
        .isEqualTo("h1-m4wrkczhvgrvxagpkslnxd7pqno5inbvbbuhctdi57juq52t3cpa");
  }

  @Test
  void hide_reportsOfOneServer_stillMatchAndOthersDoNot() {
    String one = ServerHiding.hide(SampleReports.number(1)).server().name();

    assertThat(ServerHiding.hide(SampleReports.number(2)).server().name()).isEqualTo(one);
    assertThat(ServerHiding.hide(about("smtp2.example.jp")).server().name()).isNotEqualTo(one);
  }

  @Test
  void hide_addresses_keepTheirIdentityAndRoutersStay() {
    Report report =
        about(
            "smtp.example.jp",
            List.of("192.0.2.10", "192.0.2.11"),
            hardError("192.0.2.11", "192.0.2.11"),
            hardError("192.0.2.10", ROUTER));

    Report hidden = ServerHiding.hide(report);

    assertThat(hidden.resolutions())
        .flatExtracting(Resolution::addresses)
        .containsExactly("hidden-1", "hidden-2");
    assertThat(hidden.attempts())
        .extracting(Attempt::address)
        .containsExactly("hidden-2", "hidden-1");
    assertThat(hidden.attempts())
        .extracting(attempt -> attempt.icmp().orElseThrow().from())
        .containsExactly("hidden-2", ROUTER);
  }

  @Test
  void hide_session_keepsWhatEveryServerSays() {
    Report report =
        about(
            "mail.plain.example.jp",
            List.of("192.0.2.10"),
            open(
                "192.0.2.10",
                "220-mail.plain.example.jp ESMTP\n220 at your service",
                List.of(
                    "PIPELINING",
                    "SIZE 35882577",
                    "AUTH PLAIN LOGIN",
                    "AUTH=PLAIN",
                    "XEXAMPLE-FEATURE",
                    "X-HOST [192.0.2.10]",
                    "SMTPUTF8",
                    "XADDR IPv6:2001:db8::1")));

    Session session = ServerHiding.hide(report).attempts().get(0).session().orElseThrow();

    assertThat(session.greeting()).contains("220 [hidden]");
    assertThat(session.capabilities().orElseThrow())
        .containsExactly(
            "PIPELINING",
            "SIZE 35882577",
            "AUTH PLAIN LOGIN",
            "AUTH=PLAIN",
            "SMTPUTF8",
            "XADDR IPv6:2001:db8::1");
    assertThat(session.authBeforeTls().orElseThrow()).containsExactly("PLAIN", "LOGIN");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, X [IPv6:2001:DB8:0:0:0:0:0:1]",
    "2001:db8::1, X 2001:db8::1.",
    "192.0.2.10, X (192.0.2.10)"
  })
  void hide_addressInACapability_dropsItInEverySpelling(String address, String line) {
    Report report =
        about("smtp.example.jp", List.of(address), open(address, "220 hi", List.of(line)));

    assertThat(ServerHiding.hide(report).attempts().get(0).session().orElseThrow().capabilities())
        .contains(List.of());
  }

  @Test
  void hide_nameInItsOwnScript_dropsItFromCapabilities() {
    String utf8 =
        new String("X 日本語.jp".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Report report =
        about(
            "xn--wgv71a119e.jp",
            List.of("192.0.2.10"),
            open("192.0.2.10", "220 hi", List.of(utf8, "DSN")));

    assertThat(ServerHiding.hide(report).attempts().get(0).session().orElseThrow().capabilities())
        .contains(List.of("DSN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "192.168.0.9", "169.254.1.1", "::1", "fd00::1"})
  void hide_localServer_staysLeftOut(String address) {
    Report report = about("mail.lan", List.of(address), reset(address));

    Report hidden = ServerHiding.hide(report);

    assertThat(LocalServerRule.isLocal(report)).isTrue();
    assertThat(LocalServerRule.isLocal(hidden)).isTrue();
    assertThat(hidden.server().kind()).isEqualTo(ServerKind.HOME);
  }

  @Test
  void hide_localhostOrAServerOfItsKind_kindAsTheRulesSay() {
    assertThat(ServerHiding.hide(about("localhost")).server().kind()).isEqualTo(ServerKind.HOME);
    assertThat(ServerHiding.hide(about("smtp.example.jp")).server().kind())
        .isEqualTo(ServerKind.ISP);
  }

  @Test
  void hide_literalServer_hidesTheAddressThatIsTheName() {
    Report hidden =
        ServerHiding.hide(about("192.0.2.10", List.of("192.0.2.10"), reset("192.0.2.10")));

    assertThat(written(hidden)).doesNotContain("192.0.2.10");
  }

  @Test
  void hide_twice_isAsOnce() {
    Report hidden = ServerHiding.hide(SampleReports.number(1));

    assertThat(ServerHiding.hide(hidden)).isSameAs(hidden);
  }

  @Test
  void hide_unknownFields_areLeftOut() {
    Report report = SampleReports.number(1);
    Report withMore =
        new Report(
            report.id(),
            report.experiment(),
            report.measuredAt(),
            report.elapsedMicros(),
            report.agent(),
            report.volunteer(),
            report.server(),
            report.vantage(),
            report.resolutions(),
            report.attempts(),
            new UnknownFields(Map.of("mx", StringNode.valueOf("smtp.example.jp"))));

    assertThat(written(ServerHiding.hide(withMore))).doesNotContain("example");
  }

  @Property(tries = 300)
  void hide_anyReport_tellsNameAndAddressesNowhereAndKeepsTheCase(
      @ForAll("reports") Report report) {
    List<String> addresses = new ArrayList<>();
    report.resolutions().forEach(resolution -> addresses.addAll(resolution.addresses()));
    report.attempts().forEach(attempt -> addresses.add(attempt.address()));

    Report hidden = ServerHiding.hide(report);

    assertThat(written(hidden))
        .doesNotContainIgnoringCase(report.server().name())
        .doesNotContain(addresses);
    assertThat(CaseRule.of(hidden)).isEqualTo(CaseRule.of(report));
    assertThat(LocalServerRule.isLocal(hidden)).isEqualTo(LocalServerRule.isLocal(report));
  }

  @Provide
  Arbitrary<Report> reports() {
    Arbitrary<String> label =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(4).ofMaxLength(12);
    Arbitrary<String> name = label.list().ofMinSize(2).ofMaxSize(4).map(l -> String.join(".", l));
    Arbitrary<String> address =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 254).map(n -> "198.51.100." + n),
            Arbitraries.integers().between(1, 254).map(n -> "192.168.77." + n),
            Arbitraries.integers().between(1, 0xffff).map("2001:db8:9:%x::7"::formatted));
    return Combinators.combine(
            name,
            address.list().uniqueElements().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(0, 1, 2))
        .as(ServerHidingTest::anyReport);
  }

  private static Report anyReport(String name, List<String> addresses, int shape) {
    String first = addresses.get(0);
    String last = addresses.get(addresses.size() - 1);
    String shout = name.toUpperCase(Locale.ROOT);
    Attempt telling =
        open(
            first,
            "220 " + name + " [" + last + "]",
            List.of("SIZE", "X " + shout, "X=" + name, "Y" + name + "Y", "Z [" + last + "]", last));
    return switch (shape) {
      case 0 -> about(name, addresses, telling);
      case 1 -> about(name, addresses, reset(first), telling);
      default -> about(name, addresses, hardError(first, last), hardError(last, ROUTER));
    };
  }

  private static Report about(String name) {
    return about(name, List.of("192.0.2.10"), reset("192.0.2.10"));
  }

  private static Report about(String name, List<String> addresses, Attempt... attempts) {
    Report report = SampleReports.number(1);
    List<Resolution> resolutions = new ArrayList<>();
    for (Family family : Family.values()) {
      List<String> ofFamily = addresses.stream().filter(a -> family(a) == family).toList();
      ResolutionStatus status = ofFamily.isEmpty() ? ResolutionStatus.NODATA : ResolutionStatus.OK;
      resolutions.add(
          new Resolution(Target.SERVER, family, status, ofFamily, 1890, UnknownFields.NONE));
    }
    return new Report(
        report.id(),
        report.experiment(),
        report.measuredAt(),
        report.elapsedMicros(),
        report.agent(),
        report.volunteer(),
        new Server(name, ServerKind.ISP, report.server().route(), UnknownFields.NONE),
        report.vantage(),
        resolutions,
        List.of(attempts),
        UnknownFields.NONE);
  }

  private static Attempt reset(String address) {
    return attempt(address, Outcome.RESET, Optional.empty(), Optional.empty());
  }

  private static Attempt hardError(String address, String from) {
    Icmp icmp =
        family(address) == Family.IPV4
            ? new Icmp(3, 10, from, UnknownFields.NONE)
            : new Icmp(1, 1, from, UnknownFields.NONE);
    return attempt(address, Outcome.ICMP_HARD, Optional.of(icmp), Optional.empty());
  }

  private static Attempt open(String address, String greeting, List<String> capabilities) {
    Session session =
        new Session(
            OptionalLong.of(25_011),
            Optional.of(greeting),
            OptionalInt.of(220),
            Optional.of(capabilities),
            Optional.of(List.of("PLAIN", "LOGIN")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UnknownFields.NONE);
    return attempt(address, Outcome.OPEN, Optional.empty(), Optional.of(session));
  }

  private static Attempt attempt(
      String address, Outcome outcome, Optional<Icmp> icmp, Optional<Session> session) {
    return new Attempt(
        Target.SERVER,
        587,
        family(address),
        address,
        0,
        120,
        20_123,
        Clock.PROCESS,
        outcome,
        Evidence.KERNEL,
        Optional.empty(),
        icmp,
        OptionalInt.empty(),
        session,
        UnknownFields.NONE);
  }

  private static Family family(String address) {
    return Addresses.family(Addresses.parse(address).orElseThrow());
  }

  private static String written(Report report) {
    return new String(SampleReports.CODEC.write(report), StandardCharsets.UTF_8);
  }
}
