package org.sendpath.collector.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends what no library would. */
final class RawConnection implements AutoCloseable {
  private final Socket socket = new Socket();

  /** Connects from an address of loopback's. */
  RawConnection(String from, int port) throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  RawConnection(int port) throws IOException {
    this("127.0.0.1", port);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Waits until the other side closes, and gives what it said. */
  String heardUntilClosed() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(heard);
    } catch (SocketException e) {
      // Reset: closed, too.
      heard.write(new byte[0]);
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** Waits for an answer's head, up to its empty line. */
  String head() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!heard.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after " + heard);
      }
      heard.write(next);
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
