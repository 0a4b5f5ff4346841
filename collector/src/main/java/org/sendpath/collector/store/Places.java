package org.sendpath.collector.store;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The places of the cube that a filter admits. */
final class Places {
  private final Optional<String> experiment;
  private final long since;
  private final long until;
  private final Set<Integer> segments;

  Places(ReportFilter filter) {
    experiment = filter.experiment();
    since = filter.since().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
    until = filter.until().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE);
    segments = Segment.numbers(filter).boxed().collect(Collectors.toSet());
  }

  boolean admit(CubeChange.Place place) {
    return experiment.filter(name -> !name.equals(place.experiment())).isEmpty()
        && since <= place.day()
        && place.day() < until
        && segments.contains(place.segment());
  }
}
