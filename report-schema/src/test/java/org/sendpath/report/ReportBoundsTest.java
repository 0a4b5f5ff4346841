package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every bound of the format, its last good value and its first bad one, put into the design's
 * example: schema and codec must say the same of each, and the codec must name the place.
 */
class ReportBoundsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SESSION = "/attempts/1/session";

  private final ReportCodec codec = new ReportCodec();

  static Stream<Arguments> good() {
    return Stream.of(
        put("/id", text("00000000-0000-7000-8000-000000000000")),
        put("/id", text("ffffffff-ffff-7fff-bfff-ffffffffffff")),
        put("/experiment", text("0")),
        put("/experiment", text("a-" + "b".repeat(62))),
        put("/measuredAt", text("0000-01-01T00:00:00Z")),
        put("/measuredAt", text("9999-12-31T23:59:59.999999999Z")),
        put("/measuredAt", text("2024-02-29T23:59:59.1Z")),
        put("/elapsedMicros", "0"),
        put("/elapsedMicros", "31622400000000"),
        put("/agent/version", text("~")),
        put("/agent/os", text("本".repeat(128))),
        put("/agent/os", text("\uD83D\uDE00".repeat(128))),
        put("/agent/evidence", text("errno")),
        put("/agent/timerMicros", "1"),
        put("/agent/timerMicros", "31622400000000"),
        remove("/agent/timerMicros"),
        put("/volunteer", text("v1-" + "a".repeat(64))),
        put("/server/name", text("localhost")),
        put("/server/name", text("_a.b_c.d-e.1f")),
        put("/server/name", text("a".repeat(63) + ".jp")),
        put("/server/name", text("a.".repeat(126) + "b")),
        put("/server/name", text("192.0.2.1")),
        put("/server/name", text("2001:db8::1")),
        put("/server/name", text("hidden-" + "a2".repeat(20))),
        put("/resolutions", "[]"),
        put("/resolutions", copies("/resolutions/0", 16)),
        put("/resolutions/0/addresses", copies("/resolutions/0/addresses/0", 128)),
        put("/resolutions/0/addresses/0", text("hidden-9999")),
        put("/resolutions/0/status", text("literal")),
        put("/attempts", "[]"),
        put("/attempts", copies("/attempts/0", 512)),
        put("/attempts/0/port", "1"),
        put("/attempts/0/port", "65535"),
        put("/attempts/0/address", text("hidden-0")),
        put("/attempts/0/sample", "99"),
        put("/attempts/0/errno", text("E" + "A_9".repeat(10) + "Z")),
        put("/attempts/0/synRetransmits", "1000"),
        put("/attempts/0/icmp/type", "255"),
        put("/attempts/0/icmp/code", "0"),
        put("/attempts/0/icmp/from", text("192.0.2.1")),
        put("/attempts/0/icmp/from", text("hidden-3")),
        put("/attempts/0/outcome", text("icmp-soft")),
        put("/attempts/0/outcome", text("unsent")),
        put(SESSION, "{}"),
        put(SESSION + "/greeting", text("\u00ff\\u0000".repeat(8192))),
        put(SESSION + "/code", "0"),
        put(SESSION + "/code", "999"),
        put(SESSION + "/capabilities", copies(SESSION + "/capabilities/0", 128)),
        put(SESSION + "/capabilities/0", text("x".repeat(1024))),
        put(SESSION + "/capabilities/0", text("")),
        put(SESSION + "/authBeforeTls", copies(SESSION + "/authBeforeTls/0", 128)),
        put(SESSION + "/authAfterTls/0", text("!".repeat(127) + "~")),
        put(SESSION + "/failure", text("tls-failed")),
        remove(SESSION + "/failure"),
        remove(SESSION + "/tls/notAfter"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void lastGoodValue_isAcceptedByBoth(String pointer, String value) throws Exception {
    JsonNode report = changed(pointer, value);
    assertThat(SchemaOracle.refusals(report)).isEmpty();
    Report read = codec.read(JSON.writeValueAsBytes(report));
    assertThat(codec.read(codec.write(read))).isEqualTo(read);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        put("/format", text("sendpath-report/2")),
        put("/id", text("01939F0E-7a31-7c58-9d2b-4f1e6a0c8b57")),
        put("/id", text("01939f0e-7a31-6c58-9d2b-4f1e6a0c8b57")),
        put("/id", text("01939f0e-7a31-7c58-7d2b-4f1e6a0c8b57")),
        put("/experiment", text("")),
        put("/experiment", text("-a")),
        put("/experiment", text("A")),
        put("/experiment", text("a".repeat(65))),
        put("/measuredAt", text("10000-01-01T00:00:00Z")),
        put("/measuredAt", text("2026-11-21T24:00:00Z")),
        put("/measuredAt", text("2026-11-21T23:59:60Z")),
        put("/measuredAt", text("2026-11-21T23:59:59.Z")),
        put("/measuredAt", text("2026-11-21T23:59:59.1234567890Z")),
        put("/measuredAt", text("2026-11-21T23:59:59+00:00")),
        put("/measuredAt", text("2026-11-21t23:59:59z")),
        put("/measuredAt", text("2026-02-30T23:59:59Z")),
        put("/measuredAt", "1764000000"),
        put("/elapsedMicros", "-1"),
        put("/elapsedMicros", "31622400000001"),
        put("/elapsedMicros", "1" + "0".repeat(40)),
        put("/elapsedMicros", "1.5"),
        put("/elapsedMicros", text("1")),
        put("/agent", "[]"),
        put("/agent/version", text("")),
        put("/agent/os", text("x".repeat(129))),
        put("/agent/osVersion", text("a\\nb")),
        put("/agent/arch", text("\\u007f")),
        put("/agent/java", "17"),
        put("/agent/evidence", text("timer")),
        put("/agent/timerMicros", "0"),
        put("/agent/timerMicros", "null"),
        put("/volunteer", text("v1-" + "a".repeat(15))),
        put("/volunteer", text("v1-" + "a".repeat(65))),
        put("/volunteer", text("v1-" + "A".repeat(16))),
        put("/volunteer", text("v1-" + "1".repeat(16))),
        put("/server/name", text("")),
        put("/server/name", text("Smtp.example.jp")),
        put("/server/name", text("smtp.example.jp.")),
        put("/server/name", text("smtp.example.jp\\n")),
        put("/server/name", text("日本語.jp")),
        put("/server/name", text("-a.jp")),
        put("/server/name", text("a-.jp")),
        put("/server/name", text("a..jp")),
        put("/server/name", text("a".repeat(64) + ".jp")),
        put("/server/name", text("a.".repeat(126) + "bc")),
        put("/server/name", text("1.2.3")),
        put("/server/name", text("a.0x")),
        put("/server/name", text("[2001:db8::1]")),
        put("/server/name", text("2001:DB8::1")),
        put("/server/kind", text("ISP")),
        put("/server/kind", "null"),
        put("/server/route", text("tls")),
        put("/vantage/network", text("train")),
        put("/resolutions", "{}"),
        put("/resolutions", copies("/resolutions/0", 17)),
        put("/resolutions/0/family", text("ipv5")),
        put("/resolutions/0/addresses", copies("/resolutions/0/addresses/0", 129)),
        put("/resolutions/0/addresses", "[]"),
        put("/resolutions/0/addresses/0", text("192.0.2.1")),
        put("/resolutions/0/addresses/0", text("hidden-10000")),
        put("/resolutions/0/addresses/0", text("hidden-01")),
        put("/resolutions/0/addresses/0", text("2001:db8::1%eth0")),
        put("/attempts", copies("/attempts/0", 513)),
        put("/attempts/0", "null"),
        put("/attempts/0/target", text("other")),
        put("/attempts/0/port", "0"),
        put("/attempts/0/port", "65536"),
        put("/attempts/0/port", "4294967883"),
        put("/attempts/0/address", text("192.0.2.1")),
        put("/attempts/0/address", text("")),
        put("/attempts/1/address", text("2001:db8::1")),
        put("/attempts/1/address", text("192.0.2.010")),
        put("/attempts/1/address", text("::ffff:192.0.2.1")),
        put("/attempts/0/sample", "-1"),
        put("/attempts/0/sample", "100"),
        put("/attempts/0/startMicros", "-1"),
        put("/attempts/0/clock", text("wall")),
        put("/attempts/0/outcome", text("closed")),
        put("/attempts/0/evidence", text("guess")),
        put("/attempts/0/errno", text("E")),
        put("/attempts/0/errno", text("eacces")),
        put("/attempts/0/errno", text("E" + "A".repeat(32))),
        put("/attempts/0/errno", "null"),
        put("/attempts/0/synRetransmits", "1001"),
        put("/attempts/0/synRetransmits", "-1"),
        put("/attempts/0/icmp/type", "256"),
        put("/attempts/0/icmp/code", "-1"),
        put("/attempts/0/icmp/from", text("router.example.jp")),
        put("/attempts/0/icmp", "null"),
        put("/attempts/0/session", "{}"),
        put("/attempts/1/session", "null"),
        put(SESSION + "/greeting", text("\u0100")),
        put(SESSION + "/greeting", text("x".repeat(16_385))),
        put(SESSION + "/code", "1000"),
        put(SESSION + "/capabilities", copies(SESSION + "/capabilities/0", 129)),
        put(SESSION + "/capabilities/1", text("x".repeat(1025))),
        put(SESSION + "/capabilities/1", text("A\\rB")),
        put(SESSION + "/capabilities/1", text("A\\nB")),
        put(SESSION + "/authBeforeTls", copies(SESSION + "/authBeforeTls/0", 129)),
        put(SESSION + "/authBeforeTls/1", text("")),
        put(SESSION + "/authBeforeTls/1", text("A B")),
        put(SESSION + "/authAfterTls/0", text("x".repeat(129))),
        put(SESSION + "/authAfterTls/0", text("\u00e9")),
        put(SESSION + "/startTls", text("absent")),
        put(SESSION + "/startTls", "null"),
        put(SESSION + "/failure", text("slow")),
        put(SESSION + "/tls", "null"),
        put(SESSION + "/tls/trust", text("yes")),
        put(SESSION + "/tls/hostnameMatches", text("true")),
        put(SESSION + "/tls/notAfter", "null"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void firstBadValue_isRefusedByBothAtItsPlace(String pointer, String value) {
    JsonNode report = changed(pointer, value);
    assertThat(SchemaOracle.refusals(report)).isNotEmpty().allMatch(place -> under(place, pointer));
    assertThatExceptionOfType(InvalidReportException.class)
        .isThrownBy(() -> codec.read(JSON.writeValueAsBytes(report)))
        .satisfies(
            e -> {
              assertThat(e.pointer()).matches(place -> under(place, pointer));
              assertThat(e.problem()).isNotBlank();
            });
  }

  static Stream<Arguments> required() {
    Stream<String> report =
        Stream.of(
            "/format",
            "/id",
            "/experiment",
            "/measuredAt",
            "/elapsedMicros",
            "/volunteer",
            "/resolutions",
            "/attempts");
    return Stream.of(
            report,
            fields("/agent", "version", "os", "osVersion", "arch", "java", "evidence"),
            fields("/server", "name", "kind", "route"),
            fields("/vantage", "network"),
            fields("/resolutions/0", "target", "family", "status", "addresses", "elapsedMicros"),
            fields("/attempts/0", "target", "port", "family", "address", "sample", "startMicros"),
            fields("/attempts/0", "elapsedMicros", "clock", "outcome", "evidence", "icmp"),
            fields("/attempts/0/icmp", "type", "code", "from"),
            fields(SESSION + "/tls", "version", "cipher", "elapsedMicros", "trust"),
            fields(SESSION, "tls/hostnameMatches", "greeting", "tls"),
            Stream.of("/agent", "/server", "/vantage"))
        .flatMap(pointers -> pointers)
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("required")
  void missingField_isRefusedByBothAtItsObject(String pointer) {
    JsonNode report = changed(pointer, "");
    String object = pointer.substring(0, pointer.lastIndexOf('/'));
    assertThat(SchemaOracle.refusals(report)).containsExactly(object);
    assertThatExceptionOfType(InvalidReportException.class)
        .isThrownBy(() -> codec.read(JSON.writeValueAsBytes(report)))
        .satisfies(
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.problem()).startsWith("is missing");
            });
  }

  private static Stream<String> fields(String object, String... names) {
    return Stream.of(names).map(name -> object + "/" + name);
  }

  private static boolean under(String place, String pointer) {
    return (place + "/").startsWith(pointer + "/");
  }

  private static Arguments put(String pointer, String json) {
    return Arguments.of(pointer, json);
  }

  private static Arguments remove(String pointer) {
    return Arguments.of(pointer, "");
  }

  private static String text(String escaped) {
    return "\"" + escaped + "\"";
  }

  private static String copies(String pointer, int count) {
    JsonNode element = example().at(pointer);
    ArrayNode copies = JSON.createArrayNode();
    IntStream.range(0, count).forEach(i -> copies.add(element));
    return copies.toString();
  }

  private static JsonNode changed(String pointer, String json) {
    ObjectNode report = example();
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode parent = report.at(place.head());
    String name = place.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), JSON.readTree(json));
    } else if (json.isEmpty()) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).set(name, JSON.readTree(json));
    }
    return report;
  }

  private static ObjectNode example() {
    return (ObjectNode)
        JSON.readTree(ReportGoldenTest.class.getResourceAsStream("design-example.json"));
  }
}
