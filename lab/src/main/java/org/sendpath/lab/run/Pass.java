package org.sendpath.lab.run;

import java.util.List;
import java.util.Locale;

/** The ways in which each scenario is run. */
public enum Pass {
  /** With the kernel's evidence. */
  KERNEL,
  /** With the evidence that any system gives: the agent must not claim more. */
  PORTABLE;

  /** Its folder's name. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> arguments() {
    return switch (this) {
      case KERNEL -> List.of();
      case PORTABLE -> List.of("--portable");
    };
  }
}
