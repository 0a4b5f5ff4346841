package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.agent.smtp.Loopback.LONG;
import static org.sendpath.agent.smtp.Loopback.SHORT;
import static org.sendpath.agent.smtp.Loopback.plan;

import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.agent.smtp.ScriptedServer.Script;
import org.sendpath.agent.smtp.SessionPlan.Protocol;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;

/** Sessions in clear text, with servers of all manners. */
class SessionRunnerTest {
  private static final String GREETING = "220 mail.example.jp ESMTP\r\n";

  private static Loopback loopback;
  private static SessionRunner runner;

  @BeforeAll
  static void open() {
    loopback = Loopback.nio();
    runner = new SessionRunner(() -> Certificates.ANCHORS);
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

  private static Session run(Script script) throws IOException {
    return run(plan(Protocol.SMTP), script);
  }

  @Test
  void run_serverWithoutStartTls_isReadToTheEnd() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            client -> {
              client.say("220-mail.example.jp ESMTP\r\n220 be patient\r\n");
              client.hear("EHLO");
              client.say("250-mail.example.jp greets [198.51.100.9]\r\n");
              client.say("250-AUTH PLAIN LOGIN\r\n250-auth=login cram-md5\r\n250 SIZE 1000\r\n");
              client.hear("QUIT");
              client.say("221 bye\r\n");
              client.hearEnd();
            })) {
      Session session = loopback.run(runner, server, plan(Protocol.SMTP));

      assertThat(session.greeting()).contains("220-mail.example.jp ESMTP\n220 be patient");
      assertThat(session.greetingMicros()).isPresent();
      assertThat(session.code()).hasValue(220);
      assertThat(session.capabilities())
          .contains(List.of("AUTH PLAIN LOGIN", "auth=login cram-md5", "SIZE 1000"));
      assertThat(session.authBeforeTls()).contains(List.of("PLAIN", "LOGIN", "CRAM-MD5"));
      assertThat(session.startTls()).isEmpty();
      assertThat(session.tls()).isEmpty();
      assertThat(session.authAfterTls()).isEmpty();
      assertThat(session.failure()).isEmpty();
      assertThat(server.heard()).containsExactly("EHLO [127.0.0.1]", "QUIT");
    }
  }

  @Test
  void run_greetPause_isInGreetingMicros() throws IOException {
    Session session =
        run(
            client -> {
              client.say("220-mail.example.jp");
              client.pause(Duration.ofMillis(120));
              client.say("\r\n220 now\r\n");
              client.hear("EHLO");
              client.say("250 mail.example.jp\r\n");
              client.hearEnd();
            });

    assertThat(session.greetingMicros().orElseThrow()).isGreaterThanOrEqualTo(120_000);
    assertThat(session.failure()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "250 mail.example.jp\r\n",
        "250\r\n",
        "250 mail.example.jp\n",
        "250-\r\n250\r\n",
        "250-a\n250 b\r\n"
      })
  void run_unusualButProperReply_isAccepted(String reply) throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say(reply);
              client.hear("QUIT");
            });

    assertThat(session.failure()).isEmpty();
    assertThat(session.capabilities()).isPresent();
    assertThat(session.authBeforeTls()).contains(List.of());
  }

  @Test
  void run_binaryTextInGreeting_isKept() throws IOException {
    Session session =
        run(
            client -> {
              client.say("220 mail.example.jp \0\u001b[2J\u00e9\u00ff\r\n");
              client.hear("EHLO");
              client.say("250 x\r\n");
              client.hear("QUIT");
            });

    assertThat(session.greeting()).contains("220 mail.example.jp \0\u001b[2J\u00e9\u00ff");
    assertThat(session.failure()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"421", "554", "450"})
  void run_refusingGreeting_isRejected(int code) throws IOException {
    Session session =
        run(
            client -> {
              client.say(code + " mail.example.jp no service\r\n");
              client.hearEnd();
            });

    assertThat(session.code()).hasValue(code);
    assertThat(session.greeting()).contains(code + " mail.example.jp no service");
    assertThat(session.failure()).contains(SessionFailure.REJECTED);
    assertThat(session.capabilities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "\u0016\u0003\u0001\u0000",
        "220-one\r\n250 two\r\n",
        "220_mail\r\n",
        "350 mail\r\n",
        "250 mail\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\r\n",
        "220 mail.example.jp\r\n250 unasked\r\n"
      })
  void run_greetingThatIsNone_isGarbled(String greeting) throws IOException {
    Session session =
        run(
            client -> {
              client.say(greeting);
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.GARBLED);
    assertThat(session.greeting()).isPresent();
    assertThat(session.capabilities()).isEmpty();
  }

  @Test
  void run_endlessGreeting_isGarbledAtTheLimit() throws IOException {
    Session session = run(client -> client.sayUntilClosed("220-still greeting\r\n"));

    assertThat(session.failure()).contains(SessionFailure.GARBLED);
    assertThat(session.greeting().orElseThrow())
        .startsWith("220-still greeting\n220-still")
        .hasSizeLessThanOrEqualTo(Findings.MAX_UNFINISHED_CHARS);
    assertThat(session.greetingMicros()).isEmpty();
    assertThat(session.code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"220-", "y", "\0"})
  void run_endlessLine_isGarbled(String text) throws IOException {
    assertThat(run(client -> client.sayUntilClosed(text)).failure())
        .contains(SessionFailure.GARBLED);
  }

  @Test
  void run_endlessEhloReply_isGarbledAndTheGreetingKept() throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.sayUntilClosed("250-MORE\r\n");
            });

    assertThat(session.failure()).contains(SessionFailure.GARBLED);
    assertThat(session.code()).hasValue(220);
    assertThat(session.greetingMicros()).isPresent();
    assertThat(session.capabilities()).isEmpty();
  }

  @Test
  void run_silentServer_isSilent() throws IOException {
    Session session = run(plan(Protocol.SMTP, SHORT, LONG, LONG), ScriptedServer.Peer::hearEnd);

    assertThat(session.failure()).contains(SessionFailure.SILENT);
    assertThat(session.greeting()).isEmpty();
    assertThat(session.greetingMicros()).isEmpty();
  }

  @Test
  void run_greetingCutShort_keepsWhatCameWithoutItsLastWord() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, SHORT, LONG, LONG),
            client -> {
              client.say("220-mail.example.jp ESMTP\r\n220 you are 203.0.113");
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.SILENT);
    assertThat(session.greeting()).contains("220-mail.example.jp ESMTP\n220 you are [removed]");
    assertThat(session.code()).isEmpty();
  }

  @Test
  void run_byteByByteForEver_endsByTheGreetingTimer() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, SHORT, LONG, LONG),
            client -> client.trickleUntilClosed("220-slow\r\n"));

    assertThat(session.failure()).contains(SessionFailure.SILENT);
  }

  @Test
  void run_byteByByteForEver_endsByTheSessionTimer() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, LONG, LONG, SHORT),
            client -> client.trickleUntilClosed("220-slow\r\n"));

    assertThat(session.failure()).contains(SessionFailure.SILENT);
  }

  @Test
  void run_muteAfterEhlo_isSilentAndTheGreetingKept() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, LONG, SHORT, LONG),
            client -> {
              client.say(GREETING);
              client.hearEnd();
            });

    assertThat(session.failure()).contains(SessionFailure.SILENT);
    assertThat(session.code()).hasValue(220);
  }

  @Test
  void run_closeOnAccept_isClosed() throws IOException {
    Session session = run(client -> {});

    assertThat(session.failure()).contains(SessionFailure.CLOSED);
    assertThat(session.greeting()).isEmpty();
  }

  @Test
  void run_resetOnAccept_isClosed() throws IOException {
    assertThat(run(ScriptedServer.Peer::reset).failure()).contains(SessionFailure.CLOSED);
  }

  @Test
  void run_closeAfterEhlo_isClosedAndTheGreetingKept() throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("250-half\r\n");
            });

    assertThat(session.failure()).contains(SessionFailure.CLOSED);
    assertThat(session.greeting()).contains("220 mail.example.jp ESMTP");
    assertThat(session.capabilities()).isEmpty();
  }

  @Test
  void run_channelClosedBefore_isClosed() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Peer::hearEnd)) {
      Channel channel = loopback.open(server.address());
      channel.close().syncUninterruptibly();

      Session session =
          runner
              .run(channel, plan(Protocol.SMTP), System.nanoTime())
              .orTimeout(30, TimeUnit.SECONDS)
              .join();

      assertThat(session.failure()).contains(SessionFailure.CLOSED);
    }
  }

  @Test
  void run_ehloUnknown_fallsBackToHelo() throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO [127.0.0.1]");
              client.say("502 what?\r\n");
              client.hear("HELO [127.0.0.1]");
              client.say("250 mail.example.jp\r\n");
              client.hear("QUIT");
            });

    assertThat(session.failure()).isEmpty();
    assertThat(session.capabilities()).contains(List.of());
    assertThat(session.authBeforeTls()).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 no\r\n", ""})
  void run_ehloAndHeloRefused_isRejected(String answerToHelo) throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("550 go away\r\n");
              client.hear("HELO");
              client.say(answerToHelo);
            });

    assertThat(session.failure()).contains(SessionFailure.REJECTED);
    assertThat(session.capabilities()).isEmpty();
  }

  @Test
  void run_ehloAnswered421_isRejected() throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("421 shutting down\r\n");
            });

    assertThat(session.failure()).contains(SessionFailure.REJECTED);
  }

  @Test
  void run_startTlsRefused_quits() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("250-mail.example.jp\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n");
              client.hear("STARTTLS");
              client.say("454 not now\r\n");
              client.hear("QUIT");
              client.say("221 bye\r\n");
            })) {
      Session session = loopback.run(runner, server, plan(Protocol.SMTP));

      assertThat(session.startTls()).contains(StartTls.REFUSED);
      assertThat(session.authBeforeTls()).contains(List.of("PLAIN"));
      assertThat(session.failure()).isEmpty();
      assertThat(server.heard()).containsExactly("EHLO [127.0.0.1]", "STARTTLS", "QUIT");
    }
  }

  @Test
  void run_closeOnStartTls_keepsThatItWasOffered() throws IOException {
    Session session =
        run(
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("250-mail.example.jp\r\n250 starttls\r\n");
              client.hear("STARTTLS");
            });

    assertThat(session.startTls()).contains(StartTls.OFFERED);
    assertThat(session.failure()).contains(SessionFailure.CLOSED);
  }

  @Test
  void run_noAnswerToQuit_isNoFailure() throws IOException {
    Session session =
        run(
            plan(Protocol.SMTP, LONG, SHORT, LONG),
            client -> {
              client.say(GREETING);
              client.hear("EHLO");
              client.say("250 mail.example.jp\r\n");
              client.hearEnd();
            });

    assertThat(session.failure()).isEmpty();
  }

  @Test
  void run_ownAddressEchoed_isRemoved() throws IOException {
    Session session =
        run(
            client -> {
              client.say(
                  "220 mail.example.jp hello [203.0.113.9] host-203-0-113-9.isp.example\r\n");
              client.hear("EHLO");
              client.say("250-mail.example.jp\r\n250-XADDR 2001:db8::9\r\n250 SIZE 1\r\n");
              client.hear("QUIT");
            });

    assertThat(session.greeting()).contains("220 mail.example.jp hello [removed] [removed]");
    assertThat(session.capabilities()).contains(List.of("XADDR [removed]", "SIZE 1"));
  }

  @Test
  void run_ssh_keepsTheIdentification() throws IOException {
    Session session =
        run(
            plan(Protocol.SSH),
            client -> {
              client.say("Welcome to mail.example.jp\r\nSSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
              client.hearEnd();
            });

    assertThat(session.greeting())
        .contains("Welcome to mail.example.jp\nSSH-2.0-OpenSSH_9.2p1 Debian-2");
    assertThat(session.greetingMicros()).isPresent();
    assertThat(session.code()).isEmpty();
    assertThat(session.failure()).isEmpty();
  }

  @Test
  void run_sshWithoutEnd_isGarbled() throws IOException {
    assertThat(run(plan(Protocol.SSH), client -> client.sayUntilClosed("hello\r\n")).failure())
        .contains(SessionFailure.GARBLED);
  }
}
