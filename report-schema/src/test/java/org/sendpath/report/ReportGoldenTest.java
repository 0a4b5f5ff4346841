package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The example of DESIGN.md, section 4, with the id and pseudonym written out. */
class ReportGoldenTest {
  private static final Report EXAMPLE =
      new Report(
          UUID.fromString("01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57"),
          "fallback",
          Instant.parse("2026-11-21T01:02:03.456Z"),
          10_234_567,
          new Agent(
              "1.0.0",
              "Linux",
              "6.18.44",
              "amd64",
              "17.0.15",
              Evidence.KERNEL,
              OptionalLong.of(10_000_000),
              UnknownFields.NONE),
          "v1-mzxw6ytboi2gk3tn",
          new Server("smtp.example.jp", ServerKind.ISP, Route.DIRECT, UnknownFields.NONE),
          new Vantage(Network.HOME, UnknownFields.NONE),
          List.of(
              new Resolution(
                  Target.SERVER,
                  Family.IPV6,
                  ResolutionStatus.OK,
                  List.of("2001:db8::1"),
                  1890,
                  UnknownFields.NONE)),
          List.of(
              new Attempt(
                  Target.SERVER,
                  587,
                  Family.IPV6,
                  "2001:db8::1",
                  0,
                  120,
                  20_123,
                  Clock.PROCESS,
                  Outcome.ICMP_HARD,
                  Evidence.KERNEL,
                  Optional.of("EACCES"),
                  Optional.of(new Icmp(1, 1, "2001:db8:f::1", UnknownFields.NONE)),
                  OptionalInt.empty(),
                  Optional.empty(),
                  UnknownFields.NONE),
              new Attempt(
                  Target.SERVER,
                  587,
                  Family.IPV4,
                  "192.0.2.10",
                  0,
                  130,
                  19_877,
                  Clock.KERNEL,
                  Outcome.OPEN,
                  Evidence.KERNEL,
                  Optional.empty(),
                  Optional.empty(),
                  OptionalInt.of(0),
                  Optional.of(
                      new Session(
                          OptionalLong.of(25_011),
                          Optional.of("220 smtp.example.jp ESMTP"),
                          OptionalInt.of(220),
                          Optional.of(List.of("PIPELINING", "STARTTLS", "AUTH PLAIN LOGIN")),
                          Optional.of(List.of("PLAIN", "LOGIN")),
                          Optional.of(StartTls.ACCEPTED),
                          Optional.of(
                              new Tls(
                                  "TLSv1.3",
                                  "TLS_AES_256_GCM_SHA384",
                                  30_100,
                                  Trust.TRUSTED,
                                  true,
                                  Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                                  UnknownFields.NONE)),
                          Optional.of(List.of("PLAIN")),
                          Optional.empty(),
                          UnknownFields.NONE)),
                  UnknownFields.NONE)),
          UnknownFields.NONE);

  private final ReportCodec codec = new ReportCodec();

  @Test
  void read_example_givesItsRecords() throws Exception {
    assertThat(codec.read(golden())).isEqualTo(EXAMPLE);
    assertThat(codec.read(new ByteArrayInputStream(golden()))).isEqualTo(EXAMPLE);
  }

  @Test
  void pretty_example_isTheGoldenFile() throws Exception {
    assertThat(codec.pretty(EXAMPLE) + "\n")
        .isEqualTo(new String(golden(), StandardCharsets.UTF_8));
  }

  @Test
  void write_example_isTheGoldenFileOnOneLine() throws Exception {
    String oneLine = JsonMapper.shared().readTree(golden()).toString();
    assertThat(new String(codec.write(EXAMPLE), StandardCharsets.UTF_8)).isEqualTo(oneLine);
  }

  static byte[] golden() throws IOException {
    try (InputStream in = ReportGoldenTest.class.getResourceAsStream("design-example.json")) {
      return in.readAllBytes();
    }
  }
}
