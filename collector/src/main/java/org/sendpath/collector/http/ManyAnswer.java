package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a body of many reports: one result for each line. Its status is a success only if
 * every line was taken, so that whoever looks at nothing else never takes a refusal for one.
 */
final class ManyAnswer {
  /**
   * After so many, a line tells its first error only: the answer stays smaller than the request.
   */
  private static final int MAX_ERRORS = 500;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final ArrayNode results = MAPPER.createArrayNode();
  private Optional<Problem> firstRefusal = Optional.empty();
  private int stored;
  private int alreadyThere;
  private int refused;
  private int errors;

  void stored(int line, UUID id, String withdrawalToken) {
    stored++;
    taken(line, HttpStatus.CREATED, id, withdrawalToken);
  }

  void alreadyThere(int line, UUID id, String withdrawalToken) {
    alreadyThere++;
    taken(line, HttpStatus.OK, id, withdrawalToken);
  }

  void refused(int line, Problem problem) {
    refused++;
    if (firstRefusal.isEmpty()) {
      firstRefusal = Optional.of(problem);
    }
    Problem shown =
        errors < MAX_ERRORS
            ? problem
            : problem.withErrors(problem.errors().stream().limit(1).toList());
    errors += shown.errors().size();
    ObjectNode result = results.addObject();
    result.put("line", line);
    result.setAll(shown.json());
  }

  HttpResponse response() {
    if (firstRefusal.isPresent()) {
      Problem problem = firstRefusal.get();
      return HttpResponse.of(problem.headers(), content(problem.json()));
    }
    ResponseHeaders headers =
        ResponseHeaders.of(stored > 0 ? HttpStatus.CREATED : HttpStatus.OK).toBuilder()
            .contentType(MediaType.JSON)
            .build();
    return HttpResponse.of(headers, content(MAPPER.createObjectNode()));
  }

  private HttpData content(ObjectNode json) {
    json.set("results", results);
    json.put("stored", stored);
    json.put("alreadyThere", alreadyThere);
    json.put("refused", refused);
    return HttpData.wrap(MAPPER.writeValueAsBytes(json));
  }

  private void taken(int line, HttpStatus status, UUID id, String withdrawalToken) {
    ObjectNode result = results.addObject();
    result.put("line", line);
    result.put("status", status.code());
    result.put("id", id.toString());
    result.put("withdrawalToken", withdrawalToken);
  }
}
