package org.sendpath.lab.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * A middlebox between client and mail server that does not let TLS happen: it passes every line
 * both ways, but takes STARTTLS out of the server's replies, and out of the client's commands.
 */
public final class StrippingProxy implements AutoCloseable {
  /** What becomes of the line that offers STARTTLS. */
  public enum Stripping {
    /** It is left out of the reply. */
    REMOVED,
    /** Its word is overwritten by XXXXXXXX, which keeps the stream's length. */
    MASKED
  }

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int CONNECT_TIMEOUT_MILLIS = 4_000;
  private static final int MAX_CHUNK_BYTES = 4096;
  private static final Pattern OFFER =
      Pattern.compile("250[- ]STARTTLS\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMAND = Pattern.compile("STARTTLS\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("STARTTLS", Pattern.CASE_INSENSITIVE);
  private static final String MASK = "XXXXXXXX";

  private final Listener listener;

  private StrippingProxy(Listener listener) {
    this.listener = listener;
  }

  /**
   * Accepts clients on {@code address} and passes them on to {@code server}.
   *
   * @param address port 0 takes any free port
   * @throws IOException if the address cannot be bound
   */
  public static StrippingProxy start(
      InetSocketAddress address, InetSocketAddress server, Stripping stripping) throws IOException {
    return new StrippingProxy(
        Listener.start(address, LIFETIME, client -> pass(client, server, stripping)));
  }

  /** Where it accepts clients. */
  public InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void pass(Socket client, InetSocketAddress address, Stripping stripping)
      throws IOException {
    try (Socket server = new Socket()) {
      server.connect(address, CONNECT_TIMEOUT_MILLIS);
      CompletableFuture<Void> replies =
          CompletableFuture.runAsync(
              () -> passRepliesUnchecked(server, client, stripping),
              task -> Listener.daemon(task, "lab proxy replies").start());
      passCommands(client, server);
      replies.get();
    } catch (ExecutionException e) {
      throw new IOException("the server's side of the connection broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the proxy is closing");
    }
  }

  private static void passCommands(Socket client, Socket server) throws IOException {
    InputStream input = new BufferedInputStream(client.getInputStream());
    OutputStream output = server.getOutputStream();
    for (String line = readLine(input); !line.isEmpty(); line = readLine(input)) {
      write(output, COMMAND.matcher(line).matches() ? masked(line) : line);
    }
    server.shutdownOutput();
  }

  private static void passRepliesUnchecked(Socket server, Socket client, Stripping stripping) {
    try {
      try {
        passReplies(
            new BufferedInputStream(server.getInputStream()), client.getOutputStream(), stripping);
      } finally {
        // Whether the server closes or breaks off, the client has no more to wait for.
        client.shutdownOutput();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds a continuation line back until the next one has come: where the offer is a reply's last
   * line and is removed, the line before it becomes the last.
   */
  static void passReplies(InputStream input, OutputStream output, Stripping stripping)
      throws IOException {
    String held = "";
    for (String line = readLine(input); !line.isEmpty(); line = readLine(input)) {
      boolean offer = OFFER.matcher(line).matches();
      if (offer && stripping == Stripping.REMOVED && !held.isEmpty()) {
        if (!continues(line)) {
          write(output, held.substring(0, 3) + ' ' + held.substring(4));
          held = "";
        }
        continue;
      }
      String passed = offer ? masked(line) : line;
      write(output, held);
      held = continues(line) ? passed : "";
      if (held.isEmpty()) {
        write(output, passed);
      }
    }
    write(output, held);
  }

  private static boolean continues(String line) {
    return line.length() > 3 && line.charAt(3) == '-';
  }

  private static String masked(String line) {
    return WORD.matcher(line).replaceFirst(MASK);
  }

  /** A line with its end, or a piece of one that is too long; empty at the stream's end. */
  private static String readLine(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = 0;
    while (next != '\n' && line.size() < MAX_CHUNK_BYTES) {
      next = input.read();
      if (next < 0) {
        break;
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1);
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(ISO_8859_1));
  }
}
