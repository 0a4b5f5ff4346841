package org.sendpath.collector.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/** A file that is there whole and on the disk, or not at all. */
final class FinishedFile {
  private static final List<String> COMPANIONS = List.of("", ".lock", "-wal", "-shm", "-journal");

  private FinishedFile() {}

  /** Fills the empty file that it is given. */
  interface Filling {
    void fill(Path part) throws SQLException, StoreException;
  }

  /**
   * Writes a file.
   *
   * @param target does not exist yet
   */
  static void write(Path target, Filling filling) throws SQLException, StoreException {
    Path file = target.toAbsolutePath();
    if (Files.exists(file)) {
      throw new StoreException(file + " exists already: name a file that does not");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      create(part);
      try {
        filling.fill(part);
        finish(part, file);
      } finally {
        for (String companion : COMPANIONS) {
          Files.deleteIfExists(part.resolveSibling(part.getFileName() + companion));
        }
      }
    } catch (IOException e) {
      throw new StoreException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void create(Path part) throws IOException, StoreException {
    try {
      PrivateFile.create(part);
    } catch (FileAlreadyExistsException e) {
      throw new StoreException(
          part + " is there: another backup is being written, or one was broken off; remove it", e);
    } catch (NoSuchFileException e) {
      throw new StoreException("cannot make " + part + ": create its folder first", e);
    }
  }

  private static void finish(Path part, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
