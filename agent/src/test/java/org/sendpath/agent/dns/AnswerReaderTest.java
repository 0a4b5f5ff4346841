package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.agent.dns.Responses.a;
import static org.sendpath.agent.dns.Responses.aaaa;
import static org.sendpath.agent.dns.Responses.address;
import static org.sendpath.agent.dns.Responses.cname;
import static org.sendpath.agent.dns.Responses.mapped;
import static org.sendpath.agent.dns.Responses.name;
import static org.sendpath.agent.dns.Responses.ns;
import static org.sendpath.agent.dns.Responses.soa;
import static org.sendpath.agent.dns.Responses.to;
import static org.sendpath.agent.dns.Responses.with;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

class AnswerReaderTest {
  private static final String HOST = "smtp.example.jp";
  private static final Reading NODATA = new Reading.Without(ResolutionStatus.NODATA);
  private static final Reading NXDOMAIN = new Reading.Without(ResolutionStatus.NXDOMAIN);
  private static final Reading ERROR = new Reading.Without(ResolutionStatus.ERROR);

  @Test
  void read_addresses_foundInOrder() {
    assertThat(ipv4(noError(a(HOST, "192.0.2.2"), a(HOST, "192.0.2.1"))))
        .isEqualTo(found("192.0.2.2", "192.0.2.1"));
    assertThat(ipv6(noError(aaaa(HOST, "2001:db8::1")))).isEqualTo(found("2001:db8::1"));
  }

  @Test
  void read_otherCaseInOwner_found() {
    assertThat(ipv4(noError(a("SMTP.Example.JP", "192.0.2.1")))).isEqualTo(found("192.0.2.1"));
  }

  @Test
  void read_noAnswer_nodata() {
    assertThat(ipv4(noError())).isEqualTo(NODATA);
    assertThat(ipv4(with(noError(), Section.AUTHORITY, soa("example.jp")))).isEqualTo(NODATA);
  }

  @Test
  void read_otherTypeOwnerOrClass_nodata() {
    Record txt = new TXTRecord(name(HOST), DClass.IN, 60, "192.0.2.1");
    Record chaos = new ARecord(name(HOST), DClass.CH, 60, address("192.0.2.1"));
    assertThat(ipv4(noError(txt))).isEqualTo(NODATA);
    assertThat(ipv4(noError(chaos))).isEqualTo(NODATA);
    assertThat(ipv4(noError(aaaa(HOST, "2001:db8::1")))).isEqualTo(NODATA);
    assertThat(ipv4(noError(a("other.example.jp", "192.0.2.1")))).isEqualTo(NODATA);
  }

  @Test
  void read_addressInAdditional_nodata() {
    assertThat(ipv4(with(noError(), Section.ADDITIONAL, a(HOST, "192.0.2.1")))).isEqualTo(NODATA);
  }

  @Test
  void read_chainInAnyOrder_found() {
    assertThat(
            ipv4(
                noError(
                    a("c.example.jp", "192.0.2.1"),
                    cname("b.example.jp", "c.example.jp"),
                    cname(HOST, "b.example.jp"))))
        .isEqualTo(found("192.0.2.1"));
  }

  @Test
  void read_chainWithoutEnd_alias() {
    assertThat(ipv4(noError(cname(HOST, "b.example.jp"), cname("b.example.jp", "c.example.net"))))
        .isEqualTo(new Reading.Alias(name("c.example.net")));
  }

  @Test
  void read_chainWithSoa_nodata() {
    Message response = noError(cname(HOST, "b.example.jp"));
    assertThat(ipv4(with(response, Section.AUTHORITY, soa("example.jp")))).isEqualTo(NODATA);
  }

  @Test
  void read_chainToMissingName_nxdomain() {
    assertThat(ipv4(to(query(Family.IPV4), Rcode.NXDOMAIN, cname(HOST, "b.example.jp"))))
        .isEqualTo(NXDOMAIN);
  }

  @Test
  void read_nxdomainWithAddresses_nxdomain() {
    assertThat(ipv4(to(query(Family.IPV4), Rcode.NXDOMAIN, a(HOST, "192.0.2.1"))))
        .isEqualTo(NXDOMAIN);
  }

  @Test
  void read_loop_error() {
    assertThat(ipv4(noError(cname(HOST, HOST)))).isEqualTo(ERROR);
    assertThat(ipv4(noError(cname(HOST, "b.example.jp"), cname("b.example.jp", HOST))))
        .isEqualTo(ERROR);
  }

  @ParameterizedTest
  @CsvSource({"16, OK", "17, ERROR"})
  void read_longChain_boundedBySixteen(int links, ResolutionStatus expected) {
    Message response = noError();
    String owner = HOST;
    for (int i = 0; i < links; i++) {
      String target = "n" + i + ".example.jp";
      with(response, Section.ANSWER, cname(owner, target));
      owner = target;
    }
    Reading reading = ipv4(with(response, Section.ANSWER, a(owner, "192.0.2.1")));
    assertThat(reading).isEqualTo(expected == ResolutionStatus.OK ? found("192.0.2.1") : ERROR);
  }

