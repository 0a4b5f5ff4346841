package org.sendpath.lab.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One client's connection, as a scripted server speaks on it. Text is ISO 8859-1, byte by byte. */
final class Conversation {
  private static final int MAX_LINE_BYTES = 4096;
  private static final int LINGER_MILLIS = 2000;

  private final InetAddress client;
  private final Consumer<String> heard;
  private Socket socket;
  private InputStream input;
  private OutputStream output;

  /**
   * A conversation on {@code socket}.
   *
   * @param heard is told every line that is read
   */
  Conversation(Socket socket, Consumer<String> heard) throws IOException {
    this.client = socket.getInetAddress();
    this.heard = heard;
    socket.setTcpNoDelay(true);
    use(socket);
  }

  /** The client's address, as the server sees it. */
  InetAddress client() {
    return client;
  }

  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    output.write(bytes);
    output.flush();
  }

  /** The client's next line without its end; empty if the client has closed. */
  Optional<String> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = input.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      if (line.size() > MAX_LINE_BYTES) {
        throw new IOException("the client's line is longer than " + MAX_LINE_BYTES + " bytes");
      }
      next = input.read();
    }
    if (next < 0) {
      return Optional.empty();
    }
    String text = line.toString(ISO_8859_1).stripTrailing();
    heard.accept(text);
    return Optional.of(text);
  }

  /** The client's next byte, which stays to be read; -1 if the client has closed. */
  int peek() throws IOException {
    input.mark(1);
    int next = input.read();
    input.reset();
    return next;
  }

  /**
   * Says nothing for {@code pause}.
   *
   * @throws EOFException if the client closes meanwhile
   */
  void pause(Duration pause) throws IOException {
    if (pause.isZero()) {
      return;
    }
    long end = System.nanoTime() + pause.toNanos();
    socket.setSoTimeout((int) pause.toMillis());
    try {
      if (peek() < 0) {
        throw new EOFException("the client left during the pause");
      }
    } catch (SocketTimeoutException pauseIsOver) {
      return;
    } finally {
      socket.setSoTimeout(0);
    }
    // The client speaks out of turn: what it says is kept, and the pause is kept, too.
    try {
      Thread.sleep(Math.max(0, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is closing");
    }
  }

  /** Reads, and forgets, whatever the client says until it closes. */
  void drain() throws IOException {
    input.transferTo(OutputStream.nullOutputStream());
  }

  /**
   * Says that no more will come, and waits a little for the client to close, too: closing at once
   * could answer bytes under way with a reset, and take from the client what was sent.
   */
  void finish() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    try {
      drain();
    } catch (SocketTimeoutException clientStays) {
      socket.close();
    }
  }

  /** Speaks TLS from here on, as the server. */
  void startTls(SSLContext context) throws IOException {
    byte[] consumed = new byte[input.available()];
    int count = input.read(consumed);
    InputStream early = new ByteArrayInputStream(consumed, 0, Math.max(count, 0));
    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, early, true);
    secured.startHandshake();
    use(secured);
  }

  private void use(Socket socket) throws IOException {
    this.socket = socket;
    input = new BufferedInputStream(socket.getInputStream());
    output = socket.getOutputStream();
  }
}
