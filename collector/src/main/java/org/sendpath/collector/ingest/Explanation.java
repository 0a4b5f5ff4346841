package org.sendpath.collector.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a report was refused: every place that the schema finds wrong, where the codec names the
 * first. Takes milliseconds, where reading takes microseconds: not for an event loop.
 */
final class Explanation {
  /** Who has more than these to mend asks again. */
  static final int MAX_FAULTS = 20;

  /**
   * The validator gathers all errors before it gives any, ten for each empty object: a hostile
   * document of more values than this is told its first error alone. A report of 512 attempts has
   * about 8,000.
   */
  private static final int MAX_NODES = 10_000;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_DETAIL_CHARACTERS = 500;

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .formatAssertionsEnabled(true)
                          .locale(Locale.ENGLISH)
                          .build()))
          .getSchema(ReportSchema.json());
  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Why {@code bytes} is no report.
   *
   * @param refusal what the codec said
   */
  Judgement of(byte[] bytes, InvalidReportException refusal) {
    Fault first = new Fault(refusal.pointer(), shortened(refusal.problem()));
    JsonNode report;
    try {
      report = mapper.readTree(text(bytes));
    } catch (CharacterCodingException e) {
      return new Judgement.Malformed(first);
    } catch (JacksonException e) {
      return new Judgement.Malformed(
          refusal.getCause() instanceof JacksonException
              ? first
              : new Fault(first.pointer(), shortened(first.detail() + "; " + message(e))));
    }
    if (report.isMissingNode()) {
      return new Judgement.Malformed(first);
    }
    List<Fault> faults = nodes(report) > MAX_NODES ? List.of() : faults(report);
    return new Judgement.Invalid(faults.isEmpty() ? List.of(first) : faults);
  }

  private List<Fault> faults(JsonNode report) {
    return schema.validate(report).stream()
        .map(Explanation::fault)
        .distinct()
        .limit(MAX_FAULTS)
        .toList();
  }

  private static Fault fault(Error error) {
    String place = error.getInstanceLocation().toString();
    // What is missing is pointed at as if it were there, as the codec does.
    String pointer =
        error.getKeyword().equals("required") ? place + "/" + error.getProperty() : place;
    return new Fault(pointer, shortened(error.getMessage()));
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static int nodes(JsonNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += nodes(child);
    }
    return count;
  }

  private static String message(JacksonException e) {
    return "and it is no JSON that is read: " + e.getOriginalMessage();
  }

  private static String shortened(String text) {
    return text.length() <= MAX_DETAIL_CHARACTERS
        ? text
        : text.substring(0, MAX_DETAIL_CHARACTERS) + "…";
  }
}
