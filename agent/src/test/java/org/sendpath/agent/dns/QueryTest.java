package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Family;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class QueryTest {
  private static final Query QUERY =
      new Query(0xbeef, Responses.name("smtp.example.jp"), Family.IPV4, true);

  @ParameterizedTest
  @EnumSource
  void wire_readByDnsjava_isTheQuestion(Family family) {
    Message message =
        Responses.message(new Query(0xbeef, Responses.name("smtp.example.jp"), family, true));
    assertThat(message.getHeader().getID()).isEqualTo(0xbeef);
    assertThat(message.getHeader().getFlag(Flags.RD)).isTrue();
    assertThat(message.getHeader().getFlag(Flags.QR)).isFalse();
    assertThat(message.getQuestion().getName()).isEqualTo(Responses.name("smtp.example.jp"));
    assertThat(message.getQuestion().getType()).isEqualTo(family == Family.IPV4 ? 1 : 28);
    assertThat(message.getQuestion().getDClass()).isEqualTo(DClass.IN);
    assertThat(message.getOPT().getPayloadSize()).isEqualTo(Query.MAX_DATAGRAM_BYTES);
    assertThat(message.numBytes()).isEqualTo(message.toWire().length);
  }

  @Test
  void wire_withoutEdns_hasNoOpt() {
    Query query = new Query(1, Responses.name("smtp.example.jp"), Family.IPV4, false);
    assertThat(Responses.message(query).getOPT()).isNull();
  }

  @Test
  void isAnsweredBy_itsAnswer_true() {
    assertThat(QUERY.isAnsweredBy(answer().toWire())).isTrue();
  }

  @Test
  void isAnsweredBy_questionInOtherCase_true() {
    byte[] wire = answer().toWire();
    wire[Query.HEADER_BYTES + 1] = 'S';
    assertThat(QUERY.isAnsweredBy(wire)).isTrue();
  }

  @Test
  void isAnsweredBy_wrongId_false() {
    Message answer = answer();
    answer.getHeader().setID(0xbeee);
    assertThat(QUERY.isAnsweredBy(answer.toWire())).isFalse();
  }

  @Test
  void isAnsweredBy_itself_false() {
    assertThat(QUERY.isAnsweredBy(QUERY.wire())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Query.HEADER_BYTES + 1, Query.HEADER_BYTES + 17 + 1, Query.HEADER_BYTES + 17 + 3})
  void isAnsweredBy_otherNameTypeOrClass_false(int at) {
    byte[] wire = answer().toWire();
    wire[at] ^= 2;
    assertThat(QUERY.isAnsweredBy(wire)).isFalse();
  }

  @Test
  void isAnsweredBy_otherOpcode_false() {
    byte[] wire = answer().toWire();
    wire[2] |= 0x10;
    assertThat(QUERY.isAnsweredBy(wire)).isFalse();
  }

  @Test
  void isAnsweredBy_everyCutUpToTheQuestion_false() {
    byte[] wire = answer().toWire();
    for (int length = 0; length < wire.length; length++) {
      assertThat(QUERY.isAnsweredBy(java.util.Arrays.copyOf(wire, length))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.FORMERR, Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED})
  void isAnsweredBy_refusalWithoutQuestion_true(int rcode) {
    assertThat(QUERY.isAnsweredBy(withoutQuestion(rcode))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.NOERROR, Rcode.NXDOMAIN})
  void isAnsweredBy_answerWithoutQuestion_false(int rcode) {
    assertThat(QUERY.isAnsweredBy(withoutQuestion(rcode))).isFalse();
  }

  private static byte[] withoutQuestion(int rcode) {
    Message answer = answer();
    answer.removeAllRecords(Section.QUESTION);
    answer.getHeader().setRcode(rcode);
    return answer.toWire();
  }

  private static Message answer() {
    return Responses.to(Responses.message(QUERY), Rcode.NOERROR);
  }
}
