package org.sendpath.lab.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sendpath.lab.network.LabException;

/** {@code lab generate}: writes generated reports as NDJSON. */
public final class GenerateCommand {
  private final OutputStream standardOutput;
  private final PrintStream messages;

  /**
   * @param standardOutput for the reports, unless a file is named
   * @param messages for a last line that says what was written
   */
  public GenerateCommand(OutputStream standardOutput, PrintStream messages) {
    this.standardOutput = standardOutput;
    this.messages = messages;
  }

  /**
   * Writes the reports that {@code arguments} ask for.
   *
   * @throws IllegalArgumentException if the command line is wrong; the message says what to write
   * @throws LabException if they cannot be written
   */
  public void run(List<String> arguments) throws InterruptedException {
    GenerateOptions options = GenerateOptions.parse(arguments);
    NdjsonWriter writer = new NdjsonWriter(options.source(), options.compressed());
    long bytes = options.out().isPresent() ? toFile(writer, options.out().get()) : toOutput(writer);
    long reports = options.source().count();
    messages.println(
        String.format(
            Locale.ROOT, "%,d reports of %,d bytes in the mean", reports, bytes / reports));
  }

  private static long toFile(NdjsonWriter writer, Path file) throws InterruptedException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return writer.write(out);
    } catch (IOException e) {
      throw new LabException(
          "cannot write all reports to " + file + ", what is there is not whole: " + e, e);
    }
  }

  private long toOutput(NdjsonWriter writer) throws InterruptedException {
    try {
      return writer.write(standardOutput);
    } catch (IOException e) {
      throw new LabException("whoever reads the reports has gone: " + e.getMessage(), e);
    }
  }
}
