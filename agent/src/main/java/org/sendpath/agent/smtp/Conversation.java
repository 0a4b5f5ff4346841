package org.sendpath.agent.smtp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.sendpath.agent.smtp.SessionPlan.Protocol;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;

/** Leads one session, step by step, on the channel's event loop. */
final class Conversation extends ChannelInboundHandlerAdapter {
  /** Says nothing of the volunteer: RFC 5321 §4.1.3 allows an address literal for a name. */
  private static final String OWN_NAME = "[127.0.0.1]";

  private static final Duration MAX_QUIT_WAIT = Duration.ofSeconds(1);

  private static final int SERVICE_READY = 220;
  private static final int OK = 250;
  private static final int CLOSING = 421;
  private static final int TRANSIENT_ERROR = 400;
  private static final int PERMANENT_ERROR = 500;

  /** What is waited for. */
  private enum Step {
    GREETING,
    EHLO,
    HELO,
    /** Our own TLS, which may still be loading. */
    TLS_READY,
    STARTTLS,
    HANDSHAKE,
    QUIT,
    OVER
  }

  private final SessionPlan plan;
  private final long openNanos;
  private final TlsClient tlsClient;
  private final ByteBudget budget;
  private final LineDecoder decoder;
  private final CompletableFuture<Findings> result;
  private final Findings findings = new Findings();

  private ChannelHandlerContext context;
  private Step step = Step.GREETING;
  private boolean underTls;
  private Optional<Future<?>> sessionTimer = Optional.empty();
  private Optional<Future<?>> stepTimer = Optional.empty();
  private Optional<TrustJudge> judge = Optional.empty();
  private Optional<TlsHandshake> handshake = Optional.empty();
  private long handshakeNanos;
  private long bytesBeforeHandshake;

