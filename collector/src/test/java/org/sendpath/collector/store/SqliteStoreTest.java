package org.sendpath.collector.store;

final class SqliteStoreTest extends StoreContract {
  SqliteStoreTest() {
    super(TestDatabase.SQLITE);
  }
}
