package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a request with reports says of itself, before its body is looked at.
 *
 * @param many whether each line of the body is a report
 * @param packed whether the body is gzip
 * @param experimentTokenHash SHA-256 of the experiment's token; empty array if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Of one request; compared nowhere.
record ReportRequest(boolean many, boolean packed, byte[] experimentTokenHash) {
  static final AsciiString EXPERIMENT_TOKEN = AsciiString.cached("sendpath-experiment-token");

  private static final Set<String> MANY = Set.of("x-ndjson", "jsonl", "ndjson", "x-jsonlines");
  private static final byte[] NONE = {};

  /** Or {@link Refusal}. */
  static ReportRequest of(RequestHeaders headers) {
    boolean many = isMany(headers.contentType());
    boolean packed = isPacked(headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity"));
    String token = headers.get(EXPERIMENT_TOKEN);
    return new ReportRequest(many, packed, token == null ? NONE : TokenHash.of(token));
  }

  /** How long the body may be as it is sent. */
  int maxBytes(BodyLimits limits) {
    return many ? limits.maxBytes() : limits.maxReportBytes();
  }

  /** How long it may be when it is unpacked. */
  int maxUnpackedBytes(BodyLimits limits) {
    return many ? limits.maxUnpackedBytes() : limits.maxReportBytes();
  }

  private static boolean isMany(MediaType type) {
    if (type != null && type.type().equals("application")) {
      if (!type.parameters().getOrDefault("charset", List.of()).stream()
          .allMatch(charset -> charset.equalsIgnoreCase("utf-8"))) {
        throw new Refusal(Problems.mediaType("reports are UTF-8: send no other charset"));
      }
      if (type.subtype().equals("json")) {
        return false;
      }
      if (MANY.contains(type.subtype())) {
        return true;
      }
    }
    throw new Refusal(
        Problems.mediaType(
            "send one report as application/json, or many as application/x-ndjson, one on each"
                + " line"));
  }

  private static boolean isPacked(String encoding) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> true;
      case "identity", "" -> false;
      default ->
          throw new Refusal(Problems.mediaType("of content encodings, only gzip is unpacked"));
    };
  }
}
