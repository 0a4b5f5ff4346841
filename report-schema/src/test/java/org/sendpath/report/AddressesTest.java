package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.10.9.100, 255.10.9.100",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "fe80::1, fe80::1",
    "::ffff:192.0.2.7, 192.0.2.7",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void text_ofParsedLiteral_isCanonical(String literal, String canonical) {
    assertThat(Addresses.parse(literal).map(Addresses::text)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mail",
        "1.2.3",
        "1.2.3.4.5",
        "1..3.4",
        ".1.2.3.4",
        "1.2.3.1234",
        "1.2.3.x",
        "1.2.3.-4",
        "1.2.3.\u0664",
        "01.2.3.4",
        "256.1.1.1",
        "1.2.3.4.",
        "[::1]",
        "fe80::1%eth0",
        ":",
        "1:2:3"
      })
  void parse_whatIsNoLiteral_isEmpty(String text) {
    assertThat(Addresses.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::1", "2001:db8:0:1:1:1:1:1", "1::", "fe80::1:0:2"})
  void isPlainCanonicalIpv6_usualAddresses_isTrue(String text) {
    assertThat(Addresses.isPlainCanonicalIpv6(text)).isTrue();
  }

  /** Texts of which each small change is another address, or the same one spelt otherwise. */
  @Property(tries = 20_000)
  void isPlainCanonicalIpv6_anyText_isTrueOfCanonicalTextsAlone(@ForAll("nearly") String text) {
    if (Addresses.isPlainCanonicalIpv6(text)) {
      assertThat(Addresses.parse(text)).isPresent();
      assertThat(Addresses.parse(text).map(Addresses::text)).contains(text);
      assertThat(Addresses.parse(text).map(Addresses::family)).contains(Family.IPV6);
    }
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "0", "0", "1", "00", "0a", "ffff", "12345", "G", "A", "", "c0a8", "1.2.3.4")
        .list()
        .ofMinSize(1)
        .ofMaxSize(10)
        .map(groups -> String.join(":", groups));
  }

  @Test
  void family_followsTheAddress() {
    assertThat(Addresses.parse("::1").map(Addresses::family)).contains(Family.IPV6);
    assertThat(Addresses.parse("127.0.0.1").map(Addresses::family)).contains(Family.IPV4);
  }
}
