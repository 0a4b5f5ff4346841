package org.sendpath.lab.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that make a Postfix one of its own: postconf(5), master(5), and Cyrus SASL's.
 *
 * @param home the directory that holds everything
 * @param name the host name
 * @param addresses the addresses to serve on
 */
record PostfixConfiguration(Path home, String name, List<String> addresses, Postfix.Ports ports) {
  /** What {@code postfix -c} wants. */
  Path directory() {
    return home.resolve("etc");
  }

  Path queue() {
    return home.resolve("queue");
  }

  Path log() {
    return home.resolve("mail.log");
  }

  /**
   * Writes the files. Postfix itself makes the directories below the queue, and its data's.
   *
   * @throws IOException if one cannot be written
   */
  void write(ServerCertificate certificate) throws IOException {
    // Debian's smtpd looks for the SASL configuration in this subdirectory.
    Path sasl = directory().resolve("sasl");
    Postfix.createPassable(directory());
    Postfix.createPassable(sasl);
    certificate.writePem(pem());
    Files.writeString(directory().resolve("main.cf"), main());
    Files.writeString(directory().resolve("master.cf"), master());
    Files.writeString(sasl.resolve("smtpd.conf"), sasl());
  }

  private Path pem() {
    return home.resolve("server.pem");
  }

  private String main() {
    return """
    compatibility_level = 3.6
    queue_directory = %s
    data_directory = %s
    maillog_file = %s
    maillog_file_prefixes = %s
    myhostname = %s
    inet_interfaces = %s
    inet_protocols = all
    # It keeps no mail, relays none, and knows nobody.
    mydestination =
    mynetworks =
    local_recipient_maps =
    alias_maps =
    alias_database =
    smtpd_relay_restrictions = reject
    smtpd_recipient_restrictions = reject
    # The lab's clients have no names, and asking for them would wait for a DNS that is not there.
    smtpd_peername_lookup = no
    smtpd_tls_security_level = may
    smtpd_tls_auth_only = yes
    smtpd_tls_chain_files = %s
    smtpd_sasl_type = cyrus
    smtpd_sasl_path = smtpd
    """
        .formatted(
            queue(), home.resolve("data"), log(), home, name, String.join(", ", addresses), pem());
  }

  private String master() {
    return """
    %d inet n - n - - smtpd
    %d inet n - n - - smtpd
      -o smtpd_tls_security_level=encrypt
      -o smtpd_sasl_auth_enable=yes
    %d inet n - n - - smtpd
      -o smtpd_tls_wrappermode=yes
      -o smtpd_sasl_auth_enable=yes
    tlsmgr unix - - n 1000? 1 tlsmgr
    rewrite unix - - n - - trivial-rewrite
    anvil unix - - n - 1 anvil
    postlog unix-dgram n - n - 1 postlogd
    """
        .formatted(ports.smtp(), ports.submission(), ports.submissions());
  }

  private String sasl() {
    return """
    pwcheck_method: auxprop
    auxprop_plugin: sasldb
    sasldb_path: %s
    mech_list: PLAIN LOGIN
    """
        .formatted(home.resolve("sasldb2"));
  }
}
