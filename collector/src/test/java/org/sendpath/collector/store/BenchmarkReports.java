package org.sendpath.collector.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;

/** Facts in the proportions of 2005, each with a body of 4,096 bytes and 12 connects. */
final class BenchmarkReports {
  static final List<ReportFilter> FILTERS =
      List.of(
          ReportFilter.ALL,
          filter(Optional.of("fallback"), Optional.empty(), Optional.empty()),
          filter(Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 1))),
          filter(Optional.empty(), Optional.of(ServerKind.ISP), Optional.empty()),
          filter(
              Optional.empty(),
              Optional.of(ServerKind.ISP),
              Optional.of(LocalDate.of(2026, 11, 1))));

  private static final int BODY_BYTES = 4096;
  private static final int REPORTS_PER_PAIR = 3;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ServerKind[] KINDS = {
    ServerKind.ISP,
    ServerKind.ISP,
    ServerKind.ISP,
    ServerKind.ISP,
    ServerKind.COMPANY,
    ServerKind.COMPANY,
    ServerKind.UNIVERSITY,
    ServerKind.ASP
  };
  private static final Route[] ROUTES = {
    Route.DIRECT,
    Route.DIRECT,
    Route.DIRECT,
    Route.DIRECT,
    Route.DIRECT,
    Route.DIRECT,
    Route.SSL,
    Route.SSH
  };
  private static final OsFamily[] SYSTEMS = {
    OsFamily.LINUX, OsFamily.WINDOWS, OsFamily.WINDOWS, OsFamily.MACOS
  };
  private static final Case[] CASES = {Case.OPEN, Case.OPEN, Case.RESET, Case.TIMEOUT};
  private static final Network[] NETWORKS = Network.values();

  private final Random random;
  private long made;

  BenchmarkReports(long seed) {
    random = new Random(seed);
  }

  private static ReportFilter filter(
      Optional<String> experiment, Optional<ServerKind> kind, Optional<LocalDate> since) {
    return new ReportFilter(
        experiment,
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        since,
        Optional.empty());
  }

  /**
   * The next reports.
   *
   * @param days over how many they were measured; 0: all on one
   */
  List<Submission> next(int count, int days) {
    List<Submission> group = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      group.add(next(days));
    }
    return group;
  }

  private Submission next(int days) {
    UUID id =
        new UUID(
            (1_763_700_000_000L + made / 10) << 16 | 0x7000L | random.nextInt(4096),
            random.nextLong() >>> 2 | 0x8000000000000000L);
    long pair = random.nextInt((int) (made / REPORTS_PER_PAIR + 1));
    made++;
    Case overall = pick(CASES);
    List<ReportFacts.Connect> connects = new ArrayList<>();
    for (int port : new int[] {587, 465, 25}) {
      for (Family family : Family.values()) {
        for (int sample = 0; sample < 2; sample++) {
          connects.add(new ReportFacts.Connect(pick(CASES), port, family, micros()));
        }
      }
    }
    ReportFacts facts =
        new ReportFacts(
            id,
            "fallback",
            NOON.minusSeconds(days == 0 ? random.nextInt(40_000) : random.nextInt(days * 86_400)),
            "v1-" + Long.toString(pair + 0x7fffffffffffL, 32).replaceAll("[^a-z2-7]", "a"),
            "smtp" + pair % 500 + ".example.jp",
            KINDS[(int) (pair % KINDS.length)],
            pick(ROUTES),
            pick(SYSTEMS),
            pick(NETWORKS),
            random.nextInt(10) == 0,
            overall,
            pick(CASES),
            overall,
            connects,
            OptionalLong.empty());
    return new Submission(facts, body(id));
  }

  private <T> T pick(T[] words) {
    return words[random.nextInt(words.length)];
  }

  private long micros() {
    return (long) Math.exp(10 + random.nextGaussian());
  }

  private byte[] body(UUID id) {
    StringBuilder text = new StringBuilder("{\"id\":\"").append(id).append("\",\"pad\":\"");
    while (text.length() < BODY_BYTES - 2) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
