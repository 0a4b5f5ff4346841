package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class ReportQueryStreamTest {
  private static final ResponseHeaders OK = ResponseHeaders.of(HttpStatus.OK);
  private static final String END = "end";
  private static final String BROKEN = "broken: ";

  private final AtomicInteger made = new AtomicInteger();

  /** Takes one thing at a time, when the test says so. */
  private static final class Client implements Subscriber<HttpObject> {
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      taken.add("subscribed");
    }

    @Override
    public void onNext(HttpObject object) {
      taken.add(object instanceof HttpData data ? data.toStringUtf8() : "headers");
    }

    @Override
    public void onError(Throwable cause) {
      taken.add(BROKEN + cause.getMessage());
    }

    @Override
    public void onComplete() {
      taken.add(END);
    }

    String take() throws InterruptedException {
      subscription.request(1);
      return next();
    }

    String next() throws InterruptedException {
      String next = taken.poll(30, TimeUnit.SECONDS);
      return next == null ? "(nothing)" : next;
    }
  }

  @Test
  void of_clientThatTakesNothing_makesOnePiece() throws Exception {
    Client client = subscribe(answer(HttpMethod.GET, Integer.MAX_VALUE));
    assertThat(client.take()).isEqualTo("headers");
    assertThat(made).hasValue(1);
  }

  @Test
  void of_clientThatTakes_makesTheNextPieceWhenTheLastIsTaken() throws Exception {
    Client client = subscribe(answer(HttpMethod.GET, Integer.MAX_VALUE));
    assertThat(client.take()).isEqualTo("headers");
    for (int i = 1; i < 50; i++) {
      assertThat(client.take()).isEqualTo("piece " + i);
      // One may be ready before the client asks for it, and no more.
      assertThat(made.get()).isBetween(i, i + 1);
    }
    client.subscription.cancel();
  }

  @Test
  void of_lastPiece_endsTheAnswer() throws Exception {
    Client client = subscribe(answer(HttpMethod.GET, 2));
    assertThat(client.take()).isEqualTo("headers");
    assertThat(client.take()).isEqualTo("piece 1");
    assertThat(client.take()).isEqualTo("piece 2");
    assertThat(client.next()).isEqualTo(END);
  }

  @Test
  void of_bugHalfWay_breaksOff() throws Exception {
    HttpResponse response =
        ReportQueryStream.of(
            context(HttpMethod.GET),
            OK,
            () -> {
              if (made.incrementAndGet() == 2) {
                throw new IllegalStateException("bug");
              }
              return Optional.of(new byte[] {'a'});
            });
    Client client = subscribe(response);
    assertThat(client.take()).isEqualTo("headers");
    assertThat(client.take()).isEqualTo("a");
    assertThat(client.next()).startsWith(BROKEN);
  }

  @Test
  void of_head_makesNothing() throws Exception {
    Client client = subscribe(answer(HttpMethod.HEAD, 2));
    assertThat(client.take()).isEqualTo("headers");
    assertThat(made).hasValue(0);
  }

  private HttpResponse answer(HttpMethod method, int pieces) throws Exception {
    return ReportQueryStream.of(
        context(method),
        OK,
        () -> {
          if (made.get() == pieces) {
            return Optional.empty();
          }
          String piece = "piece " + made.incrementAndGet();
          return Optional.of(piece.getBytes(StandardCharsets.UTF_8));
        });
  }

  private static ServiceRequestContext context(HttpMethod method) {
    return ServiceRequestContext.of(HttpRequest.of(method, "/v1/reports"));
  }

  private static Client subscribe(HttpResponse response) throws InterruptedException {
    Client client = new Client();
    response.subscribe(client);
    assertThat(client.next()).isEqualTo("subscribed");
    return client;
  }
}
