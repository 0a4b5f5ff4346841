package org.sendpath.collector.store;

final class PostgresStoreTest extends StoreContract {
  PostgresStoreTest() {
    super(TestDatabase.POSTGRES);
  }
}
