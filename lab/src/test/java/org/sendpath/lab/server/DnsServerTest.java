package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTest {
  private static final String IPV4_LOOPBACK = "127.0.0.1";
  private static final String IPV6_LOOPBACK = "::1";

  private DnsServer server;

  @BeforeEach
  void start() throws IOException {
    DnsTable table =
        DnsTable.builder("example.", "example.jp")
            .addresses("both.example", address("192.0.2.10"), address("2001:db8::10"))
            .addresses("four.example", address("192.0.2.11"), address("192.0.2.12"))
            .addresses("deep.below.example", address("192.0.2.13"))
            .addresses("many.example", many())
            .alias("alias.example", "both.example")
            .alias("lost.example", "nowhere.example")
            .alias("abroad.example", "host.invalid")
            .alias("ring.example", "gnir.example")
            .alias("gnir.example", "ring.example")
            .empty("empty.example.jp")
            .fault("servfail.example", DnsFault.SERVFAIL)
            .fault("refused.example", DnsFault.REFUSED)
            .fault("silent.example", DnsFault.SILENCE)
            .addresses("half.example", address("192.0.2.14"))
            .fault("half.example", DnsFault.SERVFAIL, Type.AAAA)
            .addresses("truncated.example", address("192.0.2.15"))
            .fault("truncated.example", DnsFault.TRUNCATION)
            .build();
    server = DnsServer.start(table, List.of(address(IPV4_LOOPBACK), address(IPV6_LOOPBACK)), 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4_LOOPBACK, IPV6_LOOPBACK})
  void ask_eitherTransportAndFamily_answersWithAddresses(String at) throws IOException {
    SimpleResolver resolver = resolver(at);
    for (boolean tcp : new boolean[] {false, true}) {
      resolver.setTCP(tcp);
      Message answer = resolver.send(query("both.example.", Type.AAAA));
      assertThat(answers(answer)).containsExactly("2001:db8:0:0:0:0:0:10");
      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
    }
  }

  @Test
  void ask_severalAddresses_keepsTheirOrder() throws IOException {
    assertThat(answers(ask("four.example.", Type.A))).containsExactly("192.0.2.11", "192.0.2.12");
  }

  @Test
  void ask_otherLetterCase_answers() throws IOException {
    assertThat(answers(ask("bOtH.EXAMPLE.", Type.A))).containsExactly("192.0.2.10");
  }

  @Test
  void ask_unknownName_saysNxdomainWithSoa() throws IOException {
    Message answer = ask("unknown.example.", Type.A);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(types(answer, Section.AUTHORITY)).containsExactly(Type.SOA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four.example.", "empty.example.jp.", "below.example.", "example.jp."})
  void ask_existingNameWithoutThatType_saysNodataWithSoa(String name) throws IOException {
    Message answer = ask(name, Type.AAAA);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    assertThat(types(answer, Section.AUTHORITY)).containsExactly(Type.SOA);
  }

  @Test
  void ask_nameOutsideTheZones_isRefused() throws IOException {
    assertThat(ask("host.invalid.", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void ask_faultyNames_failsAsSet() throws IOException {
    assertThat(ask("servfail.example.", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(ask("refused.example.", Type.AAAA).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void ask_nameFaultyForOneType_answersTheOther() throws IOException {
    assertThat(ask("half.example.", Type.AAAA).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(answers(ask("half.example.", Type.A))).containsExactly("192.0.2.14");
  }

  @Test
  void ask_silentName_neverAnswers() throws IOException {
    SimpleResolver resolver = resolver(IPV4_LOOPBACK);
    resolver.setTimeout(Duration.ofMillis(300));
    Message query = query("silent.example.", Type.A);
    assertThatThrownBy(() -> resolver.send(query)).hasMessageContaining("Timed out");
    resolver.setTCP(true);
    assertThatThrownBy(() -> resolver.send(query)).hasMessageContaining("Timed out");
  }

  @Test
  void ask_truncatedName_answersOverTcpAlone() throws IOException {
    SimpleResolver resolver = resolver(IPV4_LOOPBACK);
    resolver.setIgnoreTruncation(true);
    Message overUdp = resolver.send(query("truncated.example.", Type.A));
    assertThat(overUdp.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(answers(overUdp)).isEmpty();
    resolver.setIgnoreTruncation(false);
    assertThat(answers(resolver.send(query("truncated.example.", Type.A))))
        .containsExactly("192.0.2.15");
  }

  @Test
  void ask_answerTooLongForUdp_answersOverTcp() throws IOException {
    SimpleResolver resolver = resolver(IPV4_LOOPBACK);
    resolver.setIgnoreTruncation(true);
    assertThat(resolver.send(query("many.example.", Type.A)).getHeader().getFlag(Flags.TC))
        .isTrue();
    resolver.setIgnoreTruncation(false);
    assertThat(answers(resolver.send(query("many.example.", Type.A)))).hasSize(200);
  }

  @Test
  void ask_withEdns_answersWithEdns() throws IOException {
    SimpleResolver resolver = resolver(IPV4_LOOPBACK);
    resolver.setEDNS(0, 4096, 0, List.of());
    assertThat(resolver.send(query("both.example.", Type.A)).getOPT()).isNotNull();
  }

  @Test
  void ask_alias_followsIt() throws IOException {
    Message answer = ask("alias.example.", Type.A);
    assertThat(types(answer, Section.ANSWER)).containsExactly(Type.CNAME, Type.A);
  }

  @Test
  void ask_aliasOfUnknownName_saysNxdomain() throws IOException {
    Message answer = ask("lost.example.", Type.A);
    assertThat(types(answer, Section.ANSWER)).containsExactly(Type.CNAME);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void ask_aliasOutOfTheZones_endsThere() throws IOException {
    Message answer = ask("abroad.example.", Type.A);
    assertThat(types(answer, Section.ANSWER)).containsExactly(Type.CNAME);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void ask_ringOfAliases_givesUp() throws IOException {
    assertThat(ask("ring.example.", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
  }

  @Test
  void start_portInUse_saysWhich() {
    assertThatThrownBy(
            () ->
                DnsServer.start(
                    DnsTable.builder("example").build(),
                    List.of(address(IPV4_LOOPBACK)),
                    server.port()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on")
        .hasMessageContaining(String.valueOf(server.port()));
  }

  @Test
  void builder_nameOutsideTheZones_isRejected() {
    assertThatThrownBy(() -> DnsTable.builder("example").empty("host.invalid"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host.invalid");
  }

  private Message ask(String name, int type) throws IOException {
    return resolver(IPV4_LOOPBACK).send(query(name, type));
  }

  private SimpleResolver resolver(String at) throws IOException {
    return new SimpleResolver(new InetSocketAddress(address(at), server.port()));
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }

  private static List<String> answers(Message answer) {
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  private static List<Integer> types(Message answer, int section) {
    return answer.getSection(section).stream().map(Record::getType).toList();
  }

  private static List<InetAddress> many() throws IOException {
    List<InetAddress> addresses = new ArrayList<>();
    for (int last : IntStream.range(1, 201).toArray()) {
      addresses.add(address("198.51.100." + last));
    }
    return addresses;
  }

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }
}
