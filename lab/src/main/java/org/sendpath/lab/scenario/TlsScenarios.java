package org.sendpath.lab.scenario;

import static org.sendpath.report.SessionFailure.CLOSED;
import static org.sendpath.report.SessionFailure.SILENT;
import static org.sendpath.report.SessionFailure.TLS_FAILED;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.lab.scenario.ExpectedSession.ExpectedTls;
import org.sendpath.lab.server.CertificateKind;
import org.sendpath.lab.server.MailService;
import org.sendpath.lab.server.MailService.TlsAnswer;
import org.sendpath.lab.server.Misbehaviour;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Trust;
import org.sendpath.rule.Case;

/** What can be wrong with TLS: on 587 after STARTTLS, on 465 from the first byte. */
final class TlsScenarios {
  private static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN");

  private TlsScenarios() {}

  static void addTo(ScenarioTable table) {
    certificate(table, "expired", CertificateKind.EXPIRED, Trust.EXPIRED, true);
    certificate(table, "not-yet-valid", CertificateKind.NOT_YET_VALID, Trust.NOT_YET_VALID, true);
    certificate(table, "wrong-name", CertificateKind.WRONG_NAME, Trust.TRUSTED, false);
    certificate(table, "self-signed", CertificateKind.SELF_SIGNED, Trust.SELF_SIGNED, true);
    certificate(
        table, "unknown-issuer", CertificateKind.UNKNOWN_ISSUER, Trust.UNKNOWN_ISSUER, true);
    failing(table, "garbage", "sends what is no TLS", TlsAnswer.GARBAGE, TLS_FAILED, false);
    failing(table, "close", "closes", TlsAnswer.CLOSE, CLOSED, false);
    failing(table, "silence", "says nothing", TlsAnswer.SILENCE, SILENT, true);
    table
        .scenario(
            "starttls-refused",
            "587 offers STARTTLS and refuses it; 465 greets as SSH, without TLS")
        .both(
            Ports.of(
                Ports.open(
                    (name, certificates) ->
                        MailService.submission(name, certificates.apply(CertificateKind.VALID))
                            .withTlsAnswer(TlsAnswer.REFUSE),
                    ExpectedSession.tlsFailed(StartTls.REFUSED, Optional.empty())),
                Ports.open(
                    Misbehaviour.SSH, ExpectedSession.failed(OptionalInt.empty(), TLS_FAILED)),
                Ports.mail()))
        .expect(Case.OPEN);
    table
        .scenario("auth-before-tls", "587 and 25 announce AUTH before TLS, too; 25 offers STARTTLS")
        .both(Ports.of(authBeforeTls(), Ports.refused(), authBeforeTls()))
        .expect(Case.OPEN);
  }

  private static void certificate(
      ScenarioTable table, String name, CertificateKind kind, Trust trust, boolean nameMatches) {
    ExpectedTls tls = new ExpectedTls(trust, nameMatches);
    table
        .scenario("certificate-" + name, "the certificate: " + name.replace('-', ' '))
        .both(
            Ports.of(
                Ports.open(
                    (host, certificates) -> MailService.submission(host, certificates.apply(kind)),
                    ExpectedSession.startTls(tls, List.of(), MECHANISMS)),
                Ports.open(
                    (host, certificates) -> MailService.submissions(host, certificates.apply(kind)),
                    ExpectedSession.implicitTls(tls, MECHANISMS)),
                Ports.refused()))
        .expect(Case.OPEN);
  }

  /**
   * @param withoutStartTls what it is called on 465, where the server has not agreed to TLS
   */
  private static void failing(
      ScenarioTable table,
      String name,
      String what,
      TlsAnswer answer,
      SessionFailure withoutStartTls,
      boolean waits) {
    ScenarioTable.Draft draft =
        table
            .scenario("tls-" + name, "where TLS should begin, the server " + what)
            .both(
                Ports.of(
                    Ports.open(
                        (host, certificates) ->
                            MailService.submission(host, certificates.apply(CertificateKind.VALID))
                                .withTlsAnswer(answer),
                        ExpectedSession.tlsFailed(StartTls.FAILED, Optional.of(TLS_FAILED))),
                    Ports.open(
                        (host, certificates) ->
                            MailService.submissions(host, certificates.apply(CertificateKind.VALID))
                                .withTlsAnswer(answer),
                        ExpectedSession.failed(OptionalInt.empty(), withoutStartTls)),
                    Ports.refused()));
    (waits ? draft.waits() : draft).expect(Case.OPEN);
  }

  private static Port authBeforeTls() {
    return Ports.open(
        (name, certificates) ->
            MailService.submission(name, certificates.apply(CertificateKind.VALID))
                .withAuth(MECHANISMS, MECHANISMS),
        ExpectedSession.startTls(ExpectedTls.GOOD, MECHANISMS, MECHANISMS));
  }
}
