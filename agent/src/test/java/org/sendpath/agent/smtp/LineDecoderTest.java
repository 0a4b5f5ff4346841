package org.sendpath.agent.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineDecoderTest {
  private static List<Heard> decode(Grammar grammar, List<String> chunks) {
    EmbeddedChannel channel = new EmbeddedChannel(new LineDecoder(grammar));
    for (String chunk : chunks) {
      channel.writeInbound(Unpooled.copiedBuffer(chunk, StandardCharsets.ISO_8859_1));
    }
    List<Heard> heard = new ArrayList<>();
    for (Heard next = channel.readInbound(); next != null; next = channel.readInbound()) {
      heard.add(next);
    }
    channel.finishAndReleaseAll();
    return heard;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example.jp ESMTP\r\n",
        "250\r\n",
        "250-a\r\n250-\r\n250 \u00e9\0\r\n",
        "250-a\n250 b\n",
        "554-no\r\n554\r\n"
      })
  void decode_replySplitAnywhere_isTheSame(String reply) {
    List<Heard> whole = decode(new ReplyGrammar(), List.of(reply));
    assertThat(whole).singleElement().matches(Heard::whole);
    for (int first = 0; first <= reply.length(); first++) {
      for (int second = first; second <= reply.length(); second++) {
        List<String> chunks =
            List.of(
                reply.substring(0, first), reply.substring(first, second), reply.substring(second));
        assertThat(decode(new ReplyGrammar(), chunks)).as("%s", chunks).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220-a\r\n221 b\r\n",
        "999 a\r\n",
        "2200 a\r\n",
        "hello\r\n",
        "\r\n",
        "22\r\n",
        "220\ta\r\n"
      })
  void decode_garbageSplitAnywhere_isGarbledOnce(String garbage) {
    for (int at = 0; at <= garbage.length(); at++) {
      List<String> chunks = List.of(garbage.substring(0, at), garbage.substring(at));
      assertThat(decode(new ReplyGrammar(), chunks))
          .as("%s", chunks)
          .singleElement()
          .matches(heard -> !heard.whole());
    }
  }

  @Test
  void decode_bytesBehindTheReply_areSaid() {
    assertThat(decode(new ReplyGrammar(), List.of("220 a\r\n220 b\r\n")))
        .extracting(Heard::followed)
        .containsExactly(true, false);
  }

  @Test
  void decode_atTheLimits_isWhole() {
    String line = "250-" + "x".repeat(LineDecoder.MAX_LINE_BYTES - 6) + "\r\n";
    String longest = line.repeat(15) + "250 " + line.substring(4);
    String many = "250-x\r\n".repeat(LineDecoder.MAX_LINES - 1) + "250 x\r\n";

    assertThat(decode(new ReplyGrammar(), List.of(longest))).singleElement().matches(Heard::whole);
    assertThat(decode(new ReplyGrammar(), List.of(many))).singleElement().matches(Heard::whole);
  }

  @Test
  void decode_beyondALimit_isGarbled() {
    String line = "250-" + "x".repeat(LineDecoder.MAX_LINE_BYTES - 6) + "\r\n";
    String tooLongLine = "250 x" + line.substring(4);
    String tooManyLines = "250-x\r\n".repeat(LineDecoder.MAX_LINES) + "250 x\r\n";
    String tooManyBytes = line.repeat(16) + "250 x\r\n";

    for (String reply : List.of(tooLongLine, tooManyLines, tooManyBytes)) {
      assertThat(decode(new ReplyGrammar(), List.of(reply)))
          .singleElement()
          .matches(heard -> !heard.whole());
    }
  }

  @Test
  void decode_identificationBehindOtherLines_isWhole() {
    assertThat(decode(new IdentificationGrammar(), List.of("hello\r\nSSH-2.0-x\r\n")))
        .containsExactly(Heard.whole(List.of("hello", "SSH-2.0-x"), false));
  }

  @Test
  void unfinished_ofPartOfAReply_hasItsLines() {
    LineDecoder decoder = new LineDecoder(new ReplyGrammar());
    EmbeddedChannel channel = new EmbeddedChannel(decoder);
    channel.writeInbound(Unpooled.copiedBuffer("220-a\r\n220 b", StandardCharsets.ISO_8859_1));

    assertThat(decoder.unfinished())
        .isEqualTo(new Heard(List.of("220-a"), Optional.of("220 b"), false, false));
    channel.finishAndReleaseAll();
  }

  @Provide
  Arbitrary<List<String>> chunks() {
    Arbitrary<String> anyBytes =
        Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(60);
    Arbitrary<String> likely =
        Arbitraries.of(
            "220 a\r\n", "250-", "250 ", "\r", "\n", "\r\n", "2", "25", "SSH-", "x".repeat(5000));
    return Arbitraries.oneOf(anyBytes, likely).list().ofMaxSize(200);
  }

  @Property(tries = 300)
  void decode_anything_staysWithinTheLimits(@ForAll("chunks") List<String> chunks) {
    for (Grammar grammar : List.of(new ReplyGrammar(), new IdentificationGrammar())) {
      for (Heard heard : decode(grammar, chunks)) {
        assertThat(heard.isNothing()).isFalse();
        assertThat(heard.lines()).hasSizeLessThanOrEqualTo(LineDecoder.MAX_LINES);
        assertThat(heard.rest().orElse("")).hasSizeLessThanOrEqualTo(LineDecoder.MAX_LINE_BYTES);
        assertThat(heard.lines()).allMatch(line -> line.length() <= LineDecoder.MAX_LINE_BYTES);
        assertThat(heard.lines().stream().mapToInt(String::length).sum())
            .isLessThanOrEqualTo(LineDecoder.MAX_REPLY_BYTES);
      }
    }
  }

  @Property(tries = 300)
  void decode_anything_isGarbledOnceAtMostAndLast(@ForAll("chunks") List<String> chunks) {
    List<Heard> heard = decode(new ReplyGrammar(), chunks);

    assertThat(heard.stream().limit(Math.max(0, heard.size() - 1L))).allMatch(Heard::whole);
  }
}
