package org.sendpath.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.policy.Samples.PAPER_ORDER;
import static org.sendpath.policy.Samples.cached;
import static org.sendpath.policy.Samples.first;
import static org.sendpath.policy.Samples.ms;
import static org.sendpath.policy.Samples.notHeld;
import static org.sendpath.policy.Samples.staggered;
import static org.sendpath.policy.Samples.timed;
import static org.sendpath.policy.Samples.way;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.sendpath.report.Outcome;

/** What is true of all measurements. Each has an answer on all four ways of the paper's order. */
class PolicyPropertyTest {
  /** Few and small, so that ties and limits are met. */
  private static final int MAX_MILLIS = 12;

  @Provide
  Arbitrary<Measured> answered() {
    return measured(1, answers(Arbitraries.just(Greeting.UNHEARD)));
  }

  @Provide
  Arbitrary<Measured> severalAddresses() {
    return measured(3, answers(Arbitraries.just(Greeting.UNHEARD)));
  }

  @Provide
  Arbitrary<Measured> greeted() {
    Arbitrary<Greeting> greetings =
        Combinators.combine(
                Arbitraries.of(Greeting.Kind.class), Arbitraries.integers().between(0, MAX_MILLIS))
            .as(
                (kind, millis) ->
                    switch (kind) {
                      case READY, REFUSED -> new Greeting(kind, ms(millis));
                      case SILENT, UNHEARD -> new Greeting(kind, 0);
                    });
    return measured(3, answers(greetings));
  }

  private static Arbitrary<Answer> answers(Arbitrary<Greeting> greetings) {
    return Combinators.combine(
            Arbitraries.of(Outcome.class), Arbitraries.integers().between(1, MAX_MILLIS), greetings)
        .as(
            (outcome, millis, greeting) ->
                new Answer(
                    outcome, ms(millis), outcome == Outcome.OPEN ? greeting : Greeting.UNHEARD));
  }

  private static Arbitrary<Measured> measured(int maxAddresses, Arbitrary<Answer> answers) {
    return answers
        .list()
        .ofMinSize(1)
        .ofMaxSize(maxAddresses)
        .list()
        .ofSize(PAPER_ORDER.length)
        .map(
            lists -> {
              Map<Way, List<Answer>> ways = new HashMap<>();
              for (int i = 0; i < PAPER_ORDER.length; i++) {
                ways.put(way(PAPER_ORDER[i]), lists.get(i));
              }
              return new Measured(ways);
            });
  }

  /** With one address a step; else a later address may answer sooner than the first would have. */
  @Property
  void shorterTimer_sameWay_neverWaitsLonger(
      @ForAll("answered") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int one,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int other) {
    Ending shorter = first(timed(Math.min(one, other), PAPER_ORDER), measured);
    Ending longer = first(timed(Math.max(one, other), PAPER_ORDER), measured);
    Assume.that(
        shorter instanceof Ending.Sent a
            && longer instanceof Ending.Sent b
            && a.way().equals(b.way()));
    assertThat(waitMicros(shorter)).isLessThanOrEqualTo(waitMicros(longer));
  }

  /** Patience costs time, and never a message, while servers greet. */
  @Property
  void longerTimer_sendsWhateverAShorterOneSends(
      @ForAll("severalAddresses") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int one,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int other) {
    if (first(timed(Math.min(one, other), PAPER_ORDER), measured) instanceof Ending.Sent) {
      assertThat(first(timed(Math.max(one, other), PAPER_ORDER), measured))
          .isInstanceOf(Ending.Sent.class);
    }
  }

  @Property
  void negativeCache_inSequence_endsTheSameWayAndNeverWaitsLonger(
      @ForAll("greeted") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer) {
    Policy policy = timed(timer, PAPER_ORDER);
    Ending first = first(policy, measured);
    Ending cached = cached(policy, measured);
    if (first instanceof Ending.Sent sent) {
      assertThat(cached).isInstanceOf(Ending.Sent.class);
      assertThat(((Ending.Sent) cached).way()).isEqualTo(sent.way());
    }
    if (!(first instanceof Ending.Unmeasured)) {
      assertThat(waitMicros(cached)).isLessThanOrEqualTo(waitMicros(first));
    }
  }

