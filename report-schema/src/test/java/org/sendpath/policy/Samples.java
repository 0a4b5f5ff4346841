package org.sendpath.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Word;

/** Policies and measurements, written short. Times are in milliseconds. */
final class Samples {
  static final String[] PAPER_ORDER = {"587/ipv6", "587/ipv4", "25/ipv6", "25/ipv4"};

  static final TcpSystem BSD = new TcpSystem("bsd", ms(75_000), false, OptionalLong.of(ms(10_000)));
  static final TcpSystem LINUX_2005 =
      new TcpSystem("linux-2005", ms(189_000), true, OptionalLong.empty());
  static final TcpSystem SOLARIS =
      new TcpSystem("solaris", ms(225_000), false, OptionalLong.empty());

  private Samples() {}

  static long ms(long millis) {
    return millis * 1000;
  }

  static Way way(String text) {
    String[] parts = text.split("/", 2);
    return new Way(Integer.parseInt(parts[0]), Word.find(Family.class, parts[1]).orElseThrow());
  }

  /** One timer for all steps. */
  static Policy timed(long timerMillis, String... ways) {
    return new Policy(
        "timed",
        "For tests.",
        steps(ways),
        OptionalLong.of(ms(timerMillis)),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  /** No timer but the system's. */
  static Policy untimed(TcpSystem system, String... ways) {
    return new Policy(
        "untimed",
        "For tests.",
        steps(ways),
        OptionalLong.empty(),
        Optional.of(system),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  static Policy staggered(Policy policy, long staggerMillis) {
    return new Policy(
        policy.name(),
        policy.description(),
        policy.steps(),
        policy.connectTimerMicros(),
        policy.system(),
        OptionalLong.of(ms(staggerMillis)),
        policy.greetingTimerMicros());
  }

  static Policy notHeld(Policy policy, long greetingTimerMillis) {
    return new Policy(
        policy.name(),
        policy.description(),
        policy.steps(),
        policy.connectTimerMicros(),
        policy.system(),
        policy.staggerMicros(),
        OptionalLong.of(ms(greetingTimerMillis)));
  }

  static List<Step> steps(String... ways) {
    return Arrays.stream(ways).map(way -> new Step(way(way), OptionalLong.empty())).toList();
  }

  /**
   * Each way with its addresses' answers: {@code 587/ipv4 timeout 10000; open 25 ready 5}. After an
   * {@code open}: {@code ready}, {@code refused} or {@code silent}, or nothing if nobody listened.
   */
  static Measured measured(String... ways) {
    Map<Way, List<Answer>> answers = new HashMap<>();
    for (String text : ways) {
      String[] parts = text.split(" ", 2);
      answers.put(way(parts[0]), Stream.of(parts[1].split("; ")).map(Samples::answer).toList());
    }
    return new Measured(answers);
  }

  static Answer answer(String text) {
    String[] words = text.split(" ", 4);
    Greeting greeting =
        words.length < 3
            ? Greeting.UNHEARD
            : new Greeting(
                Greeting.Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                words.length < 4 ? 0 : ms(Long.parseLong(words[3])));
    return new Answer(
        Word.find(Outcome.class, words[0]).orElseThrow(), ms(Long.parseLong(words[1])), greeting);
  }

  static Ending sent(String way, long waitMillis) {
    return new Ending.Sent(way(way), ms(waitMillis));
  }

  static Ending notSent(long waitMillis) {
    return new Ending.NotSent(ms(waitMillis));
  }

  static Ending unmeasured(Ending.Reason reason) {
    return new Ending.Unmeasured(reason);
  }

  static Ending first(Policy policy, Measured measured) {
    return PolicyRule.costs(policy, measured).first();
  }

  static Ending cached(Policy policy, Measured measured) {
    return PolicyRule.costs(policy, measured).secondCached();
  }
}
