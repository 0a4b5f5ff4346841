package org.sendpath.analysis.input;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.dataset.Sha256;
import org.sendpath.report.Addresses;

/**
 * A collector's reports, page after page. A page that was lost on the way, or that the collector
 * had no time for, is asked for again; those before it are not. Redirects are not followed: the
 * token is for this collector.
 */
final class CollectorSource implements Source {
  private static final String PATH = "v1/reports";
  private static final String LIMIT = "1000";

  /** A collector ends a page at 8 MiB and one report. */
  private static final int MAX_BODY_BYTES = 64 << 20;

  private static final int MAX_PROBLEM_BYTES = 4096;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final HttpUrl first;
  private final Optional<String> token;
  private final Retrying retrying;

  private CollectorSource(HttpUrl first, Optional<String> token, Retrying retrying) {
    this.first = first;
    this.token = token;
    this.retrying = retrying;
  }

  /**
   * The collector at a URL, whose query may have filters.
   *
   * @throws InputException if it is no such URL
   */
  static CollectorSource at(String text, Optional<String> token, Retrying retrying)
      throws InputException {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new InputException("the collector's URL must look like https://collector.example.org");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new InputException(
          "the collector's URL must have no user and password: a token comes from a file");
    }
    if (!url.isHttps() && !isThisHost(url.host())) {
      throw new InputException(
          "the collector's URL must begin with https:// (http:// is for this very host alone)");
    }
    if (!url.encodedPath().endsWith("/" + PATH)) {
      // An empty last segment stands for the slash at the end.
      url = url.newBuilder().addPathSegments(PATH).build();
      url = url.newBuilder().encodedPath(url.encodedPath().replaceAll("/{2,}", "/")).build();
    }
    return new CollectorSource(
        url.newBuilder().fragment(null).setQueryParameter("limit", LIMIT).build(), token, retrying);
  }

  private static boolean isThisHost(String host) {
    // RFC 6761 §6.3: localhost is always this host.
    return host.equals("localhost")
        || Addresses.parse(host).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  @Override
  public String name() {
    return first.newBuilder().query(null).build().toString();
  }

  @Override
  public Manifest.Input read(Conversion conversion, int input)
      throws InputException, InterruptedException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(30))
            .readTimeout(Duration.ofSeconds(60))
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    try {
      return read(client, conversion, input);
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  private Manifest.Input read(OkHttpClient client, Conversion conversion, int input)
      throws InputException, InterruptedException {
    Sha256 sum = new Sha256();
    byte[] lineFeed = {'\n'};
    long count = 0;
    long told = 0;
    Optional<HttpUrl> url = Optional.of(first);
    while (url.isPresent()) {
      CollectorPage page = page(client, url.get());
      for (byte[] report : page.reports()) {
        count++;
        sum.update(report, 0, report.length);
        sum.update(lineFeed, 0, 1);
        conversion.take(input, new Document.Text(count, report), sum.bytes() - told);
        if (conversion.isBetweenBatches()) {
          told = sum.bytes();
        }
      }
      Optional<HttpUrl> next = page.next().map(this::next);
      if (next.equals(url)) {
        throw new InputException(name() + " repeats a page; tell its operator");
      }
      url = next;
    }
    conversion.endBatch(input, sum.bytes() - told);
    long bytes = sum.bytes();
    return new Manifest.Input(
        name(), sum.hex(), bytes, count, 0, 0, 0, 0, Optional.empty(), List.of());
  }

  /** The place alone is taken: the collector may not know by which path it is reached. */
  private HttpUrl next(String text) {
    int query = text.indexOf('?');
    return first.newBuilder().encodedQuery(query < 0 ? null : text.substring(query + 1)).build();
  }

  private CollectorPage page(OkHttpClient client, HttpUrl url)
      throws InputException, InterruptedException {
    Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    for (int failed = 1; ; failed++) {
      String why;
      Duration asked = Duration.ZERO;
      try (Response response = execute(client, request.build())) {
        if (response.code() == 200) {
          return CollectorPage.read(body(response))
              .orElseThrow(() -> new InputException(name() + " does not answer as a collector"));
        }
        if (!isPassing(response.code())) {
          throw refused(response);
        }
        why = "it answers " + response.code();
        asked = retryAfter(response);
      } catch (IOException e) {
        why = "the connection was lost (" + e.getMessage() + ")";
      }
      Duration wait = retrying.wait(failed, asked);
      if (failed == retrying.attempts() || wait.compareTo(retrying.longestAsked()) > 0) {
        throw new InputException(
            name()
                + " cannot be read: "
                + why
                + ", after "
                + failed
                + " attempts; try again later");
      }
      retrying.progress().waiting(name() + ": " + why, wait);
      retrying.sleeper().sleep(wait);
    }
  }

  /** OkHttp's connecting lets InterruptedException pass without declaring it, as Kotlin may. */
  private static Response execute(OkHttpClient client, Request request)
      throws IOException, InterruptedException {
    return client.newCall(request).execute();
  }

  private byte[] body(Response response) throws IOException, InputException {
    byte[] body = response.body().byteStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new InputException(name() + " does not answer as a collector: its page is too long");
    }
    return body;
  }

  /** Too many requests, and what comes of a collector that starts, stops or is busy. */
  private static boolean isPassing(int status) {
    return switch (status) {
      case 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  private InputException refused(Response response) throws IOException {
    String what =
        switch (response.code()) {
          case 401 -> "needs a researcher's token: ask its operator, and name the file with it";
          case 403 -> "refuses the token: it is unknown or was revoked; ask its operator";
          case 404 -> "is no collector: check the URL's path";
          default -> "answers " + response.code() + ": " + problem(response);
        };
    return new InputException(name() + " " + what);
  }

  private static String problem(Response response) throws IOException {
    return new String(
            response.body().byteStream().readNBytes(MAX_PROBLEM_BYTES), StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}+", " ");
  }

  /** RFC 9110 §10.2.3; zero if it is absent or cannot be understood. */
  private Duration retryAfter(Response response) {
    String text = Optional.ofNullable(response.header("Retry-After")).orElse("").strip();
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(retrying.clock().instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      // A field that cannot be understood counts as absent: we then wait by our own rule.
      return Duration.ZERO;
    }
  }
}
