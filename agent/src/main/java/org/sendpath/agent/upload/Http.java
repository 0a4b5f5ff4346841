package org.sendpath.agent.upload;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.sendpath.agent.upload.UploadResult.Reason;

/**
 * One HTTP request, one answer. Redirects are not followed: the volunteer agreed to one collector,
 * and a report must not go elsewhere because a network in between says so.
 */
final class Http implements AutoCloseable {
  /** A collector's answers are a few hundred bytes. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private final OkHttpClient client;
  private final InstantSource clock;

  Http(Timers timers, InstantSource clock) {
    this.clock = clock;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(timers.connect())
            .readTimeout(timers.silence())
            .writeTimeout(timers.silence())
            .callTimeout(timers.call())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  Answer send(Request request) {
    ConnectionWatch watch = new ConnectionWatch();
    Call call = client.newBuilder().eventListener(watch).build().newCall(request);
    Response response;
    try {
      response = execute(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.Failure.interrupted();
    } catch (ProtocolException e) {
      return new Answer.NoHttp("it speaks no HTTP: " + e.getMessage());
    } catch (IOException e) {
      return failure(e, watch.connected.get());
    }
    try (response) {
      return reply(response);
    } catch (IOException e) {
      return failure(e, true);
    }
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  private Answer reply(Response response) throws IOException {
    byte[] body = response.body().byteStream().readNBytes(MAX_BODY_BYTES + 1);
    Optional<MediaType> type = Optional.ofNullable(response.body().contentType());
    Optional<Duration> retryAfter =
        Optional.ofNullable(response.header("Retry-After"))
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    return new Answer.Reply(
        response.code(),
        type.map(given -> given.type() + "/" + given.subtype()).orElse(""),
        body.length > MAX_BODY_BYTES
            ? Optional.empty()
            : Optional.of(new String(body, StandardCharsets.UTF_8)),
        retryAfter,
        Optional.ofNullable(response.header("Location")));
  }

  /** OkHttp's connecting lets InterruptedException pass without declaring it, as Kotlin may. */
  private static Response execute(Call call) throws IOException, InterruptedException {
    return call.execute();
  }

  private static Answer failure(IOException error, boolean connected) {
    if (Thread.currentThread().isInterrupted()) {
      return Answer.Failure.interrupted();
    }
    if (connected) {
      return new Answer.Failure(
          Reason.NO_ANSWER, "the collector did not answer (" + error.getMessage() + ")");
    }
    if (error instanceof UnknownHostException) {
      return new Answer.Failure(
          Reason.UNKNOWN_HOST,
          "the collector's name has no address; check its URL and your network");
    }
    if (error instanceof SSLException) {
      return new Answer.Failure(
          Reason.TLS_FAILED, "no secure connection to the collector (" + error.getMessage() + ")");
    }
    return new Answer.Failure(
        Reason.UNREACHABLE, "the collector cannot be reached (" + error.getMessage() + ")");
  }

  /** Tells a network that does not reach the collector from a collector that does not answer. */
  private static final class ConnectionWatch extends EventListener {
    private final AtomicBoolean connected = new AtomicBoolean();

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      connected.set(true);
    }
  }
}
