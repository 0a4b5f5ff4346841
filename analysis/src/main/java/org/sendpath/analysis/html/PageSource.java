package org.sendpath.analysis.html;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page says of where its figures are from.
 *
 * @param experiment the experiment's name
 * @param inputs in the order in which they were read
 * @param measured when the reports were measured; empty if there are none
 * @param version of Sendpath
 * @param policies those whose costs the tables tell; may be empty
 * @param engine name and version of what counted, such as {@code DuckDB 2.0.0}
 * @param madeAt when the tables were made
 */
public record PageSource(
    String experiment,
    List<Input> inputs,
    Optional<Period> measured,
    List<NamedPolicy> policies,
    String version,
    String engine,
    Instant madeAt) {
  public PageSource {
    Objects.requireNonNull(experiment, "experiment");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(measured, "measured");
    policies = List.copyOf(policies);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(madeAt, "madeAt");
  }

  /**
   * What was read from one file, folder or collector.
   *
   * @param name as the analyst gave it
   * @param sha256 of its bytes, in hexadecimal digits
   * @param reports that were read, repeated ones too
   * @param repeated those whose id came before; they count once
   * @param badLines that were set aside
   * @param problem why it was not read to its end; empty if it was
   */
  public record Input(
      String name,
      String sha256,
      long reports,
      long repeated,
      long badLines,
      Optional<String> problem) {
    public Input {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(problem, "problem");
    }
  }

  /** A policy, and what it does, in one line. */
  public record NamedPolicy(String name, String description) {
    public NamedPolicy {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(description, "description");
    }
  }

  /** From the first measurement to the last. */
  public record Period(Instant first, Instant last) {
    public Period {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("last: must not be before first");
      }
    }
  }
}
