package org.sendpath.analysis.input;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what is no report, whole, and says where it was and why. For one thread at a time. */
final class Rejects implements AutoCloseable {
  private static final String LINES = "rejected.ndjson";
  private static final String REASONS = "rejected.txt";

  private final Path work;
  private Optional<OutputStream> lines = Optional.empty();
  private Optional<OutputStream> reasons = Optional.empty();

  /**
   * @param work where the files grow until {@link #moveTo}
   */
  Rejects(Path work) {
    this.work = work;
  }

  void setAside(byte[] document) throws IOException {
    lines().write(document);
    lines().write('\n');
  }

  /** Takes the file, too. */
  void setAside(Path document) throws IOException {
    Files.copy(document, lines());
    lines().write('\n');
    Files.delete(document);
  }

  /** One line: what is wrong where. */
  void tell(String message) throws IOException {
    if (reasons.isEmpty()) {
      reasons = Optional.of(create(REASONS));
    }
    // A server's text may be in it: no line of its own, no sequence for terminals.
    String line = message.replaceAll("\\p{Cntrl}+", " ") + "\n";
    reasons.get().write(line.getBytes(StandardCharsets.UTF_8));
  }

  private OutputStream lines() throws IOException {
    if (lines.isEmpty()) {
      lines = Optional.of(create(LINES));
    }
    return lines.get();
  }

  private OutputStream create(String name) throws IOException {
    return new BufferedOutputStream(
        Files.newOutputStream(work.resolve(name), StandardOpenOption.CREATE_NEW));
  }

  /** Ends, and moves the files that there are. */
  List<Path> moveTo(Path folder) throws IOException {
    close();
    List<Path> moved = new ArrayList<>();
    for (String name : List.of(LINES, REASONS)) {
      Path from = work.resolve(name);
      if (Files.exists(from)) {
        Files.createDirectories(folder);
        moved.add(Files.move(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING));
      }
    }
    return moved;
  }

  @Override
  public void close() throws IOException {
    for (Optional<OutputStream> out : List.of(lines, reasons)) {
      if (out.isPresent()) {
        out.get().close();
      }
    }
    lines = Optional.empty();
    reasons = Optional.empty();
  }
}
