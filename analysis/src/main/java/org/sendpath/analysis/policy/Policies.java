package org.sendpath.analysis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.policy.Policy;

/**
 * The policies whose costs are told.
 *
 * @param policies in the order of the tables; no two have one name
 */
public record Policies(List<Policy> policies) {
  private static final String BUILT_IN = "policies.json";

  public Policies {
    policies = List.copyOf(policies);
    if (policies.stream().map(Policy::name).distinct().count() < policies.size()) {
      throw new IllegalArgumentException("policies: two have one name");
    }
  }

  /** Those of DESIGN.md, section 5. */
  public static Policies builtIn() {
    return new Policies(List.copyOf(builtInFile().policies().values()));
  }

  /**
   * The built-in ones and those of a file: they come after, or stand in the place of one that has
   * their name. A file may name the built-in systems.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidPoliciesException if it is no file of policies; names the place in it
   */
  public static Policies read(Path file) throws IOException, InvalidPoliciesException {
    PolicyFile builtIn = builtInFile();
    Map<String, Policy> policies = new LinkedHashMap<>(builtIn.policies());
    policies.putAll(PolicyFile.parse(Files.readAllBytes(file), builtIn.systems()).policies());
    return new Policies(List.copyOf(policies.values()));
  }

  private static PolicyFile builtInFile() {
    try (InputStream in = Policies.class.getResourceAsStream(BUILT_IN)) {
      return PolicyFile.parse(in.readAllBytes(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read: " + BUILT_IN, e);
    } catch (InvalidPoliciesException e) {
      throw new IllegalStateException("the jar's own " + BUILT_IN + ": " + e.getMessage(), e);
    }
  }
}
