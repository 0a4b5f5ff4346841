package org.sendpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.report.ServerName.Problem;

class ServerNameTest {
  private static final String LABEL_63 = "a".repeat(63);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "smtp.example.jp, smtp.example.jp",
        "\"  SMTP.Example.JP \t\", smtp.example.jp",
        "smtp.example.jp., smtp.example.jp",
        "localhost, localhost",
        "mail_1.example.jp, mail_1.example.jp",
        "1and1.example.9com, 1and1.example.9com",
        "xn--wgv71a119e.jp, xn--wgv71a119e.jp",
        "日本語.jp, xn--wgv71a119e.jp",
        "日本語。jp, xn--wgv71a119e.jp",
        "日本語｡jp。, xn--wgv71a119e.jp",
        "ｓｍｔｐ．Ｅxample．ｊｐ, smtp.example.jp",
        "\"\u3000smtp.example.jp\u3000\", smtp.example.jp",
        "ﾆﾎﾝ.jp, xn--idk6a7d.jp",
        "ニホン.jp, xn--idk6a7d.jp",
        "Bücher.example, xn--bcher-kva.example",
        "192.0.2.1, 192.0.2.1",
        "１９２．０．２．１, 192.0.2.1",
        "[192.0.2.1], 192.0.2.1",
        "2001:DB8:0:0::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "::ffff:192.0.2.7, 192.0.2.7",
      })
  void canonical_ofANameOrAddress_isItsOneForm(String typed, String canonical) {
    assertThat(ServerName.canonical(typed)).isEqualTo(canonical);
    assertThat(ServerName.canonical(canonical)).isEqualTo(canonical);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", Problem.EMPTY),
        Arguments.of(" \t", Problem.EMPTY),
        Arguments.of(".", Problem.EMPTY),
        Arguments.of("。", Problem.EMPTY),
        Arguments.of("https://smtp.example.jp/", Problem.URL),
        Arguments.of("smtp://user@smtp.example.jp:587", Problem.URL),
        Arguments.of("ｈｔｔｐ：／／example.jp", Problem.URL),
        Arguments.of("taro@example.jp", Problem.MAIL_ADDRESS),
        Arguments.of("Taro <taro@example.jp>", Problem.MAIL_ADDRESS),
        Arguments.of("taro＠example.jp", Problem.MAIL_ADDRESS),
        Arguments.of("smtp.example.jp 587", Problem.SPACE),
        Arguments.of("smtp.example.jp\u3000mail", Problem.SPACE),
        Arguments.of("smtp.example.jp\nmail", Problem.SPACE),
        Arguments.of("smtp.example.jp:587", Problem.PORT),
        Arguments.of("smtp.example.jp:", Problem.PORT),
        Arguments.of("smtp.example.jp：５８７", Problem.PORT),
        Arguments.of("192.0.2.1:25", Problem.PORT),
        Arguments.of("[2001:db8::1]:25", Problem.PORT),
        Arguments.of("2001:db8::g", Problem.BAD_ADDRESS),
        Arguments.of("[2001:db8::1", Problem.BAD_ADDRESS),
        Arguments.of("[smtp.example.jp]", Problem.BAD_ADDRESS),
        Arguments.of("fe80::1%eth0", Problem.BAD_ADDRESS),
        Arguments.of("256.1.1.1", Problem.BAD_ADDRESS),
        Arguments.of("01.2.3.4", Problem.BAD_ADDRESS),
        Arguments.of("192.0.2", Problem.BAD_ADDRESS),
        Arguments.of("127.1", Problem.BAD_ADDRESS),
        Arguments.of("0x7F000001", Problem.BAD_ADDRESS),
        Arguments.of("smtp..example.jp", Problem.EMPTY_LABEL),
        Arguments.of(".example.jp", Problem.EMPTY_LABEL),
        Arguments.of("example.jp..", Problem.EMPTY_LABEL),
        Arguments.of("\u00ad.example.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("-smtp.example.jp", Problem.HYPHEN_AT_EDGE),
        Arguments.of("smtp-.example.jp", Problem.HYPHEN_AT_EDGE),
        Arguments.of("smtp/25", Problem.ILLEGAL_CHARACTER),
        Arguments.of("smtp.example.jp,mail.example.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("smtp!.example.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("smtp\u0000.example.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("日本語!.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("日本\uFFFD語.jp", Problem.ILLEGAL_CHARACTER),
        Arguments.of("aא.example", Problem.ILLEGAL_CHARACTER),
        Arguments.of("\uD800.example", Problem.ILLEGAL_CHARACTER),
        Arguments.of(LABEL_63 + "a.jp", Problem.LABEL_TOO_LONG),
        Arguments.of("日本語".repeat(20) + ".jp", Problem.LABEL_TOO_LONG),
        Arguments.of((LABEL_63 + ".").repeat(3) + "a".repeat(62), Problem.TOO_LONG),
        Arguments.of("a.".repeat(100_000), Problem.TOO_LONG));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void canonical_ofAMistake_namesItAndSaysWhatToDo(String typed, Problem problem) {
    assertThatExceptionOfType(InvalidServerNameException.class)
        .isThrownBy(() -> ServerName.canonical(typed))
        .satisfies(
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.field()).isEqualTo("name");
              assertThat(e).hasMessage("name: " + problem.advice());
            });
  }

  @Test
  void mistakes_coverEveryProblem() {
    Set<Problem> covered =
        mistakes()
            .map(arguments -> (Problem) arguments.get()[1])
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Problem.class)));
    assertThat(covered).containsExactlyInAnyOrder(Problem.values());
    assertThat(Stream.of(Problem.values()).map(Problem::advice)).doesNotHaveDuplicates();
  }

  @Test
  void canonical_ofTheLongestNameAndLabel_isAccepted() {
    String longest = (LABEL_63 + ".").repeat(3) + "a".repeat(61);
    assertThat(longest).hasSize(253);
    assertThat(ServerName.canonical(longest.toUpperCase(Locale.ROOT) + ".")).isEqualTo(longest);
  }

  @Property
  void canonical_ofAnyText_isCanonicalOrRefused(@ForAll String typed) {
    try {
      String canonical = ServerName.canonical(typed);
      assertThat(ServerName.canonical(canonical)).isEqualTo(canonical);
      assertThat(canonical).matches("[a-z0-9_.:-]{1,253}");
    } catch (InvalidServerNameException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  @Property(tries = 20_000)
  void isCanonical_nearlyAnyName_isWhatCanonicalSays(@ForAll("nearly") String typed) {
    boolean itself;
    try {
      itself = ServerName.canonical(typed).equals(typed);
    } catch (InvalidServerNameException e) {
      itself = false;
    }
    boolean told;
    try {
      told = ServerName.isCanonical(typed);
    } catch (InvalidServerNameException e) {
      told = false;
    }
    assertThat(told).isEqualTo(itself);
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "a",
            "mail",
            "-",
            "_",
            "0",
            "7",
            "0x",
            "0x1f",
            "x0",
            "A",
            "\u00fc",
            "xn--tda",
            ".",
            "..",
            "jp",
            ":",
            "1.2.3.4",
            "[",
            " ",
            "a".repeat(63),
            "b".repeat(60))
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
