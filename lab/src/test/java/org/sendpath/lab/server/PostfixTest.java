package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.lab.server.Postfix.Ports;
import org.sendpath.report.Addresses;

@Tag("postfix")
class PostfixTest {
  private static final String NAME = "postfix.example";
  private static final String IPV4_LOOPBACK = "127.0.0.1";
  private static final String IPV6_LOOPBACK = "::1";

  @TempDir(factory = BelowTarget.class, cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private static ServerCertificate certificate;
  private static Ports ports;
  private static Postfix postfix;

  @BeforeAll
  static void start() throws IOException {
    Optional<String> unavailable = Postfix.unavailable();
    if (unavailable.isPresent() && Boolean.getBoolean("lab.required")) {
      throw new IllegalStateException(unavailable.get());
    }
    assumeTrue(unavailable.isEmpty(), () -> unavailable.orElseThrow());
    certificate =
        Certificates.create(Instant.parse("2026-11-21T00:00:00Z"))
            .issue(CertificateKind.VALID, NAME);
    ports = freePorts();
    postfix = start(directory.resolve("running"), ports);
  }

  @AfterAll
  static void stop() throws IOException {
    if (postfix != null) {
      postfix.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4_LOOPBACK, IPV6_LOOPBACK})
  void submission_eitherFamily_offersAuthAfterTlsAlone(String address) throws Exception {
    try (SmtpClient client = client(address, ports.submission())) {
      assertThat(client.reply()).containsExactly("220 postfix.example ESMTP Postfix");
      assertThat(client.command("EHLO client.example"))
          .contains("250-postfix.example", "250-STARTTLS")
          .noneMatch(line -> line.contains("AUTH"));
      assertThat(client.command("MAIL FROM:<>").get(0)).startsWith("530 5.7.0 Must issue");
      assertThat(client.command("STARTTLS").get(0)).startsWith("220 ");
      assertThat(client.startTls()).isEqualTo(certificate.certificate());
      assertThat(client.command("EHLO client.example"))
          .contains("250-AUTH PLAIN LOGIN")
          .doesNotContain("250-STARTTLS");
      assertThat(client.command("QUIT").get(0)).startsWith("221 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4_LOOPBACK, IPV6_LOOPBACK})
  void smtp_eitherFamily_offersTlsButNoAuth(String address) throws Exception {
    try (SmtpClient client = client(address, ports.smtp())) {
      client.reply();
      assertThat(client.command("EHLO client.example"))
          .contains("250-STARTTLS")
          .noneMatch(line -> line.contains("AUTH"));
      client.command("STARTTLS");
      client.startTls();
      assertThat(client.command("EHLO client.example")).noneMatch(line -> line.contains("AUTH"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4_LOOPBACK, IPV6_LOOPBACK})
  void submissions_eitherFamily_greetsUnderTlsAndOffersAuth(String address) throws Exception {
    try (SmtpClient client = client(address, ports.submissions())) {
      assertThat(client.startTls()).isEqualTo(certificate.certificate());
      assertThat(client.reply().get(0)).startsWith("220 ");
      assertThat(client.command("EHLO client.example")).contains("250-AUTH PLAIN LOGIN");
    }
  }

  @Test
  void smtp_mail_isTakenForNobody() throws Exception {
    try (SmtpClient client = client(IPV4_LOOPBACK, ports.smtp())) {
      client.reply();
      client.command("EHLO client.example");
      client.command("MAIL FROM:<>");
      assertThat(client.command("RCPT TO:<postmaster@postfix.example>").get(0))
          .startsWith("554 5.7.1 ");
    }
  }

  @Test
  void close_runningServer_leavesNoProcess() throws Exception {
    Ports others = freePorts();
    List<ProcessHandle> processes;
    try (Postfix other = start(directory.resolve("closing"), others);
        SmtpClient client = client(IPV4_LOOPBACK, others.smtp())) {
      client.reply();
      processes = other.processes();
      assertThat(processes).hasSizeGreaterThan(1);
      assertThat(Files.readString(other.log())).contains("connect from");
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThatThrownBy(() -> client(IPV4_LOOPBACK, others.smtp()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void start_portInUse_saysWhatPostfixSays() throws IOException {
    Ports others = freePorts();
    // Another Postfix would not do: they all set SO_REUSEPORT.
    try (ServerSocket occupant = new ServerSocket(others.smtp())) {
      assertThatThrownBy(() -> start(directory.resolve("second"), others).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + occupant.getLocalPort())
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void start_directoryInUse_isRejected() {
    assertThatThrownBy(() -> start(directory.resolve("running"), ports).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
  }

  private static Postfix start(Path home, Ports ports) throws IOException {
    return Postfix.start(
        home, NAME, List.of(address(IPV4_LOOPBACK), address(IPV6_LOOPBACK)), certificate, ports);
  }

  private static InetAddress address(String literal) {
    return Addresses.parse(literal).orElseThrow();
  }

  private static SmtpClient client(String address, int port) throws IOException {
    return new SmtpClient(new InetSocketAddress(address(address), port));
  }

  private static Ports freePorts() throws IOException {
    try (ServerSocket first = new ServerSocket(0);
        ServerSocket second = new ServerSocket(0);
        ServerSocket third = new ServerSocket(0)) {
      return new Ports(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
    }
  }

  /** The system's own temporary directory may be closed to Postfix's user. */
  static final class BelowTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(
        AnnotatedElementContext elementContext, ExtensionContext extensionContext)
        throws IOException {
      Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postfix");
      Postfix.createPassable(directory);
      return directory;
    }
  }
}
