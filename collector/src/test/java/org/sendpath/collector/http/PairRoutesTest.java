package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.collector.http.QueryServer.header;
import static org.sendpath.collector.http.QueryServer.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.collector.table.QuerySample;
import tools.jackson.databind.JsonNode;

class PairRoutesTest {
  private static final String CONFLICTING =
      "{\"experiment\":\"fallback\",\"volunteer\":\"v1-bbbbbbbbbbbbbbbb\","
          + "\"server\":\"smtp.example.jp\",\"kind\":\"isp\",\"route\":\"direct\",\"os\":\"linux\","
          + "\"network\":\"office\",\"reports\":2,\"latestAt\":\"2026-11-23T23:59:59.999Z\","
          + "\"case\":\"timeout\",\"conflicting\":true,\"cases\":[\"reset\",\"timeout\"]}";

  private static QueryServer server;

  @BeforeAll
  static void start() {
    server = new QueryServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fill() {
    server.withReports();
  }

  @Test
  void pairs_withoutToken_areRefused() throws Exception {
    assertThat(server.get("/v1/pairs").statusCode()).isEqualTo(401);
    assertThat(server.head("/v1/pairs").statusCode()).isEqualTo(401);
    assertThat(server.get("/v1/pairs", "Authorization", "Bearer x").statusCode()).isEqualTo(403);
  }

  @Test
  void pairs_conflicting_asJson() throws Exception {
    HttpResponse<String> response = server.read("/v1/pairs?conflicting=true");
    assertThat(response.body()).isEqualTo("{\"pairs\":[" + CONFLICTING + "],\"next\":null}");
    assertThat(header(response, "cache-control")).isEqualTo("no-store");
    assertThat(header(response, "vary")).isEqualTo("Accept, Authorization");
  }

  @Test
  void pairs_conflicting_asNdjsonAndCsv() throws Exception {
    assertThat(server.read("/v1/pairs?conflicting=true", "Accept", "application/x-ndjson").body())
        .isEqualTo(CONFLICTING + "\n");
    HttpResponse<String> csv = server.read("/v1/pairs?conflicting=true", "Accept", "text/csv");
    assertThat(header(csv, "content-type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(csv.body())
        .isEqualTo(
            "experiment,volunteer,server,kind,route,os,network,reports,latestAt,case,conflicting,"
                + "cases\r\nfallback,v1-bbbbbbbbbbbbbbbb,smtp.example.jp,isp,direct,linux,office,2,"
                + "2026-11-23T23:59:59.999Z,timeout,true,reset timeout\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a b c d",
    "?conflicting=false, a c d",
    "?conflicting=true, b",
    "?experiment=second, d",
    "?kind=university, c",
    "?route=direct&conflicting=false, a c",
    "?os=bsd, ''",
    "?network=office, b",
    "?since=2026-11-23&until=2026-11-24, b",
    "?limit=2, a b",
  })
  void pairs_filtered_areThoseMeant(String query, String letters) throws Exception {
    List<String> volunteers = new ArrayList<>();
    for (JsonNode pair : json(server.read("/v1/pairs" + query)).path("pairs")) {
      volunteers.add(pair.path("volunteer").stringValue().substring(3, 4));
    }
    assertThat(String.join(" ", volunteers)).isEqualTo(letters);
  }

  @Test
  void pairs_pageByPage_keepWhatWasAsked() throws Exception {
    for (int i = 0; i < 100; i++) {
      server.store.add(QuerySample.number(100 + i).pair("e", "s" + i + ".example.jp"));
    }
    List<String> servers = new ArrayList<>();
    String next = "/v1/pairs?conflicting=false&limit=30&experiment=fallback";
    while (next != null) {
      JsonNode page = json(server.read(next));
      page.path("pairs")
          .valueStream()
          .forEach(pair -> servers.add(pair.path("server").stringValue()));
      next = page.path("next").stringValue(null);
      assertThat(next == null || next.contains("conflicting=false&limit=30&cursor=")).isTrue();
    }
    assertThat(servers).hasSize(102).doesNotHaveDuplicates();
    assertThat(server.read("/v1/pairs", "Accept", "text/csv").body().lines()).hasSize(105);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conflicting=yes | conflicting: must be true or false",
        "conflicting=true&conflicting=true | conflicting: must be given once, not 2 times",
        "family=ipv4 | family: is no filter here",
        // A report's place.
        "cursor=L3YxL3JlcG9ydHMgMw | cursor: is none of this listing",
      })
  void pairs_badParameter_isRefusedByName(String query, String detail) throws Exception {
    HttpResponse<String> response = server.read("/v1/pairs?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("detail").stringValue()).startsWith(detail);
  }
}
