package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.sendpath.agent.show.Advice.Kind;
import org.sendpath.agent.show.Findings.Finding;
import org.sendpath.report.Family;
import org.sendpath.report.Session;
import org.sendpath.report.StartTls;
import org.sendpath.report.Target;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;

/** From what was found to what to say of it: pure. */
final class AdviceRule {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int SMTP = 25;
  private static final int SSH = 22;
  private static final long SLOW_GREETING_MICROS = 5_000_000;

  private final Findings findings;
  private final List<Advice> advice = new ArrayList<>();

  AdviceRule(Findings findings) {
    this.findings = findings;
  }

  List<Advice> advice() {
    if (findings.all(Target.SERVER).stream().noneMatch(Finding::sent)) {
      say(nothingLeft());
      return List.copyOf(advice);
    }
    switch (findings.report().server().route()) {
      case DIRECT -> say(whatToSet());
      case SSL -> route(SUBMISSIONS, Kind.KEEP_SSL);
      case SSH -> route(SSH, Kind.KEEP_SSH);
    }
    say(
        Kind.OPEN_BUT_UNUSABLE,
        finding -> finding.open() && !finding.usable() && !tlsFailed(finding));
    encryption();
    certificates();
    waiting();
    blocked();
    advice.sort(Comparator.comparing(item -> item.kind().mark()));
    return List.copyOf(advice);
  }

  private Kind nothingLeft() {
    return switch (Obstacle.of(findings.report())) {
      case UNSENT -> Kind.CHECK_NETWORK;
      case NO_NAME -> Kind.CHECK_NAME;
      case NO_ADDRESS -> Kind.CHECK_NO_ADDRESS;
      case DNS -> Kind.CHECK_DNS;
    };
  }

  private Kind whatToSet() {
    boolean trusted = any(SUBMISSION, Finding::trusted) || any(SUBMISSIONS, Finding::trusted);
    Predicate<Finding> good = trusted ? Finding::trusted : Finding::encrypted;
    boolean startTls = any(SUBMISSION, good);
    boolean tls = any(SUBMISSIONS, good);
    if (startTls) {
      return tls ? Kind.SET_587_OR_465 : Kind.SET_587_STARTTLS;
    }
    if (tls) {
      return Kind.SET_465_TLS;
    }
    if (any(SUBMISSION, Finding::usable)) {
      return Kind.SET_587_PLAIN;
    }
    if (any(SMTP, Finding::usable)) {
      return any(SMTP, Finding::encrypted) ? Kind.SET_25_STARTTLS : Kind.SET_25_PLAIN;
    }
    Set<Integer> asked = findings.ports(Target.SERVER);
    return asked.contains(SUBMISSION) && asked.contains(SUBMISSIONS)
        ? Kind.ASK_PROVIDER
        : Kind.MEASURE_USUAL_PORTS;
  }

  private void route(int port, Kind keep) {
    if (any(port, Finding::usable)) {
      say(keep);
      return;
    }
    if (findings.ports(Target.SERVER).contains(port)) {
      say(Kind.ROUTE_FAILS, List.of(port), OptionalLong.empty());
    }
    say(whatToSet());
  }

  private void encryption() {
    say(Kind.AUTH_WITHOUT_TLS, finding -> finding.encrypted() && authBeforeTls(finding));
    say(Kind.NO_AUTH, finding -> finding.port() == SUBMISSION && noAuth(finding));
    say(Kind.NO_STARTTLS, AdviceRule::noStartTls);
    say(
        Kind.STARTTLS_FAILS,
        finding ->
            finding
                .session()
                .flatMap(Session::startTls)
                .filter(word -> word == StartTls.REFUSED || word == StartTls.FAILED)
                .isPresent());
  }

  private void certificates() {
    for (Trust trust : Trust.values()) {
      switch (trust) {
        case TRUSTED -> {}
        case EXPIRED -> certificate(Kind.CERTIFICATE_EXPIRED, trust);
        case NOT_YET_VALID -> certificate(Kind.CERTIFICATE_NOT_YET_VALID, trust);
        case SELF_SIGNED -> certificate(Kind.CERTIFICATE_SELF_SIGNED, trust);
        case UNKNOWN_ISSUER -> certificate(Kind.CERTIFICATE_UNKNOWN_ISSUER, trust);
        case UNTRUSTED -> certificate(Kind.CERTIFICATE_UNTRUSTED, trust);
      }
    }
    say(Kind.CERTIFICATE_WRONG_NAME, tls(tls -> !tls.hostnameMatches()));
  }

  private void certificate(Kind kind, Trust trust) {
    say(kind, tls(tls -> tls.trust() == trust));
  }

