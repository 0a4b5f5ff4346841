package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.table.Pages;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of the store for researchers: as JSON a page, {@code {"NAME":[…],"next":…}}; as NDJSON or
 * CSV all of them, or as many as were asked for.
 *
 * @param name of the array
 * @param source the rows that were asked for, at most so many
 * @param sequence a row's place
 * @param json a row as JSON, on however many lines
 * @param line a row as a line of NDJSON, without its line feed
 * @param csv the header line and the rows as CSV, if the listing has that form
 */
record ReportQueryListing<T>(
    String name,
    Source<T> source,
    ToLongFunction<T> sequence,
    Function<T, byte[]> json,
    Function<T, byte[]> line,
    Optional<Csv<T>> csv) {
  /** A page of large rows has fewer of them: it is held in memory as a whole. */
  private static final int FULL_BYTES = 8 << 20;

  private static final byte[] NOTHING = new byte[0];
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** Where the rows come from. */
  interface Source<T> {
    Pages<T> pages(ReportQueryParameters asked, long limit);
  }

  /**
   * The form CSV.
   *
   * @param header the first line
   * @param line one row, with its line end
   */
  record Csv<T>(String header, Function<T, String> line) {
    Csv {
      Objects.requireNonNull(header, "header");
      Objects.requireNonNull(line, "line");
    }
  }

  ReportQueryListing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sequence, "sequence");
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(csv, "csv");
  }

  HttpResponse answer(
      ServiceRequestContext context, HttpRequest request, ReportQueryParameters asked)
      throws StoreException {
    List<ReportQueryForm> forms =
        csv.isPresent()
            ? List.of(ReportQueryForm.JSON, ReportQueryForm.NDJSON, ReportQueryForm.CSV)
            : List.of(ReportQueryForm.JSON, ReportQueryForm.NDJSON);
    return switch (ReportQueryForm.accepted(request.headers(), forms)) {
      case JSON -> page(asked);
      case NDJSON ->
          ReportQueryStream.of(
              context,
              headers(ReportQueryForm.NDJSON).build(),
              new ReportQueryLines<>("", all(asked), this::withLineFeed, "", ""));
      case CSV ->
          ReportQueryStream.of(
              context,
              headers(ReportQueryForm.CSV).build(),
              new ReportQueryLines<>(
                  csv.orElseThrow().header(),
                  all(asked),
                  row -> utf8(csv.orElseThrow().line().apply(row)),
                  "",
                  ""));
    };
  }

  private Pages<T> all(ReportQueryParameters asked) {
    return source.pages(
        asked, asked.limit().isPresent() ? asked.limit().getAsInt() : Long.MAX_VALUE);
  }

  private byte[] withLineFeed(T row) {
    byte[] text = line.apply(row);
    byte[] whole = Arrays.copyOf(text, text.length + 1);
    whole[text.length] = '\n';
    return whole;
  }

  private HttpResponse page(ReportQueryParameters asked) throws StoreException {
    int limit = asked.limit().orElse(ReportQueryParameters.DEFAULT_LIMIT);
    // One more than are shown tells whether there is a next page.
    Pages<T> rows = source.pages(asked, limit + 1L);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    OptionalLong last = OptionalLong.empty();
    boolean more = false;
    int count = 0;
    for (List<T> some = rows.next(); !some.isEmpty(); some = more ? List.of() : rows.next()) {
      for (T row : some) {
        more = more || count == limit || (count > 0 && body.size() >= FULL_BYTES);
        if (!more) {
          body.writeBytes(count == 0 ? NOTHING : utf8(","));
          body.writeBytes(json.apply(row));
          last = OptionalLong.of(sequence.applyAsLong(row));
          count++;
        }
      }
    }
    Optional<String> next = more ? Optional.of(asked.next(last.getAsLong())) : Optional.empty();
    ResponseHeadersBuilder headers = headers(ReportQueryForm.JSON);
    next.ifPresent(to -> headers.set(HttpHeaderNames.LINK, "<" + to + ">; rel=\"next\""));
    return HttpResponse.of(
        headers.build(),
        HttpData.wrap(utf8("{" + MAPPER.writeValueAsString(name) + ":[")),
        HttpData.wrap(body.toByteArray()),
        HttpData.wrap(utf8("],\"next\":" + MAPPER.writeValueAsString(next.orElse(null)) + "}")));
  }

  /** Of what only researchers see: nothing of it is kept on the way. */
  private static ResponseHeadersBuilder headers(ReportQueryForm form) {
    return ResponseHeaders.builder(HttpStatus.OK)
        .contentType(form.mediaType())
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.VARY, "Accept, Authorization");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
