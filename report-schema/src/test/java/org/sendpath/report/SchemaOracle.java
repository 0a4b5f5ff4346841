package org.sendpath.report;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The schema as an independent validator reads it, formats asserted. */
final class SchemaOracle {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .formatAssertionsEnabled(true)
                          .build()))
          .getSchema(ReportSchema.json());

  private SchemaOracle() {}

  /** The JSON Pointers of everything that the schema refuses; empty if it accepts. */
  static List<String> refusals(JsonNode report) {
    return SCHEMA.validate(report).stream()
        .map(Error::getInstanceLocation)
        .map(Object::toString)
        .distinct()
        .toList();
  }
}
