package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendpath.agent.smtp.Certificates.AUTHORITY;
import static org.sendpath.agent.smtp.Certificates.STRANGER;
import static org.sendpath.agent.smtp.Certificates.issued;
import static org.sendpath.agent.smtp.Certificates.selfSigned;
import static org.sendpath.agent.smtp.Loopback.LONG;
import static org.sendpath.agent.smtp.Loopback.SERVER_NAME;
import static org.sendpath.agent.smtp.Loopback.SHORT;
import static org.sendpath.agent.smtp.Loopback.plan;

import io.netty.channel.Channel;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.agent.smtp.ScriptedServer.Script;
import org.sendpath.agent.smtp.SessionPlan.Protocol;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;

/** Sessions with TLS, by STARTTLS and from the first byte. */
class TlsSessionTest {
  private static final X509Bundle GOOD = issued(Certificates.server(SERVER_NAME), AUTHORITY);
  private static final String OFFER = "250-mail.example.jp\r\n250-AUTH LOGIN\r\n250 STARTTLS\r\n";

  private static Loopback loopback;
  private static SessionRunner runner;

  @BeforeAll
  static void open() {
    loopback = Loopback.nio();
    runner = new SessionRunner(() -> Certificates.ANCHORS);
    runner.warmUp();
  }

  @AfterAll
  static void close() {
    loopback.close();
  }

  private static Session run(SessionPlan plan, Script script) throws IOException {
    try (ScriptedServer server = new ScriptedServer(script)) {
      return loopback.run(runner, server, plan);
    }
  }

  private static void untilStartTls(ScriptedServer.Peer client) throws IOException {
    client.say("220 mail.example.jp ESMTP\r\n");
    client.hear("EHLO [127.0.0.1]");
    client.say(OFFER);
    client.hear("STARTTLS");
  }

  private static void underTls(ScriptedServer.Peer client) throws IOException {
    client.hear("EHLO [127.0.0.1]");
    client.say("250-mail.example.jp\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n");
    client.hear("QUIT");
    client.say("221 bye\r\n");
    client.hearEnd();
  }

  private static Script startTls(SSLContext context) {
    return client -> {
      untilStartTls(client);
      client.say("220 go ahead\r\n");
      client.shakeHands(context);
      underTls(client);
    };
  }

  private static Tls tlsOf(X509Bundle certificate) throws IOException {
    Session session = run(plan(Protocol.SMTP), startTls(Certificates.context(certificate)));
    assertThat(session.failure()).isEmpty();
    return session.tls().orElseThrow();
  }

  @Test
  void run_startTls_isReadBeforeAndAfter() throws IOException {
    try (ScriptedServer server = new ScriptedServer(startTls(Certificates.context(GOOD)))) {
      Session session = loopback.run(runner, server, plan(Protocol.SMTP));

      assertThat(session.failure()).isEmpty();
      assertThat(session.startTls()).contains(StartTls.ACCEPTED);
      assertThat(session.capabilities()).contains(List.of("AUTH LOGIN", "STARTTLS"));
      assertThat(session.authBeforeTls()).contains(List.of("LOGIN"));
      assertThat(session.authAfterTls()).contains(List.of("PLAIN"));
      Tls tls = session.tls().orElseThrow();
      assertThat(tls.version()).isEqualTo("TLSv1.3");
      assertThat(tls.cipher()).startsWith("TLS_");
      assertThat(tls.elapsedMicros()).isPositive();
      assertThat(tls.trust()).isEqualTo(Trust.TRUSTED);
      assertThat(tls.hostnameMatches()).isTrue();
      assertThat(tls.notAfter()).contains(GOOD.getCertificate().getNotAfter().toInstant());
      assertThat(server.heard())
          .containsExactly("EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]", "QUIT");
    }
  }

