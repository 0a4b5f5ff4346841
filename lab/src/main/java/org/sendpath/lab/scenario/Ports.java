package org.sendpath.lab.scenario;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendpath.lab.network.Treatment;
import org.sendpath.lab.network.Treatment.Sender;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.lab.scenario.ExpectedSession.ExpectedTls;
import org.sendpath.lab.server.Behaviour;
import org.sendpath.lab.server.CertificateKind;
import org.sendpath.lab.server.MailService;
import org.sendpath.lab.server.StrippingProxy;
import org.sendpath.report.Outcome;

/** The ports that scenarios are made of. */
final class Ports {
  static final int SUBMISSION = 587;
  static final int SUBMISSIONS = 465;
  static final int SMTP = 25;
  static final int SSH = 22;

  private static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN");

  private Ports() {}

  /** The three ports that a run asks by default. */
  static Map<Integer, Port> of(Port submission, Port submissions, Port smtp) {
    return Map.of(SUBMISSION, submission, SUBMISSIONS, submissions, SMTP, smtp);
  }

  /** The three ports that a run asks by default, all alike. */
  static Map<Integer, Port> all(Port port) {
    return of(port, port, port);
  }

  /** A mail server where nothing is wrong: RFC 6409, RFC 8314, and a plain port 25. */
  static Map<Integer, Port> allOpen() {
    return of(submission(), submissions(), mail());
  }

  static Port open(Service.Script script, ExpectedSession session) {
    return new Port(
        Optional.empty(),
        Optional.of(new Service.Scripted(script)),
        Optional.of(Expected.open(session)));
  }

  static Port open(Behaviour behaviour, ExpectedSession session) {
    return open((name, certificates) -> behaviour, session);
  }

  /** STARTTLS, and AUTH after it alone. */
  static Port submission() {
    return open(
        (name, certificates) ->
            MailService.submission(name, certificates.apply(CertificateKind.VALID)),
        ExpectedSession.startTls(ExpectedTls.GOOD, List.of(), MECHANISMS));
  }

  /** TLS from the first byte, and AUTH. */
  static Port submissions() {
    return open(
        (name, certificates) ->
            MailService.submissions(name, certificates.apply(CertificateKind.VALID)),
        ExpectedSession.implicitTls(ExpectedTls.GOOD, MECHANISMS));
  }

  /** Neither TLS nor AUTH. */
  static Port mail() {
    return open((name, certificates) -> MailService.plain(name), ExpectedSession.plain(List.of()));
  }

  /** Nobody listens: the server's system answers with RST. */
  static Port refused() {
    return new Port(Optional.empty(), Optional.empty(), Optional.of(Expected.reset()));
  }

  static Port silent(Duration timer) {
    return new Port(
        Optional.of(new Treatment.Drop()),
        Optional.empty(),
        Optional.of(Expected.timeout(timer.toNanos() / 1000)));
  }

  static Port icmp(IcmpError error, Outcome outcome, String errno) {
    return icmp(new Treatment.Answer(error, Sender.ROUTER), outcome, errno);
  }

  static Port icmp(Treatment.Answer answer, Outcome outcome, String errno) {
    return new Port(
        Optional.of(answer), Optional.empty(), Optional.of(Expected.icmp(outcome, answer, errno)));
  }

  /** An ICMP error that Linux does not end a connect for. */
  static Port ignoredIcmp(IcmpError error, Duration timer) {
    return new Port(
        Optional.of(new Treatment.Answer(error, Sender.ROUTER)),
        Optional.empty(),
        Optional.of(Expected.timeout(timer.toNanos() / 1000)));
  }

  /** {@code port}, but each connection's first SYN is lost. */
  static Port afterLostSyn(Port port) {
    Treatment then = port.treatment().orElse(new Treatment.Forward());
    return new Port(
        Optional.of(new Treatment.LoseFirstSyn(then)),
        port.service(),
        port.expected().map(Expected::afterLostSyn));
  }

  /** The client does not send, and knows. */
  static Port unsent(String errno) {
    return new Port(Optional.empty(), Optional.empty(), Optional.of(Expected.unsent(errno)));
  }

  /** The client does not send, and knows by the kernel's evidence alone. */
  static Port unsentByEvidence(String errno) {
    return new Port(
        Optional.empty(), Optional.empty(), Optional.of(Expected.unsentByEvidence(errno)));
  }

  /** The client does not send, and cannot know. */
  static Port unsentUnseen(Expected expected) {
    return new Port(Optional.empty(), Optional.empty(), Optional.of(expected.madeLocally()));
  }

  /** An earlier address opened: the agent must leave this one alone. */
  static Port notTried() {
    return new Port(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Another server answers, and {@code session} is what it says. */
  static Port redirected(InetSocketAddress to, ExpectedSession session) {
    return new Port(
        Optional.of(new Treatment.Redirect(to)),
        Optional.empty(),
        Optional.of(Expected.open(session)));
  }

  /** STARTTLS and AUTH, which a box on the way keeps from the client. */
  static Port stripped(StrippingProxy.Stripping stripping) {
    return new Port(
        Optional.empty(),
        Optional.of(
            new Service.Stripped(
                (name, certificates) ->
                    MailService.submission(name, certificates.apply(CertificateKind.VALID)),
                stripping)),
        Optional.of(Expected.open(ExpectedSession.plain(List.of()))));
  }

  static Port postfix(ExpectedSession session) {
    return new Port(
        Optional.empty(), Optional.of(new Service.Postfix()), Optional.of(Expected.open(session)));
  }

  /** The system gives up after {@code synsSent} SYNs and all of {@code timeout}. */
  static Port systemSilent(Duration timeout, int synsSent) {
    return new Port(
        Optional.of(new Treatment.Drop()),
        Optional.empty(),
        Optional.of(Expected.systemTimeout(timeout.toNanos() / 1000, synsSent)));
  }
}
