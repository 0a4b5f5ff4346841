package org.sendpath.agent.smtp;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.sendpath.report.Trust;

/**
 * Says what the trust store holds of a certificate chain. The verdict is that of JSSE's own trust
 * manager; where it refuses, the chain and the exception's structure tell why. Asks no network:
 * revocation is off, whatever the system properties say.
 */
final class TrustJudge {
  private static final String PKIX = "PKIX";

  private final Set<TrustAnchor> anchors;

  /** Empty where the trust store is: JSSE makes no trust manager then. */
  private final Optional<X509ExtendedTrustManager> trustManager;

  /** Judges by {@code anchors}. */
  TrustJudge(Set<TrustAnchor> anchors) throws GeneralSecurityException {
    this.anchors = Set.copyOf(anchors);
    this.trustManager =
        anchors.isEmpty() ? Optional.empty() : Optional.of(pkixTrustManager(anchors));
  }

  /**
   * What this Java trusts: {@code javax.net.ssl.trustStore} where it is set, else the Java
   * installation's own store.
   *
   * @throws GeneralSecurityException if the store cannot be read
   */
  static Set<TrustAnchor> defaultAnchors() throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(PKIX);
    factory.init((KeyStore) null);
    return Arrays.stream(onlyTrustManager(factory).getAcceptedIssuers())
        .map(issuer -> new TrustAnchor(issuer, null))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Judges the chain that a server sent in the handshake of {@code engine}. */
  Trust judge(X509Certificate[] chain, String authType, SSLEngine engine) {
    try {
      if (trustManager.isPresent()) {
        trustManager.get().checkServerTrusted(chain, authType, engine);
        return Trust.TRUSTED;
      }
    } catch (CertificateException e) {
      return isSelfSigned(chain[0]) ? Trust.SELF_SIGNED : reason(chain, e);
    }
    return isSelfSigned(chain[0]) ? Trust.SELF_SIGNED : Trust.UNKNOWN_ISSUER;
  }

  private Trust reason(X509Certificate[] chain, CertificateException refusal) {
    Optional<CertPathValidatorException> invalid =
        causes(refusal)
            .filter(CertPathValidatorException.class::isInstance)
            .map(CertPathValidatorException.class::cast)
            .findFirst();
    if (invalid.isPresent()) {
      CertPathValidatorException.Reason reason = invalid.get().getReason();
      if (reason == BasicReason.EXPIRED) {
        return Trust.EXPIRED;
      }
      if (reason == BasicReason.NOT_YET_VALID) {
        return Trust.NOT_YET_VALID;
      }
      return reason == PKIXReason.NO_TRUST_ANCHOR ? Trust.UNKNOWN_ISSUER : Trust.UNTRUSTED;
    }
    return causes(refusal).anyMatch(CertPathBuilderException.class::isInstance)
        ? withoutPath(chain)
        : Trust.UNTRUSTED;
  }

  /** The path builder gives no reasons: perhaps there was a path at another time. */
  private Trust withoutPath(X509Certificate[] chain) {
    Instant latestBegin =
        Arrays.stream(chain)
            .map(certificate -> certificate.getNotBefore().toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    Instant firstEnd =
        Arrays.stream(chain)
            .map(certificate -> certificate.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElseThrow();
    Instant now = Instant.now();
    if (now.isAfter(firstEnd) && hasPath(chain, firstEnd)) {
      return Trust.EXPIRED;
    }
    if (now.isBefore(latestBegin) && hasPath(chain, latestBegin)) {
      return Trust.NOT_YET_VALID;
    }
    return Trust.UNKNOWN_ISSUER;
  }

  private boolean hasPath(X509Certificate[] chain, Instant when) {
    try {
      PKIXBuilderParameters parameters = parameters(anchors);
      X509CertSelector leaf = new X509CertSelector();
      leaf.setCertificate(chain[0]);
      parameters.setTargetCertConstraints(leaf);
      parameters.setDate(Date.from(when));
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(Arrays.asList(chain))));
      CertPathBuilder.getInstance(PKIX).build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot build certificate paths", e);
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static PKIXBuilderParameters parameters(Set<TrustAnchor> anchors)
      throws GeneralSecurityException {
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    return parameters;
  }

  private static X509ExtendedTrustManager pkixTrustManager(Set<TrustAnchor> anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(PKIX);
    factory.init(new CertPathTrustManagerParameters(parameters(anchors)));
    return onlyTrustManager(factory);
  }

  private static X509ExtendedTrustManager onlyTrustManager(TrustManagerFactory factory) {
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this Java has no X.509 trust manager"));
  }
}
