package org.sendpath.collector.cli;

import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;

/** Where the commands have their stores from. The caller closes what was opened. */
public interface StoreOpener {
  /** Opens the store beside another program that may be writing reports into it. */
  Store open(String db) throws StoreException;

  /** Opens the store as the one program that writes reports into it. */
  Store openForWriting(String db) throws StoreException;
}
