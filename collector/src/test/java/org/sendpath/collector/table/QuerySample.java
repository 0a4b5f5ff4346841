package org.sendpath.collector.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The text of a report, of which a test changes what it is about. */
public record QuerySample(
    int number,
    String measuredAt,
    String experiment,
    String volunteer,
    String server,
    String kind,
    String route,
    String os,
    String network,
    String ipv6,
    String ipv4) {
  /** An open port 587 over IPv4 of one server, by one volunteer; a dash: not attempted. */
  public static QuerySample number(int number) {
    return new QuerySample(
        number,
        "2026-11-21T01:02:03.456Z",
        "fallback",
        "v1-aaaaaaaaaaaaaaaa",
        "smtp.example.jp",
        "isp",
        "direct",
        "Linux",
        "home",
        "-",
        "open");
  }

  public UUID id() {
    return UUID.fromString(String.format("01939f0e-7a31-7c58-9d2b-%012x", number));
  }

  public QuerySample at(String time) {
    return with(time, experiment, volunteer, server, kind);
  }

  public QuerySample experiment(String name) {
    return with(measuredAt, name, volunteer, server, kind);
  }

  public QuerySample pair(String letter, String name) {
    return with(measuredAt, experiment, "v1-" + letter.repeat(16), name, kind);
  }

  public QuerySample kind(String word) {
    return with(measuredAt, experiment, volunteer, server, word);
  }

  public QuerySample from(String system, String place) {
    return new QuerySample(
        number, measuredAt, experiment, volunteer, server, kind, route, system, place, ipv6, ipv4);
  }

  public QuerySample route(String word) {
    return new QuerySample(
        number, measuredAt, experiment, volunteer, server, kind, word, os, network, ipv6, ipv4);
  }

  public QuerySample meets(String overIpv6, String overIpv4) {
    return new QuerySample(
        number,
        measuredAt,
        experiment,
        volunteer,
        server,
        kind,
        route,
        os,
        network,
        overIpv6,
        overIpv4);
  }

  private QuerySample with(
      String time, String inExperiment, String pseudonym, String name, String word) {
    return new QuerySample(
        number, time, inExperiment, pseudonym, name, word, route, os, network, ipv6, ipv4);
  }

  /** On one line. */
  public byte[] body() {
    List<String> attempts = new ArrayList<>();
    if (!ipv6.equals("-")) {
      attempts.add(attempt("ipv6", "2001:db8::1", ipv6));
    }
    if (!ipv4.equals("-")) {
      attempts.add(attempt("ipv4", "192.0.2.10", ipv4));
    }
    return """
        {"format":"sendpath-report/1","id":"%s","experiment":"%s","measuredAt":"%s","elapsedMicros":10234567,
        "agent":{"version":"1.0.0","os":"%s","osVersion":"6.18.44","arch":"amd64","java":"17.0.15","evidence":"kernel"},
        "volunteer":"%s","server":{"name":"%s","kind":"%s","route":"%s"},"vantage":{"network":"%s"},
        "resolutions":[],"attempts":[%s]}
        """
        .formatted(
            id(),
            experiment,
            measuredAt,
            os,
            volunteer,
            server,
            kind,
            route,
            network,
            String.join(",", attempts))
        .replace("\n", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String attempt(String family, String address, String outcome) {
    return """
        {"target":"server","port":587,"family":"%s","address":"%s","sample":0,"startMicros":120,
        "elapsedMicros":20123,"clock":"process","outcome":"%s",%s}"""
        .formatted(family, address, outcome, ending(family, outcome));
  }

  private static String ending(String family, String outcome) {
    return switch (outcome) {
      case "open" ->
          """
          "evidence":"kernel","synRetransmits":0,"session":{"greetingMicros":25011,\
          "greeting":"220 smtp.example.jp ESMTP","code":220,"startTls":"accepted",\
          "tls":{"version":"TLSv1.3","cipher":"TLS_AES_256_GCM_SHA384","elapsedMicros":30100,\
          "trust":"trusted","hostnameMatches":true},"failure":null}""";
      case "timeout" -> "\"evidence\":\"kernel\",\"errno\":\"ETIMEDOUT\",\"synRetransmits\":6";
      case "icmp-hard" ->
          family.equals("ipv4")
              ? """
              "evidence":"kernel","icmp":{"type":3,"code":13,"from":"198.51.100.1"}"""
              : """
              "evidence":"kernel","icmp":{"type":1,"code":1,"from":"2001:db8:f::1"}""";
      default -> "\"evidence\":\"errno\",\"errno\":\"ECONNREFUSED\"";
    };
  }
}
