package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class WireTextTest {
  private static String wire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void shown_printableText_isAsItIs() {
    assertThat(WireText.shown("220 mail.example.jp ~ \"ESMTP\""))
        .isEqualTo("220 mail.example.jp ~ \"ESMTP\"");
    assertThat(WireText.shown(wire("ようこそ é 😀"))).isEqualTo("ようこそ é 😀");
  }

  @Test
  void shown_controls_areEscaped() {
    assertThat(WireText.shown("\u001b[2Ja\0\r\n\u007f\t"))
        .isEqualTo("\\x1B[2Ja\\x00\\x0D\\x0A\\x7F\\x09");
  }

  @Test
  void shown_invalidUtf8_isEscapedByteByByte() {
    assertThat(WireText.shown("\u009b31m\u00e3\u0081a\u00c0\u00af\u00ff"))
        .isEqualTo("\\x9B31m\\xE3\\x81a\\xC0\\xAF\\xFF");
    // A surrogate, a code point beyond Unicode.
    assertThat(WireText.shown("\u00ed\u00a0\u0080")).isEqualTo("\\xED\\xA0\\x80");
    assertThat(WireText.shown("\u00f4\u0090\u0080\u0080")).isEqualTo("\\xF4\\x90\\x80\\x80");
  }

  @Test
  void shown_invisibleAndDirectionChanging_areEscaped() {
    assertThat(WireText.shown(wire("\u202e"))).isEqualTo("\\xE2\\x80\\xAE");
    assertThat(WireText.shown(wire("\u2066"))).isEqualTo("\\xE2\\x81\\xA6");
    assertThat(WireText.shown(wire("\u200b"))).isEqualTo("\\xE2\\x80\\x8B");
    assertThat(WireText.shown(wire("\u2028"))).isEqualTo("\\xE2\\x80\\xA8");
    assertThat(WireText.shown(wire("\u009b"))).isEqualTo("\\xC2\\x9B");
  }

  @Property
  void shown_anyBytes_holdsNothingThatDrivesATerminal(
      @ForAll @CharRange(from = '\0', to = '\u00ff') String raw) {
    assertThat(WireText.shown(raw).codePoints())
        .allMatch(
            c ->
                !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.isDefined(c));
  }
}
