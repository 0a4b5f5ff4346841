package org.sendpath.analysis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sendpath.analysis.policy.InvalidPoliciesException;
import org.sendpath.analysis.policy.Policies;
import picocli.CommandLine.Option;

/** Which policies. */
final class PolicyOptions {
  @Option(
      names = "--policies",
      paramLabel = "FILE",
      description = "Policies beside the built-in ones, as docs/policies.md has them.")
  Optional<Path> file;

  Policies policies() throws IOException {
    if (file.isEmpty()) {
      return Policies.builtIn();
    }
    try {
      return Policies.read(file.get());
    } catch (InvalidPoliciesException e) {
      throw new IOException(file.get() + ": " + e.getMessage(), e);
    }
  }
}
