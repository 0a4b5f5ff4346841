package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.collector.ingest.Ingest;

/**
 * {@code DELETE /v1/reports/{id}}: the volunteer takes a report back. Who has not its token does
 * not learn whether it is there.
 */
final class DeleteReport implements HttpService {
  private static final Problem NO_TOKEN =
      Problem.of(
          HttpStatus.UNAUTHORIZED,
          "token-missing",
          "The report's withdrawal token is needed",
          "send the token that came when the report was stored in the header"
              + " Authorization: Bearer TOKEN");
  private static final Problem WRONG_TOKEN =
      Problem.of(
          HttpStatus.FORBIDDEN,
          "token-refused",
          "The token is not taken",
          "it is not this report's withdrawal token at this collector");
  private static final Problem NOT_THERE =
      Problem.of(
          HttpStatus.NOT_FOUND,
          "not-found",
          "No such report",
          "it was never stored here, or is withdrawn already");

  private final Ingest ingest;
  private final WithdrawalTokens tokens;
  private final ReportMeters meters;

  DeleteReport(ReportIntake intake, ReportMeters meters) {
    this.ingest = intake.ingest();
    this.tokens = intake.tokens();
    this.meters = meters;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String token = BearerToken.of(request.headers()).orElseThrow(() -> new Refusal(NO_TOKEN));
    UUID id = id(ctx.pathParam("id")).orElseThrow(() -> new Refusal(NOT_THERE));
    if (!tokens.matches(id, token)) {
      throw new Refusal(WRONG_TOKEN);
    }
    return HttpResponse.of(
        ingest.withdraw(id).orElseThrow(() -> new Refusal(Problems.busy())).thenApply(this::answer),
        ctx.eventLoop());
  }

  private HttpResponse answer(boolean wasThere) {
    if (!wasThere) {
      throw new Refusal(NOT_THERE);
    }
    meters.withdrawn();
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      // No id: then no report has it.
      return Optional.empty();
    }
  }
}
