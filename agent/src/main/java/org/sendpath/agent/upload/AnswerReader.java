package org.sendpath.agent.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sendpath.agent.spool.Receipt;
import org.sendpath.agent.upload.UploadResult.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer means. Only JSON that names the report counts as the collector's yes, and only
 * problem+json (RFC 9457) as its no: a hotel's login page is neither.
 */
final class AnswerReader {
  /** What may stand in an Authorization field after Bearer (RFC 6750 §2.1), and no more of it. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,512}=*");

  /** Of a text that is shown to the volunteer. */
  private static final int MAX_SHOWN_CHARACTERS = 500;

  private final JsonMapper mapper = new JsonMapper();

  UploadResult upload(Answer answer, UUID id, URI collector, Instant now) {
    if (answer instanceof Answer.Failure failure) {
      return new UploadResult.Deferred(failure.reason(), failure.detail(), Optional.empty());
    }
    if (answer instanceof Answer.NoHttp none) {
      return new UploadResult.NotACollector(shown(none.detail()));
    }
    Answer.Reply reply = (Answer.Reply) answer;
    if (reply.status() == 200 || reply.status() == 201) {
      return receipt(reply, id, collector, now)
          .<UploadResult>map(
              receipt ->
                  reply.status() == 201
                      ? new UploadResult.Stored(receipt)
                      : new UploadResult.AlreadyThere(receipt))
          .orElseGet(() -> new UploadResult.NotACollector(describe(reply)));
    }
    Optional<Reason> passing = passing(reply.status());
    if (passing.isPresent()) {
      return new UploadResult.Deferred(passing.get(), said(reply), reply.retryAfter());
    }
    Optional<Problem> problem = problem(reply);
    if (problem.isEmpty()) {
      return new UploadResult.NotACollector(describe(reply));
    }
    return switch (reply.status()) {
      case 400, 413, 415, 422 -> new UploadResult.Refused(problem.get());
      case 409 -> new UploadResult.Conflict(problem.get());
      case 401, 403 ->
          new UploadResult.Deferred(Reason.NOT_ALLOWED, problem.get().text(), Optional.empty());
      default -> new UploadResult.NotACollector(describe(reply));
    };
  }

  WithdrawResult withdrawal(Answer answer) {
    if (answer instanceof Answer.Failure failure) {
      return new WithdrawResult.Deferred(failure.reason(), failure.detail(), Optional.empty());
    }
    if (answer instanceof Answer.NoHttp none) {
      return new WithdrawResult.NotACollector(shown(none.detail()));
    }
    Answer.Reply reply = (Answer.Reply) answer;
    // A page that says 200 to anything must not pass for a deletion.
    if (reply.status() == 204 || (reply.status() == 200 && json(reply).isPresent())) {
      return new WithdrawResult.Withdrawn();
    }
    Optional<Reason> passing = passing(reply.status());
    if (passing.isPresent()) {
      return new WithdrawResult.Deferred(passing.get(), said(reply), reply.retryAfter());
    }
    Optional<Problem> problem = problem(reply);
    if (problem.isEmpty() || reply.status() / 100 != 4) {
      return new WithdrawResult.NotACollector(describe(reply));
    }
    return reply.status() == 404 || reply.status() == 410
        ? new WithdrawResult.NotThere(problem.get())
        : new WithdrawResult.Refused(problem.get());
  }

  private Optional<Receipt> receipt(Answer.Reply reply, UUID id, URI collector, Instant now) {
    return json(reply)
        .filter(
            json -> json.path("id").stringValue("").toLowerCase(Locale.ROOT).equals(id.toString()))
        .map(
            json ->
                new Receipt(
                    collector,
                    now,
                    json.path("withdrawalToken")
                        .stringValueOpt()
                        .filter(token -> TOKEN.matcher(token).matches())));
  }

  private Optional<Problem> problem(Answer.Reply reply) {
    if (!reply.mediaType().equals("application/problem+json")) {
      return Optional.empty();
    }
    return json(reply)
        .map(
            json -> {
              // The list of RFC 9457 §3's example; of several errors the first is enough.
              JsonNode first = json.path("errors").path(0);
              return new Problem(
                  reply.status(),
                  text(json, "title").orElse("HTTP status " + reply.status()),
                  text(json, "detail").or(() -> text(first, "detail")),
                  text(json, "field")
                      .or(() -> text(json, "pointer"))
                      .or(() -> text(first, "field"))
                      .or(() -> text(first, "pointer"))
                      // As a URI's fragment the pointer begins with # (RFC 6901 §6).
                      .map(pointer -> pointer.startsWith("#") ? pointer.substring(1) : pointer));
            });
  }

  private Optional<JsonNode> json(Answer.Reply reply) {
    if (reply.body().isEmpty() || reply.body().get().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readTree(reply.body().get())).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      // Not JSON: the caller says what answered instead.
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode json, String field) {
    return json.path(field).stringValueOpt().map(AnswerReader::shown).filter(s -> !s.isBlank());
  }

  private static Optional<Reason> passing(int status) {
    if (status == 429 || status == 503) {
      return Optional.of(Reason.BUSY);
    }
    return status >= 500 || status == 408 || status == 425
        ? Optional.of(Reason.FAILING)
        : Optional.empty();
  }

  private String said(Answer.Reply reply) {
    return "the collector answered "
        + reply.status()
        + problem(reply).map(problem -> " (" + problem.text() + ")").orElse("");
  }

  private static String describe(Answer.Reply reply) {
    String what = reply.mediaType().isEmpty() ? "no type" : shown(reply.mediaType());
    String size = reply.body().isEmpty() ? ", larger than " + Http.MAX_BODY_BYTES + " bytes" : "";
    String to = reply.location().map(place -> ", leading to " + shown(place)).orElse("");
    return "status " + reply.status() + ", " + what + size + to;
  }

  /** Without what would move the cursor or colour the terminal. */
  private static String shown(String text) {
    String calm = text.replaceAll("\\p{C}", " ");
    return calm.length() <= MAX_SHOWN_CHARACTERS ? calm : calm.substring(0, MAX_SHOWN_CHARACTERS);
  }
}
