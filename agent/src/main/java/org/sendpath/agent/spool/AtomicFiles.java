package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Files that are there whole or not at all, whenever the process or the machine stops: written
 * beside their place, brought to the disk, and only then given their name.
 */
final class AtomicFiles {
  /** How the names of unfinished files begin. */
  static final String UNFINISHED = ".unfinished-";

  private final FileOperations operations;

  AtomicFiles(FileOperations operations) {
    this.operations = operations;
  }

  /** Writes {@code file}, or replaces it, in one step. */
  void replace(Path file, byte[] bytes) throws IOException {
    Path unfinished = write(file, bytes);
    try {
      operations.rename(unfinished, file);
    } catch (IOException e) {
      throw afterDeleting(unfinished, e);
    }
    operations.syncFolder(file.getParent());
  }

  /**
   * Writes {@code file} unless it is there; of several at once, one wins.
   *
   * @return whether this call wrote it
   */
  boolean create(Path file, byte[] bytes) throws IOException {
    Path unfinished = write(file, bytes);
    boolean created;
    try {
      operations.link(file, unfinished);
      created = true;
    } catch (FileAlreadyExistsException e) {
      created = false;
    } catch (IOException e) {
      throw afterDeleting(unfinished, e);
    }
    operations.delete(unfinished);
    operations.syncFolder(file.getParent());
    return created;
  }

  /** Makes the folder, and proves that a file can be written there. */
  void requireWritable(Path folder) throws IOException {
    operations.delete(write(folder.resolve("proof"), new byte[1]));
  }

  private Path write(Path file, byte[] bytes) throws IOException {
    operations.createFolders(file.getParent());
    Path unfinished = file.resolveSibling(UNFINISHED + UUID.randomUUID());
    try {
      operations.write(unfinished, bytes);
      operations.syncFile(unfinished);
    } catch (IOException e) {
      throw afterDeleting(unfinished, e);
    }
    return unfinished;
  }

  private IOException afterDeleting(Path unfinished, IOException cause) {
    try {
      operations.delete(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }
}
