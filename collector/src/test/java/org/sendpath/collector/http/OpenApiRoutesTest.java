package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.collector.http.QueryServer.header;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.collector.table.AttemptText;
import org.sendpath.collector.table.Criterion;
import org.sendpath.collector.table.PairText;
import org.sendpath.collector.table.ReportText;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.ReportSchema;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.TableShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description against the code. */
class OpenApiRoutesTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNode API = MAPPER.readTree(OpenApiRoutes.description());

  /** Those that other classes bind. */
  private static final Set<String> ELSEWHERE = Set.of("/healthz", "/metrics");

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
  void description_isServed() throws Exception {
    HttpResponse<String> response = server.get("/openapi.json");
    assertThat(header(response, "content-type")).isEqualTo("application/json");
    assertThat(MAPPER.readTree(response.body())).isEqualTo(API);
    HttpResponse<String> schema = server.get("/schema/report-1.schema.json");
    assertThat(schema.body()).isEqualTo(ReportSchema.json());
    assertThat(MAPPER.readTree(schema.body()).path("$id").stringValue())
        .endsWith("/schema/report-1.schema.json");
  }

  @Test
  void references_allLeadSomewhere() {
    List<String> references = new ArrayList<>();
    API.findValues("$ref").forEach(reference -> references.add(reference.stringValue()));
    assertThat(references)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            reference -> assertThat(API.at(reference.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void components_areAllUsed() {
    Set<String> used = new HashSet<>();
    API.findValues("$ref").forEach(reference -> used.add(reference.stringValue()));
    for (String group : List.of("schemas", "parameters", "responses", "headers")) {
      for (String name : API.at("/components/" + group).propertyNames()) {
        assertThat(used).contains("#/components/" + group + "/" + name);
      }
    }
  }

  @Test
  void paths_areThoseBound() {
    Set<String> described = new TreeSet<>(API.path("paths").propertyNames());
    described.removeAll(ELSEWHERE);
    Set<String> bound = new TreeSet<>();
    for (String path : server.paths()) {
      bound.add(
          path.replaceFirst("^/v1/tables/[a-z]+\\.(json|csv)$", "/v1/tables/{table}.$1")
              .replaceFirst("^(.*)/:([a-z]+)$", "$1/{$2}"));
    }
    // Answers that there is no such table.
    bound.remove("/v1/tables/{table}");
    assertThat(bound).containsExactlyElementsOf(described);
  }

  /** The whole server says which methods each path has. */
  @Test
  void methods_areThoseAllowed() throws Exception {
    try (RunningServer whole = RunningServer.start()) {
      for (Map.Entry<String, JsonNode> path : API.path("paths").properties()) {
        Set<String> described = new TreeSet<>(Set.of("OPTIONS"));
        for (String method : List.of("get", "post", "delete", "put", "patch")) {
          if (path.getValue().has(method)) {
            described.add(method.toUpperCase(Locale.ROOT));
          }
        }
        if (described.contains("GET")) {
          described.add("HEAD");
        }
        HttpResponse<String> options =
            whole.send(
                HttpRequest.newBuilder(whole.uri(example(path.getKey())))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .build());
        assertThat(header(options, "allow").split(", "))
            .as(path.getKey())
            .containsExactlyInAnyOrderElementsOf(described);
      }
    }
  }

  @Test
  void gets_answerAsDescribed() throws Exception {
    Set<String> asked = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : API.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (get.isMissingNode() || ELSEWHERE.contains(path.getKey())) {
        continue;
      }
      String example = example(path.getKey());
      boolean open = get.path("security").isEmpty() || get.path("security").path(0).isEmpty();
      assertThat(server.get(example).statusCode()).as(example).isEqualTo(open ? 200 : 401);
      for (Map.Entry<String, JsonNode> content :
          get.path("responses").path("200").path("content").properties()) {
        HttpResponse<String> response = server.read(example, "Accept", content.getKey());
        assertThat(response.statusCode()).as(example).isEqualTo(200);
        assertThat(header(response, "content-type")).startsWith(content.getKey());
        assertThat(
                server.head(example, "Authorization", "Bearer " + QueryServer.TOKEN).statusCode())
            .isEqualTo(200);
        asked.add(example);
      }
    }
    assertThat(asked).hasSizeGreaterThan(12);
  }

  @Test
  void filters_areTheCriteria() {
    assertThat(parameters("/v1/tables/cases")).containsAll(words(Criterion.values()));
    List<String> withoutFamily = Criterion.WITHOUT_FAMILY.stream().map(Word::word).toList();
    assertThat(parameters("/v1/reports"))
        .containsExactlyInAnyOrderElementsOf(
            plus(withoutFamily, ReportQueryParameters.LIMIT, ReportQueryParameters.CURSOR));
    assertThat(parameters("/v1/pairs"))
        .containsExactlyInAnyOrderElementsOf(
            plus(
                withoutFamily,
                ReportQueryParameters.LIMIT,
                ReportQueryParameters.CURSOR,
                ReportQueryParameters.CONFLICTING));
    assertThat(API.at("/components/parameters/limit/schema/maximum").intValue())
        .isEqualTo(ReportQueryParameters.MAX_LIMIT);
  }

  @Test
  void vocabularies_areTheCodes() {
    assertThat(enumeration("ServerKind")).isEqualTo(words(ServerKind.values()));
    assertThat(enumeration("Route")).isEqualTo(words(Route.values()));
    assertThat(enumeration("OsFamily")).isEqualTo(words(OsFamily.values()));
    assertThat(enumeration("Network")).isEqualTo(words(Network.values()));
    assertThat(enumeration("Family")).isEqualTo(words(Family.values()));
    assertThat(enumeration("Case")).isEqualTo(words(Case.values()));
    assertThat(enumeration("TableName")).isEqualTo(words(TableShape.values()));
    List<Integer> ports = new ArrayList<>();
    API.at("/components/schemas/LatencyRow/properties/port/enum")
        .forEach(port -> ports.add(port.intValue()));
    assertThat(ports).isEqualTo(ReportFacts.PORTS);
  }

  @ParameterizedTest
  @EnumSource(TableShape.class)
  void rows_areTheTablesColumns(TableShape shape) {
    String name = shape.word().substring(0, 1).toUpperCase(Locale.ROOT);
    JsonNode row = API.at("/components/schemas/" + name + shape.word().substring(1) + "Row");
    assertThat(row.path("properties").propertyNames()).containsExactlyElementsOf(shape.columns());
    assertThat(texts(row.path("required"))).isEqualTo(shape.columns());
  }

  @Test
  void pair_hasItsColumns() {
    JsonNode pair = API.at("/components/schemas/Pair");
    assertThat(pair.path("properties").propertyNames()).containsExactlyElementsOf(PairText.COLUMNS);
  }

  /** Types, bounds and conditions are the schema's alone; names and words are in both. */
  @Test
  void report_hasTheFieldsAndWordsOfTheSchema() {
    JsonNode schema = MAPPER.readTree(ReportSchema.json());
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    objects.put("Report", schema);
    for (String name :
        List.of("agent", "server", "vantage", "resolution", "attempt", "icmp", "session", "tls")) {
      String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      objects.put(title, schema.path("$defs").path(name));
    }
    objects.forEach(
        (name, contract) -> {
          JsonNode described = API.at("/components/schemas/" + name);
          assertThat(described.path("properties").propertyNames())
              .as(name)
              .containsExactlyElementsOf(contract.path("properties").propertyNames());
          assertThat(texts(described.path("required")))
              .as(name)
              .isEqualTo(texts(contract.path("required")));
          for (Map.Entry<String, JsonNode> field : contract.path("properties").properties()) {
            JsonNode words = resolved(schema, field.getValue()).path("enum");
            JsonNode theirs =
                resolved(API, described.path("properties").path(field.getKey())).path("enum");
            if (!words.isMissingNode()) {
              assertThat(theirs).as(name + " " + field.getKey()).isEqualTo(words);
            }
          }
        });
  }

  @Test
  void docs_nameEveryColumnAndPath() throws Exception {
    String docs = Files.readString(Path.of("..", "docs", "api.md"));
    for (TableShape shape : TableShape.values()) {
      assertThat(docs)
          .contains("| `" + shape.word() + "` | `" + String.join(",", shape.columns()) + "` |");
    }
    assertThat(docs)
        .contains(
            '`' + String.join(",", ReportText.COLUMNS) + '`',
            '`' + String.join(",", AttemptText.COLUMNS) + '`',
            String.join(",", PairText.COLUMNS));
    for (Criterion criterion : Criterion.values()) {
      assertThat(docs).contains('`' + criterion.word() + '`');
    }
    for (String path : API.path("paths").propertyNames()) {
      boolean named =
          path.startsWith("/v1/tables/") || docs.contains(path.replace("{name}", "fallback"));
      assertThat(ELSEWHERE.contains(path) || named).as(path).isTrue();
    }
  }

  private static String example(String path) {
    return path.replace("{id}", "01939f0e-7a31-7c58-9d2b-000000000001")
        .replace("{table}", "cases")
        .replace("{name}", "fallback");
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    return schema.has("$ref")
        ? document.at(schema.path("$ref").stringValue().substring(1))
        : schema;
  }

  private static List<String> parameters(String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : API.path("paths").path(path).path("get").path("parameters")) {
      names.add(resolved(API, parameter).path("name").stringValue());
    }
    return names;
  }

  private static List<String> enumeration(String schema) {
    return texts(API.at("/components/schemas/" + schema + "/enum"));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<String> words(Word[] words) {
    return Arrays.stream(words).map(Word::word).toList();
  }

  private static List<String> plus(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
