package org.sendpath.collector;

import org.sendpath.collector.cli.CollectorCommandLine;
import org.sendpath.collector.cli.StoreOpener;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Stores;

/** The collector's program. */
public final class Main {
  private Main() {}

  /** See {@code --help}; ends the process with the exit status. */
  public static void main(String... arguments) {
    System.exit(CollectorCommandLine.run(System.out, System.err, new RealStores(), arguments));
  }

  private static final class RealStores implements StoreOpener {
    @Override
    public Store open(String db) throws StoreException {
      return Stores.open(db);
    }

    @Override
    public Store openForWriting(String db) throws StoreException {
      return Stores.openForWriting(db);
    }
  }
}
