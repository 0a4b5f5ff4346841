package org.sendpath.collector.cli;

import java.util.concurrent.Callable;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Derives pairs and counts anew. */
@Command(
    name = "rebuild",
    header = "Derive pairs and counts anew from the reports.",
    description = "Stop the collector first: only one program may write reports at a time.")
final class RebuildCommand implements Callable<Integer> {
  private final StoreOpener stores;

  @Mixin DatabaseOption database;

  RebuildCommand(StoreOpener stores) {
    this.stores = stores;
  }

  @Override
  public Integer call() throws StoreException {
    try (Store store = stores.openForWriting(database.db)) {
      store.rebuild();
    }
    return ExitStatus.DONE;
  }
}
