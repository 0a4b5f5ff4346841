package org.sendpath.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sendpath.policy.Samples.steps;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Family;
import org.sendpath.report.InvalidFieldException;

class PolicyTest {
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final OptionalLong TIMER = OptionalLong.of(1);

  @ParameterizedTest
  @ValueSource(strings = {"", "Mew", "-mew", "a b", "a,b", "mew\n"})
  void new_badName_isRefused(String name) {
    assertRefused("name", () -> policy(name, "For tests."));
  }

  @Test
  void new_longestName_isTaken() {
    assertThat(policy("a".repeat(64), "For tests.").name()).hasSize(64);
    assertRefused("name", () -> policy("a".repeat(65), "For tests."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void new_badDescription_isRefused(String description) {
    assertRefused("description", () -> policy("mew", description));
  }

  @Test
  void new_descriptionTooLong_isRefused() {
    assertRefused("description", () -> policy("mew", "a".repeat(201)));
  }

  @Test
  void new_noStepOrTooMany_isRefused() {
    assertRefused("steps", () -> policy(List.of(), TIMER));
    assertRefused("steps", () -> policy(Collections.nCopies(33, steps("25/ipv4").get(0)), TIMER));
  }

  @Test
  void new_sameWayTwice_isRefused() {
    assertRefused("steps/2", () -> policy(steps("587/ipv4", "25/ipv4", "587/ipv4"), TIMER));
  }

  @Test
  void new_neitherTimerNorSystem_isRefused() {
    assertRefused("steps/0", () -> policy(steps("587/ipv4"), OptionalLong.empty()));
    List<Step> oneTimed =
        List.of(new Step(Samples.way("587/ipv4"), TIMER), steps("25/ipv4").get(0));
    assertRefused("steps/1", () -> policy(oneTimed, OptionalLong.empty()));
    assertThat(policy(oneTimed, TIMER).limitMicros(oneTimed.get(1))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, DAY_MICROS + 1})
  void new_timerOutOfBounds_isRefused(long micros) {
    OptionalLong timer = OptionalLong.of(micros);
    assertRefused("connectTimerMicros", () -> new Step(new Way(25, Family.IPV4), timer));
    assertRefused("connectTimerMicros", () -> policy(steps("587/ipv4"), timer));
    assertRefused("staggerMicros", () -> policy(timer, OptionalLong.empty()));
    assertRefused("greetingTimerMicros", () -> policy(OptionalLong.empty(), timer));
    assertRefused("timeoutMicros", () -> new TcpSystem("bsd", micros, true, OptionalLong.empty()));
    assertRefused("softErrorWaitMicros", () -> new TcpSystem("bsd", 1, false, timer));
  }

  @Test
  void new_softErrorsEndAndAreWaitedFor_isRefused() {
    assertRefused("softErrorWaitMicros", () -> new TcpSystem("bsd", 2, true, TIMER));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536})
  void new_portOutOfBounds_isRefused(int port) {
    assertRefused("port", () -> new Way(port, Family.IPV4));
  }

  private static Policy policy(String name, String description) {
    return new Policy(
        name,
        description,
        steps("587/ipv4"),
        TIMER,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static Policy policy(List<Step> steps, OptionalLong connectTimerMicros) {
    return new Policy(
        "mew",
        "For tests.",
        steps,
        connectTimerMicros,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static Policy policy(OptionalLong staggerMicros, OptionalLong greetingTimerMicros) {
    return new Policy(
        "mew",
        "For tests.",
        steps("587/ipv4"),
        TIMER,
        Optional.empty(),
        staggerMicros,
        greetingTimerMicros);
  }

  private static void assertRefused(String field, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(making)
        .extracting(InvalidFieldException::field)
        .isEqualTo(field);
  }
}
