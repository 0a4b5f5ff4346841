package org.sendpath.agent.smtp;

import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Begins TLS handshakes. What is slow for the first time (the trust store, JSSE's classes) happens
 * once, on the executor, and never on an event loop.
 */
final class TlsClient {
  /** Where trust comes from. */
  interface TrustSource {
    /** The authorities trusted; may read files. */
    Set<TrustAnchor> anchors() throws GeneralSecurityException;
  }

  private final TrustSource source;
  private final Executor executor;
  private final AtomicReference<CompletableFuture<TrustJudge>> ready = new AtomicReference<>();

  /**
   * A client that does nothing yet.
   *
   * @param source asked once, on the executor
   * @param executor for all that would make an event loop wait
   */
  TlsClient(TrustSource source, Executor executor) {
    this.source = source;
    this.executor = executor;
  }

  /** Begins to make ready in the background, unless that has begun. */
  void begin() {
    CompletableFuture<TrustJudge> fresh = new CompletableFuture<>();
    if (ready.compareAndSet(null, fresh)) {
      executor.execute(() -> prepare(fresh));
    }
  }

  /** When it is ready. Fails if this machine cannot do TLS; the message says what to do. */
  CompletableFuture<TrustJudge> ready() {
    begin();
    return ready.get();
  }

  /**
   * A handshake with {@code serverName}.
   *
   * @param judge from {@link #ready}
   */
  TlsHandshake handshake(TrustJudge judge, String serverName) {
    try {
      return TlsHandshake.with(judge, serverName, executor);
    } catch (GeneralSecurityException e) {
      throw cannotDoTls(e);
    }
  }

  private void prepare(CompletableFuture<TrustJudge> result) {
    RehearsedHandshake rehearsal;
    try {
      TrustJudge judge = new TrustJudge(source.anchors());
      rehearsal = RehearsedHandshake.begin(judge);
      result.complete(judge);
    } catch (GeneralSecurityException | RuntimeException e) {
      result.completeExceptionally(cannotDoTls(e));
      return;
    }
    rehearsal.complete();
  }

  private static IllegalStateException cannotDoTls(Exception cause) {
    return new IllegalStateException(
        "TLS cannot be set up: check javax.net.ssl.trustStore and the Java installation", cause);
  }
}
