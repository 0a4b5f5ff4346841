package org.sendpath.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.policy.Samples.BSD;
import static org.sendpath.policy.Samples.LINUX_2005;
import static org.sendpath.policy.Samples.PAPER_ORDER;
import static org.sendpath.policy.Samples.SOLARIS;
import static org.sendpath.policy.Samples.cached;
import static org.sendpath.policy.Samples.first;
import static org.sendpath.policy.Samples.measured;
import static org.sendpath.policy.Samples.ms;
import static org.sendpath.policy.Samples.notHeld;
import static org.sendpath.policy.Samples.notSent;
import static org.sendpath.policy.Samples.sent;
import static org.sendpath.policy.Samples.timed;
import static org.sendpath.policy.Samples.unmeasured;
import static org.sendpath.policy.Samples.untimed;
import static org.sendpath.policy.Samples.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.policy.Ending.Reason;

class PolicyRuleTest {
  private static final Policy PAPER = timed(10_000, PAPER_ORDER);
  private static final Policy V4 = timed(10_000, "587/ipv4", "25/ipv4");
  private static final Policy ONLY_25 = timed(10_000, "25/ipv6", "25/ipv4");

  /** Appendix A of the 2005 report: the timer is on 587 alone. */
  private static final Policy MEW =
      new Policy(
          "mew",
          "For tests.",
          List.of(
              new Step(way("587/ipv4"), OptionalLong.of(ms(10_000))),
              new Step(way("25/ipv6"), OptionalLong.empty()),
              new Step(way("25/ipv4"), OptionalLong.empty())),
          OptionalLong.empty(),
          Optional.of(LINUX_2005),
          OptionalLong.empty(),
          OptionalLong.empty());

  /** The report's 4.5: what a reader waits in each case, on both families or on one. */
  @ParameterizedTest
  @CsvSource({
    "open 20 ready 5,  587/ipv4, 25",
    "reset 20,         25/ipv4,  45",
    "icmp-hard 12,     25/ipv4,  37",
    "icmp-soft 12,     25/ipv4,  37",
    "icmp-unknown 12,  25/ipv4,  37",
    "timeout 10000,    25/ipv4,  10025",
  })
  void costs_eachCase_waitsOneRoundTripOrTheTimer(String answer, String way, long waitMillis) {
    Measured measured = measured("587/ipv4 " + answer, "25/ipv4 open 20 ready 5");
    assertThat(first(PAPER, measured)).isEqualTo(sent(way, waitMillis));
  }

  @Test
  void costs_bothFamilies_followThePapersOrder() {
    Measured measured =
        measured(
            "587/ipv6 icmp-hard 3",
            "587/ipv4 timeout 10000",
            "25/ipv6 reset 20",
            "25/ipv4 open 30 ready 100");
    assertThat(first(PAPER, measured)).isEqualTo(sent("25/ipv4", 3 + 10_000 + 20 + 130));
  }

  /**
   * Every way in every state, 8^4 of them: mail goes by the first way that opens, after what each
   * way before it cost by itself.
   */
  @Test
  void costs_everyStateOfEveryWay_isTheSumUpToTheFirstThatOpens() {
    List<String> states =
        List.of(
            "none",
            "open 21 ready 4",
            "reset 22",
            "icmp-hard 23",
            "icmp-soft 24",
            "icmp-unknown 25",
            "timeout 10000",
            "unsent 1");
    long[] costs = {0, 25, 22, 23, 24, 25, 10_000, 1};
    int checked = 0;
    for (int state = 0; state < 8 * 8 * 8 * 8; state++) {
      List<String> ways = new ArrayList<>();
      Ending expected = null;
      long waitMillis = 0;
      boolean left = false;
      for (int i = 0; i < PAPER_ORDER.length; i++) {
        int at = (state >> (3 * i)) & 7;
        if (at != 0) {
          ways.add(PAPER_ORDER[i] + " " + states.get(at));
        }
        waitMillis += expected == null ? costs[at] : 0;
        left |= at != 0 && at != 7;
        if (expected == null && at == 1) {
          expected = sent(PAPER_ORDER[i], waitMillis);
        }
      }
      Measured measured = measured(ways.toArray(String[]::new));
      if (isComplete(measured)) {
        Ending failed = left ? notSent(waitMillis) : unmeasured(Reason.NOTHING_LEFT);
        assertThat(first(PAPER, measured))
            .as("%s", ways)
            .isEqualTo(expected == null ? failed : expected);
        checked++;
      }
    }
    // Both ports or neither, over each family: (7 * 7 + 1) squared, but for nothing at all.
    assertThat(checked).isEqualTo(50 * 50 - 1);
  }

