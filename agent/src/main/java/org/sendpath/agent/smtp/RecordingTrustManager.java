package org.sendpath.agent.smtp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.sendpath.report.Trust;

/**
 * Accepts every server and keeps what the judge says of it: this client measures, and has no
 * secrets to tell. For one handshake.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
  private final TrustJudge judge;

  /** Written by the thread of the handshake, read by the event loop. */
  private volatile Optional<Trust> verdict = Optional.empty();

  RecordingTrustManager(TrustJudge judge) {
    this.judge = judge;
  }

  /** What was said of the server's chain; empty before it came. */
  Optional<Trust> verdict() {
    return verdict;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    verdict = Optional.of(judge.judge(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException engineOnly() {
    return new CertificateException("only servers' chains are judged here, and only on an engine");
  }
}
