package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
  @ParameterizedTest
  @CsvSource({
    "mail.example.jp, mail.example.jp, true",
    "MAIL.Example.JP., mail.example.jp, true",
    "mail.example.jp, smtp.example.jp, false",
    "mail.example.jp, example.jp, false",
    "*.example.jp, mail.example.jp, true",
    "*.example.jp, MAIL.EXAMPLE.JP, true",
    "*.example.jp, a.mail.example.jp, false",
    "*.example.jp, example.jp, false",
    "*.example.jp, .example.jp, false",
    "*.example.jp, mailexample.jp, false",
    "m*.example.jp, mail.example.jp, false",
    "mail.*.jp, mail.example.jp, false",
    "*.*.jp, mail.example.jp, false",
    "*.jp, example.jp, false",
    "*., jp, false",
    "*, localhost, false",
    "localhost, localhost, true",
  })
  void covers_presentedName_followsRfc9525(String presented, String name, boolean covered) {
    assertThat(CertificateNames.covers(presented, name)).isEqualTo(covered);
  }

  @Test
  void name_addressLiteral_needsAnAddress() {
    X509Certificate byAddress =
        Certificates.issued(
                Certificates.server("mail.example.jp")
                    .addSanIpAddress("192.0.2.1")
                    .addSanIpAddress("2001:db8::1"),
                Certificates.AUTHORITY)
            .getCertificate();

    assertThat(CertificateNames.name(byAddress, "192.0.2.1")).isTrue();
    assertThat(CertificateNames.name(byAddress, "2001:db8::1")).isTrue();
    assertThat(CertificateNames.name(byAddress, "192.0.2.2")).isFalse();
    assertThat(CertificateNames.name(byAddress, "mail.example.jp")).isTrue();
  }

  @Test
  void name_certificateWithoutNames_isNobodys() {
    X509Certificate nameless = Certificates.STRANGER.getCertificate();

    assertThat(CertificateNames.name(nameless, "Stranger")).isFalse();
  }
}
