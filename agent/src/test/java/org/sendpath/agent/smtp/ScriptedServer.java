package org.sendpath.agent.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that plays its script to one client and keeps what the client says. */
final class ScriptedServer implements AutoCloseable {
  /** What the server does on its one connection, which is closed behind it. */
  interface Script {
    void play(Peer client) throws IOException;
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int MAX_READ_BYTES = 64 * 1024;
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

  private final ServerSocket listener;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> played;

  ScriptedServer(Script script) {
    try {
      listener = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    played =
        CompletableFuture.runAsync(
            () -> play(script),
            task -> {
              Thread thread = Executors.defaultThreadFactory().newThread(task);
              thread.setDaemon(true);
              thread.start();
            });
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /** The client's lines, in all. Returns when the script has ended. */
  List<String> heard() {
    played.join();
    return List.copyOf(heard);
  }

  private void play(Script script) {
    try (Socket socket = listener.accept()) {
      script.play(new Peer(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** The client as the script sees it. */
  final class Peer {
    private Socket socket;

    private Peer(Socket socket) {
      this.socket = socket;
    }

    /** Sends {@code text}, one byte per char, nothing added. */
    void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    /** Repeats {@code text}; an exception ends it when the client has had enough. */
    void sayUntilClosed(String text) throws IOException {
      while (true) {
        say(text);
      }
    }

    /** The same, byte by byte with a pause behind each. */
    void trickleUntilClosed(String text) throws IOException {
      for (int at = 0; true; at = (at + 1) % text.length()) {
        say(text.substring(at, at + 1));
        pause(BETWEEN_BYTES);
      }
    }

    /** Waits for a line that must begin with {@code beginning}. */
    void hear(String beginning) throws IOException {
      String line = readLine();
      if (!line.startsWith(beginning)) {
        throw new IOException("expected " + beginning + ", heard " + line);
      }
    }

    /** Waits until the client has closed, whatever it sends before. */
    void hearEnd() throws IOException {
      String line = readLine();
      while (!line.isEmpty()) {
        line = readLine();
      }
    }

    /** A TLS handshake as server. */
    void shakeHands(SSLContext context) throws IOException {
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      socket = tls;
    }

    /** Says nothing for so long; the client must not either. */
    void pause(Duration length) throws IOException {
      socket.setSoTimeout(Math.toIntExact(length.toMillis()));
      try {
        throw new IOException("heard " + socket.getInputStream().read() + " in the pause");
      } catch (SocketTimeoutException e) {
        socket.setSoTimeout(0);
      }
    }

    /** Waits for any bytes, and reads what has come. */
    void hearSomething() throws IOException {
      if (socket.getInputStream().read(new byte[MAX_READ_BYTES]) < 0) {
        throw new IOException("heard nothing");
      }
    }

    /** Closes with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      int read = socket.getInputStream().read();
      while (read >= 0 && read != '\n') {
        line.append((char) read);
        read = socket.getInputStream().read();
      }
      String text = line.toString().strip();
      if (!text.isEmpty()) {
        heard.add(text);
      }
      return text;
    }
  }
}