  @Test
  void run_smtps_shakesHandsFirst() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTPS),
            client -> {
              client.shakeHands(Certificates.context(GOOD));
              client.say("220 mail.example.jp ESMTP\r\n");
              underTls(client);
            });

    assertThat(session.failure()).isEmpty();
    assertThat(session.greeting()).contains("220 mail.example.jp ESMTP");
    assertThat(session.greetingMicros().orElseThrow())
        .isGreaterThan(session.tls().orElseThrow().elapsedMicros());
    assertThat(session.capabilities()).contains(List.of("STARTTLS", "AUTH PLAIN"));
    assertThat(session.authBeforeTls()).isEmpty();
    assertThat(session.authAfterTls()).contains(List.of("PLAIN"));
    assertThat(session.startTls()).isEmpty();
  }

  static Stream<Arguments> certificates() {
    X509Bundle intermediate =
        issued(
            Certificates.server("unused.example")
                .subject("CN=Middle")
                .setIsCertificateAuthority(true),
            AUTHORITY);
    return Stream.of(
        Arguments.of("trusted", GOOD, Trust.TRUSTED),
        Arguments.of(
            "by an intermediate",
            issued(Certificates.server(SERVER_NAME), intermediate),
            Trust.TRUSTED),
        Arguments.of(
            "self-signed", selfSigned(Certificates.server(SERVER_NAME)), Trust.SELF_SIGNED),
        Arguments.of(
            "self-signed, expired",
            selfSigned(Certificates.expired(SERVER_NAME)),
            Trust.SELF_SIGNED),
        Arguments.of(
            "expired", issued(Certificates.expired(SERVER_NAME), AUTHORITY), Trust.EXPIRED),
        Arguments.of(
            "expired, by an intermediate",
            issued(Certificates.expired(SERVER_NAME), intermediate),
            Trust.EXPIRED),
        Arguments.of(
            "not yet valid",
            issued(Certificates.notYetValid(SERVER_NAME), AUTHORITY),
            Trust.NOT_YET_VALID),
        Arguments.of(
            "unknown issuer",
            issued(Certificates.server(SERVER_NAME), STRANGER),
            Trust.UNKNOWN_ISSUER),
        Arguments.of(
            "unknown issuer, expired",
            issued(Certificates.expired(SERVER_NAME), STRANGER),
            Trust.UNKNOWN_ISSUER),
        Arguments.of(
            "not for servers",
            issued(Certificates.server(SERVER_NAME).addExtendedKeyUsageClientAuth(), AUTHORITY),
            Trust.UNTRUSTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificates")
  void run_certificate_isJudgedAndNeverFatal(String what, X509Bundle certificate, Trust trust)
      throws IOException {
    Tls tls = tlsOf(certificate);

    assertThat(tls.trust()).as(what).isEqualTo(trust);
    assertThat(tls.hostnameMatches()).isTrue();
    assertThat(tls.notAfter()).contains(certificate.getCertificate().getNotAfter().toInstant());
  }

  @Test
  void run_wrongName_isTrustedAndDoesNotMatch() throws IOException {
    Tls tls = tlsOf(issued(Certificates.server("other.example.jp"), AUTHORITY));

    assertThat(tls.trust()).isEqualTo(Trust.TRUSTED);
    assertThat(tls.hostnameMatches()).isFalse();
  }

  @Test
  void run_wildcard_matches() throws IOException {
    assertThat(tlsOf(issued(Certificates.wildcard("*.example.jp"), AUTHORITY)).hostnameMatches())
        .isTrue();
  }

  @Test
  void run_commonNameAlone_doesNotMatch() throws IOException {
    X509Bundle certificate =
        issued(Certificates.server("other.example.jp").subject("CN=" + SERVER_NAME), AUTHORITY);

    assertThat(tlsOf(certificate).hostnameMatches()).isFalse();
  }

  @Test
  void run_emptyTrustStore_knowsNoIssuer() throws IOException {
    SessionRunner trustless = new SessionRunner(Set::of);
    try (ScriptedServer server = new ScriptedServer(startTls(Certificates.context(GOOD)))) {
      Session session = loopback.run(trustless, server, plan(Protocol.SMTP));

      assertThat(session.tls().map(Tls::trust)).contains(Trust.UNKNOWN_ISSUER);
    }
  }

  @Test
  void run_unreadableTrustStore_failsAndSaysWhatToDo() throws IOException {
    SessionRunner broken =
        new SessionRunner(
            () -> {
              throw new GeneralSecurityException("damaged");
            });
    try (ScriptedServer server =
        new ScriptedServer(
            client -> {
              client.say("220 mail.example.jp ESMTP\r\n");
              client.hear("EHLO");
              client.say(OFFER);
              client.hearEnd();
            })) {
      Channel channel = loopback.open(server.address());
      CompletableFuture<Session> session =
          broken.run(channel, plan(Protocol.SMTP), System.nanoTime());

      assertThatThrownBy(session::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("damaged")
          .hasStackTraceContaining("javax.net.ssl.trustStore");
    }
  }

  @Test
  void run_plainTextBehindTheAnswerToStartTls_isGarbled() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP),
            client -> {
              untilStartTls(client);
              client.say("220 go ahead\r\n250-injected\r\n250 AUTH PLAIN\r\n");
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.GARBLED);
    assertThat(session.startTls()).contains(StartTls.FAILED);
    assertThat(session.authAfterTls()).isEmpty();
  }

  @Test
  void run_plainTextInsteadOfTls_isTlsFailedAndTheRestKept() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP),
            client -> {
              untilStartTls(client);
              client.say("220 go ahead\r\n");
              client.hearSomething();
              client.say("454 TLS is broken today\r\n");
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.TLS_FAILED);
    assertThat(session.startTls()).contains(StartTls.FAILED);
    assertThat(session.authBeforeTls()).contains(List.of("LOGIN"));
    assertThat(session.tls()).isEmpty();
    assertThat(session.authAfterTls()).isEmpty();
  }

  @Test
  void run_closeInTheHandshake_isTlsFailed() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP),
            client -> {
              untilStartTls(client);
              client.say("220 go ahead\r\n");
              client.hearSomething();
            });

    assertThat(session.failure()).contains(SessionFailure.TLS_FAILED);
    assertThat(session.startTls()).contains(StartTls.FAILED);
  }

  @Test
  void run_muteInTheHandshake_isTlsFailed() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, LONG, SHORT, LONG),
            client -> {
              untilStartTls(client);
              client.say("220 go ahead\r\n");
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.TLS_FAILED);
    assertThat(session.startTls()).contains(StartTls.FAILED);
  }

  @Test
  void run_closeUnderTls_keepsTheHandshake() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP),
            client -> {
              untilStartTls(client);
              client.say("220 go ahead\r\n");
              client.shakeHands(Certificates.context(GOOD));
              client.hear("EHLO");
            });

    assertThat(session.failure()).contains(SessionFailure.CLOSED);
    assertThat(session.startTls()).contains(StartTls.ACCEPTED);
    assertThat(session.tls()).isPresent();
    assertThat(session.authAfterTls()).isEmpty();
  }

  @Test
  void run_smtpsMute_isSilent() throws IOException {
    Session session = run(plan(Protocol.SMTPS, LONG, SHORT, LONG), ScriptedServer.Peer::hearEnd);

    assertThat(session.failure()).contains(SessionFailure.SILENT);
    assertThat(session.startTls()).isEmpty();
  }

  @Test
  void run_smtpsClosedOnAccept_isClosed() throws IOException {
    assertThat(run(plan(Protocol.SMTPS), ScriptedServer.Peer::hearSomething).failure())
        .contains(SessionFailure.CLOSED);
  }

  @Test
  void run_smtpsSpeakingPlainText_isTlsFailed() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTPS),
            client -> {
              client.say("220 mail.example.jp ESMTP\r\n");
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.TLS_FAILED);
  }

  @Test
  void run_smtpsMuteUnderTls_isSilent() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTPS, SHORT, LONG, LONG),
            client -> {
              client.shakeHands(Certificates.context(GOOD));
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.SILENT);
    assertThat(session.tls()).isPresent();
  }

  @Test
  void run_endlessRepliesUnderTls_isGarbled() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTPS),
            client -> {
              client.shakeHands(Certificates.context(GOOD));
              client.sayUntilClosed("220-more\r\n");
            });

    assertThat(session.failure()).contains(SessionFailure.GARBLED);
    assertThat(session.tls()).isPresent();
  }

  @Test
  void run_onEpoll_isTheSame() throws IOException {
    try (Loopback epoll = Loopback.epoll();
        ScriptedServer server = new ScriptedServer(startTls(Certificates.context(GOOD)));
        ScriptedServer closing = new ScriptedServer(client -> client.say("554 no\r\n"))) {
      assertThat(epoll.run(runner, server, plan(Protocol.SMTP)).authAfterTls())
          .contains(List.of("PLAIN"));
      assertThat(epoll.run(runner, closing, plan(Protocol.SMTP)).code()).hasValue(554);
    }
  }
}
