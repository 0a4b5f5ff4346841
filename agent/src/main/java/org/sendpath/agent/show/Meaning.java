package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.agent.show.Findings.Finding;
import org.sendpath.report.Family;
import org.sendpath.report.Target;
import org.sendpath.rule.Case;
import org.sendpath.rule.LocalServerRule;

/** The case in one plain sentence, and what it costs a mail reader in waiting. */
final class Meaning {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int SMTP = 25;
  private static final int SSH = 22;

  /** A wait that nobody notices. */
  private static final long QUICK_MICROS = 1_000_000;

  private final Findings findings;
  private final Messages messages;
  private final Spans spans;

  Meaning(Findings findings, Messages messages) {
    this.findings = findings;
    this.messages = messages;
    this.spans = new Spans(messages);
  }

  String statement(Case found) {
    return found == Case.UNMEASURED
        ? messages.text("case.unmeasured", whyUnmeasured())
        : messages.word("case", found);
  }

  List<String> sentences(Case found) {
    List<String> sentences = new ArrayList<>();
    switch (found) {
      case OPEN -> sentences.add(open());
      case RESET, ICMP_HARD, ICMP_UNKNOWN -> {
        sentences.add(refused());
        sentences.addAll(fallback());
      }
      case ICMP_SOFT -> {
        sentences.add(refused());
        sentences.add(messages.text("meaning.soft-elsewhere"));
        sentences.addAll(fallback());
      }
      case TIMEOUT -> {
        sentences.add(silent());
        sentences.addAll(fallback());
      }
      case SSL -> sentences.addAll(route(SUBMISSIONS, "meaning.ssl"));
      case SSH -> sentences.addAll(route(SSH, "meaning.ssh"));
      case UNMEASURED -> {}
    }
    if (LocalServerRule.isLocal(findings.report())) {
      sentences.add(messages.text("meaning.local"));
    }
    return sentences;
  }

  private String whyUnmeasured() {
    boolean asked = !findings.of(Target.SERVER, SUBMISSION).isEmpty();
    return asked || findings.all(Target.SERVER).isEmpty()
        ? messages.word("unmeasured", Obstacle.of(findings.report()))
        : messages.text("unmeasured.not-asked");
  }

  private String open() {
    List<Finding> found = findings.of(Target.SERVER, SUBMISSION);
    Wait wait = Wait.before(findings, SUBMISSION);
    Optional<Finding> first = found.stream().filter(Finding::open).findFirst();
    String rtt = first.map(Finding::rttMicros).map(this::text).orElseThrow();
    boolean overIpv4 = first.map(Finding::family).filter(Family.IPV4::equals).isPresent();
    return overIpv4 && wait.micros() >= QUICK_MICROS
        ? messages.text("meaning.open-later", spans.text(wait.micros()), rtt)
        : messages.text("meaning.open", rtt);
  }

  /** No silence, or none after the answer that makes the case. */
  private String refused() {
    Wait wait = Wait.before(findings, SUBMISSION);
    if (wait.silent() > 0) {
      return messages.text("meaning.refused-and-silent", spans.text(wait.micros()));
    }
    return messages.text(
        wait.micros() < QUICK_MICROS ? "meaning.refused" : "meaning.refused-slow",
        spans.text(wait.micros()));
  }

  private String silent() {
    Wait wait = Wait.before(findings, SUBMISSION);
    OptionalLong timer = findings.report().agent().timerMicros();
    String all = spans.text(wait.micros());
    if (timer.isEmpty()) {
      return messages.text("meaning.silent-system", all);
    }
    return wait.silent() < 2
        ? messages.text("meaning.silent", all)
        : messages.text(
            "meaning.silent-several", all, wait.silent(), spans.text(timer.getAsLong()));
  }

  /** What a reader finds on port 25 when it gets there. */
  private List<String> fallback() {
    List<Finding> smtp = findings.of(Target.SERVER, SMTP);
    if (smtp.isEmpty()) {
      return List.of();
    }
    return smtp.stream()
        .filter(Finding::open)
        .min(Comparator.comparingLong(finding -> finding.rttMicros().orElseThrow()))
        .map(finding -> List.of(messages.text("meaning.then-25", text(finding.rttMicros()))))
        .orElseGet(() -> List.of(messages.text("meaning.then-nothing")));
  }

  private List<String> route(int port, String key) {
    List<String> sentences = new ArrayList<>();
    sentences.add(messages.text(key));
    List<Finding> found = findings.of(Target.SERVER, port);
    found.stream()
        .filter(Finding::open)
        .findFirst()
        .ifPresentOrElse(
            finding ->
                sentences.add(messages.text("meaning.route-open", port, text(finding.rttMicros()))),
            () -> {
              if (!found.isEmpty()) {
                sentences.add(messages.text("meaning.route-closed", port));
              }
            });
    return sentences;
  }

  private String text(OptionalLong micros) {
    return spans.text(micros.orElseThrow());
  }
}
