package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpStatus;
import java.util.List;
import java.util.OptionalLong;
import org.sendpath.collector.ingest.Fault;

/** The problems that this interface tells of, one method each. */
final class Problems {
  /** The queue is emptied many times within it. */
  private static final long BUSY_SECONDS = 1;

  /** A disk is not emptied and a database not restarted in less. */
  private static final long STORE_SECONDS = 10;

  private Problems() {}

  static Problem badRequest(String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "bad-request", "The request cannot be read", detail);
  }

  static Problem malformed(OptionalLong line, Fault fault) {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "malformed",
            "The body is no JSON that is read",
            "the report must be one JSON object in UTF-8")
        .withErrors(List.of(violation(line, fault)));
  }

  static Problem invalid(OptionalLong line, List<Fault> faults) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "invalid-report",
            "The report is not valid",
            "it breaks the schema of sendpath-report/1 or names no experiment of this collector;"
                + " errors lists the places")
        .withErrors(faults.stream().map(fault -> violation(line, fault)).toList());
  }

  static Problem experimentToken(OptionalLong line, String experiment) {
    return Problem.of(
            HttpStatus.FORBIDDEN,
            "experiment-token",
            "The experiment takes reports only with its token",
            "send the token that the experiment's operator gave you in the header "
                + ReportRequest.EXPERIMENT_TOKEN)
        .withErrors(
            List.of(
                new Problem.Violation(
                    line, "/experiment", experiment + " takes reports only with its token")));
  }

  static Problem conflict() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "conflict",
        "Another report has this id",
        "a report with this id and other content is stored, and stays: give the new one an id of"
            + " its own");
  }

  static Problem tooLarge(String detail) {
    return Problem.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "The body is too large", detail);
  }

  static Problem mediaType(String detail) {
    return Problem.of(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", "The body's type is not taken", detail);
  }

  static Problem tooManyRequests(long retryAfterSeconds) {
    return Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Too many requests from your network",
            "wait as long as Retry-After says, then send again; nothing of this request was kept")
        .retryAfter(retryAfterSeconds);
  }

  static Problem busy() {
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "busy",
            "Too much to do just now",
            "nothing of this request was kept: send it again")
        .retryAfter(BUSY_SECONDS);
  }

  static Problem store() {
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "store",
            "The store cannot do it just now",
            "send the request again later: doing so is harmless")
        .retryAfter(STORE_SECONDS);
  }

  static Problem timedOut(boolean bodyWasSlow) {
    return bodyWasSlow
        ? Problem.of(
            HttpStatus.REQUEST_TIMEOUT,
            "request-timeout",
            "The body did not arrive in time",
            "nothing of this request was kept: send it again")
        : Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store",
                "It took too long",
                "send the request again later: doing so is harmless")
            .retryAfter(STORE_SECONDS);
  }

  static Problem parameter(String detail) {
    return Problem.of(
        HttpStatus.BAD_REQUEST, "parameter", "A query parameter is not understood", detail);
  }

  static Problem notAcceptable(String forms) {
    return Problem.of(
        HttpStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        "No form of the answer suits the header Accept",
        "it can be had as " + forms);
  }

  static Problem notFound() {
    return notFound("see /openapi.json for what there is");
  }

  static Problem noSuchTable(List<String> tables) {
    return notFound(
        "the tables are " + String.join(", ", tables) + "; add .csv or .json for a form");
  }

  static Problem noSuchReport() {
    return notFound("no report has this id: it never came, or was withdrawn");
  }

  static Problem noSuchExperiment() {
    return notFound("this collector has no experiment of this name; /v1/experiments lists them");
  }

  private static Problem notFound(String detail) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "Nothing is here", detail);
  }

  static Problem methodNotAllowed(String allowed) {
    return Problem.of(
        HttpStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "This method does nothing here",
        "allowed here: " + allowed);
  }

  static Problem bug() {
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "This collector made a mistake",
        "its operator finds the reason in the log");
  }

  /** For what the HTTP library refuses by itself. */
  static Problem ofStatus(HttpStatus status) {
    return Problem.of(
        status,
        "http-" + status.code(),
        status.reasonPhrase(),
        "the request is not well-formed HTTP that this collector takes");
  }

  private static Problem.Violation violation(OptionalLong line, Fault fault) {
    return new Problem.Violation(line, fault.pointer(), fault.detail());
  }
}
