package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sendpath.collector.store.Counts;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.collector.table.CountedTables;
import org.sendpath.collector.table.Criterion;
import org.sendpath.collector.table.InvalidSelectionException;
import org.sendpath.collector.table.Pages;
import org.sendpath.collector.table.PairCount;
import org.sendpath.collector.table.Selection;
import org.sendpath.collector.table.TableJson;
import org.sendpath.report.Word;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;
import org.sendpath.table.TableShape;

/**
 * The tables, for anybody: {@code GET /v1/tables} and {@code GET /v1/tables/{table}}. Those that
 * name pairs are for researchers.
 */
final class TableRoutes implements Routes {
  /** Beside every table: how many of its pairs have reports that disagree. */
  static final String CONFLICTING_PAIRS = "sendpath-conflicting-pairs";

  private static final String PATH = "/v1/tables";
  private static final List<ReportQueryForm> FORMS =
      List.of(ReportQueryForm.JSON, ReportQueryForm.CSV);

  private final Store store;
  private final Researchers researchers;
  private final TableTag tags = new TableTag();

  TableRoutes(Store store, Researchers researchers) {
    this.store = Objects.requireNonNull(store, "store");
    this.researchers = Objects.requireNonNull(researchers, "researchers");
  }

  @Override
  public void bind(ServerBuilder server) {
    ReportQueryService.open(this::list).bind(server, PATH);
    ReportQueryService.open((context, request) -> noSuchTable()).bind(server, PATH + "/{table}");
    for (TableShape shape : TableShape.values()) {
      bind(server, shape, Optional.empty(), shape.word());
      for (ReportQueryForm form : FORMS) {
        bind(server, shape, Optional.of(form), shape.word() + "." + form.word());
      }
    }
  }

  private void bind(
      ServerBuilder server, TableShape shape, Optional<ReportQueryForm> form, String name) {
    ReportQueryService.Question question =
        (context, request) -> {
          Selection selection = selection(context.queryParams());
          return table(
              context,
              request,
              shape,
              form.orElseGet(() -> ReportQueryForm.accepted(request.headers(), FORMS)),
              selection);
        };
    ReportQueryService service =
        CountedTables.namesPairs(shape)
            ? ReportQueryService.closed(researchers, question)
            : ReportQueryService.open(question);
    service.bind(server, PATH + "/" + name);
  }

  private HttpResponse list(ServiceRequestContext context, HttpRequest request)
      throws InvalidSelectionException {
    ReportQueryParameters.refuseAny(context.queryParams());
    return HttpResponse.of(HttpStatus.OK, ReportQueryForm.JSON.mediaType(), TableJson.list());
  }

  private static HttpResponse noSuchTable() {
    throw new Refusal(
        Problems.noSuchTable(Arrays.stream(TableShape.values()).map(Word::word).toList()));
  }

  private static Selection selection(QueryParams query) throws InvalidSelectionException {
    Map<String, List<String>> parameters = new HashMap<>();
    query.names().forEach(name -> parameters.put(name, query.getAll(name)));
    return Selection.of(parameters, EnumSet.allOf(Criterion.class));
  }

  private HttpResponse table(
      ServiceRequestContext context,
      HttpRequest request,
      TableShape shape,
      ReportQueryForm form,
      Selection selection)
      throws StoreException {
    // The revision first: a report that comes now makes the tag too old, never too new.
    String tag = tags.of(shape, form, selection, store.counts().revision());
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .set(HttpHeaderNames.ETAG, tag)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
            .set(
                HttpHeaderNames.VARY,
                CountedTables.namesPairs(shape) ? "Accept, Authorization" : "Accept");
    if (TableTag.isHeld(request.headers(), tag)) {
      return HttpResponse.of(headers.status(HttpStatus.NOT_MODIFIED).build());
    }
    Counts counted = store.counts().counts(selection.reports(), selection.scope());
    PairCount pairs = PairCount.of(counted);
    headers
        .contentType(form.mediaType())
        .set(CONFLICTING_PAIRS, Long.toString(pairs.conflicting()));
    if (CountedTables.namesPairs(shape)) {
      return ReportQueryStream.of(
          context, headers.build(), conflicts(shape, form, selection, pairs));
    }
    Table table = CountedTables.of(shape, counted);
    String text =
        form == ReportQueryForm.CSV ? TableCsv.of(table) : TableJson.of(table, selection, pairs);
    return HttpResponse.of(headers.build(), HttpData.ofUtf8(text));
  }

  private ReportQueryStream.Pieces conflicts(
      TableShape shape, ReportQueryForm form, Selection selection, PairCount pairs) {
    Pages<StoredPair> pages =
        Pages.pairs(store.reader(), selection.reports(), Optional.of(true), 0, Long.MAX_VALUE);
    return form == ReportQueryForm.CSV
        ? new ReportQueryLines<>(
            TableCsv.header(shape.columns()),
            pages,
            pair -> utf8(TableCsv.line(CountedTables.conflict(pair))),
            "",
            "")
        : new ReportQueryLines<>(
            TableJson.head(shape, selection, pairs),
            pages,
            pair -> utf8(TableJson.row(shape, CountedTables.conflict(pair))),
            ",",
            TableJson.END);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
