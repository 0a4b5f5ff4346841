package org.sendpath.agent.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.sendpath.agent.spool.CollectorUrl;

/**
 * Sends reports to one collector. A network that fails is a result. Trusts the certificates that
 * this Java trusts. Safe for several threads.
 */
public final class Uploader implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  private final CollectorUrl collector;
  private final String userAgent;
  private final Http http;
  private final Retrying retrying;
  private final InstantSource clock;
  private final AnswerReader reader = new AnswerReader();

  /**
   * An uploader to {@code collector}; nothing is sent yet.
   *
   * @param agentVersion for User-Agent
   */
  public Uploader(CollectorUrl collector, String agentVersion) {
    this(collector, agentVersion, Timers.standard(), Retrying.standard(), InstantSource.system());
  }

  Uploader(
      CollectorUrl collector,
      String agentVersion,
      Timers timers,
      Retrying retrying,
      InstantSource clock) {
    this.collector = collector;
    this.userAgent = "sendpath-agent/" + agentVersion;
    this.http = new Http(timers, clock);
    this.retrying = retrying;
    this.clock = clock;
  }

  /** Where it sends to. */
  public CollectorUrl collector() {
    return collector;
  }

  /**
   * Sends the report, up to three times if the network or the collector is in trouble.
   *
   * @param id the id that {@code report} holds
   * @param report as the spool has it
   */
  public UploadResult upload(UUID id, byte[] report) {
    return upload(id, report, retrying);
  }

  /** Sends the report, once. */
  UploadResult uploadOnce(UUID id, byte[] report) {
    return upload(id, report, retrying.once());
  }

  /**
   * Asks the collector to delete the report.
   *
   * @param token of the report's receipt
   */
  public WithdrawResult withdraw(UUID id, String token) {
    Request request =
        request("/v1/reports/" + id).header("Authorization", "Bearer " + token).delete().build();
    return reader.withdrawal(retrying.run(() -> http.send(request)));
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.close();
  }

  private UploadResult upload(UUID id, byte[] report, Retrying times) {
    Request request =
        request("/v1/reports")
            .header("Content-Encoding", "gzip")
            .post(RequestBody.create(gzip(report), JSON))
            .build();
    Answer answer = times.run(() -> http.send(request));
    return reader.upload(answer, id, collector.uri(), clock.instant());
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(collector.resolve(path).toString())
        .header("Accept", "application/json, application/problem+json")
        .header("User-Agent", userAgent);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail as a disk does", e);
    }
    return zipped.toByteArray();
  }
}