  private static boolean isComplete(Measured measured) {
    return !measured.isEmpty()
        && List.of("ipv6", "ipv4").stream()
            .allMatch(
                family ->
                    measured.on(way("587/" + family)).isEmpty()
                        == measured.on(way("25/" + family)).isEmpty());
  }

  /** DESIGN.md 3: seen from Emacs at 35 ms, 12 ms and 10.0 s; it takes some ms itself. */
  @ParameterizedTest
  @CsvSource({
    "reset 25,      25,    35",
    "icmp-hard 5,   5,     12",
    "icmp-soft 5,   5,     12",
    "timeout 10000, 10000, 10000"
  })
  void costs_mewAt25Milliseconds_isOnPort25WhenItWasSeenThere(
      String answer, long expectedMillis, long seenMillis) {
    Measured measured = measured("587/ipv4 " + answer, "25/ipv4 open 25 ready 30");
    assertThat(first(MEW, measured)).isEqualTo(sent("25/ipv4", expectedMillis + 25 + 30));
    assertThat(seenMillis - expectedMillis).isBetween(0L, 10L);
  }

  @Test
  void costs_mewOnASilentPort25_waitsForItsSystem() {
    Measured measured = measured("587/ipv4 timeout 10000", "25/ipv4 timeout 10000");
    assertThat(first(MEW, measured)).isEqualTo(notSent(10_000 + 189_000));
  }

  @Test
  void costs_mewAtAServerThatStaysMute_hangs() {
    Measured measured = measured("587/ipv4 open 25 silent", "25/ipv4 open 25 ready 30");
    assertThat(first(MEW, measured)).isEqualTo(notSent(25));
    assertThat(cached(MEW, measured)).isEqualTo(notSent(25));
  }

