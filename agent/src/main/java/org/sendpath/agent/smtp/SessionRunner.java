package org.sendpath.agent.smtp;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.sendpath.agent.smtp.SessionPlan.Protocol;
import org.sendpath.report.Session;

/** Runs SMTP sessions on open connections. Thread-safe; its threads are daemons. */
public final class SessionRunner {
  private final Executor executor = Executors.newCachedThreadPool(SessionRunner::daemon);
  private final TlsClient tlsClient;

  /** Judges certificates by what this Java trusts ({@code javax.net.ssl.trustStore}). */
  public SessionRunner() {
    this(TrustJudge::defaultAnchors);
  }

  SessionRunner(TlsClient.TrustSource source) {
    this.tlsClient = new TlsClient(source, executor);
  }

  /**
   * Begins to load what a first TLS handshake needs, in the background, and returns at once.
   * Without it the first session that comes to TLS does so.
   */
  public void warmUp() {
    tlsClient.begin();
  }

  /**
   * Takes over {@code channel}, runs the session and closes it.
   *
   * <p>To be called on the channel's event loop, in the very moment it opens: epoll reads, and
   * loses, what a server says that closes at once, whether {@code autoRead} is off or not.
   *
   * @param channel open, registered, without handlers, {@code autoRead} off
   * @param openNanos {@link System#nanoTime} when the connection opened: the greeting's time counts
   *     from there
   * @return what happened, when the channel is closed. Whatever the server does is in the record;
   *     the future fails only if this machine cannot do TLS (the message says what to do), or by a
   *     bug. It is completed on a thread of the runner's own, never on the event loop.
   */
  public CompletableFuture<Session> run(Channel channel, SessionPlan plan, long openNanos) {
    Set<InetAddress> serverAddresses = new HashSet<>(plan.serverAddresses());
    address(channel.remoteAddress()).ifPresent(serverAddresses::add);
    Optional<InetAddress> ownAddress = address(channel.localAddress());
    CompletableFuture<Findings> found = new CompletableFuture<>();
    if (channel.eventLoop().inEventLoop()) {
      begin(channel, plan, openNanos, found);
    } else {
      channel.eventLoop().execute(() -> begin(channel, plan, openNanos, found));
    }
    return found.thenApplyAsync(
        findings ->
            findings.session(
                new EchoScrubber(
                    plan.serverName(), serverAddresses, ownAddress, OwnHostNames.find())),
        executor);
  }

  private void begin(
      Channel channel, SessionPlan plan, long openNanos, CompletableFuture<Findings> found) {
    ByteBudget budget = new ByteBudget();
    LineDecoder decoder =
        new LineDecoder(
            plan.protocol() == Protocol.SSH ? new IdentificationGrammar() : new ReplyGrammar());
    channel
        .pipeline()
        .addLast(budget)
        .addLast(decoder)
        .addLast(new Conversation(plan, openNanos, tlsClient, budget, decoder, found));
  }

  private static Optional<InetAddress> address(SocketAddress address) {
    return address instanceof InetSocketAddress internet
        ? Optional.ofNullable(internet.getAddress())
        : Optional.empty();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sendpath-session");
    thread.setDaemon(true);
    return thread;
  }
}
