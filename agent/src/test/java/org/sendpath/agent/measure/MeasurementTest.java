package org.sendpath.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.sendpath.agent.connect.Connected;
import org.sendpath.agent.connect.Connector;
import org.sendpath.agent.dns.HostResolver;
import org.sendpath.agent.smtp.SessionRunner;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;

class MeasurementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456789Z");

  private final ScriptedConnector connector = new ScriptedConnector();

  @Test
  void run_refusedPort_isAskedAsOftenAsSamplesSay() throws InterruptedException {
    connector.outcomes.put(587, Outcome.RESET);
    Report report = run(plan("192.0.2.1", List.of(587), 3));
    assertThat(report.attempts()).extracting(Attempt::sample).containsExactly(0, 1, 2);
  }

  @Test
  void run_silentPort_isNotAskedAgain() throws InterruptedException {
    connector.outcomes.put(587, Outcome.TIMEOUT);
    connector.outcomes.put(25, Outcome.UNSENT);
    Report report = run(plan("192.0.2.1", List.of(587, 25), 3));
    assertThat(report.attempts()).extracting(Attempt::port).containsExactly(587, 25);
  }

  @Test
  void run_severalPorts_neverTwoAttemptsAtOnePortAtOnce() throws InterruptedException {
    for (int port : List.of(587, 465, 25)) {
      connector.outcomes.put(port, Outcome.ICMP_UNKNOWN);
    }
    Report report = run(plan("192.0.2.1", List.of(587, 465, 25), 5));
    assertThat(report.attempts()).hasSize(15);
    assertThat(connector.overlaps).isEmpty();
    assertThat(report.attempts()).extracting(Attempt::port).startsWith(587, 587).endsWith(25, 25);
  }

  @Test
  void run_literal_asksNoDnsAndReportsOneFamily() throws InterruptedException {
    connector.outcomes.put(587, Outcome.RESET);
    Report report = run(plan("2001:db8::1", List.of(587), 1));
    assertThat(report.resolutions())
        .extracting(Resolution::family, Resolution::status, Resolution::addresses)
        .containsExactly(tuple(Family.IPV6, ResolutionStatus.LITERAL, List.of("2001:db8::1")));
    assertThat(report.attempts()).extracting(Attempt::address).containsExactly("2001:db8::1");
  }

  @Test
  void run_anyPlan_isInTheReport() throws InterruptedException {
    connector.outcomes.put(587, Outcome.TIMEOUT);
    Report report = run(plan("192.0.2.1", List.of(587), 1));
    assertThat(report.measuredAt()).isEqualTo(Instant.parse("2026-11-21T01:02:03.456Z"));
    assertThat(report.agent().version()).isEqualTo("1.2.3");
    assertThat(report.agent().timerMicros()).isEqualTo(OptionalLong.of(10_000_000));
    assertThat(report.server().kind()).isEqualTo(ServerKind.COMPANY);
    assertThat(report.vantage().network()).isEqualTo(Network.CAMPUS);
    assertThat(report.id().version()).isEqualTo(7);
  }

  @Test
  void run_progress_tellsEachAttemptAndOnOneThread() throws InterruptedException {
    connector.outcomes.put(587, Outcome.RESET);
    connector.outcomes.put(25, Outcome.RESET);
    Recorder recorder = new Recorder();
    Report unused = measurement().run(plan("192.0.2.1", List.of(587, 25), 2), recorder);
    assertThat(recorder.told).hasSize(2 + 2 + 4);
    assertThat(recorder.told.subList(0, 2)).containsExactly("resolving", "resolved");
    assertThat(recorder.threads).hasSize(1);
  }

  @Test
  void run_agentCannotTry_saysWhy() {
    connector.failure = new IOException("too many open files");
    assertThatThrownBy(() -> run(plan("192.0.2.1", List.of(587), 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("too many open files");
  }

  @Test
  void run_mistakeInTheAgent_isNotTakenForTheNetworks() {
    connector.failure = new NullPointerException("a mistake");
    assertThatThrownBy(() -> run(plan("192.0.2.1", List.of(587), 1)))
        .isInstanceOf(NullPointerException.class);
  }

  private Report run(MeasurementPlan plan) throws InterruptedException {
    return measurement().run(plan, Progress.NONE);
  }

  private Measurement measurement() {
    return new Measurement(
        "1.2.3",
        HostResolver.ofSystem(),
        connector,
        new SessionRunner(),
        InstantSource.fixed(NOW),
        System::nanoTime,
        new Random(7));
  }

  private static MeasurementPlan plan(String server, List<Integer> ports, int samples) {
    return new MeasurementPlan(
        "fallback",
        "v1-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        server,
        ServerKind.COMPANY,
        Route.DIRECT,
        Network.CAMPUS,
        ports,
        Optional.of(Duration.ofSeconds(10)),
        samples);
  }

  /** Answers each port as told, on another thread, and notes two connects at once to one port. */
  private static final class ScriptedConnector implements Connector {
    private final Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Boolean> busy = new ConcurrentHashMap<>();
    private final List<InetSocketAddress> overlaps = new CopyOnWriteArrayList<>();
    private volatile Exception failure;

    @Override
    public Evidence evidence() {
      return Evidence.ERRNO;
    }

    @Override
    public CompletableFuture<Connected> connect(
        InetSocketAddress address, Optional<Duration> timer) {
      if (failure != null) {
        return CompletableFuture.failedFuture(failure);
      }
      if (busy.put(address, true) != null) {
        overlaps.add(address);
      }
      long startNanos = System.nanoTime();
      return CompletableFuture.supplyAsync(
          () -> {
            Boolean unused = busy.remove(address);
            return connected(outcomes.get(address.getPort()), startNanos);
          });
    }

    private static Connected connected(Outcome outcome, long startNanos) {
      boolean timer = outcome == Outcome.TIMEOUT;
      return new Connected(
          outcome,
          timer ? Evidence.TIMER : Evidence.ERRNO,
          Clock.PROCESS,
          startNanos,
          100,
          timer ? Optional.empty() : Optional.of("ECONNREFUSED"),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());
    }

    @Override
    public void warmUp() {}

    @Override
    public void close() {}
  }

  private static final class Recorder implements Progress {
    private final List<String> told = new ArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private void tell(String what) {
      told.add(what);
      threads.add(Thread.currentThread());
    }

    @Override
    public void resolving(String serverName) {
      tell("resolving");
    }

    @Override
    public void resolved(Resolution resolution) {
      tell("resolved");
    }

    @Override
    public void connecting(Lane lane) {
      tell("connecting");
    }

    @Override
    public void opened(Lane lane) {
      tell("opened");
    }

    @Override
    public void measured(Attempt attempt) {
      tell("measured");
    }
  }
}
