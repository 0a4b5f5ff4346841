package org.sendpath.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One change at one place of a report's JSON: mostly wrong, sometimes harmless. */
final class JsonMutations {
  /** A place in a tree: a field of an object, or an element of an array. */
  private record Place(JsonNode parent, String name, int index) {}

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<JsonNode> NUMBERS =
      List.of(
          NODES.numberNode(0),
          NODES.numberNode(-1),
          NODES.numberNode(1),
          NODES.numberNode(255),
          NODES.numberNode(256),
          NODES.numberNode(65_536),
          NODES.numberNode(Check.MAX_MICROS),
          NODES.numberNode(Check.MAX_MICROS + 1),
          NODES.numberNode(Long.MAX_VALUE),
          NODES.numberNode(new BigInteger("1" + "0".repeat(30))),
          NODES.numberNode(0.5));

  private static final List<JsonNode> OTHERS =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.booleanNode(false),
          NODES.objectNode(),
          NODES.arrayNode(),
          NODES.arrayNode().add("PLAIN").add(""),
          NODES.arrayNode().add(1).add(NODES.nullNode()));

  /** Valid somewhere, wrong elsewhere; some wrong everywhere. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "ﾃ",
          "control\u0001",
          "line\nfeed",
          "\u0100",
          "x".repeat(129),
          "x".repeat(16_385),
          "192.0.2.1",
          "192.0.2.01",
          "2001:db8::1",
          "2001:DB8::1",
          "1:2",
          "hidden-7",
          "hidden-07",
          "hidden-10000",
          "Smtp.example.jp",
          "smtp.example.jp.",
          "smtp..example.jp",
          "-smtp.example.jp",
          "1.2.3",
          "x.0x1f",
          "a.".repeat(126) + "ab",
          "a.".repeat(127) + "ab",
          "v1-aaaaaaaaaaaaaaa",
          "v1-aaaaaaaaaaaaaaaa",
          "2026-11-21T01:02:03Z",
          "2026-11-21T01:02:03.1234567891Z",
          "2026-11-21T24:00:00Z",
          "2026-13-21T01:02:03Z",
          "2026-11-21T01:02:60Z",
          "2026-11-21T01:02:03+09:00",
          "2026-11-21 01:02:03Z",
          "+12026-11-21T01:02:03Z",
          "01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57",
          "01939F0E-7A31-7C58-9D2B-4F1E6A0C8B57",
          "01939f0e-7a31-4c58-9d2b-4f1e6a0c8b57",
          "01939f0e-7a31-7c58-cd2b-4f1e6a0c8b57",
          "1-1-7-8-1",
          "sendpath-report/2",
          "ECONNREFUSED",
          "econnrefused",
          "open",
          "reset",
          "icmp-hard",
          "icmp-soft",
          "icmp-unknown",
          "timeout",
          "unsent",
          "kernel",
          "process",
          "errno",
          "timer",
          "server",
          "control",
          "ipv4",
          "ipv6",
          "ok",
          "literal",
          "nodata",
          "accepted",
          "failed",
          "home",
          "ssl",
          "unknown",
          "expired",
          "silent");

  private JsonMutations() {}

  /** Changes {@code report} at one place that {@code random} chooses. */
  static void mutate(ObjectNode report, Random random) {
    List<Place> places = new ArrayList<>();
    gather(report, places);
    Place place = places.get(random.nextInt(places.size()));
    switch (random.nextInt(5)) {
      case 0 -> remove(place);
      case 1 -> replace(place, pick(NUMBERS, random));
      case 2 -> replace(place, pick(OTHERS, random));
      case 3 -> grow(place, random);
      default -> replace(place, NODES.stringNode(pick(TEXTS, random)));
    }
  }

  private static void gather(JsonNode node, List<Place> places) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        places.add(new Place(object, name, -1));
        gather(object.get(name), places);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place(array, "", i));
        gather(array.get(i), places);
      }
    }
  }

  private static void remove(Place place) {
    if (place.parent instanceof ObjectNode object) {
      object.remove(place.name);
    } else if (place.parent instanceof ArrayNode array) {
      array.remove(place.index);
    }
  }

  private static void replace(Place place, JsonNode value) {
    if (place.parent instanceof ObjectNode object) {
      object.set(place.name, value);
    } else if (place.parent instanceof ArrayNode array) {
      array.set(place.index, value);
    }
  }

  /** A list beyond any limit; or, in an object, the value of another field. */
  private static void grow(Place place, Random random) {
    JsonNode node =
        place.parent instanceof ArrayNode array
            ? array.get(place.index)
            : place.parent.get(place.name);
    if (node instanceof ArrayNode array && !array.isEmpty()) {
      array.addAll(Collections.nCopies(513, array.get(0)));
    } else if (place.parent instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      JsonNode other = object.get(pick(names, random));
      // The codec knowingly refuses 0.0, which the schema takes for an integer.
      object.set(place.name, other.isFloatingPointNumber() ? NODES.numberNode(0.5) : other);
    }
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
