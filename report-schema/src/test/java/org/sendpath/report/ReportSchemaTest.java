package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema against records and codec, in both directions. */
class ReportSchemaTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ReportCodec codec = new ReportCodec();

  @Provide
  Arbitrary<Report> reports() {
    return ReportArbitraries.reports();
  }

  @Test
  void schema_acceptsTheDesignsExample() throws Exception {
    assertThat(SchemaOracle.refusals(JSON.readTree(ReportGoldenTest.golden()))).isEmpty();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void write_anyReport_isAcceptedBySchemaAndReadAgain(@ForAll("reports") Report report)
      throws Exception {
    byte[] json = codec.write(report);
    assertThat(SchemaOracle.refusals(JSON.readTree(json))).isEmpty();
    assertThat(codec.read(json)).isEqualTo(report);
    assertThat(codec.write(codec.read(json))).isEqualTo(json);
    assertThat(codec.read(codec.pretty(report).getBytes(StandardCharsets.UTF_8))).isEqualTo(report);
  }

  /** What the schema refuses the codec refuses at the same place, and nothing besides. */
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void read_mutatedReport_isRefusedExactlyWhereTheSchemaRefuses(
      @ForAll("reports") Report report, @ForAll long seed) {
    ObjectNode json = (ObjectNode) JSON.readTree(codec.write(report));
    JsonMutations.mutate(json, new Random(seed));
    List<String> refused = SchemaOracle.refusals(json);
    Statistics.label("refused").collect(!refused.isEmpty());
    Statistics.label("refused")
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 50);
              coverage.check(false).percentage(share -> share > 1);
            });
    try {
      codec.read(JSON.writeValueAsBytes(json));
      assertThat(refused).as("the codec accepts %s", json).isEmpty();
    } catch (InvalidReportException e) {
      if (refused.isEmpty()) {
        fail("the schema accepts what the codec refuses: " + e.getMessage() + " in " + json);
      }
      assertThat(refused)
          .as("places refused, beside the codec's %s", e.getMessage())
          .anyMatch(place -> related(place, e.pointer()));
    }
  }

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        Arguments.of("/$defs/target/enum", Target.values()),
        Arguments.of("/$defs/family/enum", Family.values()),
        Arguments.of("/$defs/server/properties/kind/enum", ServerKind.values()),
        Arguments.of("/$defs/server/properties/route/enum", Route.values()),
        Arguments.of("/$defs/vantage/properties/network/enum", Network.values()),
        Arguments.of("/$defs/resolution/properties/status/enum", ResolutionStatus.values()),
        Arguments.of("/$defs/attempt/properties/clock/enum", Clock.values()),
        Arguments.of("/$defs/attempt/properties/outcome/enum", Outcome.values()),
        Arguments.of("/$defs/attempt/properties/evidence/enum", Evidence.values()),
        Arguments.of("/$defs/session/properties/startTls/enum", StartTls.values()),
        Arguments.of("/$defs/tls/properties/trust/enum", Trust.values()));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void schema_enumerations_areTheVocabularies(String pointer, Word[] vocabulary) {
    assertThat(words(JSON.readTree(ReportSchema.json()).at(pointer)))
        .containsExactlyElementsOf(Arrays.stream(vocabulary).map(Word::word).toList());
  }

  @Test
  void schema_failure_isTheVocabularyOrNull() {
    JsonNode failures =
        JSON.readTree(ReportSchema.json()).at("/$defs/session/properties/failure/enum");
    assertThat(words(failures).subList(0, failures.size() - 1))
        .containsExactlyElementsOf(Arrays.stream(SessionFailure.values()).map(Word::word).toList());
    assertThat(failures.get(failures.size() - 1).isNull()).isTrue();
  }

  @Test
  void schema_bounds_areTheRecordsConstants() {
    JsonNode schema = JSON.readTree(ReportSchema.json());
    assertThat(schema.at("/properties/format/const").stringValue()).isEqualTo(Report.FORMAT);
    assertThat(schema.at("/properties/attempts/maxItems").intValue())
        .isEqualTo(Report.MAX_ATTEMPTS);
    assertThat(schema.at("/properties/resolutions/maxItems").intValue())
        .isEqualTo(Report.MAX_RESOLUTIONS);
    assertThat(schema.at("/$defs/micros/maximum").longValue()).isEqualTo(Check.MAX_MICROS);
    assertThat(schema.at("/$defs/line/maxLength").intValue()).isEqualTo(Check.MAX_LINE_CHARACTERS);
    JsonNode session = schema.at("/$defs/session/properties");
    assertThat(session.at("/greeting/maxLength").intValue())
        .isEqualTo(Session.MAX_GREETING_CHARACTERS);
    assertThat(session.at("/capabilities/maxItems").intValue()).isEqualTo(Session.MAX_ELEMENTS);
    assertThat(session.at("/capabilities/items/maxLength").intValue())
        .isEqualTo(Session.MAX_CAPABILITY_CHARACTERS);
    assertThat(schema.at("/$defs/mechanisms/maxItems").intValue()).isEqualTo(Session.MAX_ELEMENTS);
    assertThat(schema.at("/$defs/mechanisms/items/maxLength").intValue())
        .isEqualTo(Session.MAX_MECHANISM_CHARACTERS);
  }

  private static List<String> words(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  /** The same place, or one above the other: a missing field is refused at its object. */
  private static boolean related(String one, String other) {
    return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
  }
}
