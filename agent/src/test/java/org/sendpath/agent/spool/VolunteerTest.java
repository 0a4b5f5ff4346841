package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.agent.spool.FaultyOperations.Fault;

class VolunteerTest {
  private static final String FORMAT = "v1-[a-z2-7]{26}";

  @TempDir Path config;

  @Test
  void pseudonym_firstCall_isMadeAndKept() throws Exception {
    Volunteer volunteer = new Volunteer(config.resolve("new"));

    String pseudonym = volunteer.pseudonym("fallback");

    assertThat(pseudonym).matches(FORMAT);
    assertThat(volunteer.pseudonym("other")).isEqualTo(pseudonym);
    assertThat(new Volunteer(config.resolve("new")).pseudonym("fallback")).isEqualTo(pseudonym);
    assertThat(new Volunteer(config.resolve("else")).pseudonym("fallback")).isNotEqualTo(pseudonym);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1-short", "V1-MZXW6YTBOIMZXW6YTBOIMZXW6Y", "garbage\0"})
  void pseudonym_damagedFile_saysWhatToDoAndKeepsIt(String content) throws Exception {
    Path file = Files.writeString(config.resolve("volunteer"), content);

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> new Volunteer(config).pseudonym("fallback"))
        .withMessageContaining(file.toString())
        .withMessageContaining("delete it");
    assertThat(file).hasContent(content);
  }

  @ParameterizedTest
  @EnumSource
  void pseudonym_faultAtAnyStep_nextRunHasOneAndKeepsIt(Fault fault) throws Exception {
    for (int step = 1; ; step++) {
      Path folder = config.resolve(fault + "-" + step);
      FaultyOperations faulty = new FaultyOperations(step, fault);
      try {
        String pseudonym = new Volunteer(folder, faulty).pseudonym("fallback");
        assertThat(new Volunteer(folder).pseudonym("fallback")).isEqualTo(pseudonym);
      } catch (SpoolException | FaultyOperations.Killed e) {
        String pseudonym = new Volunteer(folder).pseudonym("fallback");
        assertThat(new Volunteer(folder).pseudonym("fallback")).isEqualTo(pseudonym);
      }
      if (!faulty.failed()) {
        assertThat(step).isGreaterThan(6);
        return;
      }
    }
  }

  @Test
  void pseudonym_folderCannotBeWritten_saysWhatToDo() throws Exception {
    Path file = Files.writeString(config.resolve("file"), "");

    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(() -> new Volunteer(file.resolve("below")).pseudonym("fallback"))
        .withMessageContaining("SENDPATH_HOME");
  }

  /** Expected: Python's hashlib.pbkdf2_hmac over the NFKC form. */
  @Test
  void fromPhrase_anySpellingOfOnePhrase_isWhatPbkdf2Gives() throws Exception {
    String expected = "v1-ays3ffkz4d4b5ixyh6opmqpn4u";

    assertThat(Volunteer.fromPhrase("Twelve words ガ é".toCharArray(), "fallback"))
        .isEqualTo(expected);
    assertThat(Volunteer.fromPhrase("  Ｔwelve ｗords カ\uFF9E e\u0301 ".toCharArray(), "fallback"))
        .isEqualTo(expected);
  }

  @Test
  void fromPhrase_otherExperiment_isAnotherVolunteer() throws Exception {
    char[] phrase = "correct horse battery".toCharArray();

    assertThat(Volunteer.fromPhrase(phrase, "fallback"))
        .matches(FORMAT)
        .isNotEqualTo(Volunteer.fromPhrase(phrase, "fallback-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "elevenchars", "            a            ", "😀😀😀😀😀😀😀😀😀😀😀"})
  void fromPhrase_tooShort_saysHowLong(String phrase) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Volunteer.fromPhrase(phrase.toCharArray(), "fallback"))
        .withMessageContaining("12");
  }

  @Test
  void keepFromPhrase_thenPseudonym_isThatOneWithoutThePhrase() throws Exception {
    Volunteer volunteer = new Volunteer(config);
    String random = volunteer.pseudonym("fallback");

    String derived = volunteer.keepFromPhrase("correct horse battery".toCharArray(), "fallback");

    assertThat(volunteer.pseudonym("fallback")).isEqualTo(derived).isNotEqualTo(random);
    assertThat(volunteer.pseudonym("other")).isEqualTo(random);
    try (var files = Files.list(config)) {
      assertThat(files).noneMatch(file -> contentOf(file).contains("horse"));
    }
  }

  @Test
  void pseudonym_experimentThatIsNoName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Volunteer(config).pseudonym("../volunteer"));
  }

  /** RFC 4648 §10, lower case, without padding. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, my",
    "fo, mzxq",
    "foo, mzxw6",
    "foob, mzxw6yq",
    "fooba, mzxw6ytb",
    "foobar, mzxw6ytboi"
  })
  void base32_testVectors_areMet(String bytes, String text) {
    assertThat(Base32.write(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  @Test
  void base32_highBits_areKept() {
    assertThat(Base32.write(HexFormat.of().parseHex("ffffffffff00"))).isEqualTo("77777777aa");
  }

  private static String contentOf(Path file) {
    return org.assertj.core.util.Files.contentOf(file.toFile(), StandardCharsets.ISO_8859_1);
  }
}
