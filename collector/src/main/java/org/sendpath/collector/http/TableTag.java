package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.sendpath.collector.table.Selection;
import org.sendpath.table.TableShape;

/**
 * Entity tags (RFC 9110 §8.8.3) for tables: the same tag, the same figures. Weak, because the same
 * figures go out compressed or not. Each start of the collector has tags of its own: another
 * version may write tables otherwise, and a store put back from a backup counts its revisions anew.
 */
final class TableTag {
  private static final int TAG_BYTES = 15;

  private final String start = HexFormat.of().formatHex(randomBytes());

  private static byte[] randomBytes() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  String of(TableShape shape, ReportQueryForm form, Selection selection, long revision) {
    String figures =
        String.join(
            "\n",
            start,
            Long.toString(revision),
            shape.word(),
            form.word(),
            selection.given().toString());
    byte[] digest = TokenHash.of(figures);
    return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + "\"";
  }

  /** Whether the client has what the tag stands for (RFC 9110 §13.1.2). */
  static boolean isHeld(RequestHeaders headers, String tag) {
    String opaque = withoutWeakness(tag);
    return headers.getAll(HttpHeaderNames.IF_NONE_MATCH).stream()
        .flatMap(field -> Arrays.stream(field.split(",")))
        .map(String::strip)
        .anyMatch(held -> held.equals("*") || withoutWeakness(held).equals(opaque));
  }

  private static String withoutWeakness(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
