package org.sendpath.agent.smtp;

import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.sendpath.report.Addresses;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;

/**
 * One TLS handshake as client, never resumed and without a certificate of its own.
 *
 * @param handler begins the handshake when it is added to an open channel's pipeline; has no timer
 */
record TlsHandshake(SslHandler handler, RecordingTrustManager recorder, String serverName) {
  private static final long CLOSE_NOTIFY_FLUSH_MILLIS = 200;

  static TlsHandshake with(TrustJudge judge, String serverName, Executor executor)
      throws GeneralSecurityException {
    RecordingTrustManager recorder = new RecordingTrustManager(judge);
    SslHandler handler = new SslHandler(clientEngine(recorder, serverName), executor);
    handler.setHandshakeTimeoutMillis(0);
    handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_FLUSH_MILLIS);
    return new TlsHandshake(handler, recorder, serverName);
  }

  /** A context of its own for each: a resumed session would show no certificate. */
  static SSLEngine clientEngine(TrustManager trustManager, String serverName)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trustManager}, null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    serverNameIndication(serverName)
        .ifPresent(
            name -> {
              SSLParameters parameters = engine.getSSLParameters();
              parameters.setServerNames(List.of(name));
              engine.setSSLParameters(parameters);
            });
    return engine;
  }

  /**
   * What came of a handshake that ended well.
   *
   * @param elapsedNanos how long it took
   */
  Tls result(long elapsedNanos) {
    SSLSession session = handler.engine().getSession();
    Optional<X509Certificate> certificate = serverCertificate(session);
    return new Tls(
        session.getProtocol(),
        session.getCipherSuite(),
        TimeUnit.NANOSECONDS.toMicros(elapsedNanos),
        recorder.verdict().orElse(Trust.UNTRUSTED),
        certificate.filter(leaf -> CertificateNames.name(leaf, serverName)).isPresent(),
        certificate.map(leaf -> leaf.getNotAfter().toInstant()),
        UnknownFields.NONE);
  }

  private static Optional<X509Certificate> serverCertificate(SSLSession session) {
    try {
      Certificate leaf = session.getPeerCertificates()[0];
      return Optional.of((X509Certificate) leaf);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /** RFC 6066 §3: names only, never addresses. */
  private static Optional<SNIHostName> serverNameIndication(String serverName) {
    if (Addresses.parse(serverName).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SNIHostName(serverName));
    } catch (IllegalArgumentException e) {
      // Java refuses names with underscores or a label too long: such a server is asked without.
      return Optional.empty();
    }
  }
}
