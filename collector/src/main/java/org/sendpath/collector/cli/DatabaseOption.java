package org.sendpath.collector.cli;

import picocli.CommandLine.Option;

/** Which store a command is about. */
final class DatabaseOption {
  @Option(
      names = "--db",
      paramLabel = "FILE|URL",
      defaultValue = "sendpath.db",
      description =
          "The store: a file (SQLite), or jdbc:postgresql://HOST/DATABASE?user=NAME&password=…"
              + " (default: ${DEFAULT-VALUE}). It is made if it does not exist.")
  String db;
}
