package org.sendpath.lab.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Accepts TCP connections on one address and gives each to a handler on a thread of its own. A
 * connection lives no longer than the given lifetime, and none outlives the listener.
 */
final class Listener implements AutoCloseable {
  /** What to do with one connection; it is closed when this returns. */
  interface Handler {
    /**
     * Handles {@code socket} to its end.
     *
     * @throws IOException if the client leaves, or if the connection's time is over
     */
    void handle(Socket socket) throws IOException;
  }

  private static final System.Logger LOGGER = System.getLogger(Listener.class.getName());
  private static final int BACKLOG = 128;

  private final ServerSocket server;
  private final Duration lifetime;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  private Listener(ServerSocket server, Duration lifetime, Handler handler) {
    this.server = server;
    this.lifetime = lifetime;
    this.handler = handler;
    this.threads = Executors.newCachedThreadPool(task -> daemon(task, "lab " + server));
  }

  /**
   * Listens.
   *
   * @param address port 0 takes any free port
   * @throws IOException if the address cannot be bound
   */
  static Listener start(InetSocketAddress address, Duration lifetime, Handler handler)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
    Listener listener = new Listener(server, lifetime, handler);
    listener.threads.execute(listener::accept);
    return listener;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        throw new IOException("the threads of " + server + " do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        if (server.isClosed()) {
          // close() may have gone through the open connections before this one was added.
          socket.close();
          return;
        }
        threads.execute(() -> handle(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOGGER.log(Level.WARNING, "cannot accept on " + server, e);
        }
      }
    }
  }

  private void handle(Socket socket) {
    CompletableFuture<Void> ended =
        new CompletableFuture<Void>().orTimeout(lifetime.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> closed = ended.whenComplete((ignored, timeout) -> close(socket));
    try {
      handler.handle(socket);
    } catch (IOException clientLeft) {
      // How a misbehaving conversation ends is the client's to judge, and to report.
      LOGGER.log(Level.DEBUG, "conversation ended", clientLeft);
    } finally {
      ended.complete(null);
      closed.handle((ignored, timeout) -> open.remove(socket)).join();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "connection did not close cleanly", e);
    }
  }
}
