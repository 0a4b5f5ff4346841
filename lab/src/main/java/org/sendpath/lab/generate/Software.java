package org.sendpath.lab.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server program says of itself.
 *
 * @param greeting after the server's name
 * @param before the lines of its EHLO reply before STARTTLS and AUTH
 * @param after those after them
 * @param mechanisms for AUTH
 */
record Software(String greeting, List<String> before, List<String> after, List<String> mechanisms) {
  static final Software POSTFIX =
      new Software(
          "ESMTP Postfix",
          List.of("PIPELINING", "SIZE 10240000", "VRFY", "ETRN"),
          List.of("ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "SMTPUTF8", "CHUNKING"),
          List.of("PLAIN", "LOGIN"));

  private static final Software QUIET =
      new Software(
          "ESMTP",
          List.of("PIPELINING", "SIZE 52428800"),
          List.of("ENHANCEDSTATUSCODES", "8BITMIME", "DSN"),
          List.of("PLAIN", "LOGIN", "CRAM-MD5"));

  private static final Software EXIM =
      new Software(
          "ESMTP Exim 4.98.2",
          List.of("SIZE 52428800", "LIMITS MAILMAX=1000 RCPTMAX=50000", "8BITMIME"),
          List.of("PIPELINING", "PIPECONNECT", "CHUNKING", "HELP"),
          List.of("PLAIN", "LOGIN"));

  private static final Software SENDMAIL =
      new Software(
          "ESMTP Sendmail 8.18.1/8.18.1",
          List.of("ENHANCEDSTATUSCODES", "PIPELINING", "8BITMIME", "SIZE", "DSN", "ETRN"),
          List.of("DELIVERBY", "HELP"),
          List.of("DIGEST-MD5", "CRAM-MD5", "LOGIN", "PLAIN"));

  private static final Software EXCHANGE =
      new Software(
          "Microsoft ESMTP MAIL Service ready",
          List.of("SIZE 37748736", "PIPELINING", "DSN", "ENHANCEDSTATUSCODES"),
          List.of("8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8"),
          List.of("GSSAPI", "NTLM", "LOGIN"));

  private static final Software PROVIDER =
      new Software(
          "ESMTP service ready",
          List.of("SIZE 35882577", "8BITMIME"),
          List.of("ENHANCEDSTATUSCODES", "PIPELINING", "CHUNKING", "SMTPUTF8"),
          List.of("LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER"));

  private static final Weighted<Software> IN_USE =
      new Weighted<Software>()
          .with(POSTFIX, 0.33)
          .with(QUIET, 0.2)
          .with(EXIM, 0.17)
          .with(SENDMAIL, 0.05)
          .with(EXCHANGE, 0.1)
          .with(PROVIDER, 0.15);

  static Software draw(Draws draws) {
    return IN_USE.draw(draws);
  }

  String greeting(String name) {
    return "220 " + name + " " + greeting;
  }

  /** The lines of an EHLO reply. */
  List<String> capabilities(boolean startTls, List<String> auth) {
    List<String> lines = new ArrayList<>(before);
    if (startTls) {
      lines.add("STARTTLS");
    }
    if (!auth.isEmpty()) {
      lines.add("AUTH " + String.join(" ", auth));
    }
    lines.addAll(after);
    return lines;
  }
}
