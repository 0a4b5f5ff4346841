package org.sendpath.lab.server;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sendpath.lab.server.DnsResponder.Transport;

/**
 * A DNS server (RFC 1035) for the lab's names, over UDP and TCP, with one thread for each address
 * and protocol. To the client it is both its resolver and the zones' authority.
 */
public final class DnsServer implements AutoCloseable {
  /** The port that a resolver asks. */
  public static final int PORT = 53;

  private static final System.Logger LOGGER = System.getLogger(DnsServer.class.getName());
  private static final Duration TCP_LIFETIME = Duration.ofMinutes(1);
  private static final int MAX_UDP_BYTES = 65_535;
  private static final int MAX_BINDS = 20;

  private final DnsResponder responder;
  private final List<Closeable> sockets = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final int port;

  private DnsServer(DnsTable table, int port) {
    this.responder = new DnsResponder(table);
    this.port = port;
  }

  /**
   * Answers from {@code table} on port 53 of {@code addresses}.
   *
   * @throws IOException if an address cannot be bound
   */
  public static DnsServer start(DnsTable table, Collection<? extends InetAddress> addresses)
      throws IOException {
    return start(table, addresses, PORT);
  }

  /**
   * Answers from {@code table} on {@code port} of {@code addresses}; port 0 takes one that is free
   * on all of them, over UDP and TCP.
   *
   * @throws IOException if an address cannot be bound
   */
  public static DnsServer start(
      DnsTable table, Collection<? extends InetAddress> addresses, int port) throws IOException {
    for (int binds = 1; ; binds++) {
      int candidate = port == 0 ? freePort() : port;
      DnsServer server = new DnsServer(table, candidate);
      try {
        for (InetAddress address : addresses) {
          server.listen(new InetSocketAddress(address, candidate));
        }
        return server;
      } catch (IOException e) {
        server.close();
        if (port != 0 || binds == MAX_BINDS) {
          throw e;
        }
      }
    }
  }

  /** The port it answers on. */
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    for (Closeable socket : sockets) {
      socket.close();
    }
    for (Listener listener : listeners) {
      listener.close();
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void listen(InetSocketAddress address) throws IOException {
    DatagramSocket socket = bind(address);
    sockets.add(socket);
    listeners.add(Listener.start(address, TCP_LIFETIME, this::answerStream));
    Listener.daemon(() -> answerDatagrams(socket), "lab DNS " + address).start();
  }

  private static DatagramSocket bind(InetSocketAddress address) throws IOException {
    try {
      return new DatagramSocket(address);
    } catch (BindException e) {
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  private void answerDatagrams(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_UDP_BYTES], MAX_UDP_BYTES);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MAX_UDP_BYTES);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        Optional<byte[]> answer = responder.answer(query, Transport.UDP);
        if (answer.isPresent()) {
          socket.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOGGER.log(Level.WARNING, "cannot answer over UDP", e);
        }
      }
    }
  }

  /**
   * Messages on one connection, each after its length (RFC 1035 §4.2.2), until the client leaves.
   */
  private void answerStream(Socket socket) throws IOException {
    DataInputStream input = new DataInputStream(socket.getInputStream());
    OutputStream output = socket.getOutputStream();
    while (true) {
      byte[] query = new byte[input.readUnsignedShort()];
      input.readFully(query);
      Optional<byte[]> answer = responder.answer(query, Transport.TCP);
      if (answer.isPresent()) {
        byte[] message = answer.get();
        // Length and message in one write: some resolvers expect them in one segment.
        output.write(
            ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array());
      }
    }
  }
}
