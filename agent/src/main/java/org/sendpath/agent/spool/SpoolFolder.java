package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which files are in the spool's folder.
 *
 * @param path where it is
 */
record SpoolFolder(Path path) {
  private static final String REPORT = ".json";
  private static final String STATE = ".state";
  private static final String LOCK = ".uploading";
  private static final String ASIDE = "damaged";

  /** The report's bytes. */
  Path report(UUID id) {
    return path.resolve(id + REPORT);
  }

  /** What became of the report. */
  Path state(UUID id) {
    return path.resolve(id + STATE);
  }

  /** The report that a report's or a state's file is about. */
  Path reportBeside(Path file) {
    return path.resolve(stem(file) + REPORT);
  }

  /** The state of what a report's or a state's file is about. */
  Path stateBeside(Path file) {
    return path.resolve(stem(file) + STATE);
  }

  Path lock() {
    return path.resolve(LOCK);
  }

  /** Where damaged files are put. */
  Path aside() {
    return path.resolve(ASIDE);
  }

  /** All reports' files. */
  List<Path> reports() throws SpoolException {
    return files("*" + REPORT);
  }

  /**
   * What killed runs left behind: unfinished files last written before {@code oldest}, and states
   * without a report.
   */
  List<Path> leftovers(Instant oldest) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : files(AtomicFiles.UNFINISHED + "*")) {
      if (isOlder(file, oldest)) {
        found.add(file);
      }
    }
    for (Path file : files("*" + STATE)) {
      if (!isThere(reportBeside(file))) {
        found.add(file);
      }
    }
    return found;
  }

  static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isOlder(Path unfinished, Instant oldest) throws IOException {
    try {
      return Files.getLastModifiedTime(unfinished, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(oldest);
    } catch (NoSuchFileException e) {
      // Its run has finished it meanwhile.
      return false;
    }
  }

  private List<Path> files(String pattern) throws SpoolException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, pattern)) {
      all.forEach(found::add);
    } catch (NoSuchFileException e) {
      // Nothing was saved yet.
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw SpoolException.reading(path, e.getCause());
    } catch (IOException e) {
      throw SpoolException.reading(path, e);
    }
    return found;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
