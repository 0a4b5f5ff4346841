package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.sendpath.report.Word;

/**
 * The volunteer's files could not be written or read, or there is no such report. The message says
 * what to do.
 */
public final class SpoolException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for messages in the volunteer's language. */
  public enum Problem implements Word {
    /** This user may not write there, or the file system is read-only. */
    UNWRITABLE,
    /** The disk is full. */
    FULL,
    /** The system refused for another reason, which the message quotes. */
    FAILED,
    /** No report has this id, or this beginning of an id. */
    UNKNOWN_ID,
    /** Several reports' ids begin so. */
    AMBIGUOUS_ID,
    /** The report is there and damaged. */
    DAMAGED,
    /** Another run is uploading. */
    BUSY
  }

  private static final String MOVE =
      ", or set " + Folders.HOME_VARIABLE + " to a folder elsewhere that you can write";

  private final Problem problem;
  private final String subject;

  SpoolException(Problem problem, String subject, String message) {
    super(message);
    this.problem = problem;
    this.subject = subject;
  }

  private SpoolException(Problem problem, String subject, String message, IOException cause) {
    super(message, cause);
    this.problem = problem;
    this.subject = subject;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** The folder, file or id that it is about. */
  public String subject() {
    return subject;
  }

  /** What the system said when {@code bytes} were to be written in {@code folder}. */
  static SpoolException writing(Path folder, long bytes, IOException cause) {
    Path standing = standing(folder);
    Problem problem = problem(standing, bytes, cause);
    String doThis =
        switch (problem) {
          case UNWRITABLE -> "cannot be written: allow it" + MOVE;
          case FULL -> "is on a full disk: make space there" + MOVE;
          case FAILED, UNKNOWN_ID, AMBIGUOUS_ID, DAMAGED, BUSY ->
              "could not be written (" + cause.getMessage() + "): mend that" + MOVE;
        };
    return new SpoolException(
        problem, folder.toString(), "The folder " + folder + " " + doThis + ".", cause);
  }

  /** What the system said when {@code path} was to be read. */
  static SpoolException reading(Path path, IOException cause) {
    return new SpoolException(
        Problem.FAILED,
        path.toString(),
        path + " cannot be read (" + cause + "): allow it" + MOVE + ".",
        cause);
  }

  /** The file system is asked, not the error's text, which is in the volunteer's language. */
  private static Problem problem(Path folder, long bytes, IOException cause) {
    if (!Files.isDirectory(folder)
        || !Files.isWritable(folder)
        || cause instanceof AccessDeniedException
        || cause instanceof NotDirectoryException
        || cause instanceof FileAlreadyExistsException) {
      return Problem.UNWRITABLE;
    }
    try {
      // One block more than the file: for the folder's entry.
      long needed = bytes + Files.getFileStore(folder).getBlockSize();
      return Files.getFileStore(folder).getUsableSpace() < needed ? Problem.FULL : Problem.FAILED;
    } catch (IOException | UnsupportedOperationException e) {
      cause.addSuppressed(e);
      return Problem.FAILED;
    }
  }

  /** The folder, or the nearest one above it that is there. */
  private static Path standing(Path folder) {
    Path standing = folder.toAbsolutePath();
    while (!Files.exists(standing) && standing.getParent() != null) {
      standing = standing.getParent();
    }
    return standing;
  }
}
