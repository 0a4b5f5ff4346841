package org.sendpath.lab.run;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that the table says and the agent should.
 *
 * @param what such as {@code 587 ipv4 outcome}
 * @param expected all that would be right; mostly one
 */
public record Fact(String what, Set<String> expected, String got) {
  public Fact {
    expected = Set.copyOf(expected);
  }

  static Fact of(String what, Object expected, Object got) {
    return new Fact(what, Set.of(expected.toString()), got.toString());
  }

  public boolean holds() {
    return expected.contains(got);
  }

  /** One line: what, expected, got. */
  @Override
  public String toString() {
    return "%s %-44s expected %-40s got %s"
        .formatted(
            holds() ? "  " : "! ",
            what,
            expected.stream().sorted().collect(Collectors.joining(" or ")),
            got);
  }
}