  /** What 587 first costs above 25 alone is what 587 alone costs until it gives up. */
  @Property
  void fallback_isThePriceOf587(
      @ForAll("severalAddresses") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer) {
    Ending submission = first(timed(timer, "587/ipv6", "587/ipv4"), measured);
    Ending smtp = first(timed(timer, "25/ipv6", "25/ipv4"), measured);
    Ending paper = first(timed(timer, PAPER_ORDER), measured);
    if (submission instanceof Ending.Sent) {
      assertThat(paper).isEqualTo(submission);
    } else if (submission instanceof Ending.NotSent && smtp instanceof Ending.Sent) {
      assertThat(waitMicros(paper)).isEqualTo(waitMicros(submission) + waitMicros(smtp));
    }
  }

  @Property
  void stagger_whateverItIs_neverOpensLaterThanInSequence(
      @ForAll("severalAddresses") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int one,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int other) {
    Policy sequence = timed(timer, PAPER_ORDER);
    Ending sooner = first(staggered(sequence, Math.min(one, other)), measured);
    Ending later = first(staggered(sequence, Math.max(one, other)), measured);
    Ending last = first(sequence, measured);
    assertThat(sooner.getClass()).isEqualTo(last.getClass());
    assertThat(later.getClass()).isEqualTo(last.getClass());
    assertThat(waitMicros(sooner)).isLessThanOrEqualTo(waitMicros(later));
    assertThat(waitMicros(later)).isLessThanOrEqualTo(waitMicros(last));
  }

  /** A delay that is longer than all else is none. */
  @Property
  void stagger_longerThanAnyStep_isASequence(
      @ForAll("greeted") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer,
      @ForAll boolean timesGreetings) {
    Policy sequence = timed(timer, PAPER_ORDER);
    Policy policy = timesGreetings ? notHeld(sequence, timer) : sequence;
    assertThat(PolicyRule.costs(staggered(policy, 1000), measured))
        .isEqualTo(PolicyRule.costs(policy, measured));
  }

  @Property
  void greetingTimer_neverSendsLess(
      @ForAll("greeted") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer) {
    Policy held = timed(timer, PAPER_ORDER);
    if (first(held, measured) instanceof Ending.Sent) {
      assertThat(first(notHeld(held, MAX_MILLIS), measured)).isInstanceOf(Ending.Sent.class);
    }
  }

  /** The rule against a clock that is looked at each millisecond. */
  @Property
  void stagger_anyMeasurement_isWhatAClockShows(
      @ForAll("answered") Measured measured,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int timer,
      @ForAll @IntRange(min = 1, max = MAX_MILLIS) int stagger) {
    Ending expected = watch(measured, timer, stagger);
    Ending actual = first(staggered(timed(timer, PAPER_ORDER), stagger), measured);
    if (!(actual instanceof Ending.Unmeasured)) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(measured.answers().values())
          .allMatch(answers -> answers.get(0).outcome() == Outcome.UNSENT);
    }
  }

  private static Ending watch(Measured measured, int timer, int stagger) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<Integer> failures = new ArrayList<>();
    int now = 0;
    while (failures.size() < PAPER_ORDER.length) {
      for (int i = 0; i < starts.size(); i++) {
        Answer answer = measured.on(way(PAPER_ORDER[i])).get(0);
        boolean inTime = answer.outcome() != Outcome.TIMEOUT && answer.elapsedMicros() <= ms(timer);
        int end = starts.get(i) + (inTime ? (int) (answer.elapsedMicros() / ms(1)) : timer);
        if (end == now && inTime && answer.outcome() == Outcome.OPEN) {
          return new Ending.Sent(way(PAPER_ORDER[i]), ms(now));
        }
        if (end == now) {
          failures.add(i);
        }
      }
      int last = starts.size() - 1;
      boolean due = now - starts.get(last) >= stagger || failures.contains(last);
      if (due && starts.size() < PAPER_ORDER.length) {
        starts.add(now);
      }
      now++;
    }
    return new Ending.NotSent(ms(now - 1));
  }

  private static long waitMicros(Ending ending) {
    if (ending instanceof Ending.Sent sent) {
      return sent.waitMicros();
    }
    return ending instanceof Ending.NotSent notSent ? notSent.waitMicros() : 0;
  }
}
