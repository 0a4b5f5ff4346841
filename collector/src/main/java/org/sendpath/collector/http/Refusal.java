package org.sendpath.collector.http;

import java.util.Objects;

/**
 * Ends a request with a problem, from wherever it was found. Expected, so without a stack trace.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  Problem problem() {
    return problem;
  }
}
