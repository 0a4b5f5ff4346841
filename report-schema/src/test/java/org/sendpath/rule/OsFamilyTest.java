package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Word;

class OsFamilyTest {
  /** Left: what {@code os.name} is on that system. */
  @ParameterizedTest
  @CsvSource({
    "Linux, linux",
    "linux, linux",
    "Windows 11, windows",
    "Windows Server 2022, windows",
    "Mac OS X, macos",
    "macOS, macos",
    "Darwin, macos",
    "SunOS, solaris",
    "Solaris, solaris",
    "FreeBSD, bsd",
    "OpenBSD, bsd",
    "NetBSD, bsd",
    "GNU/kFreeBSD, bsd",
    "DragonFly, bsd",
    "DragonFlyBSD, bsd",
    "AIX, other",
    "HP-UX, other",
    "Haiku, other",
    "unknown, other",
    "my linux, other",
  })
  void of_systemsName_isItsFamily(String os, String family) {
    assertThat(OsFamily.of(os)).isEqualTo(Word.find(OsFamily.class, family).orElseThrow());
  }

  /** Turkish writes the lower case of I without its dot. */
  @Test
  void of_turkishLocale_isTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(OsFamily.of("LINUX")).isEqualTo(OsFamily.LINUX);
      assertThat(OsFamily.of("WINDOWS")).isEqualTo(OsFamily.WINDOWS);
    } finally {
      Locale.setDefault(before);
    }
  }
}
