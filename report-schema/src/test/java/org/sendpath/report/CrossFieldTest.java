package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the fields of one object say of each other: schema and records, every combination. */
class CrossFieldTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Boolean> BOTH = List.of(false, true);

  private final ReportCodec codec = new ReportCodec();

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void attempt_everyCombination_isJudgedAlikeBySchemaAndRecord(Outcome outcome) {
    List<String> accepted = new ArrayList<>();
    for (Evidence evidence : Evidence.values()) {
      for (boolean errno : BOTH) {
        for (boolean icmp : BOTH) {
          for (boolean session : BOTH) {
            for (int sample : List.of(0, 1)) {
              ObjectNode report = report();
              ObjectNode attempt = (ObjectNode) report.at("/attempts/0");
              attempt.put("outcome", outcome.word()).put("evidence", evidence.word());
              attempt.put("sample", sample);
              attempt.set("session", report.at("/attempts/1/session"));
              keepIf(errno, attempt, "errno");
              keepIf(icmp, attempt, "icmp");
              keepIf(session, attempt, "session");
              if (judgedAlike(report)) {
                accepted.add(
                    String.join(
                        " ",
                        evidence.word(),
                        errno ? "errno" : "-",
                        icmp ? "icmp" : "-",
                        session ? "session" : "-",
                        String.valueOf(sample)));
              }
            }
          }
        }
      }
    }
    assertThat(accepted).containsExactlyElementsOf(expected(outcome));
  }

  /** Without a session every sample is allowed: each row stands for samples 0 and 1. */
  private static List<String> expected(Outcome outcome) {
    List<String> rows =
        switch (outcome) {
          case OPEN -> List.of("kernel - -", "errno - -");
          case RESET, ICMP_UNKNOWN ->
              List.of("kernel - -", "kernel errno -", "errno - -", "errno errno -");
          case ICMP_HARD, ICMP_SOFT ->
              List.of("kernel - icmp", "kernel errno icmp", "errno - -", "errno errno -");
          case TIMEOUT -> List.of("kernel errno -", "errno errno -", "timer - -");
          case UNSENT ->
              List.of(
                  "kernel - -",
                  "kernel - icmp",
                  "kernel errno -",
                  "kernel errno icmp",
                  "errno - -",
                  "errno errno -");
        };
    List<String> expected = new ArrayList<>();
    for (String row : rows) {
      expected.add(row + " - 0");
      expected.add(row + " - 1");
      if (outcome == Outcome.OPEN) {
        expected.add(row + " session 0");
      }
    }
    return expected;
  }

  @ParameterizedTest
  @EnumSource(ResolutionStatus.class)
  void resolution_addresses_goWithTheStatus(ResolutionStatus status) {
    for (int count : List.of(0, 1)) {
      ObjectNode report = report();
      ObjectNode resolution = (ObjectNode) report.at("/resolutions/0");
      resolution.put("status", status.word());
      if (count == 0) {
        resolution.putArray("addresses");
      }
      boolean expected =
          switch (status) {
            case OK -> count > 0;
            case LITERAL -> true;
            case NODATA, NXDOMAIN, SERVFAIL, REFUSED, TIMEOUT, ERROR -> count == 0;
          };
      assertThat(judgedAlike(report)).as("%d addresses", count).isEqualTo(expected);
    }
  }

  @Test
  void session_everyCombination_isJudgedAlikeBySchemaAndRecord() {
    List<Optional<StartTls>> startTls = new ArrayList<>();
    startTls.add(Optional.empty());
    for (StartTls word : StartTls.values()) {
      startTls.add(Optional.of(word));
    }
    for (Optional<StartTls> word : startTls) {
      for (boolean tls : BOTH) {
        for (boolean authAfterTls : BOTH) {
          for (boolean code : BOTH) {
            for (boolean greeting : BOTH) {
              ObjectNode report = report();
              ObjectNode session = (ObjectNode) report.at("/attempts/1/session");
              session.remove("startTls");
              word.ifPresent(value -> session.put("startTls", value.word()));
              keepIf(tls, session, "tls");
              keepIf(authAfterTls, session, "authAfterTls");
              keepIf(code, session, "code");
              keepIf(greeting, session, "greeting");
              boolean needsTls = authAfterTls || word.equals(Optional.of(StartTls.ACCEPTED));
              assertThat(judgedAlike(report))
                  .as("%s", session)
                  .isEqualTo((tls || !needsTls) && (greeting || !code));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ipv4, 192.0.2.1, true",
    "ipv4, hidden-1, true",
    "ipv4, 2001:db8::1, false",
    "ipv6, 2001:db8::1, true",
    "ipv6, hidden-1, true",
    "ipv6, 192.0.2.1, false",
  })
  void family_andAddress_agree(String family, String address, boolean expected) {
    ObjectNode attempted = report();
    ((ObjectNode) attempted.at("/attempts/0")).put("family", family).put("address", address);
    assertThat(judgedAlike(attempted)).isEqualTo(expected);
    ObjectNode resolved = report();
    ObjectNode resolution = (ObjectNode) resolved.at("/resolutions/0");
    resolution.put("family", family).putArray("addresses").add(address);
    assertThat(judgedAlike(resolved)).isEqualTo(expected);
  }

  private static ObjectNode report() {
    return (ObjectNode)
        JSON.readTree(CrossFieldTest.class.getResourceAsStream("design-example.json"));
  }

  private static void keepIf(boolean keep, ObjectNode object, String field) {
    if (!keep) {
      object.remove(field);
    }
  }

  private boolean judgedAlike(JsonNode report) {
    boolean accepted = SchemaOracle.refusals(report).isEmpty();
    byte[] json = JSON.writeValueAsBytes(report);
    if (accepted) {
      assertThatCode(() -> codec.read(json)).as("%s", report).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> codec.read(json))
          .as("%s", report)
          .isInstanceOf(InvalidReportException.class);
    }
    return accepted;
  }
}
