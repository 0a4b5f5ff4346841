package org.sendpath.collector.http;

import com.linecorp.armeria.common.CacheControl;
import com.linecorp.armeria.common.ServerCacheControl;
import com.linecorp.armeria.server.ServerBuilder;
import java.time.Duration;
import java.util.List;

/**
 * The page at {@code /}: static files from the class path that read the tables by themselves, and
 * D3 from its webjar. The page's addresses are relative, so a proxy may serve it under any path.
 */
final class PageRoutes implements Routes {
  static final String PAGE_FOLDER = "/org/sendpath/collector/page/";
  static final String INDEX = "index.html";

  /** What {@link #INDEX} is made of, served under {@code /page/}. */
  static final List<String> FILES =
      List.of(
          "address.js",
          "cases.js",
          "conflicts.js",
          "downloads.js",
          "element.js",
          "filter-form.js",
          "funnel.js",
          "icon.svg",
          "latency-plot.js",
          "latency.js",
          "main.js",
          "numbers.js",
          "page.css",
          "print.css",
          "results.js",
          "row-picture.js",
          "servers.js",
          "share-table.js",
          "tables.js",
          "texts.js",
          "texts/en.json",
          "texts/ja.json",
          "timeouts.js",
          "widgets.css");

  static final String D3 = "d3-7.9.0/d3.min.js";
  private static final String D3_RESOURCE = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

  /** Asked again each time, and answered by 304: files of two versions never meet. */
  private static final CacheControl REVALIDATED = ServerCacheControl.REVALIDATED;

  private static final CacheControl FOR_EVER =
      ServerCacheControl.builder().cachePublic().maxAge(Duration.ofDays(365)).immutable().build();

  @Override
  public void bind(ServerBuilder server) {
    server.service("/", PageFile.read(PAGE_FOLDER + INDEX, REVALIDATED));
    for (String file : FILES) {
      server.service("/page/" + file, PageFile.read(PAGE_FOLDER + file, REVALIDATED));
    }
    server.service("/page/" + D3, PageFile.read(D3_RESOURCE, FOR_EVER));
  }
}
