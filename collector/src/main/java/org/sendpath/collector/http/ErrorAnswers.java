package org.sendpath.collector.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ShuttingDownException;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.stream.CancelledSubscriptionException;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpResponseException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.sendpath.collector.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error becomes a problem of RFC 9457, and only our own mistakes are logged. */
final class ErrorAnswers implements ServerErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @Override
  public HttpResponse onServiceException(ServiceRequestContext ctx, Throwable thrown) {
    Throwable cause = Exceptions.peel(thrown);
    if (cause instanceof HttpResponseException answered) {
      return answered.httpResponse();
    }
    if (cause instanceof RequestTimeoutException) {
      return Problems.timedOut(!ctx.log().isRequestComplete()).response();
    }
    Optional<Problem> problem = problem(cause);
    if (problem.isEmpty() && !clientWent(cause)) {
      LOG.error("a bug: {} {} failed", ctx.method(), ctx.config().route().patternString(), cause);
    }
    return problem.orElseGet(Problems::bug).response();
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      ServiceRequestContext ctx,
      ServiceConfig config,
      RequestHeaders headers,
      HttpStatus status,
      String description,
      Throwable cause) {
    return problem(status).aggregated();
  }

  @Override
  public AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      RequestHeaders headers,
      HttpStatus status,
      String description,
      Throwable cause) {
    return problem(status).aggregated();
  }

  /** What is told of an error that is not our own mistake. */
  static Optional<Problem> problem(Throwable thrown) {
    Throwable cause = Exceptions.peel(thrown);
    if (cause instanceof Refusal refusal) {
      return Optional.of(refusal.problem());
    }
    if (cause instanceof StoreException) {
      return Optional.of(Problems.store());
    }
    if (cause instanceof RejectedExecutionException || cause instanceof ShuttingDownException) {
      return Optional.of(Problems.busy());
    }
    if (cause instanceof ContentTooLargeException) {
      return Optional.of(problem(HttpStatus.REQUEST_ENTITY_TOO_LARGE));
    }
    if (cause instanceof HttpStatusException status) {
      return Optional.of(problem(status.httpStatus()));
    }
    return Optional.empty();
  }

  private static Problem problem(HttpStatus status) {
    return status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)
        ? Problems.tooLarge("it is larger than any body that is taken here: send less at once")
        : Problems.ofStatus(status);
  }

  private static boolean clientWent(Throwable cause) {
    return cause instanceof ClosedSessionException
        || cause instanceof AbortedStreamException
        || cause instanceof CancelledSubscriptionException;
  }
}
