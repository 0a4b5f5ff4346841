package org.sendpath.agent.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From bytes to {@link Heard}, knowing the limits before it decodes. After what is garbled it
 * listens no more. RFC 5321 §4.5.3.1.5 allows 512 bytes a line; a bare LF ends a line, too.
 */
final class LineDecoder extends ByteToMessageDecoder {
  static final int MAX_LINE_BYTES = 4096;
  static final int MAX_LINES = 128;
  static final int MAX_REPLY_BYTES = 64 * 1024;

  /** Enough to judge whether a line can still become a reply. */
  private static final int BEGINNING_BYTES = 8;

  private final Grammar grammar;
  private final List<String> lines = new ArrayList<>();
  private int replyBytes;
  private boolean garbled;

  LineDecoder(Grammar grammar) {
    this.grammar = grammar;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (garbled) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int textBytes = in.bytesBefore((byte) '\n');
    int lineBytes = textBytes < 0 ? in.readableBytes() : textBytes + 1;
    if (lineBytes > MAX_LINE_BYTES
        || lines.size() == MAX_LINES
        || replyBytes + lineBytes > MAX_REPLY_BYTES
        || (textBytes < 0 && !grammar.canBegin(text(in, Math.min(lineBytes, BEGINNING_BYTES))))) {
      garble(in, out);
      return;
    }
    if (textBytes < 0) {
      return;
    }
    lines.add(withoutCarriageReturn(text(in, textBytes)));
    in.skipBytes(lineBytes);
    replyBytes += lineBytes;
    switch (grammar.judge(lines)) {
      case MORE_EXPECTED -> {}
      case WHOLE -> {
        out.add(Heard.whole(lines, in.isReadable()));
        lines.clear();
        replyBytes = 0;
      }
      case GARBLED -> garble(in, out);
    }
  }

  /** What has been heard of a reply that is not whole yet. */
  Heard unfinished() {
    return notWhole(internalBuffer());
  }

  private void garble(ByteBuf in, List<Object> out) {
    out.add(notWhole(in));
    garbled = true;
    lines.clear();
    in.skipBytes(in.readableBytes());
  }

  private Heard notWhole(ByteBuf rest) {
    String text = text(rest, Math.min(rest.readableBytes(), MAX_LINE_BYTES));
    return new Heard(lines, Optional.of(text).filter(some -> !some.isEmpty()), false, false);
  }

  private static String text(ByteBuf in, int lengthBytes) {
    return in.toString(in.readerIndex(), lengthBytes, StandardCharsets.ISO_8859_1);
  }

  private static String withoutCarriageReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
