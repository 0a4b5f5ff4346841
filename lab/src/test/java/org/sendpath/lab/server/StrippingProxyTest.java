package org.sendpath.lab.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.lab.server.StrippingProxy.Stripping;

class StrippingProxyTest {
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final String NAME = "mail.example";

  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    ServerCertificate certificate =
        Certificates.create(Instant.parse("2026-11-21T00:00:00Z"))
            .issue(CertificateKind.VALID, NAME);
    server = ScriptedServer.start(LOOPBACK, MailService.submission(NAME, certificate));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void ehlo_removed_lacksTheOfferAlone() throws Exception {
    try (StrippingProxy proxy = proxy(Stripping.REMOVED);
        SmtpClient client = new SmtpClient(proxy.address())) {
      assertThat(client.reply()).containsExactly("220 mail.example ESMTP");
      assertThat(client.command("EHLO x"))
          .containsExactly(
              "250-mail.example", "250-PIPELINING", "250-SIZE 10240000", "250 8BITMIME");
    }
  }

  @Test
  void ehlo_masked_hasTheOfferOverwritten() throws Exception {
    try (StrippingProxy proxy = proxy(Stripping.MASKED);
        SmtpClient client = new SmtpClient(proxy.address())) {
      client.reply();
      assertThat(client.command("EHLO x"))
          .contains("250-XXXXXXXX")
          .noneMatch(line -> line.contains("STARTTLS"));
    }
  }

  @ParameterizedTest
  @EnumSource(Stripping.class)
  void startTls_eitherWay_doesNotReachTheServer(Stripping stripping) throws Exception {
    try (StrippingProxy proxy = proxy(stripping);
        SmtpClient client = new SmtpClient(proxy.address())) {
      client.reply();
      assertThat(client.command("STARTTLS").get(0)).startsWith("500 ");
      assertThat(client.command("QUIT").get(0)).startsWith("221 ");
      assertThat(client.readLine()).isNull();
      assertThat(server.heard()).containsExactly("XXXXXXXX", "QUIT");
    }
  }

  @Test
  void connect_serverGone_closesTheClient() throws Exception {
    try (StrippingProxy proxy = proxy(Stripping.REMOVED)) {
      server.close();
      try (SmtpClient client = new SmtpClient(proxy.address())) {
        assertThat(client.read()).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REMOVED, '250-name|250-SIZE|250 STARTTLS|', '250-name|250 SIZE|'",
    "REMOVED, '250-name|250-starttls|250 SIZE|', '250-name|250 SIZE|'",
    "REMOVED, '220 STARTTLS|250-name|250 SIZE|', '220 STARTTLS|250-name|250 SIZE|'",
    "MASKED, '250-name|250 STARTTLS|', '250-name|250 XXXXXXXX|'",
    "MASKED, '250-name|250-cut', '250-name|250-cut'"
  })
  void passReplies_eachReply_isStrippedAlone(Stripping stripping, String reply, String passed)
      throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] input = reply.replace("|", "\r\n").getBytes(US_ASCII);
    StrippingProxy.passReplies(new ByteArrayInputStream(input), output, stripping);
    assertThat(output.toString(US_ASCII).replace("\r\n", "|")).isEqualTo(passed);
  }

  private StrippingProxy proxy(Stripping stripping) throws IOException {
    return StrippingProxy.start(LOOPBACK, server.address(), stripping);
  }
}
