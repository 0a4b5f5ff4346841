package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class RehearsedHandshakeTest {
  @Test
  void complete_onThisJava_agrees() throws GeneralSecurityException {
    TrustJudge judge = new TrustJudge(Certificates.ANCHORS);

    assertThat(RehearsedHandshake.begin(judge).complete()).isTrue();
  }

  @Test
  void defaultAnchors_ofThisJava_areThere() throws GeneralSecurityException {
    assertThat(TrustJudge.defaultAnchors()).isNotEmpty();
  }
}
