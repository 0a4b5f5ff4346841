package org.sendpath.collector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says which process writes reports into a SQLite file: a lock on a file beside it, which the
 * system drops with the process, however that ends. The file stays: whoever removed it could remove
 * one that somebody else has locked by now.
 */
final class StoreLock implements AutoCloseable {
  private final Path store;
  private FileChannel channel;

  StoreLock(Path store) {
    this.store = store;
  }

  /** Its file. */
  static Path file(Path store) {
    return store.resolveSibling(store.getFileName() + ".lock");
  }

  /** Takes the lock, if it is not taken by this store already. */
  synchronized void take() throws StoreException {
    if (channel != null) {
      return;
    }
    try {
      FileChannel opened =
          FileChannel.open(file(store), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(opened);
      if (lock == null) {
        opened.close();
        throw new StoreException(
            "another sendpath-collector writes into " + store + ": stop it first");
      }
      channel = opened;
    } catch (IOException e) {
      throw new StoreException(
          "cannot lock " + file(store) + ": check owner and permissions of its folder", e);
    }
  }

  private static FileLock tryLock(FileChannel opened) throws IOException {
    try {
      return opened.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another store of this very process has it.
      return null;
    }
  }

  @Override
  public synchronized void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      channel = null;
    }
  }
}
