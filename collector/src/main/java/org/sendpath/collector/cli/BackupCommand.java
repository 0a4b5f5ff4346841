package org.sendpath.collector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the store while it works. */
@Command(
    name = "backup",
    header = "Copy the store to a file, while the collector goes on working.",
    description = "The copy is a store itself: serve --db FILE opens it.")
final class BackupCommand implements Callable<Integer> {
  private final StoreOpener stores;

  @Parameters(paramLabel = "FILE", description = "Where to; it must not exist yet.")
  Path file;

  @Mixin DatabaseOption database;

  BackupCommand(StoreOpener stores) {
    this.stores = stores;
  }

  @Override
  public Integer call() throws IOException, StoreException {
    if (Files.exists(file)) {
      throw new IOException(file + " exists already: name a file that does not");
    }
    try (Store store = stores.open(database.db)) {
      store.backup(file);
    }
    return ExitStatus.DONE;
  }
}
