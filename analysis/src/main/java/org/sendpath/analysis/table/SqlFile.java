package org.sendpath.analysis.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.sendpath.report.Word;

/**
 * The SQL files beside this class: each is one query that DuckDB and Spark take unchanged, named as
 * its constant's word. The relations that they read are those of {@link Relations}.
 */
enum SqlFile implements Word {
  VOTE,
  CONTESTED,
  CONTESTED_REPORT,
  BALLOT,
  SETTLED_PAIR,
  EVERY_PAIR,
  PAIR_COUNT,
  CONFLICTING,
  FUNNEL,
  SERVERS,
  CASES,
  CASES_BY_FAMILY,
  CASES_BY_OS,
  CASES_BY_NETWORK,
  CASES_BY_MONTH,
  TIMEOUTS,
  CONNECTS,
  GREETINGS,
  RESCUE_465,
  PORT_25,
  PORT_25_BY_NETWORK,
  STARTTLS,
  AUTH,
  AUTH_DIFFERENCE,
  CONFLICTS,
  CONFLICT_REPORTS,
  EXPERIMENTS,
  MEASURED;

  /** The query. */
  String text() {
    String file = word() + ".sql";
    try (InputStream in = SqlFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar: build it once more");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the jar", e);
    }
  }
}
