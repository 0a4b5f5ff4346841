package org.sendpath.collector.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OneLineTest {
  /** Every token of JSON, strings that look like something else among them. */
  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "1.50",
            "1e400",
            "true",
            "null",
            "\"\"",
            "\" \"",
            "\"a  b\"",
            "\"\\\"\"",
            "\"\\\\\"",
            "\"\\n \\t\"",
            "\"{ \\\" : }\"",
            "\"日本 語\"",
            "\"\\u00e9 é\"")
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<String>> spaces() {
    return Arbitraries.of("", " ", "\n", "\r\n", "\t", " \n  ").list().ofSize(21);
  }

  @Property
  void of_anyTokensAndSpaces_keepsTheTokensAlone(
      @ForAll("tokens") List<String> tokens, @ForAll("spaces") List<String> spaces) {
    StringBuilder text = new StringBuilder(spaces.get(0));
    for (int i = 0; i < tokens.size(); i++) {
      text.append(tokens.get(i)).append(spaces.get(i + 1));
    }
    boolean oneLine = text.chars().noneMatch(c -> c == '\n' || c == '\r');
    assertThat(new String(OneLine.of(text.toString().getBytes(UTF_8)), UTF_8))
        .isEqualTo(oneLine ? text.toString() : String.join("", tokens));
  }

  @Test
  void of_oneLine_isTheSameArray() {
    byte[] json = "{ \"a\" : 1 }".getBytes(UTF_8);
    assertThat(OneLine.of(json)).isSameAs(json);
    assertThat(json).asString(UTF_8).isEqualTo("{ \"a\" : 1 }");
  }
}
