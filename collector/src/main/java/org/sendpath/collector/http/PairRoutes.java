package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.collector.table.InvalidSelectionException;
import org.sendpath.collector.table.Pages;
import org.sendpath.collector.table.PairText;
import org.sendpath.table.TableCsv;

/** Pairs, for researchers, since they are named by pseudonym and server: {@code GET /v1/pairs}. */
final class PairRoutes implements Routes {
  private static final String PATH = "/v1/pairs";

  private final Researchers researchers;
  private final ReportQueryListing<StoredPair> listing;

  PairRoutes(Store store, Researchers researchers) {
    this.researchers = Objects.requireNonNull(researchers, "researchers");
    Objects.requireNonNull(store, "store");
    Function<StoredPair, byte[]> json =
        pair -> PairText.json(pair).getBytes(StandardCharsets.UTF_8);
    this.listing =
        new ReportQueryListing<>(
            "pairs",
            (asked, limit) ->
                Pages.pairs(
                    store.reader(),
                    asked.selection().reports(),
                    asked.conflicting(),
                    asked.after(),
                    limit),
            StoredPair::sequence,
            json,
            json,
            Optional.of(
                new ReportQueryListing.Csv<>(TableCsv.header(PairText.COLUMNS), PairText::csv)));
  }

  @Override
  public void bind(ServerBuilder server) {
    ReportQueryService.closed(researchers, this::list).bind(server, PATH);
  }

  private HttpResponse list(ServiceRequestContext context, HttpRequest request)
      throws StoreException, InvalidSelectionException {
    return listing.answer(
        context, request, ReportQueryParameters.ofPairs(PATH, context.queryParams()));
  }
}
