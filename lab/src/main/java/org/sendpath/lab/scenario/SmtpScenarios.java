package org.sendpath.lab.scenario;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.sendpath.lab.scenario.ExpectedSession.ExpectedTls;
import org.sendpath.lab.server.MailService;
import org.sendpath.lab.server.Misbehaviour;
import org.sendpath.lab.server.StrippingProxy.Stripping;
import org.sendpath.report.Family;
import org.sendpath.report.SessionFailure;
import org.sendpath.rule.Case;

/** What a server can say, or fail to say, on a connection that opened. */
final class SmtpScenarios {
  private static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN");
  private static final Duration GREET_PAUSE = Duration.ofSeconds(5);

  private SmtpScenarios() {}

  static void addTo(ScenarioTable table) {
    addPostfix(table);
    addPauses(table);
    addGreetings(table);
    addAuth(table);
    addRoutes(table);
    addMiddleboxes(table);
  }

  private static void addPostfix(ScenarioTable table) {
    table
        .scenario("postfix", "a real Postfix: submission, submissions, and 25 with STARTTLS")
        .both(
            Ports.of(
                Ports.postfix(ExpectedSession.startTls(ExpectedTls.GOOD, List.of(), MECHANISMS)),
                Ports.postfix(ExpectedSession.implicitTls(ExpectedTls.GOOD, MECHANISMS)),
                Ports.postfix(ExpectedSession.startTls(ExpectedTls.GOOD, List.of(), List.of()))))
        .expect(Case.OPEN);
  }

  private static void addPauses(ScenarioTable table) {
    table
        .scenario("greet-pause", "587 and 25 greet after 5 s")
        .waits()
        .both(
            Ports.of(
                Ports.open(
                    (name, certificates) -> MailService.plain(name).withGreetPause(GREET_PAUSE),
                    ExpectedSession.plain(List.of()).greetingAfter(GREET_PAUSE)),
                Ports.refused(),
                Ports.open(
                    (name, certificates) -> MailService.plain(name).withGreetPause(GREET_PAUSE),
                    ExpectedSession.plain(List.of()).greetingAfter(GREET_PAUSE))))
        .expect(Case.OPEN);
    misbehaving(
        table,
        "mute",
        "587 accepts and never says a word; 25 says a byte a second",
        failing(Misbehaviour.SILENCE, SessionFailure.SILENT),
        failing(Misbehaviour.BYTE_A_SECOND, SessionFailure.SILENT),
        true);
    misbehaving(
        table,
        "http",
        "587 speaks HTTP, and so waits to be asked; 25 greets as SSH",
        failing(Misbehaviour.HTTP, SessionFailure.SILENT),
        failing(Misbehaviour.SSH, SessionFailure.GARBLED),
        true);
  }

  private static void addGreetings(ScenarioTable table) {
    misbehaving(
        table,
        "closing",
        "587 accepts and closes; 25 greets with bytes that are no text",
        failing(Misbehaviour.CLOSE_ON_ACCEPT, SessionFailure.CLOSED),
        failing(Misbehaviour.BINARY_GREETING, SessionFailure.GARBLED),
        false);
    misbehaving(
        table,
        "endless-greeting",
        "587 greets with lines without end; 25 with one line without end",
        failing(Misbehaviour.ENDLESS_GREETING, SessionFailure.GARBLED),
        failing(Misbehaviour.ENDLESS_LINE, SessionFailure.GARBLED),
        false);
    misbehaving(
        table,
        "endless-ehlo",
        "587 answers EHLO with lines without end; 25 with codes alone (250, no text)",
        Ports.open(
            Misbehaviour.ENDLESS_EHLO,
            ExpectedSession.failed(OptionalInt.of(220), SessionFailure.GARBLED)),
        Ports.open(Misbehaviour.BARE_CODES, ExpectedSession.plain(List.of())),
        false);
    misbehaving(
        table,
        "rejecting",
        "587 greets with 421, 25 with 554",
        Ports.open(
            Misbehaviour.REJECT_421,
            ExpectedSession.failed(OptionalInt.of(421), SessionFailure.REJECTED)),
        Ports.open(
            Misbehaviour.REJECT_554,
            ExpectedSession.failed(OptionalInt.of(554), SessionFailure.REJECTED)),
        false);
  }

