package org.sendpath.agent.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * UDP, and TCP for what UDP cut short (RFC 7766 §5). A new socket for each question, so that the
 * system gives each an unpredictable port (RFC 5452 §4.5), connected, so that an ICMP error and no
 * stranger's datagram is seen.
 *
 * <p>dnsjava's resolver is not used for this: it gives up on the first datagram with a wrong id,
 * where the true answer may follow, and looks at its timers once a second.
 */
final class SocketExchange implements Exchange {
  /** More than we offer; what is larger yet is cut by the socket and found malformed. */
  private static final int RECEIVE_BYTES = 4096;

  @Override
  public byte[] ask(InetSocketAddress server, Query query, Deadline deadline) throws IOException {
    byte[] answer = askByUdp(server, query, deadline);
    return Query.isTruncated(answer) ? askByTcp(server, query, deadline) : answer;
  }

  private static byte[] askByUdp(InetSocketAddress server, Query query, Deadline deadline)
      throws IOException {
    byte[] question = query.wire();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket packet = new DatagramPacket(new byte[RECEIVE_BYTES], RECEIVE_BYTES);
      while (true) {
        socket.setSoTimeout(deadline.remainingMillis());
        packet.setLength(RECEIVE_BYTES);
        socket.receive(packet);
        byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
        if (query.isAnsweredBy(message)) {
          return message;
        }
      }
    }
  }

  private static byte[] askByTcp(InetSocketAddress server, Query query, Deadline deadline)
      throws IOException {
    byte[] question = query.wire();
    try (Socket socket = new Socket()) {
      socket.connect(server, deadline.remainingMillis());
      // Length and message in one segment (RFC 7766 §8).
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(2 + question.length)
                  .putShort((short) question.length)
                  .put(question)
                  .array());
      DataInputStream in = new DataInputStream(new UntilDeadline(socket, deadline));
      byte[] message = new byte[in.readUnsignedShort()];
      in.readFully(message);
      if (!query.isAnsweredBy(message)) {
        throw new ProtocolException("the answer is to another question");
      }
      return message;
    }
  }

  /** A socket's input, each read of which waits for no more than what is left of the time. */
  private static final class UntilDeadline extends InputStream {
    private final Socket socket;
    private final Deadline deadline;

    UntilDeadline(Socket socket, Deadline deadline) {
      this.socket = socket;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      if (read(one, 0, 1) < 0) {
        throw new EOFException();
      }
      return Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      socket.setSoTimeout(deadline.remainingMillis());
      return socket.getInputStream().read(bytes, offset, length);
    }
  }
}
