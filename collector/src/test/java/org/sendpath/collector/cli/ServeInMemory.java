package org.sendpath.collector.cli;

import org.sendpath.collector.MemoryStore;
import org.sendpath.collector.store.Store;

/** The program, with a store that ends with it. */
public final class ServeInMemory {
  private ServeInMemory() {}

  public static void main(String... arguments) {
    System.exit(CollectorCommandLine.run(System.out, System.err, new Memory(), arguments));
  }

  private static final class Memory implements StoreOpener {
    @Override
    public Store open(String db) {
      return new MemoryStore();
    }

    @Override
    public Store openForWriting(String db) {
      return new MemoryStore();
    }
  }
}
