package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

/** What every {@link Connector} does on loopback. */
@Timeout(60)
abstract class ConnectorContract {
  static final Optional<Duration> TIMER = Optional.of(Duration.ofSeconds(30));

  Connector connector;

  abstract Connector open();

  @BeforeEach
  void openConnector() {
    connector = open();
  }

  @AfterEach
  void closeConnector() {
    connector.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void connect_listener_isOpenAndReadsNothingYet(String loopback) throws Exception {
    assumeAddress(loopback);
    try (ServerSocket listener = listener(loopback, 5)) {
      long beforeNanos = System.nanoTime();
      Connected connected = connector.connect(address(listener), TIMER).get();

      assertThat(connected.outcome()).isEqualTo(Outcome.OPEN);
      assertThat(connected.evidence()).isEqualTo(connector.evidence());
      assertThat(connected.errno()).isEmpty();
      assertThat(connected.icmp()).isEmpty();
      assertThat(connected.startNanos()).isBetween(beforeNanos, System.nanoTime());
      Channel channel = connected.channel().orElseThrow();
      assertThat(channel.isActive()).isTrue();
      assertThat(channel.isRegistered()).isTrue();
      assertThat(channel.config().isAutoRead()).isFalse();
      assertThat(channel.remoteAddress()).isEqualTo(address(listener));
      channel.close().sync();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void connect_closedPort_isReset(String loopback) throws Exception {
    assumeAddress(loopback);

    Connected connected = connector.connect(closedPort(loopback), TIMER).get();

    assertThat(connected.outcome()).isEqualTo(Outcome.RESET);
    assertThat(connected.evidence()).isEqualTo(connector.evidence());
    assertThat(connected.clock()).isEqualTo(Clock.PROCESS);
    assertThat(connected.errno()).contains("ECONNREFUSED");
    assertThat(connected.channel()).isEmpty();
  }

  @Test
  void connect_silence_endsWithTheTimer() throws Exception {
    // A listener whose queue is full answers no SYN.
    Duration timer = Duration.ofMillis(300);
    try (ServerSocket listener = listener("127.0.0.1", 1)) {
      Connected last;
      List<Channel> filling = new ArrayList<>();
      do {
        last = connector.connect(address(listener), Optional.of(timer)).get();
        last.channel().ifPresent(filling::add);
      } while (last.outcome() == Outcome.OPEN && filling.size() < 10);

      assertThat(last.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(last.evidence()).isEqualTo(Evidence.TIMER);
      assertThat(last.clock()).isEqualTo(Clock.PROCESS);
      assertThat(last.errno()).isEmpty();
      assertThat(last.elapsedMicros()).isGreaterThanOrEqualTo(timer.toNanos() / 1_000);
    }
  }

  @Test
  void connect_serverThatGreetsAndCloses_losesNothingForALateReader() throws Exception {
    try (ServerSocket listener = listener("127.0.0.1", 5)) {
      Channel channel = connector.connect(address(listener), TIMER).get().channel().orElseThrow();
      try (Socket accepted = listener.accept()) {
        accepted.getOutputStream().write("421 busy\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      awaitEndSeen(channel);

      Reader reader = new Reader();
      channel.pipeline().addLast(reader);
      channel.config().setAutoRead(true);

      assertThat(reader.all.get()).isEqualTo("421 busy\r\n");
    }
  }

  /** Returns once the channel has seen that the server closed, if it looks before it is read. */
  abstract void awaitEndSeen(Channel channel) throws Exception;

  @Test
  void connect_manyAtOnce_allEnd() throws Exception {
    try (ServerSocket listener = listener("127.0.0.1", 50)) {
      List<CompletableFuture<Connected>> attempts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        attempts.add(connector.connect(address(listener), TIMER));
      }

      for (CompletableFuture<Connected> attempt : attempts) {
        assertThat(attempt.get().outcome()).isEqualTo(Outcome.OPEN);
      }
    }
  }

  @Test
  void close_whileConnecting_failsTheFuture() throws Exception {
    try (ServerSocket listener = listener("127.0.0.1", 1)) {
      List<CompletableFuture<Connected>> attempts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        attempts.add(connector.connect(address(listener), Optional.empty()));
      }
      // The queue takes two: the rest waits.
      CompletableFuture.anyOf(attempts.toArray(CompletableFuture[]::new)).get();

      connector.close();

      assertThat(attempts).allMatch(CompletableFuture::isDone);
      assertThat(attempts).anyMatch(CompletableFuture::isCompletedExceptionally);
    }
  }

  @Test
  void close_openChannel_isClosed() throws Exception {
    try (ServerSocket listener = listener("127.0.0.1", 5)) {
      Channel channel = connector.connect(address(listener), TIMER).get().channel().orElseThrow();

      connector.close();

      assertThat(channel.isOpen()).isFalse();
    }
  }

  @Test
  void connect_afterClose_fails() throws Exception {
    InetSocketAddress address = closedPort("127.0.0.1");
    connector.close();

    assertThatThrownBy(() -> connector.connect(address, TIMER).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ConnectorClosedException.class);
  }

  @Test
  void connect_badArguments_areRefused() {
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("mail.invalid", 25);
    InetSocketAddress portZero = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    InetSocketAddress good = new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);

    assertThatThrownBy(() -> connector.connect(unresolved, TIMER)).hasMessageContaining("address");
    assertThatThrownBy(() -> connector.connect(portZero, TIMER)).hasMessageContaining("port");
    assertThatThrownBy(() -> connector.connect(good, Optional.of(Duration.ZERO)))
        .hasMessageContaining("timer");
  }

  @Test
  void warmUp_loopback_connectsToOpenAndClosedPorts() {
    assertThat(LoopbackWarmUp.run(connector, Duration.ofSeconds(30))).isGreaterThanOrEqualTo(16);
  }

  @Test
  void warmUp_noTime_doesNotFail() {
    assertThat(LoopbackWarmUp.run(connector, Duration.ZERO)).isZero();
  }

  static ServerSocket listener(String address, int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getByName(address));
  }

  static InetSocketAddress address(ServerSocket listener) {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  static InetSocketAddress closedPort(String address) throws IOException {
    try (ServerSocket listener = listener(address, 1)) {
      return address(listener);
    }
  }

  static void assumeAddress(String address) throws IOException {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null,
        "skipped: this machine has no " + address);
  }

  /** All that a channel reads until it closes. */
  private static final class Reader extends ChannelInboundHandlerAdapter {
    final CompletableFuture<String> all = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      text.append(bytes.toString(StandardCharsets.US_ASCII));
      bytes.release();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      all.complete(text.toString());
    }
  }
}
