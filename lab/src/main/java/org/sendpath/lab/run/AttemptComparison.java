package org.sendpath.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.lab.network.AddressPlan;
import org.sendpath.lab.network.Treatment;
import org.sendpath.lab.scenario.Expected;
import org.sendpath.lab.scenario.ExpectedSession;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Session;
import org.sendpath.report.Word;

/** Expected beside got for one attempt. */
final class AttemptComparison {
  private static final String NOTHING = Comparison.NOTHING;

  /** In the place of an address that would tell where the volunteer is. */
  private static final String HIDDEN = "hidden-0";

  private final Pass pass;
  private final Family family;
  private final String label;
  private final List<Fact> facts = new ArrayList<>();

  AttemptComparison(Pass pass, Family family, String label) {
    this.pass = pass;
    this.family = family;
    this.label = label;
  }

  List<Fact> facts(Expected expected, Attempt got) {
    outcome(expected, got);
    icmp(expected, got);
    atLeast("elapsedMicros", expected.minElapsedMicros(), got.elapsedMicros());
    expected.session().ifPresent(session -> session(session, got.session()));
    if (expected.session().isEmpty()) {
      add("session", Set.of(NOTHING), got.session().isPresent() ? "a session" : NOTHING);
    }
    return List.copyOf(facts);
  }

  private void outcome(Expected expected, Attempt got) {
    String errno = expected.errno().orElse(NOTHING);
    switch (pass) {
      case KERNEL -> {
        add("outcome", Set.of(expected.outcome().word()), got.outcome().word());
        add("evidence", Set.of(expected.evidence().word()), got.evidence().word());
        add("errno", Set.of(errno), got.errno().orElse(NOTHING));
        if (expected.synRetransmits().isPresent() || expected.evidence() != Evidence.TIMER) {
          add(
              "synRetransmits",
              Set.of(text(expected.synRetransmits())),
              text(got.synRetransmits()));
        }
      }
      case PORTABLE -> {
        add(
            "outcome",
            expected.portableOutcomes().stream().map(Word::word).collect(Collectors.toSet()),
            got.outcome().word());
        boolean timer = expected.evidence() == Evidence.TIMER;
        add(
            "evidence",
            Set.of((timer ? Evidence.TIMER : Evidence.ERRNO).word()),
            got.evidence().word());
        // Java has texts for errors, not numbers: not every text is known.
        add(
            "errno",
            Stream.of(errno, NOTHING).collect(Collectors.toSet()),
            got.errno().orElse(NOTHING));
        add("synRetransmits", Set.of(NOTHING), text(got.synRetransmits()));
      }
    }
  }

  private void icmp(Expected expected, Attempt got) {
    String sent = expected.icmp().map(this::text).orElse(NOTHING);
    String seen =
        got.icmp()
            .map(icmp -> "%d/%d from %s".formatted(icmp.type(), icmp.code(), icmp.from()))
            .orElse(NOTHING);
    add("icmp", Set.of(pass == Pass.KERNEL ? sent : NOTHING), seen);
  }

  private String text(Treatment.Answer answer) {
    String from =
        switch (answer.sender()) {
          case ROUTER -> Addresses.text(AddressPlan.router(family));
          case HOME -> HIDDEN;
        };
    return "%d/%d from %s".formatted(answer.error().type(), answer.error().code(), from);
  }

  private void session(ExpectedSession expected, Optional<Session> session) {
    if (session.isEmpty()) {
      add("session", Set.of("a session"), NOTHING);
      return;
    }
    Session got = session.get();
    add("greeting code", Set.of(text(expected.code())), text(got.code()));
    add("startTls", Set.of(word(expected.startTls())), word(got.startTls()));
    add(
        "tls",
        Set.of(expected.tls().map(tls -> tls(tls.trust(), tls.hostnameMatches())).orElse(NOTHING)),
        got.tls().map(tls -> tls(tls.trust(), tls.hostnameMatches())).orElse(NOTHING));
    add("authBeforeTls", Set.of(list(expected.authBeforeTls())), list(got.authBeforeTls()));
    add("authAfterTls", Set.of(list(expected.authAfterTls())), list(got.authAfterTls()));
    add("failure", Set.of(word(expected.failure())), word(got.failure()));
    long pauseMicros = expected.minGreeting().toNanos() / 1000;
    if (pauseMicros > 0) {
      atLeast("greetingMicros", pauseMicros, got.greetingMicros().orElse(0));
    }
  }

  private static String tls(Word trust, boolean hostnameMatches) {
    return trust.word() + (hostnameMatches ? ", its name" : ", another name");
  }

  private void atLeast(String what, long least, long got) {
    String enough = "at least " + least;
    add(what, Set.of(enough), got >= least ? enough : Long.toString(got));
  }

  private void add(String what, Set<String> expected, String got) {
    facts.add(new Fact(label + " " + what, expected, got));
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : NOTHING;
  }

  private static String word(Optional<? extends Word> word) {
    return word.map(Word::word).orElse(NOTHING);
  }

  private static String list(Optional<List<String>> list) {
    return list.map(List::toString).orElse(NOTHING);
  }
}
