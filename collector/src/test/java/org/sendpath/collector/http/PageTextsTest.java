package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import tools.jackson.databind.json.JsonMapper;

final class PageTextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

  /** Texts that are asked for by a key put together from a word. */
  private static final Pattern BY_WORD =
      Pattern.compile(
          "(case|kind|os|outcome|stage|route|family|network|filter|finding|failure)\\.[a-z0-9-]+"
              + "(\\.(number|term|explanation))?|[a-z]+\\.title|count\\.[a-z]+\\.(one|other)");

  private final Map<String, String> english = texts("en");
  private final Map<String, String> japanese = texts("ja");

  @Test
  void keys_ofBothLanguages_areTheSame() {
    assertThat(japanese.keySet()).containsExactlyElementsOf(english.keySet());
  }

  @Test
  void texts_ofBothLanguages_haveTheSamePlaces() {
    for (String key : english.keySet()) {
      assertThat(english.get(key)).as(key).isNotBlank();
      assertThat(japanese.get(key)).as(key).isNotBlank();
      assertThat(places(japanese.get(key))).as(key).isEqualTo(places(english.get(key)));
    }
  }

  @Test
  void sentences_inJapanese_areJapanese() {
    Function<String, Boolean> isSentence = text -> text.split(" ").length > 4;
    english.forEach(
        (key, text) -> {
          assertThat(text).as(key).doesNotContainPattern(JAPANESE);
          if (isSentence.apply(text)) {
            assertThat(japanese.get(key)).as(key).containsPattern(JAPANESE);
          }
        });
  }

  @Test
  void words_ofTheTables_haveNames() {
    assertThat(english)
        .containsKeys(keys("case", Case.values()))
        .containsKeys(keys("kind", ServerKind.values()))
        .containsKeys(keys("os", OsFamily.values()))
        .containsKeys(keys("route", Route.values()))
        .containsKeys(keys("family", Family.values()))
        .containsKeys(keys("network", Network.values()));
    assertThat(Stream.of(Case.values()).map(one -> "case." + one.word() + ".explanation"))
        .allMatch(english::containsKey);
  }

  @Test
  void keys_thatThePageAsksFor_areThoseThatThereAre() {
    Set<String> asked = new TreeSet<>();
    Pattern quoted =
        Pattern.compile(
            "(?:data-text|data-label)=\"([a-z0-9.-]+)\"|\"([a-z0-9-]+(?:\\.[a-z0-9-]+)*)\"");
    Stream.concat(Stream.of(PageRoutes.INDEX), PageRoutes.FILES.stream())
        .filter(file -> file.endsWith(".js") || file.endsWith(".html"))
        .map(PageTextsTest::read)
        .flatMap(content -> quoted.matcher(content).results())
        .forEach(match -> asked.add(match.group(1) == null ? match.group(2) : match.group(1)));
    assertThat(english.keySet())
        .filteredOn(key -> !BY_WORD.matcher(key).matches())
        .allMatch(asked::contains);
    Pattern given = Pattern.compile("data-(?:text|label)=\"([^\"]+)\"|\\btext\\(\"([^\"]+)\"");
    assertThat(
            Stream.concat(Stream.of(PageRoutes.INDEX), PageRoutes.FILES.stream())
                .filter(file -> file.endsWith(".js") || file.endsWith(".html"))
                .map(PageTextsTest::read)
                .flatMap(content -> given.matcher(content).results())
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1)))
        .hasSizeGreaterThan(50)
        .allMatch(english::containsKey);
  }

  private static String[] keys(String vocabulary, Word[] words) {
    return Stream.of(words).map(word -> vocabulary + "." + word.word()).toArray(String[]::new);
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private static Map<String, String> texts(String language) {
    Map<String, String> texts = new TreeMap<>();
    JsonMapper.shared()
        .readTree(read("texts/" + language + ".json"))
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().stringValue()));
    return texts;
  }

  private static String read(String file) {
    try (InputStream in = PageTextsTest.class.getResourceAsStream(PageRoutes.PAGE_FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
