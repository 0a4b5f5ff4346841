package org.sendpath.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A small mail server on loopback that greets, answers EHLO and QUIT, and refuses the rest. */
final class MailServer implements AutoCloseable {
  private final ServerSocket listener;

  MailServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread thread = new Thread(() -> speak(client), "mail-session");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (SocketException e) {
      // Closed: the test is over.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void speak(Socket client) {
    try (client) {
      OutputStream out = client.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      say(out, "220 mail.test ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("EHLO ")) {
          say(out, "250-mail.test", "250-PIPELINING", "250 AUTH PLAIN LOGIN");
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "502 no");
        }
      }
    } catch (IOException e) {
      // The repeated connects close without a word; the next session is not concerned.
      return;
    }
  }

  private static void say(OutputStream out, String... lines) throws IOException {
    out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
