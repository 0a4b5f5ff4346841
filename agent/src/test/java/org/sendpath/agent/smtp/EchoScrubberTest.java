package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Addresses;

class EchoScrubberTest {
  private static final EchoScrubber SCRUBBER =
      scrubber(Optional.empty()).keeping("mx1.provider.example");

  private static EchoScrubber scrubber(Optional<InetAddress> own) {
    return new EchoScrubber(
        "smtp.provider.example",
        Set.of(address("192.0.2.10"), address("2001:db8:1::10")),
        own,
        Set.of("volunteers-laptop"));
  }

  private static InetAddress address(String text) {
    return Addresses.parse(text).orElseThrow();
  }

  private static InetAddress inetAddress(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mx1.provider.example ESMTP Exim 4.96 Sat, 21 Nov 2026 01:02:03 +0900",
        "220 smtp.provider.example ESMTP Postfix (Debian/GNU)",
        "220 MX1.Provider.Example Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready",
        "220 mx1.provider.example ESMTP Sendmail 8.17.1/8.17.1; Sat, 21 Nov 2026",
        "220 provider.example at 192.0.2.10 [IPv6:2001:DB8:1:0::10] 10.2.0.192",
        "220 mx.example",
        "SIZE 35882577",
        "AUTH PLAIN LOGIN SCRAM-SHA-256",
        "LIMITS RCPTMAX=100",
        "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3",
        "SSH-2.0-5.3.7 VShell",
        "Mail::DKIM 1.2, id 2026-11-21",
        "..",
        ""
      })
  void scrub_serversOwnText_stays(String text) {
    EchoScrubber knowing = SCRUBBER.keeping("mx.example");

    assertThat(knowing.scrub(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'Hello p1234.tokyo.provider.example [203.0.113.9], pleased', "
        + "'Hello [removed] [removed], pleased'",
    "'Hello [IPv6:2001:db8:2::9]', 'Hello [removed]'",
    "'Hello fe80::1%eth0.', 'Hello [removed]'",
    "'at 203-0-113-9.dyn.example.net', 'at [removed]'",
    "'at 9.113.0.203.in-addr.arpa', 'at [removed]'",
    "'at ip-203-0-113-9', 'at ip-[removed]'",
    "'at 203.0.113.9:4711', 'at [removed]:4711'",
    "'to someone@example.net', 'to [removed]'",
    "'Hi Volunteers-Laptop!', 'Hi [removed]!'",
    "'Hi volunteers-laptop.local', 'Hi [removed]'",
    "'Hi (host.example.net.)', 'Hi ([removed].)'",
    "'h203000113009', 'h[removed]'",
    "'0xCB007109', '[removed]'",
    "'2001-db8-2--9', '[removed]'",
    "'::ffff:203.0.113.9', '[removed]'",
    "'203.000.113.009', '[removed]'",
    "'smtp.provider.example.evil.example', '[removed]'",
  })
  void scrub_foreignText_goes(String text, String scrubbed) {
    assertThat(SCRUBBER.scrub(text)).isEqualTo(scrubbed);
  }

  @ParameterizedTest
  @CsvSource({
    "'220 you are 203.0.11', '220 you are [removed]'",
    "'220 you are [IPv6:2001:db8:2:', '220 you are [removed]'",
    "'220 you are ', '220 you are '",
    "'220 hello vol', '220 hello [removed]'",
  })
  void scrubUnfinished_lastWord_goes(String text, String scrubbed) {
    assertThat(SCRUBBER.scrubUnfinished(text)).isEqualTo(scrubbed);
  }

  @Test
  void scrub_nameOfTheServerThatHoldsAnotherAddress_isWithoutIt() {
    EchoScrubber scrubber = SCRUBBER.keeping("h203-0-113-9.home.example");

    assertThat(scrubber.scrub("220 h203-0-113-9.home.example"))
        .isEqualTo("220 h[removed].home.example");
  }

  @Provide
  Arbitrary<InetAddress> volunteers() {
    Arbitrary<byte[]> ipv4 = Arbitraries.bytes().array(byte[].class).ofSize(4);
    Arbitrary<byte[]> ipv6 = Arbitraries.bytes().array(byte[].class).ofSize(16);
    return Arbitraries.oneOf(ipv4, ipv6)
        .map(
            bytes -> {
              // A global one of either family, and none of the server's.
              bytes[0] = 0x2a;
              return inetAddress(bytes);
            });
  }

  @Provide
  Arbitrary<String> around() {
    return Arbitraries.of(
        "%s",
        "Hello %s", "[%s]", "(%s)", "<%s>", "%s.", "%s, hi", "ip=%s;", "x\n%s\ny", "client-%s");
  }

  /** In every notation that no number or word shares, whoever's address it is. */
  @Property
  void scrub_anyonesAddress_doesNotSurvive(
      @ForAll("volunteers") InetAddress volunteer, @ForAll("around") String around) {
    for (String notation : Notations.distinct(volunteer)) {
      String text = String.format(around, notation);
      assertThat(SCRUBBER.scrub(text)).as(text).doesNotContainIgnoringCase(notation);
    }
  }

  /** In the other notations, too, where the address is known. */
  @Property
  void scrub_ownAddress_doesNotSurvive(
      @ForAll("volunteers") InetAddress volunteer, @ForAll("around") String around) {
    EchoScrubber scrubber = scrubber(Optional.of(volunteer));
    List<String> notations = new ArrayList<>(Notations.distinct(volunteer));
    notations.addAll(Notations.ambiguous(volunteer));
    for (String notation : notations) {
      String text = String.format(around, notation);
      assertThat(scrubber.scrub(text)).as(text).doesNotContainIgnoringCase(notation);
    }
  }

  @Property
  void scrub_reverseName_doesNotSurvive(@ForAll("volunteers") InetAddress volunteer) {
    String number = HexFormat.of().formatHex(volunteer.getAddress());
    for (String suffix : List.of(".dyn.example.net", ".provider.example", ".co.jp")) {
      String name = "p" + number + suffix;
      assertThat(SCRUBBER.scrub("Hello " + name.toUpperCase(Locale.ROOT) + " [x]"))
          .isEqualTo("Hello [removed] [x]");
    }
  }
}
