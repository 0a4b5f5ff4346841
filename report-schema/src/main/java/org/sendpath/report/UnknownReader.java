package org.sendpath.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the fields of one object that this version does not know. */
final class UnknownReader {
  /** Beyond it a number could be read and not be written so that it is read again. */
  private static final int MAX_EXPONENT = 9999;

  private static final String TOO_LARGE =
      "has too large an exponent: at most " + MAX_EXPONENT + " is read";

  private final JsonReader in;
  private Map<String, JsonNode> values;

  UnknownReader(JsonReader in) {
    this.in = in;
  }

  /** Keeps the field at whose value the parser stands. */
  void keep(String name) throws InvalidReportException {
    if (values == null) {
      values = new LinkedHashMap<>();
    }
    values.put(in.wellFormed(name), value());
  }

  UnknownFields fields() {
    return values == null ? UnknownFields.NONE : new UnknownFields(values);
  }

  private JsonNode value() throws InvalidReportException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonParser parser = in.parser();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> nodes.stringNode(in.text());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT, LONG -> nodes.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                nodes.numberNode(parser.getBigIntegerValue());
          };
      // Decimal, so that no digit is lost on the way through.
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(decimal());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no JSON value begins with " + parser.currentToken());
    };
  }

  private BigDecimal decimal() throws InvalidReportException {
    try {
      BigDecimal decimal = in.parser().getDecimalValue();
      if (Math.abs((long) decimal.scale()) <= MAX_EXPONENT) {
        return decimal;
      }
    } catch (NumberFormatException e) {
      throw in.refusal(TOO_LARGE, e);
    }
    throw in.refusal(TOO_LARGE);
  }

  private ObjectNode object() throws InvalidReportException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      object.set(in.wellFormed(name), value());
    }
    return object;
  }

  private ArrayNode array() throws InvalidReportException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (in.parser().nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }
}
