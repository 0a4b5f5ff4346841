package org.sendpath.collector.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a request was refused, in the form of RFC 9457.
 *
 * @param type the last part of the type's URI, lower case with hyphens
 * @param title the same for every problem of the type
 * @param detail what is wrong this time, and what to do
 * @param errors the places that are wrong; the first one is told as {@code pointer}, too
 * @param retryAfterSeconds when to try again
 */
record Problem(
    HttpStatus status,
    String type,
    String title,
    String detail,
    List<Violation> errors,
    OptionalLong retryAfterSeconds) {
  private static final MediaType PROBLEM_JSON = MediaType.create("application", "problem+json");
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /**
   * One thing that is wrong in a document.
   *
   * @param line of the NDJSON body, from 1; empty if the body is one document
   * @param pointer a JSON Pointer (RFC 6901)
   */
  record Violation(OptionalLong line, String pointer, String detail) {
    Violation {
      Objects.requireNonNull(line, "line");
      Objects.requireNonNull(pointer, "pointer");
      Objects.requireNonNull(detail, "detail");
    }
  }

  Problem {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    errors = List.copyOf(errors);
    Objects.requireNonNull(retryAfterSeconds, "retryAfterSeconds");
  }

  static Problem of(HttpStatus status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, List.of(), OptionalLong.empty());
  }

  Problem withErrors(List<Violation> places) {
    return new Problem(status, type, title, detail, places, retryAfterSeconds);
  }

  Problem retryAfter(long seconds) {
    return new Problem(status, type, title, detail, errors, OptionalLong.of(seconds));
  }

  HttpResponse response() {
    return HttpResponse.of(headers(), content());
  }

  /** As {@link #response}, where the HTTP library wants a whole answer. */
  AggregatedHttpResponse aggregated() {
    return AggregatedHttpResponse.of(headers(), content());
  }

  private HttpData content() {
    return HttpData.wrap(MAPPER.writeValueAsBytes(json()));
  }

  /** The headers of an answer with this problem, whatever JSON its body adds to it. */
  ResponseHeaders headers() {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(status)
            .contentType(PROBLEM_JSON)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    retryAfterSeconds.ifPresent(
        seconds -> headers.set(HttpHeaderNames.RETRY_AFTER, Long.toString(seconds)));
    if (status.equals(HttpStatus.UNAUTHORIZED)) {
      // RFC 9110 §11.6.1 asks for it.
      headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    return headers.build();
  }

  /** The problem as JSON, for a body that holds more. */
  ObjectNode json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("type", "urn:sendpath:problem:" + type);
    json.put("title", title);
    json.put("status", status.code());
    json.put("detail", detail);
    Optional<Violation> first = errors.stream().findFirst();
    first.ifPresent(violation -> json.put("pointer", violation.pointer()));
    if (!errors.isEmpty()) {
      ArrayNode places = json.putArray("errors");
      errors.forEach(violation -> add(places, violation));
    }
    return json;
  }

  private static void add(ArrayNode places, Violation violation) {
    ObjectNode place = places.addObject();
    violation.line().ifPresent(line -> place.put("line", line));
    place.put("pointer", violation.pointer());
    place.put("detail", violation.detail());
  }
}
