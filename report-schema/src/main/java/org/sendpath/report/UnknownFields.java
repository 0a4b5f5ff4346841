package org.sendpath.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one object that this version does not know, in the order read: kept, and written
 * again.
 */
public record UnknownFields(Map<String, JsonNode> values) {
  public static final UnknownFields NONE = new UnknownFields(Map.of());

  public UnknownFields {
    Check.present("unknown", values);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
