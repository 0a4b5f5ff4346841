package org.sendpath.agent.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;

/**
 * What to measure.
 *
 * @param serverName canonical ({@code ServerName})
 * @param ports in the order in which their SYNs leave
 * @param timer of each connect; empty lets the system give up
 * @param samples connects per port and address that answer, at least 1; the first one carries the
 *     session
 */
public record MeasurementPlan(
    String experiment,
    String volunteer,
    String serverName,
    ServerKind kind,
    Route route,
    Network network,
    List<Integer> ports,
    Optional<Duration> timer,
    int samples) {
  public MeasurementPlan {
    ports = List.copyOf(ports);
    if (ports.isEmpty()) {
      throw new IllegalArgumentException("ports: at least one");
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples: at least 1");
    }
  }
}
