package org.sendpath.agent.spool;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a report, as the file beside it says. One file per report, replaced in one step:
 * there is no moment between two states. No file: the report waits.
 */
final class StateFile {
  /** A state is a few hundred bytes; more is something else. */
  static final int MAX_BYTES = 16 * 1024;

  /** Slow to make, and a run that only saves a report needs none. */
  private static final class Lazy {
    static final JsonMapper MAPPER = new JsonMapper();
  }

  byte[] write(ReportState state) {
    ObjectNode json = Lazy.MAPPER.createObjectNode().put("state", state.name().word());
    if (state instanceof ReportState.Sent sent) {
      Receipt receipt = sent.receipt();
      place(json, receipt.collector(), receipt.sentAt());
      receipt.withdrawalToken().ifPresent(token -> json.put("withdrawalToken", token));
    } else if (state instanceof ReportState.Refused refused) {
      place(json, refused.collector(), refused.refusedAt()).put("problem", refused.problem());
    } else if (state instanceof ReportState.Withdrawn withdrawn) {
      place(json, withdrawn.collector(), withdrawn.withdrawnAt());
    }
    return Lazy.MAPPER.writeValueAsBytes(json);
  }

  /**
   * @throws IllegalArgumentException if it is none, saying why
   */
  ReportState read(byte[] bytes) {
    try {
      JsonNode json = Lazy.MAPPER.readTree(bytes);
      String name = text(json, "state");
      if (name.equals(ReportState.Name.WAITING.word())) {
        return new ReportState.Waiting();
      }
      URI collector = URI.create(text(json, "collector"));
      Instant at = Instant.parse(text(json, "at"));
      if (name.equals(ReportState.Name.SENT.word())) {
        Optional<String> token = json.path("withdrawalToken").stringValueOpt();
        return new ReportState.Sent(new Receipt(collector, at, token));
      }
      if (name.equals(ReportState.Name.REFUSED.word())) {
        return new ReportState.Refused(collector, at, text(json, "problem"));
      }
      if (name.equals(ReportState.Name.WITHDRAWN.word())) {
        return new ReportState.Withdrawn(collector, at);
      }
      throw new IllegalArgumentException("there is no state " + name);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("at: " + e.getMessage(), e);
    }
  }

  private static ObjectNode place(ObjectNode json, URI collector, Instant at) {
    return json.put("collector", collector.toString()).put("at", at.toString());
  }

  private static String text(JsonNode json, String field) {
    return json.path(field)
        .stringValueOpt()
        .orElseThrow(() -> new IllegalArgumentException(field + " is missing"));
  }
}