  /** Table 4.1. */
  @ParameterizedTest
  @ValueSource(longs = {75_000, 189_000, 225_000, 21_000, 133_700})
  void costs_noTimer_silenceLastsAsLongAsTheSystemsTimeout(long timeoutMillis) {
    TcpSystem system = new TcpSystem("system", ms(timeoutMillis), true, OptionalLong.empty());
    Measured measured = measured("587/ipv4 timeout 10000", "25/ipv4 open 20 ready 5");
    assertThat(first(untimed(system, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", timeoutMillis + 25));
  }

  /** Case 4.1 and case 4.2. */
  @Test
  void costs_softError_endsAConnectOnNewTcpAlone() {
    Measured measured = measured("587/ipv4 icmp-soft 12", "25/ipv4 open 20 ready 5");
    assertThat(first(untimed(LINUX_2005, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", 12 + 25));
    assertThat(first(untimed(BSD, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", 10_000 + 25));
    assertThat(first(untimed(SOLARIS, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", 225_000 + 25));
  }

  @ParameterizedTest
  @CsvSource({
    "icmp-hard 12, 12",
    "reset 12, 12",
    "icmp-soft 30000, 30000",
    "icmp-soft 80000, 75000"
  })
  void costs_otherErrorsAndLateOnesOnOldTcp_endWhenTheyCome(String answer, long costMillis) {
    Measured measured = measured("587/ipv4 " + answer, "25/ipv4 open 20");
    assertThat(first(untimed(BSD, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", costMillis + 20));
  }

  /** A timer of the reader's own comes before its system. */
  @Test
  void costs_softErrorOnOldTcpUnderATimer_endsWithTheTimer() {
    Policy policy =
        new Policy(
            "old",
            "For tests.",
            Samples.steps("587/ipv4", "25/ipv4"),
            OptionalLong.of(ms(2000)),
            Optional.of(BSD),
            OptionalLong.empty(),
            OptionalLong.empty());
    Measured measured = measured("587/ipv4 icmp-soft 12", "25/ipv4 open 20");
    assertThat(first(policy, measured)).isEqualTo(sent("25/ipv4", 2020));
    assertThat(cached(policy, measured)).isEqualTo(sent("25/ipv4", 20));
  }

  /** Soft or hard is all the difference there, and nobody saw the code. */
  @Test
  void costs_unknownErrorOnOldTcp_isUnmeasured() {
    Measured measured = measured("587/ipv4 icmp-unknown 12", "25/ipv4 open 20");
    for (TcpSystem system : List.of(BSD, SOLARIS)) {
      assertThat(first(untimed(system, "587/ipv4", "25/ipv4"), measured))
          .isEqualTo(unmeasured(Reason.ERROR_UNKNOWN));
    }
    assertThat(first(untimed(LINUX_2005, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent("25/ipv4", 32));
    // That late it costs the same, soft or hard.
    assertThat(
            first(
                untimed(BSD, "587/ipv4", "25/ipv4"),
                measured("587/ipv4 icmp-unknown 10000", "25/ipv4 open 20")))
        .isEqualTo(sent("25/ipv4", 10_020));
  }

  @ParameterizedTest
  @CsvSource({
    "open 2000,       2000, 587/ipv4, 2000",
    "open 2001,       2000, 25/ipv4,  2020",
    "reset 2000,      2000, 25/ipv4,  2020",
    "reset 2500,      2000, 25/ipv4,  2020",
    "icmp-soft 2500,  2000, 25/ipv4,  2020",
    "unsent 3100,     2000, 25/ipv4,  2020",
    "timeout 500,     2000, 25/ipv4,  2020",
    "timeout 133700,  2000, 25/ipv4,  2020",
  })
  void costs_answerLaterThanTheTimer_isATimeoutAtTheTimer(
      String answer, long timerMillis, String way, long waitMillis) {
    Measured measured = measured("587/ipv4 " + answer, "25/ipv4 open 20");
    assertThat(first(timed(timerMillis, "587/ipv4", "25/ipv4"), measured))
        .isEqualTo(sent(way, waitMillis));
  }

  @Test
  void costs_severalAddresses_areTriedInOrderEachWithTheTimer() {
    Measured measured =
        measured("587/ipv4 timeout 2000; reset 20; timeout 2000", "25/ipv4 reset 20; open 30");
    assertThat(first(V4, measured)).isEqualTo(sent("25/ipv4", 10_000 + 20 + 10_000 + 20 + 30));
    assertThat(first(V4, measured("587/ipv4 timeout 2000; open 20 ready 5")))
        .isEqualTo(sent("587/ipv4", 10_025));
  }

  @Test
  void costs_familyWithoutAddress_costsNothing() {
    Measured measured = measured("587/ipv4 reset 20", "25/ipv4 open 20");
    assertThat(first(PAPER, measured)).isEqualTo(sent("25/ipv4", 40));
    assertThat(first(timed(10_000, "587/ipv6"), measured)).isEqualTo(notSent(0));
  }

  @Test
  void costs_unsent_failsAfterItsOwnTime() {
    Measured measured =
        measured("587/ipv6 unsent 1", "587/ipv4 reset 20", "25/ipv6 unsent 1", "25/ipv4 open 20");
    assertThat(first(PAPER, measured)).isEqualTo(sent("25/ipv4", 42));
  }

  @Test
  void costs_nothingLeftTheHost_isUnmeasured() {
    Measured measured =
        measured("587/ipv6 unsent 1", "587/ipv4 unsent 1", "25/ipv6 unsent 1", "25/ipv4 reset 1");
    assertThat(first(timed(10_000, "587/ipv6", "587/ipv4"), measured))
        .isEqualTo(unmeasured(Reason.NOTHING_LEFT));
    assertThat(first(PAPER, measured)).isEqualTo(notSent(4));
  }

  @Test
  void costs_nothingAttempted_isUnmeasured() {
    Costs costs = PolicyRule.costs(PAPER, new Measured(Map.of()));
    for (Send send : Send.values()) {
      assertThat(costs.on(send)).isEqualTo(unmeasured(Reason.NOTHING_ATTEMPTED));
    }
    assertThat(new Measured(Map.of(way("587/ipv4"), List.of())).isEmpty()).isTrue();
  }

  @Test
  void costs_portNotTried_isUnmeasuredIfThePolicyComesToIt() {
    assertThat(first(PAPER, measured("587/ipv4 reset 20")))
        .isEqualTo(unmeasured(Reason.PORT_NOT_TRIED));
    assertThat(first(PAPER, measured("25/ipv4 open 20")))
        .isEqualTo(unmeasured(Reason.PORT_NOT_TRIED));
    assertThat(first(PAPER, measured("587/ipv4 open 20"))).isEqualTo(sent("587/ipv4", 20));
    assertThat(first(ONLY_25, measured("25/ipv4 open 20"))).isEqualTo(sent("25/ipv4", 20));
    // IPv6 has an address, as port 25 tells.
    assertThat(first(PAPER, measured("587/ipv4 open 20", "25/ipv6 open 20")))
        .isEqualTo(unmeasured(Reason.PORT_NOT_TRIED));
  }

  @ParameterizedTest
  @CsvSource({"silent, 25", "refused 30, 55", "refused, 25"})
  void costs_openButNoGreeting_holdsTheReader(String greeting, long waitMillis) {
    Measured measured = measured("587/ipv4 open 25 " + greeting, "25/ipv4 open 20 ready 5");
    assertThat(first(V4, measured)).isEqualTo(notSent(waitMillis));
  }

  @ParameterizedTest
  @CsvSource({
    "silent,       5025",
    "refused 30,   55",
    "refused,      25",
    "refused 6000, 5025",
    "ready 6000,   5025",
  })
  void costs_greetingTimer_goesOnToTheNextStep(String greeting, long costMillis) {
    Measured measured = measured("587/ipv4 open 25 " + greeting, "25/ipv4 open 20 ready 5");
    assertThat(first(notHeld(V4, 5000), measured)).isEqualTo(sent("25/ipv4", costMillis + 25));
  }

  /** The greet pause is no TCP timeout. */
  @Test
  void costs_greetingThatTakesLong_isWaitedFor() {
    Measured measured = measured("587/ipv4 open 25 ready 30000", "25/ipv4 open 20 ready 5");
    assertThat(first(V4, measured)).isEqualTo(sent("587/ipv4", 30_025));
    assertThat(first(notHeld(V4, 30_000), measured)).isEqualTo(sent("587/ipv4", 30_025));
  }

  @Test
  void costs_greetingTimer_triesTheOtherAddressesFirst() {
    Measured measured = measured("587/ipv4 open 25 silent; open 20 ready 5", "25/ipv4 open 20");
    assertThat(first(notHeld(V4, 5000), measured)).isEqualTo(sent("587/ipv4", 5050));
  }

  @Test
  void costs_secondSendWithoutMemory_isTheFirstAgain() {
    Costs costs =
        PolicyRule.costs(V4, measured("587/ipv4 timeout 10000", "25/ipv4 open 20 ready 5"));
    assertThat(costs.on(Send.FIRST)).isEqualTo(sent("25/ipv4", 10_025));
    assertThat(costs.on(Send.SECOND)).isEqualTo(sent("25/ipv4", 10_025));
    assertThat(costs.on(Send.SECOND_CACHED)).isEqualTo(sent("25/ipv4", 25));
  }

  @Test
  void costs_negativeCache_remembersTimeoutsAndNothingElse() {
    Measured measured =
        measured(
            "587/ipv6 reset 20",
            "587/ipv4 timeout 10000",
            "25/ipv6 timeout 10000; reset 20",
            "25/ipv4 open 20 ready 5");
    assertThat(first(PAPER, measured)).isEqualTo(sent("25/ipv4", 20 + 10_000 + 10_020 + 25));
    assertThat(cached(PAPER, measured)).isEqualTo(sent("25/ipv4", 20 + 25));
  }

  /** A step that was of use is not forgotten for the address before. */
  @Test
  void costs_negativeCache_keepsAStepThatOpenedInTheEnd() {
    Measured measured = measured("587/ipv4 timeout 10000; open 20", "25/ipv4 open 20");
    assertThat(cached(V4, measured)).isEqualTo(sent("587/ipv4", 10_020));
  }

  @Test
  void costs_negativeCacheThatWouldSkipAll_triesAllAgain() {
    Measured measured = measured("587/ipv4 timeout 10000", "25/ipv4 timeout 10000");
    assertThat(first(V4, measured)).isEqualTo(notSent(20_000));
    assertThat(cached(V4, measured)).isEqualTo(notSent(20_000));
    // Steps over IPv6, which has no address, are nothing that would be left.
    assertThat(cached(PAPER, measured)).isEqualTo(notSent(20_000));
  }

  @Test
  void costs_negativeCacheAfterAFailure_triesWhatIsLeft() {
    Measured measured = measured("587/ipv4 timeout 10000", "25/ipv4 reset 20");
    assertThat(first(V4, measured)).isEqualTo(notSent(10_020));
    assertThat(cached(V4, measured)).isEqualTo(notSent(20));
  }

  /** The first send has told of the network, so the second one's failure is none of the host. */
  @Test
  void costs_negativeCacheThatLeavesWhatCannotBeSent_isNotUnmeasured() {
    Measured measured =
        measured(
            "587/ipv6 unsent 0",
            "25/ipv6 unsent 0",
            "587/ipv4 timeout 10000",
            "25/ipv4 timeout 10000");
    assertThat(first(PAPER, measured)).isEqualTo(notSent(20_000));
    assertThat(cached(PAPER, measured)).isEqualTo(notSent(0));
  }

  @Test
  void costs_negativeCacheOfSilentGreetings_remembersThemToo() {
    Measured measured = measured("587/ipv4 open 25 silent", "25/ipv4 open 20 ready 5");
    assertThat(cached(notHeld(V4, 5000), measured)).isEqualTo(sent("25/ipv4", 25));
  }
}