  private static void addAuth(ScenarioTable table) {
    table
        .scenario("auth-on-25-alone", "AUTH on 25, and not on 587")
        .both(Ports.of(Ports.mail(), Ports.refused(), mailWithAuth()))
        .expect(Case.OPEN);
    table
        .scenario("auth-on-587-alone", "AUTH in clear text on 587, and not on 25")
        .both(Ports.of(mailWithAuth(), Ports.refused(), Ports.mail()))
        .expect(Case.OPEN);
    table
        .scenario("no-auth", "neither AUTH nor TLS on any port")
        .both(Ports.of(Ports.mail(), Ports.refused(), Ports.mail()))
        .expect(Case.OPEN);
    table
        .scenario("echoing", "the server names the client's address in its reply to EHLO")
        .both(
            Ports.of(
                Ports.open(
                    (name, certificates) -> MailService.plain(name).withEchoedClient(),
                    ExpectedSession.plain(List.of())),
                Ports.refused(),
                Ports.refused()))
        .expect(Case.OPEN);
  }

  private static void addRoutes(ScenarioTable table) {
    table
        .scenario("route-ssl", "the volunteer's mail goes over 465")
        .arguments("--route", "ssl")
        .both(Ports.of(Ports.refused(), Ports.submissions(), Ports.refused()))
        .expect(Case.SSL);
    Port ssh = Ports.open(Misbehaviour.SSH, ExpectedSession.identified());
    Map<Integer, Port> ports =
        Map.of(
            Ports.SUBMISSION, Ports.refused(),
            Ports.SUBMISSIONS, Ports.refused(),
            Ports.SMTP, Ports.refused(),
            Ports.SSH, ssh);
    table
        .scenario("route-ssh", "the volunteer's mail goes through SSH")
        .arguments("--route", "ssh")
        .both(ports)
        .expect(Case.SSH);
  }

  private static void addMiddleboxes(ScenarioTable table) {
    table
        .scenario(
            "starttls-stripped", "a box on the way overwrites STARTTLS on 587, removes it on 25")
        .both(
            Ports.of(
                Ports.stripped(Stripping.MASKED),
                Ports.refused(),
                Ports.stripped(Stripping.REMOVED)))
        .expect(Case.OPEN);
    table
        .scenario("provider", "a provider's mail server: AUTH on 25, nothing else")
        .both(Ports.of(Ports.refused(), Ports.refused(), mailWithAuth()))
        .expect(Case.RESET);
    table
        .scenario("redirected-25", "the router redirects 25 to the provider's server")
        .each(
            Ports.of(Ports.submission(), Ports.submissions(), redirected(table, Family.IPV6)),
            Ports.of(Ports.submission(), Ports.submissions(), redirected(table, Family.IPV4)))
        .expect(Case.OPEN);
  }

  private static Port redirected(ScenarioTable table, Family family) {
    return Ports.redirected(
        new InetSocketAddress(table.address("provider", family), Ports.SMTP),
        ExpectedSession.plain(MECHANISMS));
  }

  private static void misbehaving(
      ScenarioTable table, String name, String purpose, Port submission, Port smtp, boolean waits) {
    ScenarioTable.Draft draft =
        table.scenario(name, purpose).both(Ports.of(submission, Ports.refused(), smtp));
    (waits ? draft.waits() : draft).expect(Case.OPEN);
  }

  private static Port failing(Misbehaviour misbehaviour, SessionFailure failure) {
    return Ports.open(misbehaviour, ExpectedSession.failed(OptionalInt.empty(), failure));
  }

  private static Port mailWithAuth() {
    return Ports.open(
        (name, certificates) -> MailService.plain(name).withAuth(MECHANISMS, List.of()),
        ExpectedSession.plain(MECHANISMS));
  }
}
