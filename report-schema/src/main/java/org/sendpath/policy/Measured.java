package org.sendpath.policy;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Report;
import org.sendpath.report.Target;

/**
 * What one report measured of its server, at sample 0: for each way the answers of the addresses,
 * in the order in which they were tried. Whether a server has addresses of a family is told by the
 * attempts: a family that was attempted on no port has none.
 */
public record Measured(Map<Way, List<Answer>> answers) {
  public Measured {
    Map<Way, List<Answer>> copy = new HashMap<>();
    answers.forEach(
        (way, given) -> {
          if (!given.isEmpty()) {
            copy.put(way, List.copyOf(given));
          }
        });
    answers = Collections.unmodifiableMap(copy);
  }

  /** What the report measured. */
  public static Measured of(Report report) {
    return new Measured(
        report.attempts().stream()
            .filter(attempt -> attempt.target() == Target.SERVER && attempt.sample() == 0)
            .sorted(Comparator.comparingLong(Attempt::startMicros))
            .collect(
                Collectors.groupingBy(
                    attempt -> new Way(attempt.port(), attempt.family()),
                    Collectors.mapping(Answer::of, Collectors.toList()))));
  }

  /** Whether nothing was attempted at all. */
  boolean isEmpty() {
    return answers.isEmpty();
  }

  /** The answers on a way; none if it was not tried, or has no address. */
  List<Answer> on(Way way) {
    return answers.getOrDefault(way, List.of());
  }

  boolean hasAddress(Family family) {
    for (Way way : answers.keySet()) {
      if (way.family() == family) {
        return true;
      }
    }
    return false;
  }
}