  private void waiting() {
    for (int port : findings.ports(Target.SERVER)) {
      findings.of(Target.SERVER, port).stream()
          .flatMap(finding -> finding.session().stream())
          .flatMapToLong(session -> session.greetingMicros().stream())
          .filter(micros -> micros > SLOW_GREETING_MICROS)
          .max()
          .ifPresent(micros -> say(Kind.GREETING_SLOW, List.of(port), OptionalLong.of(micros)));
    }
    List<Integer> failing = new ArrayList<>();
    List<Integer> silent = new ArrayList<>();
    long failingMicros = 0;
    long silentMicros = 0;
    for (int port : findings.ports(Target.SERVER)) {
      if (!ipv4Alone(port)) {
        continue;
      }
      Wait wait = Wait.on(findings, port, Family.IPV6);
      if (wait.silent() > 0) {
        silent.add(port);
        silentMicros = Math.max(silentMicros, wait.micros());
      } else {
        failing.add(port);
        failingMicros = Math.max(failingMicros, wait.micros());
      }
    }
    if (!silent.isEmpty()) {
      say(Kind.IPV6_SILENT, silent, OptionalLong.of(silentMicros));
    }
    if (!failing.isEmpty()) {
      say(Kind.IPV6_FAILS, failing, OptionalLong.of(failingMicros));
    }
  }

  /** IPv6 was asked and did not open, and IPv4 did. */
  private boolean ipv4Alone(int port) {
    return findings
            .of(Target.SERVER, port, Family.IPV6)
            .filter(ipv6 -> ipv6.sent() && !ipv6.open())
            .isPresent()
        && findings.of(Target.SERVER, port, Family.IPV4).filter(Finding::open).isPresent();
  }

  private void blocked() {
    List<Integer> lacking = new ArrayList<>();
    List<Integer> blocked = new ArrayList<>();
    for (int port : findings.ports(Target.SERVER)) {
      List<Finding> control = findings.of(Target.CONTROL, port);
      if (findings.open(Target.SERVER, port) || control.stream().noneMatch(Finding::sent)) {
        continue;
      }
      (findings.open(Target.CONTROL, port) ? lacking : blocked).add(port);
    }
    boolean others =
        findings.open(Target.SERVER, SUBMISSION) || findings.open(Target.SERVER, SUBMISSIONS);
    boolean no25 =
        findings.ports(Target.SERVER).contains(SMTP) && !findings.open(Target.SERVER, SMTP);
    if (others && no25 && !lacking.contains(SMTP)) {
      blocked.remove((Integer) SMTP);
      say(Kind.PORT_25_BLOCKED);
    }
    if (!lacking.isEmpty()) {
      say(Kind.SERVER_LACKS, lacking, OptionalLong.empty());
    }
    if (!blocked.isEmpty()) {
      say(Kind.NETWORK_BLOCKS, blocked, OptionalLong.empty());
    }
  }

  private boolean any(int port, Predicate<Finding> condition) {
    return findings.of(Target.SERVER, port).stream().anyMatch(condition);
  }

  private static boolean authBeforeTls(Finding finding) {
    return finding
        .session()
        .flatMap(Session::authBeforeTls)
        .filter(list -> !list.isEmpty())
        .isPresent();
  }

  /** Neither in clear text nor under TLS, where both were seen as far as the server offers them. */
  private static boolean noAuth(Finding finding) {
    boolean noneBefore =
        finding.session().flatMap(Session::authBeforeTls).filter(List::isEmpty).isPresent();
    boolean noneAfter =
        finding.encrypted()
            ? finding.session().flatMap(Session::authAfterTls).filter(List::isEmpty).isPresent()
            : finding.session().flatMap(Session::startTls).isEmpty();
    return finding.usable() && noneBefore && noneAfter;
  }

  /** Where a mail reader would give a password, and could not encrypt it. */
  private static boolean noStartTls(Finding finding) {
    boolean absent =
        finding.session().flatMap(Session::startTls).isEmpty()
            && finding.session().flatMap(Session::tls).isEmpty();
    return finding.usable()
        && absent
        && finding.session().flatMap(Session::capabilities).isPresent()
        && (finding.port() == SUBMISSION || authBeforeTls(finding));
  }

  private static boolean tlsFailed(Finding finding) {
    return finding.session().flatMap(Session::startTls).filter(StartTls.FAILED::equals).isPresent();
  }

  private static Predicate<Finding> tls(Predicate<Tls> condition) {
    return finding -> finding.session().flatMap(Session::tls).filter(condition).isPresent();
  }

  private void say(Kind kind) {
    say(kind, List.of(), OptionalLong.empty());
  }

  /** Says it once, of all ports of which it is true. */
  private void say(Kind kind, Predicate<Finding> condition) {
    List<Integer> ports = new ArrayList<>();
    for (int port : findings.ports(Target.SERVER)) {
      if (any(port, condition)) {
        ports.add(port);
      }
    }
    if (!ports.isEmpty()) {
      say(kind, ports, OptionalLong.empty());
    }
  }

  private void say(Kind kind, List<Integer> ports, OptionalLong waitMicros) {
    advice.add(new Advice(kind, ports, waitMicros));
  }
}
