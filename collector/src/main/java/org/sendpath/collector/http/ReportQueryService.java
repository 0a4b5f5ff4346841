package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.table.InvalidSelectionException;

/** Answers GET and HEAD on a thread that may wait for the store, and refuses in one way. */
final class ReportQueryService implements HttpService {
  private final Optional<Researchers> researchers;
  private final Question question;

  /** What is asked. Called on a thread that may block. */
  interface Question {
    HttpResponse answer(ServiceRequestContext context, HttpRequest request)
        throws StoreException, InvalidSelectionException;
  }

  private ReportQueryService(Optional<Researchers> researchers, Question question) {
    this.researchers = researchers;
    this.question = question;
  }

  /** For anybody. */
  static ReportQueryService open(Question question) {
    return new ReportQueryService(Optional.empty(), question);
  }

  /** For researchers alone. */
  static ReportQueryService closed(Researchers researchers, Question question) {
    return new ReportQueryService(Optional.of(researchers), question);
  }

  void bind(ServerBuilder server, String path) {
    server.route().path(path).methods(HttpMethod.GET, HttpMethod.HEAD).build(this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return HttpResponse.of(() -> answer(context, request), context.blockingTaskExecutor());
  }

  /** Answers refusals itself: what is expected need not look like a failure of the server. */
  private HttpResponse answer(ServiceRequestContext context, HttpRequest request) {
    try {
      Optional<Problem> refusal =
          researchers.isPresent() ? researchers.get().refusal(request.headers()) : Optional.empty();
      return refusal.isPresent() ? refusal.get().response() : question.answer(context, request);
    } catch (InvalidSelectionException e) {
      return Problems.parameter(e.getMessage()).response();
    } catch (Refusal e) {
      return e.problem().response();
    } catch (StoreException e) {
      return Problems.store().response();
    }
  }
}
