package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the codec does beyond the schema: places, limits, Unicode, and fields it does not know. */
class ReportCodecTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ReportCodec codec = new ReportCodec();
  private final String example;

  ReportCodecTest() throws IOException {
    example = new String(ReportGoldenTest.golden(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // Malformed, each with the pointer where reading stood.
        "`\"code\": 1,`, `\"code\": 01,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": NaN,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": Infinity,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": +1,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": 0x1,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": ,`, /attempts/0/icmp/code",
        "`\"network\": \"home\"`, `\"network\": 'home'`, /vantage/network",
        "`\"network\": \"home\"`, `\"network\": \"home`, /vantage/network",
        "`\"network\": \"home\"`, `\"network\": \"home\" // where`, /vantage",
        "`\"network\": \"home\"`, `\"network\": \"ho\tme\"`, /vantage/network",
        "`\"network\": \"home\"`, `\"network\": \"\\x68ome\"`, /vantage/network",
        "`[ \"PLAIN\" ]`, `[ \"PLAIN\", ]`, /attempts/1/session/authAfterTls",
        // A name given twice, known or not, at any depth.
        "`\"kind\": \"isp\"`, `\"kind\": \"isp\", \"kind\": \"isp\"`, /server/kind",
        "`\"kind\": \"isp\"`, `\"kind\": \"isp\", \"n\": 1, \"n\": 1`, /server/n",
        "`\"kind\": \"isp\"`, `\"kind\": \"isp\", \"n\": [{\"m\": 1, \"m\": 2}]`, /server/n/0/m",
      })
  void read_malformedJson_namesPlaceLineAndColumn(String from, String to, String pointer) {
    InvalidReportException e = refusal(replaced(from, to));
    assertThat(e.pointer()).startsWith(pointer);
    assertThat(e.problem()).containsPattern("at line \\d+, column \\d+: .");
    assertThat(e).hasMessage(e.pointer() + ": " + e.problem());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // JSON Schema takes 1.0 for an integer.
        "`\"code\": 1,`, `\"code\": 1.0,`, /attempts/0/icmp/code",
        "`\"code\": 1,`, `\"code\": 1e0,`, /attempts/0/icmp/code",
        "`\"port\": 587,`, `\"port\": 5.87E2,`, /attempts/0/port",
        // The schema does not know which form of an IPv6 address is the canonical one.
        "`\"2001:db8:f::1\"`, `\"2001:db8:f:0:0:0:0:1\"`, /attempts/0/icmp/from",
        "`\"2001:db8:f::1\"`, `\"2001:db8:f:0::1\"`, /attempts/0/icmp/from",
        "`\"2001:db8:f::1\"`, `\"2001:0db8:f::1\"`, /attempts/0/icmp/from",
        "`\"2001:db8:f::1\"`, `\"::ffff:c000:201\"`, /attempts/0/icmp/from",
        "`\"smtp.example.jp\"`, `\"2001:db8:0:0::1\"`, /server/name",
        // No UTF-8 can write half a surrogate pair.
        "`\"amd64\"`, `\"\\ud800\"`, /agent/arch",
        "`\"amd64\"`, `\"\\ude00\\ud83d\"`, /agent/arch",
        "`\"kind\": \"isp\"`, `\"kind\": \"isp\", \"n\": \"\\udfff\"`, /server/n",
        "`\"kind\": \"isp\"`, `\"kind\": \"isp\", \"n\": [\"\\ud800x\"]`, /server/n/0",
      })
  void read_whatTheCodecIsStricterAbout_isRefusedThere(String from, String to, String pointer) {
    assertThat(refusal(replaced(from, to)).pointer()).isEqualTo(pointer);
  }

  @Test
  void read_fieldNameWithHalfASurrogatePair_isRefused() {
    InvalidReportException e =
        refusal(replaced("\"kind\": \"isp\"", "\"kind\": \"isp\", \"\\ud800\": 1"));
    assertThat(e.pointer()).startsWith("/server/");
  }

  @ParameterizedTest
  @ValueSource(strings = {" {}", " null", "[", " x", "\u0000", "}"})
  void read_trailingContent_isRefused(String trailing) {
    assertThat(refusal(example + trailing).pointer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "null", "[]", "1", "\"report\"", "{", "nul", "<html>"})
  void read_noObject_isRefusedAsAWhole(String json) {
    InvalidReportException e = refusal(json);
    assertThat(e.pointer()).isEmpty();
    assertThat(e).hasMessageStartingWith("the report: ");
  }

  @Test
  void read_otherFormat_saysWhatThisVersionReads() {
    InvalidReportException e = refusal(replaced("\"sendpath-report/1\"", "\"sendpath-report/2\""));
    assertThat(e.pointer()).isEqualTo("/format");
    assertThat(e.problem()).contains(Report.FORMAT).contains("newer Sendpath");
  }

  @Test
  void read_notUtf8_isRefusedWithItsByte() {
    int[][] broken = {
      {0xff}, // no start of anything
      {0xc0, 0x80}, // overlong
      {0xed, 0xa0, 0x80}, // an encoded surrogate
      {0xf4, 0x90, 0x80, 0x80}, // beyond U+10FFFF
      {0xe3, 0x81}, // cut short
    };
    byte[] bytes = example.getBytes(StandardCharsets.UTF_8);
    int at = example.indexOf("amd64");
    for (int[] sequence : broken) {
      byte[] json = bytes.clone();
      for (int i = 0; i < sequence.length; i++) {
        json[at + i] = (byte) sequence[i];
      }
      InvalidReportException e = refusal(json);
      assertThat(e.problem()).isEqualTo("no UTF-8, at byte " + at);
    }
  }

  @Test
  void read_otherEncodings_areRefused() {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32")
        }) {
      assertThat(refusal(example.getBytes(charset)).pointer()).isEmpty();
    }
  }

  @Test
  void read_atTheByteLimit_isAcceptedAndBeyondRefused() throws Exception {
    byte[] json = example.getBytes(StandardCharsets.UTF_8);
    ReportCodec exact = new ReportCodec(json.length);
    ReportCodec tooSmall = new ReportCodec(json.length - 1);
    assertThat(exact.read(json)).isEqualTo(codec.read(json));
    assertThat(exact.read(new ByteArrayInputStream(json))).isEqualTo(codec.read(json));
    assertThatThrownBy(() -> tooSmall.read(json))
        .isInstanceOf(InvalidReportException.class)
        .hasMessageContaining("at most " + (json.length - 1) + " bytes");
    assertThatThrownBy(() -> tooSmall.read(new ByteArrayInputStream(json)))
        .isInstanceOf(InvalidReportException.class);
  }

  @Test
  void read_endlessStream_stopsAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatThrownBy(() -> new ReportCodec(1000).read(endless))
        .isInstanceOf(InvalidReportException.class)
        .hasMessageContaining("1000 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
  void codec_impossibleLimit_isRefused(int maxBytes) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReportCodec(maxBytes));
  }

  @Test
  void read_nesting_isLimitedToSixteen() throws Exception {
    // The report itself is the first level.
    assertThat(codec.read(withUnknown("[".repeat(15) + "]".repeat(15)))).isNotNull();
    InvalidReportException e = refusal(withUnknown("[".repeat(16) + "]".repeat(16)));
    assertThat(e.pointer()).startsWith("/new");
    assertThat(refusal(withUnknown("[".repeat(100_000))).pointer()).startsWith("/new");
  }

  @Test
  void read_namesStringsAndNumbers_areLimited() throws Exception {
    assertThat(codec.read(withUnknown("\"" + "x".repeat(65_536) + "\""))).isNotNull();
    assertThat(refusal(withUnknown("\"" + "x".repeat(65_537) + "\"")).pointer()).isEqualTo("/new");
    assertThat(codec.read(withUnknown("9".repeat(64)))).isNotNull();
    assertThat(refusal(withUnknown("9".repeat(65))).pointer()).isEqualTo("/new");
    assertThat(refusal(withUnknown("1." + "9".repeat(100))).pointer()).isEqualTo("/new");
    assertThat(refusal(withUnknown("1e99999999999")).pointer()).isEqualTo("/new");
    assertThat(refusal(withUnknown("12e2147483647")).pointer()).isEqualTo("/new");
    assertThat(refusal(withUnknown("1e-10000")).pointer()).isEqualTo("/new");
    assertThat(codec.read(withUnknown("[1e9999, 1e-9999]"))).isNotNull();
    assertThat(codec.read(withUnknown("{\"" + "n".repeat(256) + "\":1}"))).isNotNull();
    assertThat(refusal(withUnknown("{\"" + "n".repeat(257) + "\":1}")).pointer())
        .startsWith("/new");
  }

  @Provide
  Arbitrary<UnknownFields> unknown() {
    return ValueArbitraries.someUnknown();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void write_unknownFieldsOfEveryObject_surviveInOrderAfterTheKnown(
      @ForAll("unknown") UnknownFields unknown) throws Exception {
    byte[] written = codec.write(codec.read(everywhere(unknown)));
    for (String object :
        new String[] {
          "",
          "/agent",
          "/server",
          "/vantage",
          "/resolutions/0",
          "/attempts/0",
          "/attempts/0/icmp",
          "/attempts/1/session",
          "/attempts/1/session/tls"
        }) {
      var names = JSON.readTree(written).at(object).propertyNames().stream().toList();
      int known = names.size() - unknown.values().size();
      assertThat(names.subList(known, names.size()))
          .as(object)
          .containsExactlyElementsOf(unknown.values().keySet());
    }
    assertThat(codec.write(codec.read(written))).isEqualTo(written);
    assertThat(codec.read(written).attempts().get(1).session().orElseThrow().tls().orElseThrow())
        .satisfies(tls -> assertThat(tls.unknown()).isEqualTo(unknown));
  }

  @Test
  void write_unknownFieldWithAKnownName_isRefused() throws Exception {
    JsonNode node = JsonNodeFactory.instance.numberNode(1);
    Vantage vantage = new Vantage(Network.HOME, new UnknownFields(Map.of("network", node)));
    Report plain = codec.read(example.getBytes(StandardCharsets.UTF_8));
    Report report =
        new Report(
            plain.id(),
            plain.experiment(),
            plain.measuredAt(),
            plain.elapsedMicros(),
            plain.agent(),
            plain.volunteer(),
            plain.server(),
            vantage,
            plain.resolutions(),
            plain.attempts(),
            plain.unknown());
    assertThatThrownBy(() -> codec.write(report)).hasMessageContaining("network");
  }

  /** Puts the fields first in every object: they must come out last. */
  private byte[] everywhere(UnknownFields unknown) {
    StringBuilder fields = new StringBuilder();
    unknown
        .values()
        .forEach(
            (name, value) ->
                fields
                    .append(JsonNodeFactory.instance.stringNode(name))
                    .append(':')
                    .append(value)
                    .append(','));
    return example.replace("{", "{" + fields).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] withUnknown(String json) {
    return replaced("\"vantage\":", "\"new\": " + json + ", \"vantage\":")
        .getBytes(StandardCharsets.UTF_8);
  }

  private String replaced(String from, String to) {
    assertThat(example).contains(from);
    int at = example.indexOf(from);
    return example.substring(0, at) + to + example.substring(at + from.length());
  }

  private InvalidReportException refusal(String json) {
    return refusal(json.getBytes(StandardCharsets.UTF_8));
  }

  private InvalidReportException refusal(byte[] json) {
    InvalidReportException e =
        catchThrowableOfType(InvalidReportException.class, () -> codec.read(json));
    assertThat(e).as("an accepted report").isNotNull();
    return e;
  }
}
