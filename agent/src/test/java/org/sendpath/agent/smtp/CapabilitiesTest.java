package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void authMechanisms_ofAllForms_areMerged() {
    List<String> lines =
        List.of("AUTH PLAIN login", "AUTH=LOGIN CRAM-MD5", "auth  =PLAIN", "AUTHORISED X", "SIZE");

    assertThat(Capabilities.authMechanisms(lines)).containsExactly("PLAIN", "LOGIN", "CRAM-MD5");
  }

  @Test
  void authMechanisms_whatIsNoMechanism_isLeftOut() {
    List<String> lines =
        List.of("AUTH", "AUTH ", "AUTH [removed] \u0000 ABCDEFGHIJKLMNOPQRSTU PLAIN");

    assertThat(Capabilities.authMechanisms(lines)).containsExactly("PLAIN");
  }

  @Test
  void offerStartTls_inAnyCase_isSeen() {
    assertThat(Capabilities.offerStartTls(List.of("SIZE 1", "StartTls "))).isTrue();
    assertThat(Capabilities.offerStartTls(List.of("XSTARTTLS", "AUTH STARTTLS"))).isFalse();
  }
}
