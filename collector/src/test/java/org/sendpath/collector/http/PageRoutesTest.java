package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static PageServer server;

  @BeforeAll
  static void start() {
    server = PageServer.start(0, "fallback");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<String> paths() {
    return Stream.concat(
        Stream.of("", "page/" + PageRoutes.D3),
        PageRoutes.FILES.stream().map(file -> "page/" + file));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void get_everyFile_hasTheSecurityHeaders(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isNotEmpty();
    assertThat(header(response, "content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        .contains("base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(response, "referrer-policy")).isEqualTo("no-referrer");
    assertThat(header(response, "vary")).isEqualTo("accept-encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "'',text/html; charset=utf-8",
    "page/main.js,text/javascript; charset=utf-8",
    "page/page.css,text/css; charset=utf-8",
    "page/icon.svg,image/svg+xml; charset=utf-8",
    "page/texts/ja.json,application/json",
    "page/d3-7.9.0/d3.min.js,text/javascript; charset=utf-8"
  })
  void get_file_hasItsMediaType(String path, String type) throws Exception {
    assertThat(header(get(path), "content-type")).isEqualTo(type);
  }

  @Test
  void caching_ofTheLibrary_lastsAndOfThePageAsksAgain() throws Exception {
    assertThat(header(get("page/" + PageRoutes.D3), "cache-control"))
        .contains("public", "immutable", "max-age=31536000");
    assertThat(header(get(""), "cache-control")).isEqualTo("no-cache, max-age=0, must-revalidate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "page/main.js"})
  void get_withItsTag_isNotModified(String path) throws Exception {
    String tag = header(get(path), "etag");
    HttpResponse<byte[]> again = get(path, "if-none-match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get(path, "if-none-match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate,gzip ; q=1"})
  void get_acceptingGzip_isCompressedUnderATagOfItsOwn(String coding) throws Exception {
    HttpResponse<byte[]> plain = get("page/main.js");
    HttpResponse<byte[]> packed = get("page/main.js", "accept-encoding", coding);
    assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
    assertThat(header(packed, "etag")).isNotEqualTo(header(plain, "etag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.000", "x-gzipped"})
  void get_notAcceptingGzip_isPlain(String coding) throws Exception {
    HttpResponse<byte[]> response = get("page/main.js", "accept-encoding", coding);
    assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("import ");
  }

  @Test
  void get_anotherFileOfTheFolder_isNotFound() throws Exception {
    assertThat(get("page/index.html").statusCode()).isEqualTo(404);
    assertThat(get("page/texts/").statusCode()).isEqualTo(404);
  }

  @Test
  void files_ofTheFolder_areServed() throws Exception {
    Path folder = Path.of(PageRoutesTest.class.getResource(PageRoutes.PAGE_FOLDER).toURI());
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> files =
          all.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals(PageRoutes.INDEX))
              .toList();
      assertThat(PageRoutes.FILES).containsExactlyInAnyOrderElementsOf(files);
    }
  }

  @Test
  void index_namesEveryModule_soThatNoneIsWaitedFor() throws Exception {
    String index = new String(get("").body(), StandardCharsets.UTF_8);
    assertThat(PageRoutes.FILES)
        .filteredOn(file -> file.endsWith(".js"))
        .allMatch(file -> index.contains("modulepreload\" href=\"page/" + file));
    assertThat(index).contains("page/" + PageRoutes.D3).doesNotContain("//cdn", "https://");
  }

  @Test
  void scripts_areShort() throws Exception {
    for (String file : PageRoutes.FILES) {
      if (file.endsWith(".js")) {
        String script = new String(get("page/" + file).body(), StandardCharsets.UTF_8);
        assertThat(script.lines().count()).as(file).isLessThan(300);
      }
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address(path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
