package org.sendpath.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.armeria.common.CacheControl;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.file.HttpFile;
import com.linecorp.armeria.server.file.HttpFileBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** One file of the page, kept in memory as it is and compressed, each with an entity tag. */
final class PageFile implements HttpService {
  /** Nothing from elsewhere, nothing inline, no frame around it. */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final HttpHeaders SECURITY =
      HttpHeaders.builder()
          .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY)
          .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
          .set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
          .set(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
          .set("cross-origin-opener-policy", "same-origin")
          .set("cross-origin-resource-policy", "same-origin")
          .set("permissions-policy", "camera=(), geolocation=(), microphone=()")
          .build();

  private static final Pattern REFUSED = Pattern.compile(";q=0(\\.0*)?$");

  private final HttpService plain;
  private final HttpService compressed;

  private PageFile(HttpService plain, HttpService compressed) {
    this.plain = plain;
    this.compressed = compressed;
  }

  /**
   * Reads a file of the class path.
   *
   * @param resource its absolute name
   * @throws IllegalStateException if it is not there: the jar is not whole
   */
  static PageFile read(String resource, CacheControl caching) {
    byte[] content;
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing in the jar: build it again");
      }
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String tag = tag(content);
    HttpFileBuilder plain = file(resource, content, tag, caching);
    HttpFileBuilder compressed = file(resource, gzip(content), tag + "-gzip", caching);
    compressed.setHeader(HttpHeaderNames.CONTENT_ENCODING, "gzip");
    return new PageFile(plain.build().asService(), compressed.build().asService());
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    return (takesGzip(request.headers()) ? compressed : plain).serve(context, request);
  }

  private static HttpFileBuilder file(
      String resource, byte[] content, String tag, CacheControl caching) {
    return HttpFile.builder(HttpData.wrap(content))
        .contentType(contentType(resource))
        .entityTag((name, attributes) -> tag)
        .lastModified(false)
        .cacheControl(caching)
        .setHeader(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING)
        .setHeaders(SECURITY);
  }

  /** RFC 9110 §12.5.3, as far as gzip is concerned. */
  private static boolean takesGzip(RequestHeaders headers) {
    return Arrays.stream(headers.get(HttpHeaderNames.ACCEPT_ENCODING, "").split(","))
        .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
        .anyMatch(coding -> coding.matches("gzip(;.*)?") && !REFUSED.matcher(coding).find());
  }

  private static MediaType contentType(String resource) {
    String extension = resource.substring(resource.lastIndexOf('.') + 1);
    return switch (extension) {
      case "html" -> MediaType.HTML_UTF_8;
      case "js" -> MediaType.create("text", "javascript").withCharset(UTF_8);
      case "css" -> MediaType.CSS_UTF_8;
      case "json" -> MediaType.JSON;
      case "svg" -> MediaType.SVG_UTF_8;
      default -> throw new IllegalArgumentException(resource + ": no media type is known");
    };
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
