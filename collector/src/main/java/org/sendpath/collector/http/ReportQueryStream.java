package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sendpath.collector.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of any length, made piece by piece: the next piece is asked for when the client has
 * taken the last one, and no thread waits meanwhile. An answer that cannot be finished is broken
 * off, so that nobody takes it for whole.
 */
final class ReportQueryStream {
  private static final Logger LOG = LoggerFactory.getLogger(ReportQueryStream.class);

  /** A client that takes nothing for so long is gone. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final ServiceRequestContext context;
  private final HttpResponseWriter response;
  private final Pieces pieces;

  /** Makes the pieces, one after the other, on threads that may block, never two at a time. */
  interface Pieces {
    /** The next piece; empty at the end. */
    Optional<byte[]> next() throws StoreException;
  }

  private ReportQueryStream(
      ServiceRequestContext context, HttpResponseWriter response, Pieces pieces) {
    this.context = context;
    this.response = response;
    this.pieces = pieces;
  }

  /**
   * The answer to a GET or HEAD; for HEAD no piece is made.
   *
   * @throws StoreException if not even the first piece can be made
   */
  static HttpResponse of(ServiceRequestContext context, ResponseHeaders headers, Pieces pieces)
      throws StoreException {
    if (context.method() == HttpMethod.HEAD) {
      return HttpResponse.of(headers);
    }
    Optional<byte[]> first = pieces.next();
    HttpResponseWriter response = HttpResponse.streaming();
    response.write(headers);
    new ReportQueryStream(context, response, pieces).write(first);
    return response;
  }

  private void write(Optional<byte[]> piece) {
    if (piece.isEmpty()) {
      response.close();
      return;
    }
    context.setRequestTimeout(TimeoutMode.SET_FROM_NOW, SILENCE);
    if (response.tryWrite(HttpData.wrap(piece.get()))) {
      CompletableFuture<Void> unused =
          response
              .whenConsumed()
              .thenRunAsync(this::writeNext, context.blockingTaskExecutor())
              .exceptionally(
                  clientGoneOrServerStopping -> {
                    breakOff();
                    return null;
                  });
    }
  }

  private void writeNext() {
    try {
      write(pieces.next());
    } catch (StoreException e) {
      LOG.warn("an answer of {} was broken off: {}", route(), e.getMessage());
      breakOff();
    } catch (RuntimeException e) {
      LOG.error("a bug: an answer of {} was broken off", route(), e);
      breakOff();
    }
  }

  private String route() {
    return context.config().route().patternString();
  }

  /** With a cause that Armeria does not log: it would log the client's address beside it. */
  private void breakOff() {
    response.close(AbortedStreamException.get());
  }
}
