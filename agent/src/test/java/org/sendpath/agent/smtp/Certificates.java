package org.sendpath.agent.smtp;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Certificates for tests, and the authority that the tests trust. */
final class Certificates {
  static final X509Bundle AUTHORITY = authority("CN=Trusted");
  static final X509Bundle STRANGER = authority("CN=Stranger");
  static final Set<TrustAnchor> ANCHORS = Set.of(AUTHORITY.getTrustAnchor());

  private Certificates() {}

  static X509Bundle authority(String subject) {
    return selfSigned(valid().subject(subject));
  }

  static CertificateBuilder server(String name) {
    return valid().subject("CN=server").addSanDnsName(name);
  }

  /** The builder refuses names with an asterisk: so the extension as it is (RFC 5280 §4.2.1.6). */
  static CertificateBuilder wildcard(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    byte[] names =
        ByteBuffer.allocate(ascii.length + 4)
            .put((byte) 0x30)
            .put((byte) (ascii.length + 2))
            .put((byte) 0x82)
            .put((byte) ascii.length)
            .put(ascii)
            .array();
    return valid().subject("CN=server").addExtensionOctetString("2.5.29.17", false, names);
  }

  static CertificateBuilder expired(String name) {
    return server(name)
        .notBefore(Instant.now().minus(Duration.ofDays(3)))
        .notAfter(Instant.now().minus(Duration.ofDays(1)));
  }

  static CertificateBuilder notYetValid(String name) {
    return server(name)
        .notBefore(Instant.now().plus(Duration.ofDays(1)))
        .notAfter(Instant.now().plus(Duration.ofDays(3)));
  }

  static X509Bundle issued(CertificateBuilder certificate, X509Bundle issuer) {
    try {
      return certificate.buildIssuedBy(issuer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static X509Bundle selfSigned(CertificateBuilder certificate) {
    try {
      return certificate.setIsCertificateAuthority(true).buildSelfSigned();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static SSLContext context(X509Bundle server) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(server.toKeyManagerFactory().getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static CertificateBuilder valid() {
    return new CertificateBuilder()
        .ecp256()
        .notBefore(Instant.now().minus(Duration.ofDays(30)))
        .notAfter(Instant.now().plus(Duration.ofDays(30)));
  }
}
