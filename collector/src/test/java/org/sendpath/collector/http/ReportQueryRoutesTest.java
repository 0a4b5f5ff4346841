package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sendpath.collector.http.QueryServer.header;
import static org.sendpath.collector.http.QueryServer.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.table.QuerySample;
import tools.jackson.databind.JsonNode;

class ReportQueryRoutesTest {
  private static final String NDJSON = "application/x-ndjson";

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
  void find_byId_isTheBodyAsItCame() throws Exception {
    String pretty = new String(QuerySample.number(9).body(), StandardCharsets.UTF_8);
    pretty = pretty.replace(",\"", ",\n  \"");
    server.store.add(pretty.getBytes(StandardCharsets.UTF_8));
    String id = QuerySample.number(9).id().toString();
    HttpResponse<String> response = server.read("/v1/reports/" + id);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(pretty);
    assertThat(header(response, "content-type")).isEqualTo("application/json");
    assertThat(header(response, "cache-control")).isEqualTo("no-store");
    assertThat(server.read("/v1/reports/" + id.toUpperCase(Locale.ROOT)).body()).isEqualTo(pretty);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01939f0e-7a31-7c58-9d2b-0000000000ff", "1-1-1-1-1", "report", "a%2Fb"})
  void find_unknown_isNotFound(String id) throws Exception {
    HttpResponse<String> response = server.read("/v1/reports/" + id);
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void reports_withoutToken_areRefused() throws Exception {
    String one = "/v1/reports/" + QuerySample.number(1).id();
    for (String path : List.of("/v1/reports", one, "/v1/reports?limit=x")) {
      assertThat(server.get(path).statusCode()).isEqualTo(401);
      assertThat(server.get(path, "Authorization", "Bearer nobodys").statusCode()).isEqualTo(403);
      assertThat(server.get(path, "Authorization", "Basic bWU6bWU=").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void list_asJson_givesBodiesAsTheyCame() throws Exception {
    HttpResponse<String> response = server.read("/v1/reports?kind=university");
    assertThat(response.body()).isEqualTo("{\"reports\":[" + stored(4) + "],\"next\":null}");
  }

  @Test
  void list_localServers_areThere() throws Exception {
    assertThat(json(server.read("/v1/reports?kind=home")).path("reports")).hasSize(1);
  }

  @Test
  void list_pageByPage_givesEachOnceThoughReportsComeAndGo() throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "/v1/reports?limit=2&experiment=fallback&since=2026-11-20T00:00:00Z";
    int pages = 0;
    while (next != null) {
      HttpResponse<String> response = server.read(next);
      JsonNode page = json(response);
      page.path("reports")
          .valueStream()
          .forEach(report -> ids.add(report.path("id").stringValue()));
      next = page.path("next").stringValue(null);
      assertThat(header(response, "link"))
          .isEqualTo(next == null ? "(none)" : "<" + next + ">; rel=\"next\"");
      pages++;
      if (pages == 1) {
        server.store.add(QuerySample.number(20));
        server.store.remove(QuerySample.number(2).id());
        server.store.remove(QuerySample.number(3).id());
      }
    }
    assertThat(ids)
        .containsExactlyElementsOf(
            IntStream.of(1, 2, 4, 5, 20)
                .mapToObj(number -> QuerySample.number(number).id().toString())
                .toList());
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void list_exactlyOnePage_hasNoNext() throws Exception {
    assertThat(json(server.read("/v1/reports?limit=6")).path("next").isNull()).isTrue();
    assertThat(json(server.read("/v1/reports?limit=5")).path("next").isString()).isTrue();
  }

  @Test
  void list_withoutLimit_isHundred() throws Exception {
    for (int i = 0; i < 100; i++) {
      server.store.add(QuerySample.number(100 + i));
    }
    JsonNode page = json(server.read("/v1/reports"));
    assertThat(page.path("reports")).hasSize(100);
    JsonNode rest = json(server.read(page.path("next").stringValue()));
    assertThat(rest.path("reports")).hasSize(6);
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void list_largeReports_fillAPageEarly() throws Exception {
    server.store.clear();
    int reports = 40;
    for (int i = 0; i < reports; i++) {
      server.store.add(large(i));
    }
    int seen = 0;
    int pages = 0;
    String next = "/v1/reports?limit=1000";
    while (next != null) {
      HttpResponse<String> response = server.read(next);
      assertThat(response.body().length()).isLessThan(10 << 20);
      seen += json(response).path("reports").size();
      next = json(response).path("next").stringValue(null);
      pages++;
    }
    assertThat(seen).isEqualTo(reports);
    assertThat(pages).isGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0 | limit: must be a number from 1 to 1000",
        "limit=1001 | limit: must be a number from 1 to 1000",
        "limit=-1 | limit: must be a number from 1 to 1000",
        "limit=99999999999 | limit: must be a number from 1 to 1000",
        "limit=ten | limit: must be a number from 1 to 1000",
        "limit=1&limit=2 | limit: must be given once, not 2 times",
        "cursor= | cursor: is none of this listing; take it from the next",
        "cursor=MTIz | cursor: is none",
        "cursor=%%% | cursor: is none",
        // A pair's place; a report's, damaged; one that was padded.
        "cursor=L3YxL3BhaXJzIDM | cursor: is none",
        "cursor=L3YxL3JlcG9ydHMgLTM | cursor: is none",
        "cursor=L3YxL3JlcG9ydHMgMw== | cursor: is none",
        "family=ipv6 | family: is no filter here; there are experiment, since, until, kind, route,"
            + " os, network",
        "conflicting=true | conflicting: is no filter here",
        "kind=x&limit=y | limit: must be a number from 1 to 1000; kind: must be one of",
        "since=noon | since: must be a day",
      })
  void list_badParameter_isRefusedByName(String query, String detail) throws Exception {
    HttpResponse<String> response = server.read("/v1/reports?" + query.replace("%%%", "%25%25"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("detail").stringValue()).startsWith(detail);
  }

  @Test
  void list_asNdjson_isAllOnOneLineEach() throws Exception {
    String compact = new String(QuerySample.number(9).body(), StandardCharsets.UTF_8);
    String pretty = compact.replace("{", "{\r\n\t").replace(",", " ,\n  ");
    server.store.add(pretty.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response = server.read("/v1/reports", "Accept", NDJSON);
    assertThat(header(response, "content-type")).isEqualTo(NDJSON);
    assertThat(response.body())
        .isEqualTo(
            IntStream.of(1, 2, 3, 4, 5, 6)
                    .mapToObj(ReportQueryRoutesTest::stored)
                    .collect(Collectors.joining("\n", "", "\n"))
                + compact
                + "\n");
  }

  @Test
  void list_asNdjson_respectsLimitFilterAndCursor() throws Exception {
    assertThat(server.read("/v1/reports?limit=2", "Accept", NDJSON).body().lines()).hasSize(2);
    assertThat(server.read("/v1/reports?network=campus", "Accept", NDJSON).body().lines())
        .hasSize(1);
    String next = json(server.read("/v1/reports?limit=4")).path("next").stringValue();
    assertThat(server.read(next.replace("limit=4&", ""), "Accept", NDJSON).body().lines())
        .hasSize(2);
    assertThat(server.read("/v1/reports?experiment=none", "Accept", NDJSON).body()).isEmpty();
  }

  @Test
  void list_asNdjson_ofManyReadsFewAtATime() throws Exception {
    server.store.clear();
    int reports = 3_000;
    for (int i = 0; i < reports; i++) {
      server.store.add(QuerySample.number(i));
    }
    List<String> lines =
        server.read("/v1/reports", "Accept", NDJSON).body().lines().distinct().toList();
    assertThat(lines).hasSize(reports);
    assertThat(server.store.mostRowsRead()).isLessThanOrEqualTo(1000);
  }

  @Test
  void list_asNdjson_storeGoneHalfWay_breaksOff() throws Exception {
    server.store.clear();
    for (int i = 0; i < 2_000; i++) {
      server.store.add(QuerySample.number(i));
    }
    server.store.failAfter(3 * 1_000);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> server.read("/v1/reports", "Accept", NDJSON));
    server.store.fail(true);
    HttpResponse<String> response = server.read("/v1/reports", "Accept", NDJSON);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "retry-after")).isEqualTo("10");
  }

  @Test
  void head_ofAnyForm_hasNoBody() throws Exception {
    String authorization = "Bearer " + QueryServer.TOKEN;
    HttpResponse<String> many =
        server.head("/v1/reports", "Authorization", authorization, "Accept", NDJSON);
    assertThat(many.statusCode()).isEqualTo(200);
    assertThat(header(many, "content-type")).isEqualTo(NDJSON);
    assertThat(many.body()).isEmpty();
    HttpResponse<String> page = server.head("/v1/reports?limit=2", "Authorization", authorization);
    assertThat(header(page, "link")).contains("rel=\"next\"");
    assertThat(server.head("/v1/reports").statusCode()).isEqualTo(401);
  }

  @Test
  void list_csv_isNotAcceptable() throws Exception {
    HttpResponse<String> response = server.read("/v1/reports", "Accept", "text/csv");
    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(json(response).path("detail").stringValue())
        .isEqualTo("it can be had as application/json, application/x-ndjson");
  }

  private static String stored(int number) {
    try {
      byte[] body = server.store.find(QuerySample.number(number).id()).orElseThrow().body();
      return new String(body, StandardCharsets.UTF_8);
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  /** About half a mebibyte. */
  private static byte[] large(int number) {
    String text = new String(QuerySample.number(number).body(), StandardCharsets.UTF_8);
    return text.replace("\"220 smtp.example.jp ESMTP\"", "\"220 " + "x".repeat(16_000) + "\"")
        .replace("\"resolutions\":[]", "\"resolutions\":[],\"later\":[" + filler() + "]")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String filler() {
    return String.join(",", Collections.nCopies(8, '"' + "y".repeat(60_000) + '"'));
  }
}