  @Test
  void read_mappedAddresses_dropped() {
    assertThat(ipv6(noError(mapped(HOST), aaaa(HOST, "2001:db8::1"))))
        .isEqualTo(found("2001:db8::1"));
    assertThat(ipv6(noError(mapped(HOST)))).isEqualTo(NODATA);
  }

  @Test
  void read_localAddresses_kept() {
    assertThat(ipv4(noError(a(HOST, "127.0.0.1"), a(HOST, "10.0.0.1"))))
        .isEqualTo(found("127.0.0.1", "10.0.0.1"));
  }

  @Test
  void read_referral_error() {
    assertThat(ipv4(with(noError(), Section.AUTHORITY, ns("jp")))).isEqualTo(ERROR);
  }

  @Test
  void read_nameServersBesideSoaOrFromTheirOwn_nodata() {
    Message withSoa = with(noError(), Section.AUTHORITY, ns("example.jp"));
    assertThat(ipv4(with(withSoa, Section.AUTHORITY, soa("example.jp")))).isEqualTo(NODATA);
    Message authoritative = with(noError(), Section.AUTHORITY, ns("example.jp"));
    authoritative.getHeader().setFlag(Flags.AA);
    assertThat(ipv4(authoritative)).isEqualTo(NODATA);
  }

  @Test
  void read_codesThatHaveAStatus_thatStatus() {
    assertThat(ipv4(to(query(Family.IPV4), Rcode.SERVFAIL)))
        .isEqualTo(new Reading.Without(ResolutionStatus.SERVFAIL));
    assertThat(ipv4(to(query(Family.IPV4), Rcode.REFUSED)))
        .isEqualTo(new Reading.Without(ResolutionStatus.REFUSED));
    assertThat(ipv4(to(query(Family.IPV4), Rcode.NXDOMAIN))).isEqualTo(NXDOMAIN);
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "6", "7", "8", "9", "10", "15"})
  void read_anyOtherCode_error(int rcode) {
    assertThat(ipv4(to(query(Family.IPV4), rcode, a(HOST, "192.0.2.1")))).isEqualTo(ERROR);
  }

  @Test
  void read_extendedCode_error() {
    Record badVersion = new OPTRecord(1232, 1, 0);
    assertThat(ipv4(with(noError(a(HOST, "192.0.2.1")), Section.ADDITIONAL, badVersion)))
        .isEqualTo(ERROR);
  }

  @Test
  void status_everyCode_total() {
    for (int rcode = 0; rcode < 1 << 12; rcode++) {
      ResolutionStatus expected =
          switch (rcode) {
            case 0 -> ResolutionStatus.OK;
            case 2 -> ResolutionStatus.SERVFAIL;
            case 3 -> ResolutionStatus.NXDOMAIN;
            case 5 -> ResolutionStatus.REFUSED;
            default -> ResolutionStatus.ERROR;
          };
      assertThat(AnswerReader.status(rcode)).as("rcode %d", rcode).isEqualTo(expected);
    }
  }

  @Test
  void read_everyCutOfAnAnswer_error() {
    byte[] whole = noError(cname(HOST, "b.example.jp"), a("b.example.jp", "192.0.2.1")).toWire();
    for (int length = 0; length < whole.length; length++) {
      assertThat(AnswerReader.read(Arrays.copyOf(whole, length), name(HOST), Family.IPV4))
          .as("%d bytes", length)
          .isEqualTo(ERROR);
    }
  }

  @Test
  void read_addressOfWrongLength_error() {
    byte[] wire = noError(aaaa(HOST, "2001:db8::1")).toWire();
    // The record's type, after the pointer to its name: an A record of 16 bytes.
    int typeAt = wire.length - 16 - 2 - 4 - 2 - 2;
    wire[typeAt + 1] = 1;
    assertThat(AnswerReader.read(wire, name(HOST), Family.IPV4)).isEqualTo(ERROR);
  }

  @Test
  void read_aliasLongerThanItsRecord_error() {
    byte[] wire = noError(cname(HOST, "b.example.net")).toWire();
    int targetBytes = name("b.example.net").length();
    int lengthAt = wire.length - targetBytes - 1;
    assertThat(wire[lengthAt]).isEqualTo((byte) targetBytes);
    wire[lengthAt] = (byte) (targetBytes - 1);
    assertThat(AnswerReader.read(wire, name(HOST), Family.IPV4)).isEqualTo(ERROR);
  }

  private static Message query(Family family) {
    return Responses.message(new Query(1, name(HOST), family, true));
  }

  private static Message noError(Record... answers) {
    return to(query(Family.IPV4), Rcode.NOERROR, answers);
  }

  private static Reading ipv4(Message response) {
    return AnswerReader.read(response.toWire(), name(HOST), Family.IPV4);
  }

  private static Reading ipv6(Message response) {
    return AnswerReader.read(response.toWire(), name(HOST), Family.IPV6);
  }

  private static Reading found(String... literals) {
    return new Reading.Found(Arrays.stream(literals).map(Responses::address).toList());
  }
}
