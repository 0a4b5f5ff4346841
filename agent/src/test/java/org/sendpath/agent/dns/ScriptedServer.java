package org.sendpath.agent.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xbill.DNS.Message;

/** A DNS server on loopback, UDP and TCP on one port, that says what a script tells it to. */
final class ScriptedServer implements AutoCloseable {
  /** The messages to send for a query, in order; none is silence. */
  interface Script {
    List<byte[]> answers(Message query, boolean tcp);
  }

  private final Script script;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Queue<Message> asked = new ConcurrentLinkedQueue<>();

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    tcp = new ServerSocket(0, 8, loopback);
    udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
    start(this::serveUdp);
    start(this::serveTcp);
  }

  static ScriptedServer saying(java.util.function.Function<Message, Message> answer)
      throws IOException {
    return new ScriptedServer((query, tcp) -> List.of(answer.apply(query).toWire()));
  }

  static ScriptedServer silent() throws IOException {
    return new ScriptedServer((query, tcp) -> List.of());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** Every query so far, in the order of arrival. */
  List<Message> asked() {
    return List.copyOf(asked);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "scripted-dns");
    thread.setDaemon(true);
    thread.start();
  }

  private void serveUdp() {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (!udp.isClosed()) {
      try {
        packet.setLength(4096);
        udp.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        for (byte[] answer : answers(query, false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        failUnlessClosed(e);
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        for (byte[] answer : answers(query, true)) {
          out.writeShort(answer.length);
          out.write(answer);
        }
        out.flush();
      } catch (IOException e) {
        failUnlessClosed(e);
      }
    }
  }

  private List<byte[]> answers(byte[] wire, boolean overTcp) throws IOException {
    Message query = new Message(wire);
    asked.add(query);
    return script.answers(query, overTcp);
  }

  private void failUnlessClosed(IOException e) {
    if (!udp.isClosed()) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
