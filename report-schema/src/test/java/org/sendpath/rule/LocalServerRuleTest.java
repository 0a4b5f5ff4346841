package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.SampleReports.attempt;
import static org.sendpath.report.SampleReports.report;
import static org.sendpath.report.SampleReports.resolution;
import static org.sendpath.report.SampleReports.server;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;

class LocalServerRuleTest {
  private static final String PUBLIC_V4 = "192.0.2.10";

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void isLocal_byKind_isHomeAlone(ServerKind kind) {
    Report report =
        report(
            server("smtp.example.jp", kind, Route.DIRECT),
            List.of(resolution(Target.SERVER, Family.IPV4, PUBLIC_V4)),
            List.of());
    assertThat(LocalServerRule.isLocal(report)).isEqualTo(kind == ServerKind.HOME);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost.localdomain, true",
    "mail.localhost, true",
    "a.mail.localhost, true",
    "127.0.0.1, true",
    "::1, true",
    "192.168.1.25, true",
    "192.0.2.25, false",
    "2001:db8::1, false",
    "notlocalhost, false",
    "localhost.example.jp, false",
    "localdomain, false",
  })
  void isLocal_byName_isThisHostOrALocalLiteral(String name, boolean local) {
    assertThat(LocalServerRule.isLocal(named(name, List.of(), List.of()))).isEqualTo(local);
  }

  @ParameterizedTest
  @CsvSource({
    "ipv4, 127.0.0.1, true",
    "ipv4, 127.255.255.254, true",
    "ipv4, 128.0.0.1, false",
    "ipv4, 0.0.0.0, true",
    "ipv4, 9.255.255.255, false",
    "ipv4, 10.0.0.1, true",
    "ipv4, 10.255.255.255, true",
    "ipv4, 11.0.0.0, false",
    "ipv4, 172.15.255.255, false",
    "ipv4, 172.16.0.1, true",
    "ipv4, 172.31.255.255, true",
    "ipv4, 172.32.0.0, false",
    "ipv4, 192.167.255.255, false",
    "ipv4, 192.168.0.1, true",
    "ipv4, 192.169.0.0, false",
    "ipv4, 169.253.255.255, false",
    "ipv4, 169.254.0.1, true",
    "ipv4, 169.255.0.0, false",
    "ipv4, 100.64.0.1, false",
    "ipv4, 198.51.100.1, false",
    "ipv4, hidden-0, false",
    "ipv6, ::1, true",
    "ipv6, ::, true",
    "ipv6, ::2, false",
    "ipv6, fe80::1, true",
    "ipv6, febf::1, true",
    "ipv6, fec0::1, true",
    "ipv6, fbff::1, false",
    "ipv6, fc00::1, true",
    "ipv6, fdff::1, true",
    "ipv6, fe00::1, false",
    "ipv6, ff02::1, false",
    "ipv6, 2001:db8::1, false",
    "ipv6, hidden-1, false",
  })
  void isLocal_byAddress_followsTheRanges(String family, String address, boolean local) {
    Family of = family.equals("ipv4") ? Family.IPV4 : Family.IPV6;
    Resolution resolution = resolution(Target.SERVER, of, address);
    Attempt attempt = attemptAt(Target.SERVER, of, address);
    assertThat(LocalServerRule.isLocal(named("smtp.example.jp", List.of(resolution), List.of())))
        .isEqualTo(local);
    assertThat(LocalServerRule.isLocal(named("smtp.example.jp", List.of(), List.of(attempt))))
        .isEqualTo(local);
  }

  @Test
  void isLocal_withOnePublicAddress_isFalse() {
    List<Resolution> resolutions =
        List.of(
            resolution(Target.SERVER, Family.IPV6, "fd00::25"),
            resolution(Target.SERVER, Family.IPV4, "192.168.1.25", PUBLIC_V4));
    assertThat(LocalServerRule.isLocal(named("smtp.example.jp", resolutions, List.of()))).isFalse();
    assertThat(
            LocalServerRule.isLocal(
                named(
                    "smtp.example.jp",
                    List.of(resolution(Target.SERVER, Family.IPV4, "192.168.1.25")),
                    List.of(attemptAt(Target.SERVER, Family.IPV4, PUBLIC_V4)))))
        .isFalse();
  }

  @Test
  void isLocal_controlHostsAddresses_doNotCount() {
    Resolution local = resolution(Target.SERVER, Family.IPV4, "192.168.1.25");
    Resolution control = resolution(Target.CONTROL, Family.IPV4, PUBLIC_V4);
    Attempt attempt = attemptAt(Target.CONTROL, Family.IPV4, PUBLIC_V4);
    assertThat(
            LocalServerRule.isLocal(
                named("smtp.example.jp", List.of(local, control), List.of(attempt))))
        .isTrue();
    assertThat(
            LocalServerRule.isLocal(
                named(
                    "smtp.example.jp",
                    List.of(resolution(Target.CONTROL, Family.IPV4, "127.0.0.1")),
                    List.of())))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp.example.jp", "hidden-name"})
  void isLocal_nameThatResolvedToNothing_isFalse(String name) {
    List<Resolution> resolutions =
        List.of(resolution(Target.SERVER, Family.IPV6), resolution(Target.SERVER, Family.IPV4));
    assertThat(LocalServerRule.isLocal(named(name, resolutions, List.of()))).isFalse();
    assertThat(LocalServerRule.isLocal(named(name, List.of(), List.of()))).isFalse();
  }

  private static Attempt attemptAt(Target target, Family family, String address) {
    return attempt(target, 587, family, address, 0, 0, Outcome.TIMEOUT, Optional.empty());
  }

  private static Report named(String name, List<Resolution> resolutions, List<Attempt> attempts) {
    return report(server(name, ServerKind.UNKNOWN, Route.DIRECT), resolutions, attempts);
  }
}
