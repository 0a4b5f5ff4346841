package org.sendpath.lab.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sendpath.report.Addresses;

/**
 * A scripted mail server: greets, answers EHLO, offers TLS and AUTH as told, and takes neither mail
 * nor passwords. {@link #submission} is the well-behaved one; the rest is derived from it.
 *
 * @param name its host name, in the greeting and in the reply to EHLO
 * @param greetPause how long it waits before the greeting
 * @param security how TLS begins
 * @param tlsAnswer what it does when TLS should begin
 * @param certificate needed where TLS succeeds
 * @param authBeforeTls the mechanisms announced in clear text; empty announces no AUTH
 * @param authAfterTls the mechanisms announced under TLS; empty announces no AUTH
 * @param echoesClient whether it names the client's address in its reply to EHLO
 */
public record MailService(
    String name,
    Duration greetPause,
    Security security,
    TlsAnswer tlsAnswer,
    Optional<ServerCertificate> certificate,
    List<String> authBeforeTls,
    List<String> authAfterTls,
    boolean echoesClient)
    implements Behaviour {
  /** How TLS begins. */
  public enum Security {
    /** Never. */
    NONE,
    /** On the client's command (RFC 3207). */
    STARTTLS,
    /** With the first byte (RFC 8314 §3.3), as on port 465. */
    IMPLICIT
  }

  /** What the server does when TLS should begin. */
  public enum TlsAnswer {
    /** Completes the handshake, with whatever certificate it has. */
    HANDSHAKE,
    /** Replies 454 to STARTTLS, and goes on in clear text; nothing for implicit TLS. */
    REFUSE,
    /** Answers the client's hello with bytes that are no TLS. */
    GARBAGE,
    /** Answers the client's hello by closing. */
    CLOSE,
    /** Never answers the client's hello. */
    SILENCE
  }

  public MailService {
    Objects.requireNonNull(name, "name");
    if (greetPause.isNegative()) {
      throw new IllegalArgumentException("greetPause: must not be negative");
    }
    if (security != Security.NONE && tlsAnswer == TlsAnswer.HANDSHAKE && certificate.isEmpty()) {
      throw new IllegalArgumentException("certificate: a TLS handshake needs one");
    }
    if (security == Security.IMPLICIT && tlsAnswer == TlsAnswer.REFUSE) {
      throw new IllegalArgumentException("tlsAnswer: implicit TLS knows no refusal");
    }
    authBeforeTls = List.copyOf(authBeforeTls);
    authAfterTls = List.copyOf(authAfterTls);
  }

  /** Submission as it should be (RFC 6409): STARTTLS, and AUTH after TLS alone. */
  public static MailService submission(String name, ServerCertificate certificate) {
    return new MailService(
        name,
        Duration.ZERO,
        Security.STARTTLS,
        TlsAnswer.HANDSHAKE,
        Optional.of(certificate),
        List.of(),
        List.of("PLAIN", "LOGIN"),
        false);
  }

  /** Submission over implicit TLS, as on port 465. */
  public static MailService submissions(String name, ServerCertificate certificate) {
    return submission(name, certificate).withSecurity(Security.IMPLICIT);
  }

  /** A mail server that offers neither TLS nor AUTH. */
  public static MailService plain(String name) {
    return new MailService(
        name,
        Duration.ZERO,
        Security.NONE,
        TlsAnswer.REFUSE,
        Optional.empty(),
        List.of(),
        List.of(),
        false);
  }

  /** This service, greeting only after {@code pause}. */
  public MailService withGreetPause(Duration pause) {
    return new MailService(
        name, pause, security, tlsAnswer, certificate, authBeforeTls, authAfterTls, echoesClient);
  }

  /** This service, where TLS begins as {@code security} says. */
  public MailService withSecurity(Security security) {
    return new MailService(
        name,
        greetPause,
        security,
        tlsAnswer,
        certificate,
        authBeforeTls,
        authAfterTls,
        echoesClient);
  }

  /** This service, doing {@code tlsAnswer} when TLS should begin. */
  public MailService withTlsAnswer(TlsAnswer tlsAnswer) {
    return new MailService(
        name,
        greetPause,
        security,
        tlsAnswer,
        certificate,
        authBeforeTls,
        authAfterTls,
        echoesClient);
  }

  /** This service, announcing these mechanisms before and after TLS. */
  public MailService withAuth(List<String> beforeTls, List<String> afterTls) {
    return new MailService(
        name, greetPause, security, tlsAnswer, certificate, beforeTls, afterTls, echoesClient);
  }

  /** This service, naming the client's address in its reply to EHLO. */
  public MailService withEchoedClient() {
    return new MailService(
        name, greetPause, security, tlsAnswer, certificate, authBeforeTls, authAfterTls, true);
  }

  @Override
  public void speak(Conversation client) throws IOException {
    boolean secured = security == Security.IMPLICIT;
    if (secured && !beginTls(client)) {
      return;
    }
    client.pause(greetPause);
    client.send("220 " + name + " ESMTP\r\n");
    Optional<String> line = client.readLine();
    while (line.isPresent()) {
      String command = line.get().split(" ", 2)[0].toUpperCase(Locale.ROOT);
      if (command.equals("QUIT")) {
        client.send("221 " + name + " Bye\r\n");
        client.finish();
        return;
      }
      client.send(reply(command, secured, client));
      if (startsTls(command, secured)) {
        if (!beginTls(client)) {
          return;
        }
        secured = true;
      }
      line = client.readLine();
    }
  }

  private String reply(String command, boolean secured, Conversation client) {
    return switch (command) {
      case "EHLO" -> ehloReply(secured, client);
      case "HELO", "NOOP", "RSET" -> "250 " + name + "\r\n";
      case "STARTTLS" -> startTlsReply(secured);
      case "AUTH" -> "535 5.7.8 Authentication credentials invalid\r\n";
      case "MAIL" -> "530 5.7.0 Authentication required\r\n";
      default -> "500 5.5.2 Command not recognized\r\n";
    };
  }

  private String ehloReply(boolean secured, Conversation client) {
    StringBuilder reply = new StringBuilder("250-").append(name);
    if (echoesClient) {
      reply.append(" Hello [").append(Addresses.text(client.client())).append(']');
    }
    reply.append("\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n");
    if (security == Security.STARTTLS && !secured) {
      reply.append("250-STARTTLS\r\n");
    }
    List<String> mechanisms = secured ? authAfterTls : authBeforeTls;
    if (!mechanisms.isEmpty()) {
      reply.append("250-AUTH ").append(String.join(" ", mechanisms)).append("\r\n");
    }
    return reply.append("250 8BITMIME\r\n").toString();
  }

  private String startTlsReply(boolean secured) {
    if (security != Security.STARTTLS || secured) {
      return "502 5.5.1 Command not implemented\r\n";
    }
    return tlsAnswer == TlsAnswer.REFUSE
        ? "454 4.7.0 TLS not available due to temporary reason\r\n"
        : "220 2.0.0 Ready to start TLS\r\n";
  }

  private boolean startsTls(String command, boolean secured) {
    return command.equals("STARTTLS")
        && security == Security.STARTTLS
        && !secured
        && tlsAnswer != TlsAnswer.REFUSE;
  }

  /** Begins TLS, or fails to, as told; false if the conversation is over. */
  private boolean beginTls(Conversation client) throws IOException {
    return switch (tlsAnswer) {
      case HANDSHAKE -> {
        client.startTls(certificate.orElseThrow().context());
        yield true;
      }
      case REFUSE -> true;
      case GARBAGE -> {
        if (client.peek() >= 0) {
          client.send("This is no TLS, whatever was promised.\r\n");
        }
        client.drain();
        yield false;
      }
      case CLOSE -> {
        if (client.peek() >= 0) {
          client.finish();
        }
        yield false;
      }
      case SILENCE -> {
        client.drain();
        yield false;
      }
    };
  }
}
