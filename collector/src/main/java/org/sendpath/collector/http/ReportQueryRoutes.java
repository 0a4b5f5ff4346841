package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredReport;
import org.sendpath.collector.table.InvalidSelectionException;
import org.sendpath.collector.table.OneLine;
import org.sendpath.collector.table.Pages;

/** Reports, for researchers: {@code GET /v1/reports} and {@code GET /v1/reports/{id}}. */
final class ReportQueryRoutes implements Routes {
  private static final String PATH = "/v1/reports";

  /** {@link UUID#fromString} would take less. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Store store;
  private final Researchers researchers;
  private final ReportQueryListing<StoredReport> listing;

  ReportQueryRoutes(Store store, Researchers researchers) {
    this.store = Objects.requireNonNull(store, "store");
    this.researchers = Objects.requireNonNull(researchers, "researchers");
    this.listing =
        new ReportQueryListing<>(
            "reports",
            (asked, limit) ->
                Pages.reports(store.reader(), asked.selection().reports(), asked.after(), limit),
            StoredReport::sequence,
            StoredReport::body,
            report -> OneLine.of(report.body()),
            Optional.empty());
  }

  @Override
  public void bind(ServerBuilder server) {
    ReportQueryService.closed(researchers, this::list).bind(server, PATH);
    ReportQueryService.closed(researchers, this::find).bind(server, PATH + "/{id}");
  }

  private HttpResponse list(ServiceRequestContext context, HttpRequest request)
      throws StoreException, InvalidSelectionException {
    return listing.answer(
        context, request, ReportQueryParameters.ofReports(PATH, context.queryParams()));
  }

  private HttpResponse find(ServiceRequestContext context, HttpRequest request)
      throws StoreException, InvalidSelectionException {
    ReportQueryParameters.refuseAny(context.queryParams());
    String id = context.pathParam("id").toLowerCase(Locale.ROOT);
    Optional<StoredReport> report =
        ID.matcher(id).matches() ? store.reader().find(UUID.fromString(id)) : Optional.empty();
    return report
        .map(
            found ->
                HttpResponse.of(
                    ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(MediaType.JSON)
                        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                        .build(),
                    HttpData.wrap(found.body())))
        .orElseThrow(() -> new Refusal(Problems.noSuchReport()));
  }
}
