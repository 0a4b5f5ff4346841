package org.sendpath.lab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that treats every client as its {@link Behaviour} says. An idle one costs one thread. It
 * ends every conversation with its client, and after five minutes at the latest: longer than any
 * system's own TCP timeout, and than the time that RFC 5321 §4.5.3.2.1 grants a greeting.
 */
public final class ScriptedServer implements AutoCloseable {
  private static final Duration LIFETIME = Duration.ofMinutes(5).plusSeconds(10);
  private static final int MAX_HEARD_LINES = 10_000;

  private final Listener listener;
  private final Heard heard;

  private ScriptedServer(Listener listener, Heard heard) {
    this.listener = listener;
    this.heard = heard;
  }

  /**
   * Serves clients on {@code address}.
   *
   * @param address port 0 takes any free port
   * @throws IOException if the address cannot be bound
   */
  public static ScriptedServer start(InetSocketAddress address, Behaviour behaviour)
      throws IOException {
    Heard heard = new Heard();
    return new ScriptedServer(
        Listener.start(
            address, LIFETIME, socket -> behaviour.speak(new Conversation(socket, heard::add))),
        heard);
  }

  /** Where it serves. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /**
   * The lines that clients have sent so far where a script reads lines, in the order they came: the
   * proof of what an agent says, and of what it never says.
   */
  public List<String> heard() {
    return heard.lines();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** What clients say on all connections: bounded, and safe to share between threads. */
  private static final class Heard {
    private final List<String> lines = new ArrayList<>();

    private synchronized void add(String line) {
      if (lines.size() < MAX_HEARD_LINES) {
        lines.add(line);
      }
    }

    private synchronized List<String> lines() {
      return List.copyOf(lines);
    }
  }
}
