package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Rcode;

class WarmUpTest {
  @Test
  void run_onLoopback_resolvesBothFamilies() {
    assertThat(WarmUp.run()).extracting(Answer::status).containsOnly(ResolutionStatus.OK);
  }

  @ParameterizedTest
  @EnumSource
  void answer_toEitherFamily_isWhatServersSay(Family family) {
    Query query = new Query(9, Responses.name("warm-up.invalid"), family, true);
    byte[] answer = WarmUp.answer(query.wire());
    assertThat(query.isAnsweredBy(answer)).isTrue();
    assertThat(AnswerReader.read(answer, query.name(), family)).isInstanceOf(Reading.Found.class);
    assertThat(Responses.parse(answer).getRcode()).isEqualTo(Rcode.NOERROR);
  }
}
