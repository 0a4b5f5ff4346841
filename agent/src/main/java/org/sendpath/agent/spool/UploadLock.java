package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to send what the spool holds and to say what became of it: one holder on this machine.
 * The system gives it back when the process ends, however it ends.
 */
public final class UploadLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private UploadLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock; empty if another run, or another thread of this one, has it. */
  static Optional<UploadLock> tryTake(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new UploadLock(file, channel));
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it: the same answer as another process.
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Gives the lock back. */
  @Override
  public void close() throws SpoolException {
    try {
      channel.close();
    } catch (IOException e) {
      throw SpoolException.writing(file.getParent(), 0, e);
    }
  }
}
