package org.sendpath.lab.server;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The lab's certification authority: issues sound and unsound certificates for its servers. */
public final class Certificates {
  /** The name that certificates of kind {@link CertificateKind#WRONG_NAME} are for. */
  public static final String WRONG_NAME = "another-server.invalid";

  private static final String TRUST_STORE_PASSWORD = "changeit";
  private static final Duration YEARS = Duration.ofDays(3650);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Instant now;
  private final X509Bundle authority;
  private final X509Bundle unknownAuthority;

  private Certificates(Instant now) {
    this.now = now;
    authority = authority("CN=Sendpath lab authority");
    unknownAuthority = authority("CN=Sendpath lab unknown authority");
  }

  /** A new authority, whose certificates are valid, expired or not yet valid at {@code now}. */
  public static Certificates create(Instant now) {
    return new Certificates(now);
  }

  /**
   * Issues a certificate.
   *
   * @param names the DNS names that it is for, unless its kind is the wrong name; the first is its
   *     subject's
   * @param addresses the IP addresses that it is for, besides
   */
  public ServerCertificate issue(
      CertificateKind kind, List<String> names, Collection<? extends InetAddress> addresses) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names: at least one is needed");
    }
    return switch (kind) {
      case VALID -> issue(authority, names, addresses, now.minus(HOUR));
      case EXPIRED -> issue(authority, names, addresses, now.minus(MONTH).minus(HOUR));
      case NOT_YET_VALID -> issue(authority, names, addresses, now.plus(MONTH));
      case WRONG_NAME -> issue(authority, List.of(WRONG_NAME), List.of(), now.minus(HOUR));
      case SELF_SIGNED -> selfSigned(names, addresses);
      case UNKNOWN_ISSUER -> issue(unknownAuthority, names, addresses, now.minus(HOUR));
    };
  }

  /** Issues a certificate for {@code name} alone. */
  public ServerCertificate issue(CertificateKind kind, String name) {
    return issue(kind, List.of(name), List.of());
  }

  /**
   * Writes the authority's certificate as a PKCS #12 trust store.
   *
   * @return the arguments that make a Java process trust the authority, and nobody else
   * @throws IOException if the file cannot be written
   */
  public List<String> writeTrustStore(Path file) throws IOException {
    try (OutputStream output = Files.newOutputStream(file)) {
      KeyStore store = trustStore();
      store.store(output, TRUST_STORE_PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot write a PKCS #12 trust store", e);
    }
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file.toAbsolutePath(),
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + TRUST_STORE_PASSWORD);
  }

  /** A context of clients that trust the authority, and nobody else. */
  public SSLContext clientContext() {
    try {
      KeyStore store = trustStore();
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot trust a certificate", e);
    }
  }

  /**
   * Writes the authority's certificate as PEM, for clients such as {@code openssl s_client} and
   * {@code curl}.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeAuthorityPem(Path file) throws IOException {
    Files.writeString(file, authority.getCertificatePEM());
  }

  private KeyStore trustStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("lab", authority.getCertificate());
    return store;
  }

  private X509Bundle authority(String subject) {
    return build(
        builder(now.minus(YEARS), now.plus(YEARS))
            .subject(subject)
            .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
            .setIsCertificateAuthority(true),
        CertificateBuilder::buildSelfSigned);
  }

  /** Each is valid for a month. */
  private static ServerCertificate issue(
      X509Bundle issuer,
      List<String> names,
      Collection<? extends InetAddress> addresses,
      Instant notBefore) {
    return new ServerCertificate(
        build(server(names, addresses, notBefore), builder -> builder.buildIssuedBy(issuer)));
  }

  /** Its own authority, too, as those are that {@code openssl req -x509} makes. */
  private ServerCertificate selfSigned(
      List<String> names, Collection<? extends InetAddress> addresses) {
    return new ServerCertificate(
        build(
            server(names, addresses, now.minus(HOUR))
                .setKeyUsage(true, KeyUsage.digitalSignature, KeyUsage.keyCertSign)
                .setIsCertificateAuthority(true),
            CertificateBuilder::buildSelfSigned));
  }

  private static CertificateBuilder server(
      List<String> names, Collection<? extends InetAddress> addresses, Instant notBefore) {
    CertificateBuilder builder =
        builder(notBefore, notBefore.plus(MONTH))
            .subject("CN=" + names.get(0))
            .setKeyUsage(true, KeyUsage.digitalSignature)
            .addExtendedKeyUsageServerAuth();
    names.forEach(builder::addSanDnsName);
    addresses.forEach(builder::addSanIpAddress);
    return builder;
  }

  private static CertificateBuilder builder(Instant notBefore, Instant notAfter) {
    return new CertificateBuilder().ecp256().notBefore(notBefore).notAfter(notAfter);
  }

  /** The builder's own steps are declared to throw any exception. */
  private interface Step {
    X509Bundle build(CertificateBuilder builder) throws Exception;
  }

  private static X509Bundle build(CertificateBuilder builder, Step step) {
    try {
      return step.build(builder);
    } catch (Exception e) {
      throw new IllegalStateException("this JDK cannot make the lab's certificates", e);
    }
  }
}
