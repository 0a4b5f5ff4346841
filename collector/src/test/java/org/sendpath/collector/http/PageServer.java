package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.table.TableShape;

/**
 * The page on loopback, over tables that the requested experiment chooses: {@code fallback} and
 * none have the paper's numbers.
 */
final class PageServer implements AutoCloseable {
  private static final List<String> EXPERIMENTS =
      List.of("fallback", "rich", "nothing", "busy", "broken");

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final String unfiltered;
  private final Server server;

  private PageServer(int port, String unfiltered) {
    this.unfiltered = unfiltered;
    ServerBuilder builder =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .service("/v1/tables/{table}", (context, request) -> table(context))
            .service("/v1/experiments", (context, request) -> experiments());
    new PageRoutes().bind(builder);
    server = builder.build();
  }

  /** {@code unfiltered} is the experiment that is shown where none is asked for. */
  static PageServer start(int port, String unfiltered) {
    PageServer page = new PageServer(port, unfiltered);
    page.server.start().join();
    return page;
  }

  /** The page's address with this query, which may be empty. */
  String address(String query) {
    return "http://127.0.0.1:" + server.activeLocalPort() + "/" + query;
  }

  /** What tables were asked for, in the order of asking; forgets them. */
  List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.removeAll(taken);
    return taken;
  }

  @Override
  public void close() {
    server.stop().join();
  }

  private HttpResponse table(ServiceRequestContext context) {
    String query = context.query();
    requests.add(context.pathParam("table") + (query == null ? "" : "?" + query));
    QueryParams wanted = QueryParams.fromQueryString(query == null ? "" : query);
    String kind = wanted.get("kind", "isp");
    if (Word.find(ServerKind.class, kind).isEmpty()) {
      return Problem.of(
              HttpStatus.BAD_REQUEST,
              "invalid-filter",
              "A filter is wrong",
              "kind: must be one of isp, asp, company, university, home, unknown")
          .response();
    }
    Map<String, String> filter = new LinkedHashMap<>();
    wanted.forEach(entry -> filter.put(entry.getKey(), entry.getValue()));
    TableShape shape = Word.find(TableShape.class, context.pathParam("table")).orElseThrow();
    return switch (wanted.get("experiment", unfiltered)) {
      case "nothing" -> json(SampleTables.empty().json(shape, filter));
      case "rich" -> json(SampleTables.rich().json(shape, filter));
      case "busy" ->
          Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", "Try again in 1 s.")
              .retryAfter(1)
              .response();
      case "broken" -> HttpResponse.of(HttpStatus.INTERNAL_SERVER_ERROR);
      default ->
          json(
              (wanted.contains("kind") ? SampleTables.ispOnly() : SampleTables.paper())
                  .json(shape, filter));
    };
  }

  private static HttpResponse experiments() {
    String list =
        String.join(
            ",",
            EXPERIMENTS.stream().map(name -> "{\"name\":\"" + name + "\",\"open\":true}").toList());
    return json("{\"experiments\":[" + list + "]}");
  }

  private static HttpResponse json(String content) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON, content);
  }
}
