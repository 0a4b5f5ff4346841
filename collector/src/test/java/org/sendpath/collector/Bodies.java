package org.sendpath.collector;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports as they are sent. */
public final class Bodies {
  private Bodies() {}

  /** An id of version 7 that belongs to {@code number}. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "01939f0e-7a31-7c58-9d2b-%012x", number);
  }

  /** A plain valid report of 0.8 KB. */
  public static String report(int number) {
    return report(number, "fallback", 1);
  }

  /** A report with so many attempts, of 190 bytes each. */
  public static String report(int number, String experiment, int attempts) {
    return """
        {"format":"sendpath-report/1","id":"ID","experiment":"EXPERIMENT",\
        "measuredAt":"2026-11-21T01:02:03.456Z","elapsedMicros":10234567,\
        "agent":{"version":"1.0.0","os":"Linux","osVersion":"6.18.44","arch":"amd64",\
        "java":"17.0.15","evidence":"kernel","timerMicros":10000000},\
        "volunteer":"v1-mzxw6ytboi2gk3tn",\
        "server":{"name":"smtp.example.jp","kind":"isp","route":"direct"},\
        "vantage":{"network":"home"},\
        "resolutions":[{"target":"server","family":"ipv4","status":"ok",\
        "addresses":["192.0.2.10"],"elapsedMicros":1890}],\
        "attempts":[ATTEMPTS]}"""
        .replace("ID", id(number))
        .replace("EXPERIMENT", experiment)
        .replace(
            "ATTEMPTS",
            IntStream.range(0, attempts)
                .mapToObj(i -> attempt(i % 100))
                .collect(Collectors.joining(",")));
  }

  private static String attempt(int sample) {
    return """
        {"target":"server","port":587,"family":"ipv4","address":"192.0.2.10",\
        "sample":SAMPLE,"startMicros":130,"elapsedMicros":19877,"clock":"kernel",\
        "outcome":"open","evidence":"kernel","synRetransmits":0}"""
        .replace("SAMPLE", Integer.toString(sample));
  }
}
