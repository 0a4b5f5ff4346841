package org.sendpath.lab.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sendpath.lab.packet.CaptureWriter;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.lab.packet.IpPacket;

/** The captures that are being taken at the router, where the clients' packets come in. */
public final class Captures {
  private final List<Capture> running = new CopyOnWriteArrayList<>();

  /** Writes the packets from, to and about {@code servers} to {@code file}, until it is closed. */
  public AutoCloseable start(Path file, Set<InetAddress> servers) throws IOException {
    Capture capture = new Capture(CaptureWriter.create(file), Set.copyOf(servers));
    running.add(capture);
    return () -> {
      running.remove(capture);
      capture.close();
    };
  }

  /** A packet that passed between a client and the router just now. */
  void passed(IpPacket packet) {
    if (running.isEmpty()) {
      return;
    }
    Instant now = Instant.now();
    CapturedPacket captured =
        new CapturedPacket(now.getEpochSecond() * 1_000_000_000 + now.getNano(), packet);
    for (Capture capture : running) {
      capture.take(captured);
    }
  }

  private static final class Capture {
    private final CaptureWriter writer;
    private final Set<InetAddress> servers;
    private boolean closed;

    Capture(CaptureWriter writer, Set<InetAddress> servers) {
      this.writer = writer;
      this.servers = servers;
    }

    synchronized void take(CapturedPacket captured) {
      if (closed || !isAbout(captured.packet())) {
        return;
      }
      try {
        writer.write(captured);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean isAbout(IpPacket packet) {
      return servers.contains(packet.source())
          || servers.contains(packet.destination())
          || packet.quoted().filter(quoted -> servers.contains(quoted.destination())).isPresent();
    }

    synchronized void close() throws IOException {
      closed = true;
      writer.close();
    }
  }
}