  /**
   * A conversation that begins when it is added to the pipeline, last.
   *
   * @param openNanos {@link System#nanoTime} when the connection opened
   * @param result gets the findings when the channel has closed
   */
  Conversation(
      SessionPlan plan,
      long openNanos,
      TlsClient tlsClient,
      ByteBudget budget,
      LineDecoder decoder,
      CompletableFuture<Findings> result) {
    this.plan = plan;
    this.openNanos = openNanos;
    this.tlsClient = tlsClient;
    this.budget = budget;
    this.decoder = decoder;
    this.result = result;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    added.channel().closeFuture().addListener(closed -> finish());
    if (!added.channel().isActive()) {
      end(SessionFailure.CLOSED);
      return;
    }
    sessionTimer = Optional.of(schedule(plan.sessionTimer()));
    if (plan.protocol() == Protocol.SMTPS) {
      // What a server without TLS says before the handshake must not be read without it: how it
      // fails would hang on how fast TLS is loaded here.
      whenTlsReady(
          () -> {
            shakeHands();
            added.channel().config().setAutoRead(true);
          });
    } else {
      await(Step.GREETING, plan.greetingTimer());
      added.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    Heard heard = (Heard) message;
    switch (step) {
      case GREETING -> greeted(heard);
      case EHLO, HELO -> introduced(heard);
      case STARTTLS -> startTlsAnswered(heard);
      // Whatever QUIT is answered with ends the session.
      case QUIT -> close();
      // Nothing was asked.
      case TLS_READY, HANDSHAKE -> end(SessionFailure.GARBLED);
      case OVER -> {}
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext from, Object event) {
    if (event == ByteBudget.Exceeded.EXCEEDED) {
      end(SessionFailure.GARBLED);
    } else if (event instanceof SslHandshakeCompletionEvent completion) {
      if (completion.isSuccess()) {
        shaken();
      } else {
        handshakeFailed(
            context.channel().isActive() ? SessionFailure.TLS_FAILED : SessionFailure.CLOSED);
      }
    } else if (event instanceof SslCloseCompletionEvent) {
      lost();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    lost();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    boolean tls =
        cause instanceof SSLException
            || (cause instanceof DecoderException && cause.getCause() instanceof SSLException);
    if (tls) {
      if (step == Step.HANDSHAKE) {
        handshakeFailed(SessionFailure.TLS_FAILED);
      } else {
        end(SessionFailure.GARBLED);
      }
    } else if (cause instanceof IOException) {
      lost();
    } else {
      abandon(cause);
    }
  }

  private void greeted(Heard heard) {
    findings.greeting(heard);
    if (heard.whole()) {
      findings.greetingMicros(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - openNanos));
    }
    if (plan.protocol() == Protocol.SSH) {
      if (heard.whole()) {
        close();
      } else {
        end(SessionFailure.GARBLED);
      }
      return;
    }
    if (heard.whole()) {
      findings.code(heard.code());
    }
    proceed(heard, SERVICE_READY, () -> send("EHLO " + OWN_NAME, Step.EHLO));
  }

  private void introduced(Heard heard) {
    boolean unknownCommand =
        step == Step.EHLO && heard.whole() && !heard.followed() && heard.code() >= PERMANENT_ERROR;
    if (unknownCommand) {
      // RFC 5321 §3.2.
      send("HELO " + OWN_NAME, Step.HELO);
      return;
    }
    boolean extended = step == Step.EHLO;
    if (heard.whole() && heard.code() == OK) {
      findings.capabilities(extended ? texts(heard) : List.of(), underTls);
    }
    boolean startTls =
        !underTls && extended && heard.whole() && Capabilities.offerStartTls(texts(heard));
    if (startTls && heard.code() == OK) {
      findings.startTls(StartTls.OFFERED);
    }
    proceed(
        heard,
        OK,
        () -> {
          if (startTls) {
            whenTlsReady(() -> send("STARTTLS", Step.STARTTLS));
          } else {
            quit();
          }
        });
  }

  private static List<String> texts(Heard heard) {
    return heard.lines().stream().skip(1).map(ReplyGrammar::text).toList();
  }

  private void startTlsAnswered(Heard heard) {
    boolean accepted = heard.whole() && heard.code() == SERVICE_READY;
    if (accepted && !heard.followed()) {
      shakeHands();
    } else if (accepted) {
      // Plain text behind the 220 would be taken for replies under TLS (RFC 3207 §6 warns of it).
      findings.startTls(StartTls.FAILED);
      end(SessionFailure.GARBLED);
    } else if (heard.whole()) {
      findings.startTls(StartTls.REFUSED);
      quit();
    } else {
      end(SessionFailure.GARBLED);
    }
  }

  /** Goes on if the reply is {@code expected}; else says why not. */
  private void proceed(Heard heard, int expected, Runnable next) {
    if (!heard.whole()) {
      end(SessionFailure.GARBLED);
    } else if (heard.code() >= TRANSIENT_ERROR) {
      findings.failure(SessionFailure.REJECTED);
      if (heard.code() == CLOSING) {
        close();
      } else {
        quit();
      }
    } else if (heard.code() != expected || heard.followed()) {
      end(SessionFailure.GARBLED);
    } else {
      next.run();
    }
  }

  /** Before STARTTLS is sent, so that TLS can begin in the very moment of its answer. */
  private void whenTlsReady(Runnable next) {
    step = Step.TLS_READY;
    cancel(stepTimer);
    tlsClient
        .ready()
        .thenAcceptAsync(
            ready -> {
              if (step == Step.TLS_READY) {
                judge = Optional.of(ready);
                next.run();
              }
            },
            context.executor())
        .exceptionally(
            failure -> {
              context.executor().execute(() -> abandon(failure));
              return null;
            });
  }

  private void shakeHands() {
    TlsHandshake begun = tlsClient.handshake(judge.orElseThrow(), plan.serverName());
    handshake = Optional.of(begun);
    bytesBeforeHandshake = budget.receivedBytes();
    await(Step.HANDSHAKE, plan.replyTimer());
    handshakeNanos = System.nanoTime();
    String decoderName = context.pipeline().context(decoder).name();
    context.pipeline().addBefore(decoderName, null, begun.handler());
  }

  private void shaken() {
    findings.tls(handshake.orElseThrow().result(System.nanoTime() - handshakeNanos));
    underTls = true;
    if (plan.protocol() == Protocol.SMTPS) {
      await(Step.GREETING, plan.greetingTimer());
    } else {
      findings.startTls(StartTls.ACCEPTED);
      send("EHLO " + OWN_NAME, Step.EHLO);
    }
  }

  /**
   * Ends what failed in the handshake.
   *
   * @param unanswered what it is called if the server sent not one byte and had not agreed to TLS
   */
  private void handshakeFailed(SessionFailure unanswered) {
    if (step != Step.HANDSHAKE) {
      return;
    }
    if (plan.protocol() == Protocol.SMTPS && budget.receivedBytes() == bytesBeforeHandshake) {
      end(unanswered);
      return;
    }
    if (plan.protocol() == Protocol.SMTP) {
      findings.startTls(StartTls.FAILED);
    }
    end(SessionFailure.TLS_FAILED);
  }

  private void send(String command, Step next) {
    await(next, plan.replyTimer());
    write(command);
  }

  private void quit() {
    Duration reply = plan.replyTimer();
    await(Step.QUIT, reply.compareTo(MAX_QUIT_WAIT) < 0 ? reply : MAX_QUIT_WAIT);
    write("QUIT");
  }

  private void write(String command) {
    context
        .writeAndFlush(Unpooled.copiedBuffer(command + "\r\n", StandardCharsets.US_ASCII))
        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  private void await(Step next, Duration timer) {
    cancel(stepTimer);
    step = next;
    stepTimer = Optional.of(schedule(timer));
  }

  private Future<?> schedule(Duration timer) {
    return context.executor().schedule(this::timeUp, timer.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void cancel(Optional<Future<?>> timer) {
    timer.ifPresent(running -> running.cancel(false));
  }

  private void timeUp() {
    switch (step) {
      case GREETING, EHLO, STARTTLS -> end(SessionFailure.SILENT);
      // EHLO had been answered with an error.
      case HELO -> end(SessionFailure.REJECTED);
      case TLS_READY -> abandon(new IllegalStateException("TLS was not ready within the session"));
      case HANDSHAKE -> handshakeFailed(SessionFailure.SILENT);
      case QUIT -> close();
      case OVER -> {}
    }
  }

  private void lost() {
    switch (step) {
      case GREETING, EHLO, STARTTLS, TLS_READY -> end(SessionFailure.CLOSED);
      case HELO -> end(SessionFailure.REJECTED);
      case HANDSHAKE -> handshakeFailed(SessionFailure.CLOSED);
      case QUIT -> close();
      case OVER -> {}
    }
  }

  private void end(SessionFailure reason) {
    if (step == Step.OVER) {
      return;
    }
    if (step == Step.GREETING) {
      findings.greeting(decoder.unfinished());
    }
    findings.failure(reason);
    close();
  }

  private void abandon(Throwable cause) {
    result.completeExceptionally(cause);
    close();
  }

  private void close() {
    boolean shaking = step == Step.HANDSHAKE;
    step = Step.OVER;
    cancel(stepTimer);
    cancel(sessionTimer);
    // A handshake under way holds the engine's lock: its close_notify could make the loop wait.
    ChannelHandlerContext from = shaking ? context.pipeline().firstContext() : context;
    from.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  private void finish() {
    lost();
    result.complete(findings);
  }
}
