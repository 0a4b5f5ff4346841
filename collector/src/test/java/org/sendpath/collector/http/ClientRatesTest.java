package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.ingest.QueueLimits;

class ClientRatesTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final ClientRates rates =
      new ClientRates(new RateLimit(2, 3), new ClientAddresses(TrustedProxies.NONE), nanos::get);

  @Test
  void take_moreThanTheBurst_tellsHowLongToWait() throws Exception {
    InetAddress client = InetAddress.getByName("192.0.2.1");
    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(client)).isEmpty();
    }
    assertThat(rates.take(client)).hasValue(1);
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(rates.take(client)).isEmpty();
    assertThat(rates.take(client)).hasValue(1);
  }

  @Test
  void take_afterALongPause_allowsTheBurstAndNoMore() throws Exception {
    InetAddress client = InetAddress.getByName("192.0.2.1");
    nanos.addAndGet(Duration.ofDays(100).toNanos());
    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(client)).isEmpty();
    }
    assertThat(rates.take(client)).isPresent();
  }

  @Test
  void charge_manyReports_delaysTheNextRequest() throws Exception {
    InetAddress client = InetAddress.getByName("192.0.2.1");
    rates.take(client);
    rates.charge(client, 99);
    // 100 at 2 a second are full again after 50 s; 3 of them are the burst's, one is asked for.
    assertThat(rates.take(client)).hasValue(49);
  }

  @Test
  void take_ipv6_countsTheNetwork() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(InetAddress.getByName("2001:db8::" + i))).isEmpty();
    }
    assertThat(rates.take(InetAddress.getByName("2001:db8::ffff:1"))).isPresent();
  }

  @Test
  void slot_manyClients_areSpread() throws Exception {
    ClientKeys keys = ClientKeys.random();
    long places =
        IntStream.range(0, 10_000)
            .map(
                i ->
                    keys.slot(
                        TrustedProxies.address("10.0." + i / 256 + "." + i % 256).orElseThrow(),
                        1 << 16))
            .distinct()
            .count();
    assertThat(places).isGreaterThan(9_000);
  }

  @Test
  void post_tooOften_returns429WithRetryAfter() throws Exception {
    try (RunningServer server =
        new RunningServer(
            RunningServer.settings(
                ConnectionLimits.DEFAULT, BodyLimits.DEFAULT, new RateLimit(1, 100)),
            QueueLimits.DEFAULT)) {
      String lines = Bodies.report(1) + "\n" + Bodies.report(2) + "\n";
      HttpResponse<String> many =
          server.post("application/x-ndjson", lines.repeat(200).getBytes(StandardCharsets.UTF_8));
      assertThat(many.statusCode()).isEqualTo(201);
      HttpResponse<String> refused = server.post(Bodies.report(3));
      PostReportsTest.assertProblem(refused, 429, "too-many-requests");
      assertThat(Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow()))
          .isBetween(200L, 302L);
    }
  }
}
