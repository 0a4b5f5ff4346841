package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendpath.agent.smtp.WireText;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.Tls;
import org.sendpath.rule.IcmpRule;

/** What stands behind the result: who said what, and how sure it is. */
final class Details {
  private static final int MOST_GREETING_CHARACTERS = 120;

  private final Findings findings;
  private final Messages messages;
  private final Spans spans;

  Details(Findings findings, Messages messages) {
    this.findings = findings;
    this.messages = messages;
    this.spans = new Spans(messages);
  }

  List<ResultView.Item> lines() {
    List<ResultView.Item> lines = new ArrayList<>();
    missing(lines);
    for (Target target : Target.values()) {
      failures(lines, target);
    }
    for (int port : findings.ports(Target.SERVER)) {
      findings.of(Target.SERVER, port).stream()
          .flatMap(finding -> finding.session().stream())
          .findFirst()
          .ifPresent(session -> session(lines, port, session));
    }
    if (findings.report().agent().evidence() == Evidence.ERRNO) {
      lines.add(new ResultView.Item(Mark.NOTE, messages.text("details.portable")));
    }
    return lines;
  }

  /** Why a family was not tried. */
  private void missing(List<ResultView.Item> lines) {
    Map<ResolutionStatus, List<String>> families = new LinkedHashMap<>();
    for (Resolution resolution : findings.report().resolutions()) {
      boolean none =
          resolution.status() != ResolutionStatus.OK
              && resolution.status() != ResolutionStatus.LITERAL;
      if (none && resolution.target() == Target.SERVER) {
        families
            .computeIfAbsent(resolution.status(), status -> new ArrayList<>())
            .add(Words.family(resolution.family()));
      }
    }
    families.forEach(
        (status, names) -> add(lines, messages.list(names), messages.word("missing", status)));
  }

  /** What is said of attempts that did not open: once, with all attempts of which it is true. */
  private void failures(List<ResultView.Item> lines, Target target) {
    Map<String, Set<String>> failures = new LinkedHashMap<>();
    for (Attempt attempt : findings.report().attempts()) {
      if (attempt.target() == target
          && attempt.sample() == 0
          && attempt.outcome() != Outcome.OPEN) {
        String place = attempt.port() + " " + Words.family(attempt.family());
        failures.computeIfAbsent(why(attempt), why -> new LinkedHashSet<>()).add(place);
      }
    }
    failures.forEach(
        (why, places) -> {
          String list = messages.list(List.copyOf(places));
          add(
              lines,
              switch (target) {
                case SERVER -> list;
                case CONTROL -> messages.text("details.control", list);
              },
              why);
        });
  }

  private String why(Attempt attempt) {
    String errno = attempt.errno().orElse("-");
    return switch (attempt.outcome()) {
      case RESET ->
          attempt.evidence() == Evidence.KERNEL
              ? messages.text("details.reset")
              : messages.text("details.reset-errno", errno);
      case ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN ->
          attempt
              .icmp()
              .map(icmp -> icmp(attempt, icmp))
              .orElseGet(() -> messages.text("details.icmp-errno", errno));
      case TIMEOUT -> timeout(attempt);
      case UNSENT -> unsent(errno);
      case OPEN -> throw new IllegalArgumentException("attempt: opened");
    };
  }

  private String icmp(Attempt attempt, Icmp icmp) {
    String version =
        switch (attempt.family()) {
          case IPV4 -> "ICMPv4";
          case IPV6 -> "ICMPv6";
        };
    String key = version.toLowerCase(Locale.ROOT) + "." + icmp.type() + "." + icmp.code();
    String said = messages.text(messages.has(key) ? key : "icmp.other");
    String who =
        icmp.from().equals(attempt.address())
            ? messages.text("details.server-itself")
            : messages.text("details.router", icmp.from());
    IcmpRule.Origin origin = IcmpRule.origin(attempt.family(), icmp.type(), icmp.code());
    String counted =
        attempt.outcome() == Outcome.ICMP_UNKNOWN
            ? messages.text("details.uncounted")
            : messages.word("details.counted." + origin.word(), attempt.outcome());
    return messages.text("details.icmp", who, said, version, icmp.type(), icmp.code(), counted);
  }

  private String timeout(Attempt attempt) {
    String waited = spans.text(attempt.elapsedMicros());
    String silence =
        attempt.evidence() == Evidence.TIMER
            ? messages.text("details.timer", waited)
            : messages.text("details.timeout", waited);
    int again = attempt.synRetransmits().orElse(0);
    return again == 0 ? silence : silence + messages.text("details.syns", again + 1);
  }

  private String unsent(String errno) {
    String key = "unsent." + errno.toLowerCase(Locale.ROOT);
    return messages.text(
        "details.unsent", messages.text(messages.has(key) ? key : "unsent.other"), errno);
  }

  private void session(List<ResultView.Item> lines, int port, Session session) {
    String place = messages.ports(List.of(port));
    if (session.greeting().isPresent() && session.greetingMicros().isPresent()) {
      String greeting = greeting(session.greeting().get());
      String time = spans.text(session.greetingMicros().getAsLong());
      add(lines, place, messages.text("details.greeting", time, greeting));
    }
    Optional<Tls> tls = session.tls();
    if (tls.isPresent()) {
      String until =
          tls.get()
              .notAfter()
              .map(instant -> messages.text("details.until", instant.toString().substring(0, 10)))
              .orElse("");
      add(
          lines,
          place,
          messages.text(
              "details.tls",
              Words.version(tls.get()),
              spans.text(tls.get().elapsedMicros()),
              until));
    }
  }

  private void add(List<ResultView.Item> lines, String place, String text) {
    lines.add(new ResultView.Item(Mark.NOTE, messages.text("details.line", place, text)));
  }

  /** Its lines on one, as a terminal may print them. */
  private static String greeting(String raw) {
    String text = raw.lines().map(WireText::shown).collect(Collectors.joining(" / "));
    return text.length() <= MOST_GREETING_CHARACTERS
        ? text
        : text.substring(0, MOST_GREETING_CHARACTERS) + "...";
  }
}
