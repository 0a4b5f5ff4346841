package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.collector.ingest.QueueLimits;

class TlsTest {
  @TempDir Path folder;

  @Test
  void serve_withCertificate_speaksHttp2OverTls() throws Exception {
    X509Bundle bundle =
        new CertificateBuilder()
            .subject("CN=localhost")
            .addSanDnsName("localhost")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    Path certificate = Files.writeString(folder.resolve("cert.pem"), bundle.getCertificatePEM());
    Path key = Files.writeString(folder.resolve("key.pem"), bundle.getPrivateKeyPEM());
    try (RunningServer server = new RunningServer(tls(certificate, key), QueueLimits.DEFAULT)) {
      SSLContext trusting = SSLContext.getInstance("TLS");
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(bundle.toKeyStore(new char[0]));
      trusting.init(null, trust.getTrustManagers(), null);
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .sslContext(trusting)
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://localhost:" + server.port() + "/healthz"))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(response.headers().firstValue("strict-transport-security")).isPresent();
    }
  }

  @Test
  void serve_withoutTls_speaksHttp2InTheClear() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_2)
              .build()
              .send(
                  HttpRequest.newBuilder(server.uri("/healthz")).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void serve_filesThatAreNoCertificate_saysSo() throws Exception {
    Path nonsense = Files.writeString(folder.resolve("cert.pem"), "nonsense");
    assertThatThrownBy(
            () -> new RunningServer(tls(nonsense, nonsense), QueueLimits.DEFAULT).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cert.pem")
        .hasMessageContaining("PEM");
  }

  @Test
  void serve_portTaken_saysSo() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      HttpSettings taken =
          new HttpSettings(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
              Optional.empty(),
              ConnectionLimits.DEFAULT,
              BodyLimits.DEFAULT,
              RateLimit.NONE,
              TrustedProxies.NONE);
      assertThatThrownBy(() -> new RunningServer(taken, QueueLimits.DEFAULT).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on");
    }
  }

  private static HttpSettings tls(Path certificate, Path key) {
    return new HttpSettings(
        RunningServer.ANY_PORT,
        Optional.of(new HttpSettings.Tls(certificate, key)),
        ConnectionLimits.DEFAULT,
        BodyLimits.DEFAULT,
        RateLimit.NONE,
        TrustedProxies.NONE);
  }
}
