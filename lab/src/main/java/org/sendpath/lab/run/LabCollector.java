package org.sendpath.lab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sendpath.lab.network.AddressPlan;
import org.sendpath.lab.network.LabException;
import org.sendpath.lab.server.CertificateKind;
import org.sendpath.report.Addresses;

/** The built collector, over TLS on the servers' side of the lab, and a client of its own. */
final class LabCollector {
  private static final int PORT = 8443;
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 30;

  private final Places places;
  private final Path folder;
  private final Path certificate;
  private final HttpClient client;
  private Process process;

  private LabCollector(Places places, Path folder, Path certificate, HttpClient client) {
    this.places = places;
    this.folder = folder;
    this.certificate = certificate;
    this.client = client;
  }

  /**
   * A collector that has not been started.
   *
   * @param folder where its store and what it logs go; exists
   */
  static LabCollector of(Lab lab, Places places, Path folder) throws IOException {
    Path certificate = lab.scratch().folder().resolve("collector.pem");
    lab.certificates()
        .issue(CertificateKind.VALID, List.of("collector.invalid"), List.of(AddressPlan.COLLECTOR))
        .writePem(certificate);
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(lab.certificates().clientContext())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return new LabCollector(places, folder, certificate, client);
  }

  /** As volunteers are told it. */
  String address() {
    return "https://" + Addresses.text(AddressPlan.COLLECTOR) + ":" + PORT;
  }

  /** Starts it, and waits until it says that it is well. */
  void start() throws IOException, InterruptedException {
    process =
        command(
                "serve",
                "--listen",
                Addresses.text(AddressPlan.COLLECTOR) + ":" + PORT,
                "--tls-cert",
                certificate.toString(),
                "--tls-key",
                certificate.toString())
            .redirectOutput(Redirect.appendTo(log().toFile()))
            .redirectError(Redirect.appendTo(log().toFile()))
            .start();
    process.getOutputStream().close();
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isWell()) {
      if (System.nanoTime() > endNanos || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new LabException("the collector does not start: " + Files.readString(log()));
      }
    }
  }

  /** Ends it as a power failure would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Ends it as an operator would.
   *
   * @return its exit status
   */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  /** What it answers, as text. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** What it answers a researcher. */
  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return client.send(
        request(path).header("Authorization", "Bearer " + token).GET().build(),
        BodyHandlers.ofString());
  }

  /** A new researcher's token, made beside it while it works. */
  String token() throws IOException, InterruptedException {
    Process creation =
        command("token", "create", "lab").redirectError(Redirect.appendTo(log().toFile())).start();
    String token = new String(creation.getInputStream().readAllBytes(), UTF_8).strip();
    if (creation.waitFor() != 0) {
      throw new LabException("the collector makes no token: " + Files.readString(log()));
    }
    return token;
  }

  /** Posts a report once more, as a client that lost the answer would. */
  HttpResponse<String> post(Path report) throws IOException, InterruptedException {
    HttpRequest request =
        request("/v1/reports")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofFile(report))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** What it has logged. */
  Path log() {
    return folder.resolve("collector.log");
  }

  private boolean isWell() throws InterruptedException {
    try {
      return get("/healthz").statusCode() == 200;
    } catch (IOException e) {
      // Not yet: it is asked again.
      return false;
    }
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                places.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                places.collector().toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--db", folder.resolve("reports.db").toString()));
    return new ProcessBuilder(command);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
  }
}
