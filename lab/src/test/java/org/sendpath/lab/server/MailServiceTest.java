package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.lab.server.MailService.Security;
import org.sendpath.lab.server.MailService.TlsAnswer;

class MailServiceTest {
  private static final String NAME = "mail.example";
  private static final Certificates CERTIFICATES =
      Certificates.create(Instant.parse("2026-11-21T00:00:00Z"));
  private static final MailService SUBMISSION =
      MailService.submission(NAME, CERTIFICATES.issue(CertificateKind.VALID, NAME));

  @Test
  void submission_wholeDialogue_offersAuthAfterTlsAlone() throws Exception {
    try (ScriptedServer server = start(SUBMISSION);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.reply()).containsExactly("220 mail.example ESMTP");
      assertThat(client.command("EHLO [127.0.0.1]"))
          .contains("250-STARTTLS")
          .noneMatch(line -> line.contains("AUTH"));
      assertThat(client.command("STARTTLS")).containsExactly("220 2.0.0 Ready to start TLS");
      client.startTls();
      assertThat(client.command("ehlo [127.0.0.1]"))
          .contains("250-AUTH PLAIN LOGIN")
          .noneMatch(line -> line.contains("STARTTLS"));
      assertThat(client.command("QUIT")).containsExactly("221 mail.example Bye");
      assertThat(client.readLine()).isNull();
      assertThat(server.heard())
          .containsExactly("EHLO [127.0.0.1]", "STARTTLS", "ehlo [127.0.0.1]", "QUIT");
    }
  }

  @Test
  void submissions_implicitTls_greetsUnderTls() throws Exception {
    try (ScriptedServer server = start(SUBMISSION.withSecurity(Security.IMPLICIT));
        SmtpClient client = new SmtpClient(server.address())) {
      client.startTls();
      assertThat(client.reply()).containsExactly("220 mail.example ESMTP");
      assertThat(client.command("EHLO x")).contains("250-AUTH PLAIN LOGIN");
    }
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void startTls_eachCertificate_isShownAsItIs(CertificateKind kind) throws Exception {
    ServerCertificate certificate = CERTIFICATES.issue(kind, NAME);
    try (ScriptedServer server = start(MailService.submission(NAME, certificate));
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      client.command("STARTTLS");
      assertThat(client.startTls()).isEqualTo(certificate.certificate());
    }
  }

  @Test
  void startTls_refused_goesOnInClearText() throws Exception {
    try (ScriptedServer server = start(SUBMISSION.withTlsAnswer(TlsAnswer.REFUSE));
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      assertThat(client.command("EHLO x")).contains("250-STARTTLS");
      assertThat(client.command("STARTTLS").get(0)).startsWith("454 ");
      assertThat(client.command("EHLO x")).contains("250-STARTTLS");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsAnswer.class,
      names = {"GARBAGE", "CLOSE"})
  void startTls_failing_breaksTheHandshake(TlsAnswer answer) throws Exception {
    try (ScriptedServer server = start(SUBMISSION.withTlsAnswer(answer));
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      assertThat(client.command("STARTTLS").get(0)).startsWith("220 ");
      assertThatThrownBy(client::startTls).isInstanceOf(SSLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsAnswer.class,
      names = {"GARBAGE", "CLOSE"})
  void implicitTls_failing_breaksTheHandshake(TlsAnswer answer) throws Exception {
    MailService service = SUBMISSION.withTlsAnswer(answer).withSecurity(Security.IMPLICIT);
    try (ScriptedServer server = start(service);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThatThrownBy(client::startTls).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void plain_startTls_isNeitherOfferedNorKnown() throws Exception {
    try (ScriptedServer server = start(MailService.plain(NAME));
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      assertThat(client.command("EHLO x"))
          .containsExactly(
              "250-mail.example", "250-PIPELINING", "250-SIZE 10240000", "250 8BITMIME");
      assertThat(client.command("STARTTLS").get(0)).startsWith("502 ");
    }
  }

  @Test
  void withAuth_beforeTls_isAnnouncedInClearText() throws Exception {
    MailService service = MailService.plain(NAME).withAuth(List.of("PLAIN", "CRAM-MD5"), List.of());
    try (ScriptedServer server = start(service);
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      assertThat(client.command("EHLO x")).contains("250-AUTH PLAIN CRAM-MD5");
      assertThat(client.command("AUTH PLAIN AGEAYg==").get(0)).startsWith("535 ");
      assertThat(client.command("MAIL FROM:<>").get(0)).startsWith("530 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void withEchoedClient_ehlo_namesTheClient(String address) throws Exception {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), 0);
    try (ScriptedServer server = ScriptedServer.start(at, SUBMISSION.withEchoedClient());
        SmtpClient client = new SmtpClient(server.address())) {
      client.reply();
      assertThat(client.command("EHLO x").get(0))
          .isEqualTo("250-mail.example Hello [" + address + "]");
    }
  }

  @Test
  void withGreetPause_clientThatWaits_isGreetedAfterThePause() throws Exception {
    Duration pause = Duration.ofMillis(200);
    try (ScriptedServer server = start(SUBMISSION.withGreetPause(pause))) {
      long begin = System.nanoTime();
      try (SmtpClient client = new SmtpClient(server.address())) {
        client.reply();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(pause);
        assertThat(client.command("EHLO x")).contains("250-STARTTLS");
      }
    }
  }

  @Test
  void withGreetPause_clientThatSpeaksFirst_isGreetedAfterThePauseAndHeard() throws Exception {
    Duration pause = Duration.ofMillis(200);
    try (ScriptedServer server = start(SUBMISSION.withGreetPause(pause))) {
      long begin = System.nanoTime();
      try (SmtpClient client = new SmtpClient(server.address())) {
        client.send("EHLO early\r\n");
        client.reply();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(pause);
        assertThat(client.reply()).contains("250-STARTTLS");
      }
    }
  }

  @Test
  void create_handshakeWithoutCertificate_isRejected() {
    MailService plain = MailService.plain(NAME).withSecurity(Security.STARTTLS);
    assertThatThrownBy(() -> plain.withTlsAnswer(TlsAnswer.HANDSHAKE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("certificate:");
  }

  private static ScriptedServer start(MailService service) throws IOException {
    return ScriptedServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service);
  }
}
