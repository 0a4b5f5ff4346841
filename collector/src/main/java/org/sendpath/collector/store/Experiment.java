package org.sendpath.collector.store;

import java.util.Objects;

/**
 * An experiment that this collector takes reports for.
 *
 * @param name lower case letters, digits and hyphens
 * @param open whether it takes reports from all; else only with its token
 */
public record Experiment(String name, boolean open) {
  public Experiment {
    Objects.requireNonNull(name, "name");
  }
}
