package org.sendpath.analysis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.policy.Policy;
import org.sendpath.policy.Step;
import org.sendpath.policy.TcpSystem;
import org.sendpath.policy.Way;
import org.sendpath.report.Family;

class PoliciesTest {
  private static final Path DOCUMENT = Path.of("../docs/policies.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  /** Every field that there is. */
  private static final String FILE =
      """
      {
        "format": "sendpath-policies/1",
        "systems": [
          {"name": "old", "timeoutMicros": 60000000, "softErrorsEnd": false,
           "softErrorWaitMicros": 9000000}
        ],
        "policies": [
          {"name": "mew", "description": "Another Mew", "system": "linux-2005",
           "steps": [{"port": 25, "family": "ipv4"}]},
          {"name": "mine", "description": "My own", "system": "old",
           "steps": [{"port": 587, "family": "ipv6", "connectTimerMicros": 1000000},
                     {"port": 465, "family": "ipv4"}],
           "connectTimerMicros": 2000000, "staggerMicros": 300000,
           "greetingTimerMicros": 4000000}
        ]
      }
      """;

  @TempDir private Path folder;

  @Test
  void builtIn_policies_areThoseOfTheDesignInOrder() {
    assertThat(Policies.builtIn().policies())
        .extracting(Policy::name)
        .containsExactly(
            "paper-10s",
            "paper-2s",
            "mew",
            "paper-bsd",
            "paper-linux-2005",
            "paper-solaris",
            "paper-windows-xp",
            "paper-linux-6.5",
            "smtp-only",
            "submission-only",
            "rfc-8314",
            "happy-eyeballs");
  }

  /** The report's Table 4.1, and its 4.5 on soft errors; today's Linux as DESIGN.md has it. */
  @ParameterizedTest
  @CsvSource({
    "paper-bsd,        75,    false, 10",
    "paper-linux-2005, 189,   true,",
    "paper-solaris,    225,   false,",
    "paper-windows-xp, 21,    false,",
    "paper-linux-6.5,  133.7, true,",
  })
  void builtIn_systems_areThoseOfTable41(
      String name, double timeoutSeconds, boolean softErrorsEnd, Long softErrorWaitSeconds) {
    TcpSystem system = policy(Policies.builtIn(), name).system().orElseThrow();
    assertThat(system.timeoutMicros()).isEqualTo(Math.round(timeoutSeconds * 1_000_000));
    assertThat(system.softErrorsEnd()).isEqualTo(softErrorsEnd);
    assertThat(system.softErrorWaitMicros())
        .isEqualTo(
            softErrorWaitSeconds == null
                ? OptionalLong.empty()
                : OptionalLong.of(softErrorWaitSeconds * 1_000_000));
  }

  @Test
  void builtIn_mew_hasItsTimerOn587Alone() {
    assertThat(policy(Policies.builtIn(), "mew").steps())
        .containsExactly(
            new Step(new Way(587, Family.IPV4), OptionalLong.of(10_000_000)),
            new Step(new Way(25, Family.IPV6), OptionalLong.empty()),
            new Step(new Way(25, Family.IPV4), OptionalLong.empty()));
  }

  @Test
  void read_file_addsAndReplacesByName() throws Exception {
    Policies read = read(FILE);
    assertThat(read.policies()).hasSize(13);
    assertThat(read.policies().get(2))
        .isEqualTo(
            new Policy(
                "mew",
                "Another Mew",
                List.of(new Step(new Way(25, Family.IPV4), OptionalLong.empty())),
                OptionalLong.empty(),
                Optional.of(new TcpSystem("linux-2005", 189_000_000, true, OptionalLong.empty())),
                OptionalLong.empty(),
                OptionalLong.empty()));
    assertThat(read.policies().get(12))
        .isEqualTo(
            new Policy(
                "mine",
                "My own",
                List.of(
                    new Step(new Way(587, Family.IPV6), OptionalLong.of(1_000_000)),
                    new Step(new Way(465, Family.IPV4), OptionalLong.empty())),
                OptionalLong.of(2_000_000),
                Optional.of(new TcpSystem("old", 60_000_000, false, OptionalLong.of(9_000_000))),
                OptionalLong.of(300_000),
                OptionalLong.of(4_000_000)));
  }

  /** A file's own system stands before the built-in one of its name, in that file. */
  @Test
  void read_systemOfABuiltInName_isTheFilesOwn() throws Exception {
    Policies read = read(FILE.replace("\"old\"", "\"bsd\""));
    assertThat(policy(read, "mine").system().orElseThrow().timeoutMicros()).isEqualTo(60_000_000);
    assertThat(policy(read, "paper-bsd").system().orElseThrow().timeoutMicros())
        .isEqualTo(75_000_000);
  }

  /** Each replaces one part of a good file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policies/1\"         | policies/2\"     | /format                  | sendpath-policies/1",
        "\"softErrorsEnd\": false, | ''          | /systems/0/softErrorsEnd | is missing",
        "\"softErrorsEnd\": false  | \"softErrorsEnd\": 0 | /systems/0/softErrorsEnd | true or false",
        "\"softErrorsEnd\": false  | \"softErrorsEnd\": true | /systems/0/softErrorWaitMicros | absent",
        "60000000             | 6e7              | /systems/0/timeoutMicros | whole number",
        "60000000             | 0                | /systems/0/timeoutMicros | from 1",
        "60000000             | 99999999999999999999 | /systems/0/timeoutMicros | whole number",
        "\"name\": \"old\",   | ''               | /systems/0/name          | is missing",
        "\"systems\": [       | \"systems\": [1, | /systems/0               | an object",
        "\"mine\"             | \"mew\"          | /policies/1/name         | already: mew",
        "\"mine\"             | \"My own\"       | /policies/1/name         | a-z",
        "\"mine\"             | 5                | /policies/1/name         | a string",
        "\"My own\"           | \"\"             | /policies/1/description  | one line",
        "\"system\": \"old\"  | \"system\": \"vms\" | /policies/1/system    | one of old, bsd, linux-2005",
        "587                  | 65536            | /policies/1/steps/0/port | 65535",
        "587                  | -4294966709      | /policies/1/steps/0/port | 65535",
        "\"ipv6\"             | \"IPv6\"         | /policies/1/steps/0/family | ipv6 or ipv4",
        "1000000}             | -1}              | /policies/1/steps/0/connectTimerMicros | from 1",
        "465                  | 587, \"famly\": 1 | /policies/1/steps/1/famly | not known",
        "2000000              | null             | /policies/1/connectTimerMicros | whole number",
        "300000               | 86400000001      | /policies/1/staggerMicros | a day",
        "4000000              | \"4 s\"          | /policies/1/greetingTimerMicros | whole number",
        "staggerMicros        | stagger/Micros   | /policies/1/stagger~1Micros | not known",
        "\"port\": 25, \"family\": \"ipv4\" | \"port\": 25, \"port\": 25 | '' | no well-formed JSON",
        "\"policies\": [      | \"policies\": {}, \"x\": [ | /x              | not known",
        "\"system\": \"linux-2005\",  | ''       | /policies/0/steps/0      | never ends",
      })
  void read_badValue_isRefusedWithItsPlace(
      String part, String replacement, String pointer, String problem) {
    assertThat(FILE).contains(part);
    assertThatExceptionOfType(InvalidPoliciesException.class)
        .isThrownBy(() -> read(FILE.replace(part, replacement)))
        .withMessageContaining(problem)
        .extracting(InvalidPoliciesException::pointer)
        .isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | ''",
        "{                                           | ''",
        "[]                                          | ''",
        "{\"format\": \"sendpath-policies/1\"}        | /policies",
        "{\"format\": \"sendpath-policies/1\", \"policies\": {}} | /policies",
        "{\"format\": \"sendpath-policies/1\", \"policies\": []} {} | ''",
      })
  void read_noFileOfPolicies_isRefused(String text, String pointer) {
    assertThatExceptionOfType(InvalidPoliciesException.class)
        .isThrownBy(() -> read(text))
        .extracting(InvalidPoliciesException::pointer)
        .isEqualTo(pointer);
  }

  @Test
  void new_twoOfOneName_isRefused() {
    Policy policy = Policies.builtIn().policies().get(0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Policies(List.of(policy, policy)));
  }

  @Test
  void read_noFile_saysSo() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Policies.read(folder.resolve("none.json")));
  }

  @Test
  void document_example_isReadAndAddsWhatItSays() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    Policies read = read(example.group(1));
    assertThat(read.policies()).hasSize(14);
    assertThat(policy(read, "impatient").staggerMicros()).hasValue(250_000);
  }

  /** The document lists each built-in policy, and says of it what the file says. */
  @Test
  void document_table_hasEachBuiltInPolicy() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (Policy policy : Policies.builtIn().policies()) {
      assertThat(document).contains("| `" + policy.name() + "` | " + policy.description() + " |");
    }
  }

  private Policies read(String text) throws IOException, InvalidPoliciesException {
    return Policies.read(Files.writeString(folder.resolve("policies.json"), text));
  }

  private static Policy policy(Policies policies, String name) {
    return policies.policies().stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
