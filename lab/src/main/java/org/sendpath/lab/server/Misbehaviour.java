package org.sendpath.lab.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Servers that offer no mail service, or none that a client can use. */
public enum Misbehaviour implements Behaviour {
  /** Accepts, and never says a word. */
  SILENCE,
  /** Accepts, and closes at once with a FIN. */
  CLOSE_ON_ACCEPT,
  /** A greeting of which one byte comes each second, and whose line never ends. */
  BYTE_A_SECOND,
  /** A greeting of lines without end, as fast as the client takes them. */
  ENDLESS_GREETING,
  /** A greeting of one line without end, as fast as the client takes it. */
  ENDLESS_LINE,
  /** Greets well; the reply to EHLO has lines without end. */
  ENDLESS_EHLO,
  /** Greets with bytes that are no text: every value but the line's ends, and then these. */
  BINARY_GREETING,
  /** Replies with codes alone, such as {@code 250\r\n}: no space, no text. */
  BARE_CODES,
  /** Greets with 421, service not available, and closes (RFC 5321 §3.8). */
  REJECT_421,
  /** Greets with 554, no SMTP service here, and waits for QUIT (RFC 5321 §3.1). */
  REJECT_554,
  /** Speaks SSH (RFC 4253 §4.2): its identification, no more. */
  SSH,
  /** Speaks HTTP: waits for a request, and answers whatever comes. */
  HTTP;

  private static final String NAME = "scripted.example";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int REPETITIONS = 64;

  private interface Script {
    void speak(Conversation client) throws IOException;
  }

  @Override
  public void speak(Conversation client) throws IOException {
    script().speak(client);
  }

  private Script script() {
    return switch (this) {
      case SILENCE -> Conversation::drain;
      case CLOSE_ON_ACCEPT -> Conversation::finish;
      case BYTE_A_SECOND -> Misbehaviour::dribble;
      case ENDLESS_GREETING -> each -> repeat(each, "220-" + NAME + " has more to say\r\n");
      case ENDLESS_LINE -> Misbehaviour::sendEndlessLine;
      case ENDLESS_EHLO -> Misbehaviour::sendEndlessReply;
      case BINARY_GREETING -> Misbehaviour::sendBinary;
      case BARE_CODES -> each -> converse(each, "220", "250", "221");
      case REJECT_421 -> Misbehaviour::sendUnavailable;
      case REJECT_554 ->
          each -> converse(each, "554 No SMTP service here", "503 No service", "221 Bye");
      case SSH -> Misbehaviour::identifyAsSsh;
      case HTTP -> Misbehaviour::serveHttp;
    };
  }

  private static void dribble(Conversation client) throws IOException {
    String text = "220 please wait";
    while (true) {
      for (int i = 0; i < text.length(); i++) {
        client.send(text.substring(i, i + 1));
        client.pause(SECOND);
      }
      text = " and wait";
    }
  }

  private static void sendEndlessLine(Conversation client) throws IOException {
    client.send("220 " + NAME);
    repeat(client, " and so on");
  }

  private static void sendEndlessReply(Conversation client) throws IOException {
    client.send("220 " + NAME + " ESMTP\r\n");
    if (client.readLine().isPresent()) {
      repeat(client, "250-X-MORE\r\n");
    }
  }

  /** Ends when the client does not take more, by the end of its connection. */
  private static void repeat(Conversation client, String text) throws IOException {
    byte[] bytes = text.repeat(REPETITIONS).getBytes(US_ASCII);
    while (true) {
      client.send(bytes);
    }
  }

  private static void sendBinary(Conversation client) throws IOException {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    for (int value = 255; value >= 0; value--) {
      if (value != '\r' && value != '\n') {
        greeting.write(value);
      }
    }
    greeting.write('\r');
    greeting.write('\n');
    client.send(greeting.toByteArray());
    client.drain();
  }

  private static void sendUnavailable(Conversation client) throws IOException {
    client.send("421 " + NAME + " Service not available, closing channel\r\n");
    client.finish();
  }

  private static void identifyAsSsh(Conversation client) throws IOException {
    client.send("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n");
    client.drain();
  }

  /** Greets, replies to each command alike, and says goodbye to QUIT. */
  private static void converse(Conversation client, String greeting, String reply, String goodbye)
      throws IOException {
    client.send(greeting + "\r\n");
    Optional<String> command = client.readLine();
    while (command.isPresent()) {
      if (command.get().equalsIgnoreCase("QUIT")) {
        client.send(goodbye + "\r\n");
        client.finish();
        return;
      }
      client.send(reply + "\r\n");
      command = client.readLine();
    }
  }

  private static void serveHttp(Conversation client) throws IOException {
    int first = client.peek();
    if (first < 0) {
      return;
    }
    // A TLS client's first flight may hold no line end: no line is waited for.
    boolean request = 'A' <= first && first <= 'Z' && isHttp(client.readLine());
    String body = request ? "Not a mail server.\n" : "Not a request.\n";
    client.send(
        (request ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 400 Bad Request\r\n")
            + "Content-Type: text/plain\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    client.finish();
  }

  private static boolean isHttp(Optional<String> line) {
    return line.filter(text -> text.contains(" HTTP/1.")).isPresent();
  }
}
