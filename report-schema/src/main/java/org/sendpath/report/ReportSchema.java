package org.sendpath.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The format's contract, a JSON Schema (draft 2020-12) written by hand. */
public final class ReportSchema {
  private static final String RESOURCE = "report-1.schema.json";

  private ReportSchema() {}

  /** The text of the schema of {@code sendpath-report/1}, read anew at each call. */
  public static String json() {
    try (InputStream in = ReportSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE + " is missing: rebuild the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
