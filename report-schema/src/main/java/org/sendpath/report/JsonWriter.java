package org.sendpath.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Typed writing of a report's fields. An empty optional writes nothing. */
final class JsonWriter {
  private final JsonGenerator generator;

  JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  void beginObject() {
    generator.writeStartObject();
  }

  /** Writes the fields that this version does not know, and ends the object. */
  void endObject(UnknownFields unknown) {
    for (Map.Entry<String, JsonNode> field : unknown.values().entrySet()) {
      generator.writeName(field.getKey());
      value(field.getValue());
    }
    generator.writeEndObject();
  }

  void text(String name, String value) {
    generator.writeStringProperty(name, value);
  }

  void text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
  }

  void number(String name, long value) {
    generator.writeNumberProperty(name, value);
  }

  void number(String name, OptionalLong value) {
    value.ifPresent(number -> number(name, number));
  }

  void number(String name, OptionalInt value) {
    value.ifPresent(number -> number(name, number));
  }

  void truth(String name, boolean value) {
    generator.writeBooleanProperty(name, value);
  }

  void time(String name, Instant value) {
    generator.writeStringProperty(name, value.toString());
  }

  void time(String name, Optional<Instant> value) {
    value.ifPresent(time -> time(name, time));
  }

  <E extends Enum<E> & Word> void word(String name, Vocabulary<E> vocabulary, E value) {
    generator.writeStringProperty(name, vocabulary.word(value));
  }

  <E extends Enum<E> & Word> void word(String name, Vocabulary<E> vocabulary, Optional<E> value) {
    value.ifPresent(word -> word(name, vocabulary, word));
  }

  <E extends Enum<E> & Word> void wordOrNull(
      String name, Vocabulary<E> vocabulary, Optional<E> value) {
    if (value.isEmpty()) {
      generator.writeNullProperty(name);
    }
    word(name, vocabulary, value);
  }

  void texts(String name, List<String> values) {
    generator.writeArrayPropertyStart(name);
    for (String value : values) {
      generator.writeString(value);
    }
    generator.writeEndArray();
  }

  void texts(String name, Optional<List<String>> values) {
    values.ifPresent(texts -> texts(name, texts));
  }

  <T> void object(String name, T value, BiConsumer<T, JsonWriter> writer) {
    generator.writeName(name);
    writer.accept(value, this);
  }

  <T> void object(String name, Optional<T> value, BiConsumer<T, JsonWriter> writer) {
    value.ifPresent(object -> object(name, object, writer));
  }

  <T> void objects(String name, List<T> values, BiConsumer<T, JsonWriter> writer) {
    generator.writeArrayPropertyStart(name);
    for (T value : values) {
      writer.accept(value, this);
    }
    generator.writeEndArray();
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          generator.writeName(field.getKey());
          value(field.getValue());
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node.values()) {
          value(element);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL -> generator.writeNull();
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
  }

  private void number(JsonNode node) {
    if (node.isIntegralNumber()) {
      generator.writeNumber(node.bigIntegerValue());
    } else {
      generator.writeNumber(node.decimalValue());
    }
  }
}
