package org.sendpath.collector.store;

import java.util.Arrays;
import java.util.Comparator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether two documents are one JSON value (RFC 8259): white space, the order of names and the
 * spelling of strings and numbers do not matter.
 */
final class SameJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** 1, 1.0 and 10e-1 are one number. What is not a number is compared as it is. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private SameJson() {}

  static boolean test(byte[] one, byte[] other) {
    return Arrays.equals(one, other)
        || MAPPER.readTree(one).equals(BY_VALUE, MAPPER.readTree(other));
  }
}
