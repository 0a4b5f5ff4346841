package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.collector.http.QueryServer.header;
import static org.sendpath.collector.http.QueryServer.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.collector.table.QuerySample;
import org.sendpath.table.TableShape;

class TableRoutesTest {
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
  void cases_asJson_hasExactDecimalsAndTheFilterAsGiven() throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/cases?since=2026-11-21T00:00:00Z");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "content-type")).isEqualTo("application/json");
    assertThat(response.body())
        .startsWith(
            "{\"table\":\"cases\",\"filter\":{\"since\":\"2026-11-21T00:00:00Z\"},\"pairs\":4,"
                + "\"conflictingPairs\":1,\"columns\":[\"case\",\"pairs\",\"share\",\"low\",\"high\"],"
                + "\"rows\":[{\"case\":\"open\",\"pairs\":1,\"share\":0.250000,\"low\":0.045587,"
                + "\"high\":0.699358},{\"case\":\"reset\",\"pairs\":0,\"share\":0.000000,")
        .endsWith("}]}");
    assertThat(json(response).path("rows")).hasSize(9);
  }

  @Test
  void cases_asCsv_isTableCsv() throws Exception {
    String csv =
        """
        case,pairs,share,low,high
        open,1,0.250000,0.045587,0.699358
        reset,0,0.000000,0.000000,0.489891
        icmp-hard,0,0.000000,0.000000,0.489891
        icmp-soft,0,0.000000,0.000000,0.489891
        timeout,2,0.500000,0.150039,0.849961
        ssh,0,0.000000,0.000000,0.489891
        ssl,1,0.250000,0.045587,0.699358
        icmp-unknown,0,0.000000,0.000000,0.489891
        unmeasured,0,0.000000,0.000000,0.489891
        """
            .replace("\n", "\r\n");
    HttpResponse<String> byEnding = server.get("/v1/tables/cases.csv");
    assertThat(byEnding.body()).isEqualTo(csv);
    assertThat(header(byEnding, "content-type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(header(byEnding, "sendpath-conflicting-pairs")).isEqualTo("1");
    assertThat(server.get("/v1/tables/cases", "Accept", "text/csv").body()).isEqualTo(csv);
    // The path says more than the header.
    assertThat(server.get("/v1/tables/cases.csv", "Accept", "application/json").body())
        .isEqualTo(csv);
  }

  @ParameterizedTest
  @EnumSource(TableShape.class)
  void table_everyOne_hasItsColumnsInBothForms(TableShape shape) throws Exception {
    String path = "/v1/tables/" + shape.word();
    HttpResponse<String> asJson = server.read(path + ".json");
    assertThat(asJson.statusCode()).isEqualTo(200);
    assertThat(json(asJson).path("columns").valueStream().map(node -> node.stringValue()).toList())
        .isEqualTo(shape.columns());
    assertThat(json(asJson).path("rows").path(0).propertyNames())
        .containsExactlyElementsOf(shape.columns());
    HttpResponse<String> asCsv = server.read(path + ".csv");
    assertThat(asCsv.body()).startsWith(String.join(",", shape.columns()) + "\r\n");
    assertThat(asCsv.body().lines().count()).isEqualTo(json(asJson).path("rows").size() + 1);
    assertThat(header(asCsv, "sendpath-conflicting-pairs")).isEqualTo("1");
  }

  @Test
  void funnel_countsReportsServersAndPairs() throws Exception {
    assertThat(server.get("/v1/tables/funnel.csv").body())
        .isEqualTo("stage,count\r\nreports,6\r\nwithout-local,5\r\npairs,4\r\n");
  }

  @Test
  void timeouts_absentCells_areNullAndEmpty() throws Exception {
    assertThat(server.get("/v1/tables/timeouts").body())
        .contains("{\"os\":\"macos\",\"reports\":0,\"medianSeconds\":null,\"paperSeconds\":null}")
        .contains("{\"os\":\"linux\",\"reports\":2,\"medianSeconds\":0.0201,\"paperSeconds\":189}");
    assertThat(server.get("/v1/tables/timeouts.csv").body()).contains("\r\nmacos,0,,\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "experiment=second, 1 1 1",
    "experiment=nobodys, 0 0 0",
    "kind=university, 1 1 1",
    "route=ssl, 1 1 1",
    "os=bsd, 1 1 0",
    "network=office, 1 1 1",
    "since=2026-11-22, 3 3 2",
    "until=2026-11-22, 3 2 2",
    "since=2026-11-22&until=2026-11-24, 2 2 1",
    "since=2026-11-22T09:00:00%2B09:00&until=2026-11-24T00:00:00Z, 2 2 1",
    "since=2026-11-22&kind=isp&experiment=fallback, 2 2 1",
  })
  void funnel_filtered_countsWhatIsMeant(String query, String counts) throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/funnel?" + query);
    assertThat(response.statusCode()).isEqualTo(200);
    List<String> counted =
        json(response).path("rows").valueStream().map(row -> row.path("count").toString()).toList();
    assertThat(String.join(" ", counted)).isEqualTo(counts);
    assertThat(json(response).path("filter").size()).isEqualTo(query.split("&").length);
  }

  @Test
  void family_selectsCasesAndConnectsAlone() throws Exception {
    assertThat(server.get("/v1/tables/cases.csv?family=ipv6").body())
        .contains("icmp-hard,1,", "open,0,", "unmeasured,1,", "timeout,1,");
    assertThat(server.get("/v1/tables/latency.csv?family=ipv6").body())
        .contains(",ipv6,")
        .doesNotContain(",ipv4,");
    assertThat(server.get("/v1/tables/servers.csv?family=ipv6").body())
        .isEqualTo(server.get("/v1/tables/servers.csv").body());
    // The two reports of the conflicting pair agree where neither measured.
    assertThat(header(server.get("/v1/tables/cases?family=ipv6"), "sendpath-conflicting-pairs"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=isps | kind: must be one of isp, asp, company, university, home, unknown",
        "kind= | kind: must be one of isp, asp, company, university, home, unknown",
        "kind=ISP | kind: must be one of isp, asp, company, university, home, unknown",
        "route=tls | route: must be one of direct, ssl, ssh",
        "family=4 | family: must be one of ipv6, ipv4",
        "os=minix | os: must be one of bsd, linux, macos, solaris, windows, other",
        "network=lan | network: must be one of home, office, campus, mobile, public, unknown",
        "experiment=-x | experiment: must be 1 to 64 lower case letters",
        "since=today | since: must be a day such as 2026-11-21, or its midnight in UTC",
        "since=2026-02-30 | since: must be a day",
        "since=%2B12026-02-20 | since: must be a day",
        "until=2026-11-21T12:00:00Z | until: must be a day",
        "until=2026-11-21T00:00:00%2B09:00 | until: must be a day",
        "until=2026-11-21T00:00:00 | until: must be a day",
        "since=2026-11-22&until=2026-11-22 | until: must be a later day than since",
        "kind=isp&kind=asp | kind: must be given once, not 2 times",
        "knid=isp | knid: is no filter here; there are experiment, since, until, kind, route,"
            + " family, os, network",
        "limit=5 | limit: is no filter here",
      })
  void table_badParameter_isRefusedByName(String query, String detail) throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/cases?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "content-type")).isEqualTo("application/problem+json");
    assertThat(json(response).path("type").stringValue())
        .isEqualTo("urn:sendpath:problem:parameter");
    assertThat(json(response).path("detail").stringValue()).startsWith(detail);
  }

  @Test
  void table_severalBadParameters_areAllTold() throws Exception {
    assertThat(json(server.get("/v1/tables/cases?kind=x&os=y")).path("detail").stringValue())
        .contains("kind: must be", "; os: must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cases.xml", "case", "cases.", "CASES", "cases.csv.json"})
  void table_unknown_isNotFoundAndLists(String name) throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/" + name);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("detail").stringValue())
        .startsWith("the tables are funnel, servers, cases, timeouts, latency, conflicts;");
  }

  @Test
  void tables_lists() throws Exception {
    HttpResponse<String> response = server.get("/v1/tables");
    assertThat(json(response).path("tables")).hasSize(TableShape.values().length);
    assertThat(response.body())
        .contains(
            "{\"table\":\"funnel\",\"href\":\"/v1/tables/funnel\",\"open\":true,"
                + "\"columns\":[\"stage\",\"count\"]}")
        .contains("\"href\":\"/v1/tables/conflicts\",\"open\":false,");
    assertThat(server.get("/v1/tables?kind=isp").statusCode()).isEqualTo(400);
  }

  @Test
  void conflicts_withoutToken_isRefusedInEveryForm() throws Exception {
    for (String ending : List.of("", ".csv", ".json")) {
      HttpResponse<String> response = server.get("/v1/tables/conflicts" + ending);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "www-authenticate")).isEqualTo("Bearer");
    }
    HttpResponse<String> wrong =
        server.get("/v1/tables/conflicts", "Authorization", "Bearer sendpath-researcher-2");
    assertThat(wrong.statusCode()).isEqualTo(403);
  }

  @Test
  void conflicts_withToken_namesPairs() throws Exception {
    HttpResponse<String> response = server.read("/v1/tables/conflicts");
    assertThat(response.body())
        .isEqualTo(
            "{\"table\":\"conflicts\",\"filter\":{},\"pairs\":4,\"conflictingPairs\":1,"
                + "\"columns\":[\"volunteer\",\"server\",\"reports\",\"cases\"],"
                + "\"rows\":[{\"volunteer\":\"v1-bbbbbbbbbbbbbbbb\",\"server\":\"smtp.example.jp\","
                + "\"reports\":2,\"cases\":\"reset timeout\"}]}");
    assertThat(header(response, "vary")).isEqualTo("Accept, Authorization");
    assertThat(server.read("/v1/tables/conflicts.csv?kind=asp").body())
        .isEqualTo("volunteer,server,reports,cases\r\n");
    assertThat(json(server.read("/v1/tables/conflicts?kind=asp")).path("rows")).isEmpty();
  }

  @Test
  void conflicts_many_areAllThere() throws Exception {
    int pairs = 70;
    for (int i = 0; i < pairs; i++) {
      QuerySample sample = QuerySample.number(100 + 2 * i).pair("e", "s" + i + ".example.jp");
      server.store.add(sample);
      server.store.add(
          QuerySample.number(101 + 2 * i).pair("e", "s" + i + ".example.jp").meets("-", "reset"));
    }
    assertThat(json(server.read("/v1/tables/conflicts")).path("rows")).hasSize(pairs + 1);
    assertThat(server.read("/v1/tables/conflicts.csv").body().lines()).hasSize(pairs + 2);
  }

  @Test
  void etag_untilAReportComes_savesTheAnswer() throws Exception {
    HttpResponse<String> first = server.get("/v1/tables/cases");
    String tag = header(first, "etag");
    assertThat(tag).matches("W/\"[A-Za-z0-9_-]{20}\"");
    assertThat(header(first, "cache-control")).isEqualTo("no-cache");
    assertThat(header(first, "vary")).isEqualTo("Accept");
    for (String held : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
      HttpResponse<String> again = server.get("/v1/tables/cases", "If-None-Match", held);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "etag")).isEqualTo(tag);
      assertThat(header(again, "vary")).isEqualTo("Accept");
    }
    assertThat(server.get("/v1/tables/cases", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
    server.store.add(QuerySample.number(7));
    HttpResponse<String> after = server.get("/v1/tables/cases", "If-None-Match", tag);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(header(after, "etag")).isNotEqualTo(tag);
  }

  @Test
  void etag_ofAnotherFilterFormTableOrStart_differs() throws Exception {
    List<String> paths =
        List.of(
            "/v1/tables/cases",
            "/v1/tables/cases.csv",
            "/v1/tables/servers",
            "/v1/tables/cases?kind=isp",
            "/v1/tables/cases?kind=isp&os=bsd");
    List<String> tags =
        new ArrayList<>(
            paths.stream().map(path -> header(unchecked(server, path), "etag")).toList());
    try (QueryServer started = new QueryServer().withReports()) {
      tags.add(header(started.get(paths.get(0)), "etag"));
    }
    assertThat(tags).doesNotHaveDuplicates().doesNotContain("(none)");
    assertThat(header(server.get("/v1/tables/cases.json"), "etag")).isEqualTo(tags.get(0));
  }

  @Test
  void etag_heldByWhoHasNoToken_tellsNothing() throws Exception {
    assertThat(server.get("/v1/tables/conflicts", "If-None-Match", "*").statusCode())
        .isEqualTo(401);
    String tag = header(server.read("/v1/tables/conflicts"), "etag");
    assertThat(server.read("/v1/tables/conflicts", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | text/csv; charset=utf-8",
        "text/* | text/csv; charset=utf-8",
        "text/csv;q=0.5, application/json;q=0.4 | text/csv; charset=utf-8",
        "text/csv;q=0.5, application/json | application/json",
        "text/html, application/xhtml+xml, */*;q=0.8 | application/json",
        "*/* | application/json",
        "application/json;q=0, */* | text/csv; charset=utf-8",
        "no media type at all | application/json",
      })
  void form_byAccept_isThePreferred(String accept, String type) throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/cases", "Accept", accept);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "content-type")).isEqualTo(type);
  }

  @Test
  void form_noneAccepted_isSaid() throws Exception {
    HttpResponse<String> response = server.get("/v1/tables/cases", "Accept", "image/png");
    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(json(response).path("detail").stringValue())
        .isEqualTo("it can be had as application/json, text/csv");
  }

  @Test
  void head_isGetWithoutItsBody() throws Exception {
    HttpResponse<String> get = server.get("/v1/tables/cases.csv?kind=isp");
    HttpResponse<String> head = server.head("/v1/tables/cases.csv?kind=isp");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : Arrays.asList("etag", "content-type", "sendpath-conflicting-pairs")) {
      assertThat(header(head, name)).isEqualTo(header(get, name)).isNotEqualTo("(none)");
    }
    assertThat(server.head("/v1/tables/cases?kind=x").statusCode()).isEqualTo(400);
  }

  @Test
  void store_gone_isServiceUnavailableAndComesBack() throws Exception {
    server.store.fail(true);
    HttpResponse<String> response = server.get("/v1/tables/cases");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "retry-after")).isEqualTo("10");
    assertThat(server.read("/v1/tables/conflicts").statusCode()).isEqualTo(503);
    server.store.fail(false);
    assertThat(server.get("/v1/tables/cases").statusCode()).isEqualTo(200);
  }

  @Test
  void store_isAskedOnBlockingThreads() throws Exception {
    server.get("/v1/tables/cases");
    assertThat(server.store.lastReader()).contains("blocking");
  }

  private static HttpResponse<String> unchecked(QueryServer server, String path) {
    try {
      return server.get(path);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
