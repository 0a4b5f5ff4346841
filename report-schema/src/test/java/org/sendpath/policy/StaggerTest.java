package org.sendpath.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.policy.Samples.PAPER_ORDER;
import static org.sendpath.policy.Samples.cached;
import static org.sendpath.policy.Samples.first;
import static org.sendpath.policy.Samples.measured;
import static org.sendpath.policy.Samples.notHeld;
import static org.sendpath.policy.Samples.notSent;
import static org.sendpath.policy.Samples.sent;
import static org.sendpath.policy.Samples.staggered;
import static org.sendpath.policy.Samples.timed;
import static org.sendpath.policy.Samples.unmeasured;

import org.junit.jupiter.api.Test;
import org.sendpath.policy.Ending.Reason;

/** Happy Eyeballs (RFC 8305 §5) over ports and families, worked out by hand. */
class StaggerTest {
  private static final Policy HAPPY = staggered(timed(10_000, PAPER_ORDER), 250);

  @Test
  void costs_firstOpensWithinTheDelay_nothingElseBegins() {
    assertThat(first(HAPPY, measured("587/ipv6 open 249 ready 7", "587/ipv4 open 1")))
        .isEqualTo(sent("587/ipv6", 256));
    // What would begin at that very moment does not: port 25 is not asked.
    assertThat(first(HAPPY, measured("587/ipv6 reset 20", "587/ipv4 open 250")))
        .isEqualTo(sent("587/ipv4", 270));
  }

  /** 587 silent over both families: 0, 250, 500 begin, 25 over IPv6 opens at 520. */
  @Test
  void costs_port587Silent_port25BeginsAfterTwoDelays() {
    assertThat(
            first(
                HAPPY,
                measured(
                    "587/ipv6 timeout 10000",
                    "587/ipv4 timeout 10000",
                    "25/ipv6 open 20 ready 5",
                    "25/ipv4 open 20 ready 5")))
        .isEqualTo(sent("25/ipv6", 525));
  }

  /** IPv4 alone: a family without an address takes no delay. */
  @Test
  void costs_oneFamily_takesOneDelay() {
    assertThat(first(HAPPY, measured("587/ipv4 timeout 10000", "25/ipv4 open 20 ready 5")))
        .isEqualTo(sent("25/ipv4", 275));
  }

  /** A failure lets the next begin at once: 0 to 20, 20 to 40, 40 to 60. */
  @Test
  void costs_refusals_areFollowedAtOnce() {
    assertThat(
            first(
                HAPPY,
                measured(
                    "587/ipv6 reset 20",
                    "587/ipv4 reset 20",
                    "25/ipv6 open 20 ready 5",
                    "25/ipv4 open 20")))
        .isEqualTo(sent("25/ipv6", 65));
  }

  /** IPv6 begins at 0 and opens at 400; IPv4 begins at 250 and opens at 330. */
  @Test
  void costs_laterStepOpensFirst_wins() {
    Measured measured =
        measured(
            "587/ipv6 open 400 ready 5",
            "587/ipv4 open 80 ready 500",
            "25/ipv4 open 1",
            "25/ipv6 open 1");
    // The first that opens wins, however long its greeting takes.
    assertThat(first(HAPPY, measured)).isEqualTo(sent("587/ipv4", 830));
  }

  /** IPv6 begins at 0 and opens at 300, as IPv4 does, which began at 250: the earlier step. */
  @Test
  void costs_twoOpenTogether_theEarlierStepWins() {
    assertThat(first(HAPPY, measured("587/ipv6 open 300 ready 5", "587/ipv4 open 50 ready 9")))
        .isEqualTo(sent("587/ipv6", 305));
  }

  /** The step before is what a step waits for: 0, 250 (IPv6 fails at 300), 500. */
  @Test
  void costs_earlierStepFailsLate_nextDelayGoesOn() {
    assertThat(
            first(
                HAPPY,
                measured(
                    "587/ipv6 reset 300",
                    "587/ipv4 timeout 10000",
                    "25/ipv6 open 20",
                    "25/ipv4 open 20")))
        .isEqualTo(sent("25/ipv6", 520));
  }

  /** The last to give up: 0 to 10000, 250 to 270, 270 to 10270, 520 to 540. */
  @Test
  void costs_nothingOpens_waitsForTheLast() {
    Measured measured =
        measured(
            "587/ipv6 timeout 10000",
            "587/ipv4 reset 20",
            "25/ipv6 timeout 10000",
            "25/ipv4 reset 20");
    assertThat(first(HAPPY, measured)).isEqualTo(notSent(10_270));
    assertThat(cached(HAPPY, measured)).isEqualTo(notSent(40));
  }

  /** It was dropped before its timer: nobody knows that it would have been silent. */
  @Test
  void costs_silentStepDroppedBeforeItsTimer_isNotRemembered() {
    Measured measured = measured("587/ipv4 timeout 10000", "25/ipv4 open 20 ready 5");
    assertThat(cached(HAPPY, measured)).isEqualTo(sent("25/ipv4", 275));
    // With a timer of 260 ms it is known by then.
    assertThat(cached(staggered(timed(260, PAPER_ORDER), 250), measured))
        .isEqualTo(sent("25/ipv4", 25));
    assertThat(cached(staggered(timed(271, PAPER_ORDER), 250), measured))
        .isEqualTo(sent("25/ipv4", 275));
  }

  @Test
  void costs_portNotTried_mattersOnlyIfItsTimeComes() {
    assertThat(first(HAPPY, measured("587/ipv4 open 240"))).isEqualTo(sent("587/ipv4", 240));
    assertThat(first(HAPPY, measured("587/ipv4 open 260")))
        .isEqualTo(unmeasured(Reason.PORT_NOT_TRIED));
  }

  @Test
  void costs_winnerThatStaysMute_holdsTheReader() {
    Measured measured =
        measured(
            "587/ipv6 open 20 silent",
            "587/ipv4 open 20 ready 5",
            "25/ipv4 open 1",
            "25/ipv6 open 1");
    assertThat(first(HAPPY, measured)).isEqualTo(notSent(20));
    // With a timer for greetings it wins only once it has greeted: the other begins at 250.
    assertThat(first(notHeld(HAPPY, 5000), measured)).isEqualTo(sent("587/ipv4", 275));
  }
}
