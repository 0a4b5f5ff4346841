package org.sendpath.agent.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sendpath.report.Family;
import org.xbill.DNS.DClass;

/** One resolution of each family by a resolver on loopback that lives as long as it takes. */
final class WarmUp {
  /** RFC 6761 §6.4: never a real name. */
  private static final String NAME = "warm-up.invalid";

  /** Loopback answers at once; a machine that hinders it must not hinder the run. */
  private static final Duration TIMER = Duration.ofMillis(200);

  private WarmUp() {}

  /** What became of it: {@code OK} for both families, unless loopback is hindered. */
  static List<Answer> run() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      Thread server = new Thread(() -> serve(socket), "sendpath-dns-warm-up");
      server.setDaemon(true);
      server.start();
      return resolve((InetSocketAddress) socket.getLocalSocketAddress());
    } catch (SocketException e) {
      throw new UncheckedIOException("Cannot open a socket on loopback; see that it is up", e);
    }
  }

  private static List<Answer> resolve(InetSocketAddress server) {
    HostResolver resolver =
        new HostResolver(
            new ResolverSettings(List.of(server), List.of(), 1, TIMER, 1),
            HostsFile.ofSystem(),
            new SocketExchange(),
            System::nanoTime,
            TIMER);
    CompletableFuture<Answer> ipv6 = resolver.resolve(NAME, Family.IPV6);
    CompletableFuture<Answer> ipv4 = resolver.resolve(NAME, Family.IPV4);
    return List.of(ipv6.join(), ipv4.join());
  }

  private static void serve(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // The socket was closed: both families are served, or nobody waits any longer.
      return;
    }
  }

  /** The query as a response that tells one address, of zeros. */
  static byte[] answer(byte[] query) {
    int questionEnd = Query.HEADER_BYTES + NAME.length() + 2 + 4;
    short type = ByteBuffer.wrap(query).getShort(questionEnd - 4);
    short addressBytes = (short) (type == Query.type(Family.IPV4) ? 4 : 16);
    ByteBuffer answer = ByteBuffer.allocate(questionEnd + 12 + addressBytes);
    answer.put(query, 0, 2).putShort((short) 0x8180);
    answer.putShort((short) 1).putShort((short) 1).putShort((short) 0).putShort((short) 0);
    answer.put(query, Query.HEADER_BYTES, questionEnd - Query.HEADER_BYTES);
    // A pointer to the question's name (RFC 1035 §4.1.4), type, class, time to live, length.
    answer.putShort((short) 0xc00c).putShort(type).putShort((short) DClass.IN);
    answer.putInt(0).putShort(addressBytes);
    return answer.array();
  }
}
