package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sendpath.agent.spool.ReportState;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.SpoolException;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.ServerName;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Target;
import org.sendpath.report.Trust;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.IcmpRule;

class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern KEY_LITERAL =
      Pattern.compile("\"([a-z][a-z0-9]*(?:\\.[a-z0-9][a-z0-9-]*)+)\"");
  private static final Pattern USE = Pattern.compile("\\.text\\(\\s*\"([^\"]+)\"");

  /** What {@code Messages.word(prefix, word)} is called with. */
  private static final Map<String, Word[]> VOCABULARIES =
      Map.ofEntries(
          Map.entry("outcome", Outcome.values()),
          Map.entry("failure", SessionFailure.values()),
          Map.entry("resolution", ResolutionStatus.values()),
          Map.entry(
              "missing",
              without(ResolutionStatus.values(), ResolutionStatus.OK, ResolutionStatus.LITERAL)),
          Map.entry("starttls", StartTls.values()),
          Map.entry("trust", without(Trust.values(), Trust.TRUSTED)),
          Map.entry("result.target", Target.values()),
          Map.entry("case", Case.values()),
          Map.entry("advice", Advice.Kind.values()),
          Map.entry("unmeasured", Obstacle.values()),
          Map.entry("kind", ServerKind.values()),
          Map.entry("route", Route.values()),
          Map.entry("network", Network.values()),
          Map.entry("server-name", ServerName.Problem.values()),
          Map.entry("reports.state", ReportState.Name.values()),
          Map.entry("spool", SpoolException.Problem.values()),
          Map.entry("settings", SettingsException.Problem.values()));

  @Test
  void bundles_inBothLanguages_haveTheSameKeysAndPlaces() throws IOException {
    Map<String, String> english = bundle("messages.properties");
    Map<String, String> japanese = bundle("messages_ja.properties");
    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key ->
                assertThat(places(japanese.get(key))).as(key).isEqualTo(places(english.get(key))));
  }

  @Test
  void bundles_ofEnglish_areAsciiForTerminalsThatHaveNoMore() throws IOException {
    assertThat(bundle("messages.properties").values())
        .allMatch(text -> text.matches("\\p{ASCII}+"));
  }

  @Test
  void bundles_haveEveryKeyOnce() throws IOException {
    for (String name : List.of("messages.properties", "messages_ja.properties")) {
      try (InputStream in = Messages.class.getResourceAsStream(name)) {
        List<String> keys =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" = ") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();
        assertThat(keys).as(name).doesNotHaveDuplicates().hasSize(bundle(name).size());
      }
    }
  }

  @Test
  void bundles_haveAKeyForEveryUseAndAUseForEveryKey() throws IOException {
    Set<String> keys = bundle("messages.properties").keySet();
    Set<String> literals = new TreeSet<>();
    Set<String> uses = new TreeSet<>();
    for (String source : sources()) {
      groups(KEY_LITERAL, source).forEach(literals::add);
      groups(USE, source).filter(use -> !use.endsWith(".")).forEach(uses::add);
    }
    assertThat(uses).isSubsetOf(keys);

    Set<String> made = made();
    Set<String> used = new TreeSet<>(literals);
    used.addAll(made);
    assertThat(keys).isSubsetOf(used).containsAll(made);
  }

  @Test
  void has_everyIcmpErrorThatEndsAConnect_isNamed() {
    Messages messages = Messages.of("en");
    for (int code = 0; code <= 15; code++) {
      assertThat(messages.has("icmpv4.3." + code)).as("icmpv4.3.%d", code).isTrue();
    }
    for (int code = 0; code <= 7; code++) {
      assertThat(messages.has("icmpv6.1." + code)).as("icmpv6.1.%d", code).isTrue();
    }
  }

  @Test
  void of_locales_areJapaneseOrEnglish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      assertThat(Messages.of(Locale.ENGLISH).text("language.name")).isEqualTo("English");
      assertThat(Messages.of(Locale.FRANCE).text("language.name")).isEqualTo("English");
      assertThat(Messages.of("ja").text("language.name")).isEqualTo("日本語");
      assertThat(Messages.of("ja_JP").text("language.name")).isEqualTo("日本語");
      assertThat(Messages.of("ja").locale()).isEqualTo(Locale.JAPANESE);
      assertThat(Messages.of("de").locale()).isEqualTo(Locale.ENGLISH);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void of_terminalWithoutJapanese_isEnglish() {
    Terminal ascii = Page.pipe(StandardCharsets.US_ASCII).terminal();
    assertThat(Messages.of(Locale.JAPANESE, ascii).locale()).isEqualTo(Locale.ENGLISH);
    Terminal utf8 = Page.pipe().terminal();
    assertThat(Messages.of(Locale.JAPANESE, utf8).locale()).isEqualTo(Locale.JAPANESE);
  }

  @Test
  void text_argumentsWithPlacesOfTheirOwn_areLeftAlone() {
    assertThat(Messages.of("en").text("list.last", "{1} $1 \\", "b")).isEqualTo("{1} $1 \\ and b");
  }

  @Test
  void text_withoutArgument_saysWhichKey() {
    assertThatThrownBy(() -> Messages.of("en").text("list.last", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("list.last: no argument for {1}");
  }

  @Test
  void ports_oneOrMany_areListedInWords() {
    Messages english = Messages.of("en");
    assertThat(english.ports(List.of())).isEmpty();
    assertThat(english.ports(List.of(587))).isEqualTo("Port 587");
    assertThat(english.ports(List.of(587, 465, 25))).isEqualTo("Ports 587, 465 and 25");
    assertThat(Messages.of("ja").ports(List.of(587, 25))).isEqualTo("587番と25番ポート");
  }

  /** Keys that the sources put together from parts. */
  private static Set<String> made() {
    Set<String> made = new TreeSet<>();
    VOCABULARIES.forEach(
        (prefix, words) ->
            Arrays.stream(words).forEach(word -> made.add(prefix + "." + word.word())));
    for (IcmpRule.Origin origin : IcmpRule.Origin.values()) {
      made.add("details.counted." + origin.word() + "." + Outcome.ICMP_HARD.word());
      made.add("details.counted." + origin.word() + "." + Outcome.ICMP_SOFT.word());
    }
    Stream.of("port", "family", "result", "time", "tls", "auth")
        .forEach(column -> made.add("table." + column));
    Stream.of(22, 25, 465, 587).forEach(port -> made.add("port." + port));
    Stream.of("enetunreach", "ehostunreach", "eaddrnotavail", "eacces", "eperm", "enetdown")
        .forEach(errno -> made.add("unsent." + errno));
    range(0, 15).forEach(code -> made.add("icmpv4.3." + code));
    range(0, 1).forEach(code -> made.add("icmpv4.11." + code));
    range(0, 2).forEach(code -> made.add("icmpv4.12." + code));
    range(0, 7).forEach(code -> made.add("icmpv6.1." + code));
    range(0, 1).forEach(code -> made.add("icmpv6.3." + code));
    range(0, 2).forEach(code -> made.add("icmpv6.4." + code));
    return made;
  }

  private static Stream<Integer> range(int first, int last) {
    return Stream.iterate(first, code -> code <= last, code -> code + 1);
  }

  private static Word[] without(Word[] words, Word... others) {
    List<Word> rest = new ArrayList<>(List.of(words));
    rest.removeAll(List.of(others));
    return rest.toArray(new Word[0]);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  private static Stream<String> groups(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(match -> match.group(1));
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> bundle = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> bundle.put(key, properties.getProperty(key)));
    return bundle;
  }
}
