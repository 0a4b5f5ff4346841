package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.rule.IcmpRule.Origin;

/** The lists stand here as SEEDS.md, A, gives them; every type and code is held against them. */
class IcmpRuleTest {
  private static final Set<Integer> V4_REPORT_HARD = Set.of(2, 3, 4, 6, 7, 8, 9, 10, 11, 12);
  private static final Set<Integer> V4_REPORT_SOFT = Set.of(0, 1, 5);
  private static final Set<Integer> V6_REPORT_HARD = Set.of(1, 4);
  private static final Set<Integer> V6_REPORT_SOFT = Set.of(0, 3);
  private static final Set<Integer> V6_EXTENSION_SOFT = Set.of(2);

  @Test
  void outcomeAndOrigin_everyIpv4TypeAndCode_followTheReportThenTheExtension() {
    for (int type = 0; type < 256; type++) {
      for (int code = 0; code < 256; code++) {
        Outcome outcome;
        Origin origin = Origin.EXTENSION;
        if (type == 3 && V4_REPORT_HARD.contains(code)) {
          outcome = Outcome.ICMP_HARD;
          origin = Origin.REPORT;
        } else if (type == 3 && V4_REPORT_SOFT.contains(code)) {
          outcome = Outcome.ICMP_SOFT;
          origin = Origin.REPORT;
        } else if (type == 3) {
          outcome = Outcome.ICMP_HARD;
        } else if (type == 11 || type == 12) {
          outcome = Outcome.ICMP_SOFT;
        } else {
          outcome = Outcome.ICMP_UNKNOWN;
        }
        assertRow(Family.IPV4, type, code, outcome, origin);
      }
    }
  }

  @Test
  void outcomeAndOrigin_everyIpv6TypeAndCode_followTheReportThenTheExtension() {
    for (int type = 0; type < 256; type++) {
      for (int code = 0; code < 256; code++) {
        Outcome outcome;
        Origin origin = Origin.EXTENSION;
        if (type == 1 && V6_REPORT_HARD.contains(code)) {
          outcome = Outcome.ICMP_HARD;
          origin = Origin.REPORT;
        } else if (type == 1 && V6_REPORT_SOFT.contains(code)) {
          outcome = Outcome.ICMP_SOFT;
          origin = Origin.REPORT;
        } else if (type == 1) {
          outcome = V6_EXTENSION_SOFT.contains(code) ? Outcome.ICMP_SOFT : Outcome.ICMP_HARD;
        } else if (type == 3 || type == 4) {
          outcome = Outcome.ICMP_SOFT;
        } else {
          outcome = Outcome.ICMP_UNKNOWN;
        }
        assertRow(Family.IPV6, type, code, outcome, origin);
      }
    }
  }

  @Test
  void origin_report_isExactlyTheReportsSeventeenRows() {
    Set<String> rows = new HashSet<>();
    for (Family family : Family.values()) {
      for (int type = 0; type < 256; type++) {
        for (int code = 0; code < 256; code++) {
          if (IcmpRule.origin(family, type, code) == Origin.REPORT) {
            rows.add(family.word() + " " + type + "/" + code);
          }
        }
      }
    }
    assertThat(rows).hasSize(17);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "256, 0", "3, -1", "3, 256"})
  void outcomeAndOrigin_outsideOneByte_areRefused(int type, int code) {
    assertThatThrownBy(() -> IcmpRule.outcome(Family.IPV4, type, code))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> IcmpRule.origin(Family.IPV6, type, code))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertRow(Family family, int type, int code, Outcome outcome, Origin origin) {
    assertThat(IcmpRule.outcome(family, type, code))
        .as("%s %d/%d", family, type, code)
        .isEqualTo(outcome);
    assertThat(IcmpRule.origin(family, type, code))
        .as("%s %d/%d", family, type, code)
        .isEqualTo(origin);
  }
}
