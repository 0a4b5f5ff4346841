package org.sendpath.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/**
 * Typed reading of a report's values. Each method reads the value at which the parser stands, and
 * leaves the parser at its last token. Values are judged by the records; types are judged here.
 */
final class JsonReader {
  /** Reads one element of a list. */
  interface Element<T> {
    T read(JsonReader in) throws InvalidReportException;
  }

  private static final String UUID_EXPECTED = "must be a UUID of version 7 in lower case";

  private final JsonParser parser;

  /** For each object around the place where the parser stands, by depth. */
  private final FieldNames[] namesByDepth = new FieldNames[ReportCodec.MAX_DEPTH + 1];

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Goes to the document's one value. */
  void begin() throws InvalidReportException {
    if (parser.nextToken() == null) {
      throw refusal("is empty");
    }
  }

  /** Makes sure that nothing follows the document's one value. */
  void end() throws InvalidReportException {
    if (parser.nextToken() != null) {
      throw refusal("is followed by something else: give one report at a time");
    }
  }

  void beginObject() throws InvalidReportException {
    expect(JsonToken.START_OBJECT, "an object");
    FieldNames names = names();
    if (names == null) {
      namesByDepth[depth()] = new FieldNames();
    } else {
      names.clear();
    }
  }

  /** Goes to the value of the next field, and gives its name; null at the object's end. */
  String nextField() {
    FieldNames names = names();
    String name = parser.nextName();
    if (name != null) {
      if (!names.add(name)) {
        throw new StreamReadException(parser, "Duplicate Object property \"" + name + "\"");
      }
      parser.nextToken();
    }
    return name;
  }

  <T> List<T> list(Element<T> element) throws InvalidReportException {
    expect(JsonToken.START_ARRAY, "a list");
    List<T> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.read(this));
    }
    return list;
  }

  String text() throws InvalidReportException {
    expect(JsonToken.VALUE_STRING, "a string");
    return wellFormed(parser.getString());
  }

  long number() throws InvalidReportException {
    // 1.0 is an integer to JSON Schema; here it is none, so that one value has one spelling.
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number, written without a fraction");
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> throw refusal("is too large a number");
    };
  }

  int smallNumber() throws InvalidReportException {
    long number = number();
    if (number != (int) number) {
      throw refusal("is too large a number");
    }
    return (int) number;
  }

  boolean truth() throws InvalidReportException {
    if (parser.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    expect(JsonToken.VALUE_FALSE, "true or false");
    return false;
  }

  <E extends Enum<E> & Word> E word(Vocabulary<E> vocabulary) throws InvalidReportException {
    expect(JsonToken.VALUE_STRING, "a string");
    return vocabulary
        .find(parser.getString())
        .orElseThrow(() -> refusal("must be one of " + vocabulary));
  }

  Instant time() throws InvalidReportException {
    return UtcTime.parse(text())
        .orElseThrow(
            () -> refusal("must be a time in UTC such as 2026-11-21T01:02:03.456Z (RFC 3339, Z)"));
  }

  UUID uuid() throws InvalidReportException {
    String text = text();
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equals(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      throw refusal(UUID_EXPECTED, e);
    }
    throw refusal(UUID_EXPECTED);
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  JsonParser parser() {
    return parser;
  }

  /** Refuses text with half a surrogate pair, which no UTF-8 can write. */
  String wellFormed(String text) throws InvalidReportException {
    if (!JsonText.isWellFormed(text)) {
      throw refusal("has half a surrogate pair, which is no Unicode text");
    }
    return text;
  }

  InvalidReportException refusal(String problem) {
    return new InvalidReportException(pointer(), problem);
  }

  InvalidReportException refusal(String problem, Throwable cause) {
    return new InvalidReportException(pointer(), problem, cause);
  }

  /** For a record that was made of the object which has just ended. */
  InvalidReportException refusal(InvalidFieldException e) {
    return new InvalidReportException(pointer() + "/" + e.field(), e.reason(), e);
  }

  /** For what the parser could not read, or would not for its size. */
  InvalidReportException unreadable(JacksonException e) {
    String kind =
        e instanceof StreamConstraintsException
            ? "larger or deeper than is read"
            : "no well-formed JSON";
    // Exceptions about limits have no location of their own.
    TokenStreamLocation location = parser.currentLocation();
    String place = "line " + location.getLineNr() + ", column " + location.getColumnNr();
    return new InvalidReportException(
        pointer(), kind + ", at " + place + ": " + e.getOriginalMessage(), e);
  }

  private int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  private FieldNames names() {
    return namesByDepth[depth()];
  }

  private String pointer() {
    return parser.streamReadContext().pathAsPointer().toString();
  }

  private void expect(JsonToken token, String expected) throws InvalidReportException {
    if (parser.currentToken() != token) {
      throw refusal(isNull() ? "must be " + expected + ", not null" : "must be " + expected);
    }
  }
}
