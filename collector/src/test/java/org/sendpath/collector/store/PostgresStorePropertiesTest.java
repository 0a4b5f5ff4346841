package org.sendpath.collector.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class PostgresStorePropertiesTest extends StoreProperties {
  PostgresStorePropertiesTest() {
    super(TestDatabase.POSTGRES);
  }

  @Property(tries = 30)
  void counts_afterAnySequence_areThoseOfTheReportsThatAreThere(
      @ForAll("actions") List<StoreActions.Action> actions,
      @ForAll("filters") List<ReportFilter> filters)
      throws IOException, SQLException, StoreException {
    check(actions, filters);
  }
}
