package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The steps that change the disk, one by one: between any two of them the process may be killed.
 */
interface FileOperations {
  /** Creates the folder and its parents, for this user alone; nothing if it is there. */
  void createFolders(Path folder) throws IOException;

  /** Writes a file that is not there yet, for this user alone. */
  void write(Path newFile, byte[] bytes) throws IOException;

  /** Returns after the file's content is on the disk. */
  void syncFile(Path file) throws IOException;

  /** Returns after the folder's entries are on the disk. */
  void syncFolder(Path folder) throws IOException;

  /** Renames in one step, over {@code to} if that is there. */
  void rename(Path from, Path to) throws IOException;

  /**
   * Gives {@code file} the second name {@code link}.
   *
   * @throws java.nio.file.FileAlreadyExistsException if {@code link} is there
   */
  void link(Path link, Path file) throws IOException;

  /** Deletes the file; nothing if it is not there. */
  void delete(Path file) throws IOException;
}
