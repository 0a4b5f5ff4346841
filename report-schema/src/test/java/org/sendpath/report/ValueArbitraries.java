package org.sendpath.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values of which reports are made. */
final class ValueArbitraries {
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final long VERSION_7 = 0x7000L;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueArbitraries() {}

  static Arbitrary<UUID> ids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as(
            (high, low) ->
                new UUID((high & ~0xf000L) | VERSION_7, (low & (-1L >>> 2)) | Long.MIN_VALUE));
  }

  static Arbitrary<Instant> times() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(FIRST_SECOND, LAST_SECOND);
    Arbitrary<Long> nanos = Arbitraries.longs().between(0, 999_999_999);
    return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
  }

  static Arbitrary<Long> micros() {
    return Arbitraries.longs().between(0, Check.MAX_MICROS);
  }

  static Arbitrary<String> lines() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('é', '本', '\u200b')
        .ofMinLength(1)
        .ofMaxLength(20);
  }

  /** A server's bytes. */
  static StringArbitrary bytes() {
    return Arbitraries.strings().withCharRange('\u0000', '\u00ff');
  }

  static Arbitrary<String> texts(String alphabet, int min, int max) {
    return Arbitraries.strings()
        .withChars(alphabet.toCharArray())
        .ofMinLength(min)
        .ofMaxLength(max);
  }

  static Arbitrary<String> serverNames() {
    Arbitrary<String> labels =
        Combinators.combine(texts("abcxyz_", 1, 5), texts("abc019-_", 0, 20), texts("xyz09_", 1, 3))
            .as((first, middle, last) -> first + middle + last);
    Arbitrary<String> names =
        labels.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join(".", list));
    Arbitrary<String> literals = Arbitraries.of(Family.class).flatMap(ValueArbitraries::literals);
    return mostly(names, literals);
  }

  static Arbitrary<String> addresses(Family family) {
    Arbitrary<String> hidden = Arbitraries.integers().between(0, 9999).map(n -> "hidden-" + n);
    return mostly(literals(family), hidden);
  }

  static Arbitrary<OptionalLong> optionalLongs(Arbitrary<Long> values) {
    return values
        .optional()
        .map(value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  static Arbitrary<OptionalInt> optionalInts(Arbitrary<Integer> values) {
    return values.optional().map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  /** Mostly none; else names that no version of the format will use. */
  static Arbitrary<UnknownFields> unknown() {
    return mostly(Arbitraries.just(UnknownFields.NONE), someUnknown());
  }

  static Arbitrary<UnknownFields> someUnknown() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').withChars('/', '~', '"', '語').ofMaxLength(8);
    return Combinators.combine(names, nodes(2))
        .as(Map::entry)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            fields -> {
              Map<String, JsonNode> values = new LinkedHashMap<>();
              fields.forEach(field -> values.put("x-" + field.getKey(), field.getValue()));
              return new UnknownFields(values);
            });
  }

  static <T> Arbitrary<T> mostly(Arbitrary<T> usual, Arbitrary<T> rare) {
    return Arbitraries.frequencyOf(Tuple.of(5, usual), Tuple.of(1, rare));
  }

  private static Arbitrary<JsonNode> nodes(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<List<JsonNode>> lists = nodes(depth - 1).list().ofMaxSize(3);
    return Arbitraries.oneOf(
        leaves(),
        lists.map(list -> NODES.arrayNode().addAll(list)),
        lists.map(ValueArbitraries::object));
  }

  private static JsonNode object(List<JsonNode> values) {
    ObjectNode object = NODES.objectNode();
    for (JsonNode value : values) {
      object.set("n" + object.size(), value);
    }
    return object;
  }

  private static Arbitrary<JsonNode> leaves() {
    Arbitrary<BigDecimal> decimals =
        Arbitraries.of("1.10", "1E+400", "-0.000000000000000000012", "2.5E-7", "-0.0")
            .map(BigDecimal::new);
    return Arbitraries.oneOf(
        Arbitraries.just(NODES.nullNode()),
        Arbitraries.of(true, false).map(NODES::booleanNode),
        Arbitraries.strings()
            .all()
            .ofMaxLength(10)
            .filter(JsonText::isWellFormed)
            .map(NODES::stringNode),
        decimals.map(NODES::numberNode),
        Arbitraries.longs().map(NODES::numberNode),
        Arbitraries.just(NODES.numberNode(new BigInteger("9".repeat(60)))));
  }

  private static Arbitrary<String> literals(Family family) {
    Arbitrary<Byte> bytes = Arbitraries.oneOf(Arbitraries.just((byte) 0), Arbitraries.bytes());
    return switch (family) {
      case IPV4 -> bytes.array(byte[].class).ofSize(4).map(ValueArbitraries::literal);
      case IPV6 ->
          bytes
              .array(byte[].class)
              .ofSize(16)
              .map(ValueArbitraries::literal)
              .filter(text -> text.indexOf(':') >= 0);
    };
  }

  private static String literal(byte[] address) {
    try {
      return Addresses.text(InetAddress.getByAddress(address));
    } catch (UnknownHostException e) {
      throw new AssertionError("4 or 16 bytes make an address", e);
    }
  }
}
