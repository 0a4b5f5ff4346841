package org.sendpath.agent.smtp;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * A handshake in memory with a server made up for it, so that a first real handshake neither makes
 * an event loop wait nor is measured too long for the classes that it loads.
 */
final class RehearsedHandshake {
  private static final String SERVER_NAME = "rehearsal.invalid";

  /** A handshake takes far fewer. */
  private static final int MAX_FLIGHTS = 20;

  private final SslHandler handler;
  private final EmbeddedChannel client;

  private RehearsedHandshake(SslHandler handler) {
    this.handler = handler;
    this.client = new EmbeddedChannel(handler);
  }

  /**
   * The client's first flight: JSSE makes it on the thread that asks, which is an event loop in a
   * real handshake.
   */
  static RehearsedHandshake begin(TrustJudge judge) throws GeneralSecurityException {
    return new RehearsedHandshake(TlsHandshake.with(judge, SERVER_NAME, Runnable::run).handler());
  }

  /** The rest; false if this Java has not what the server needs, which the client may not miss. */
  boolean complete() {
    Optional<SSLEngine> engine = serverEngine();
    if (engine.isEmpty()) {
      return false;
    }
    EmbeddedChannel server = new EmbeddedChannel(new SslHandler(engine.get()));
    for (int flight = 0; flight < MAX_FLIGHTS && !handler.handshakeFuture().isDone(); flight++) {
      move(client, server);
      move(server, client);
    }
    boolean agreed = handler.handshakeFuture().isSuccess();
    client.finishAndReleaseAll();
    server.finishAndReleaseAll();
    return agreed;
  }

  private static void move(EmbeddedChannel from, EmbeddedChannel to) {
    for (Object bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
      to.writeInbound(bytes);
    }
  }

  private static Optional<SSLEngine> serverEngine() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(keys), null, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(false);
      return Optional.of(engine);
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty();
    }
  }

  private static KeyManager[] keyManagers(KeyPair keys)
      throws GeneralSecurityException, IOException {
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(RehearsalCertificate.encoded(keys)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = {};
    store.setKeyEntry("server", keys.getPrivate(), password, new Certificate[] {certificate});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    return factory.getKeyManagers();
  }
}
