package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificatesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T01:02:03Z");
  private static final String NAME = "mail.example";

  @TempDir Path directory;

  private final Certificates certificates = Certificates.create(NOW);

  @Test
  void issue_valid_isSoundForItsNamesAndAddresses() throws Exception {
    X509Certificate certificate =
        certificates
            .issue(
                CertificateKind.VALID,
                List.of(NAME, "second.example"),
                List.of(InetAddress.getByName("192.0.2.10")))
            .certificate();
    assertThatCode(() -> certificate.checkValidity(Date.from(NOW))).doesNotThrowAnyException();
    assertThat(alternativeNames(certificate))
        .containsExactlyInAnyOrder(NAME, "second.example", "192.0.2.10");
    certificate.verify(trusted().getPublicKey());
  }

  @Test
  void issue_expiredOrNotYetValid_isOutOfTimeAlone() throws Exception {
    X509Certificate expired = certificate(CertificateKind.EXPIRED);
    assertThatThrownBy(() -> expired.checkValidity(Date.from(NOW)))
        .isInstanceOf(CertificateExpiredException.class);
    expired.verify(trusted().getPublicKey());
    X509Certificate early = certificate(CertificateKind.NOT_YET_VALID);
    assertThatThrownBy(() -> early.checkValidity(Date.from(NOW)))
        .isInstanceOf(CertificateNotYetValidException.class);
    early.verify(trusted().getPublicKey());
  }

  @Test
  void issue_wrongName_isForAnotherName() throws Exception {
    X509Certificate certificate = certificate(CertificateKind.WRONG_NAME);
    assertThat(alternativeNames(certificate)).containsExactly(Certificates.WRONG_NAME);
    certificate.verify(trusted().getPublicKey());
  }

  @ParameterizedTest
  @EnumSource(names = {"SELF_SIGNED", "UNKNOWN_ISSUER"})
  void issue_untrusted_isNotSignedByTheAuthority(CertificateKind kind) throws Exception {
    X509Certificate certificate = certificate(kind);
    assertThat(alternativeNames(certificate)).containsExactly(NAME);
    assertThatThrownBy(() -> certificate.verify(trusted().getPublicKey()))
        .isInstanceOf(SignatureException.class);
    boolean ownIssuer =
        certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    assertThat(ownIssuer).isEqualTo(kind == CertificateKind.SELF_SIGNED);
  }

  @Test
  void writePem_newFile_holdsKeyAndCertificateForTheOwnerAlone() throws Exception {
    Path file = directory.resolve("server.pem");
    certificates.issue(CertificateKind.VALID, NAME).writePem(file);
    assertThat(Files.readString(file))
        .startsWith("-----BEGIN PRIVATE KEY-----")
        .containsOnlyOnce("-----BEGIN CERTIFICATE-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private X509Certificate certificate(CertificateKind kind) {
    return certificates.issue(kind, NAME).certificate();
  }

  /** The one certificate in the trust store, read as a Java process would read it. */
  private X509Certificate trusted() throws Exception {
    Path file = directory.resolve("trust.p12");
    List<String> arguments = certificates.writeTrustStore(file);
    assertThat(arguments).contains("-Djavax.net.ssl.trustStore=" + file);
    KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    assertThat(store.size()).isEqualTo(1);
    return (X509Certificate) store.getCertificate(store.aliases().nextElement());
  }

  private static Set<String> alternativeNames(X509Certificate certificate)
      throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names.stream().map(name -> name.get(1).toString()).collect(Collectors.toSet());
  }
}
