package org.sendpath.agent.smtp;

import java.util.List;
import java.util.regex.Pattern;

/**
 * SMTP replies (RFC 5321 §4.2): all lines with one code, all but the last with a hyphen behind it.
 * Text may be missing and may hold any byte.
 */
final class ReplyGrammar implements Grammar {
  static final int CODE_LENGTH = 3;

  private static final Pattern LINE = Pattern.compile("[2-5][0-9][0-9](?:[ -].*)?", Pattern.DOTALL);
  private static final Pattern BEGINNING =
      Pattern.compile("(?:[2-5](?:[0-9](?:[0-9](?:[ -].*|\r)?)?)?)?", Pattern.DOTALL);

  @Override
  public Judgement judge(List<String> lines) {
    String line = lines.get(lines.size() - 1);
    if (!LINE.matcher(line).matches() || !line.startsWith(code(lines.get(0)))) {
      return Judgement.GARBLED;
    }
    boolean last = line.length() == CODE_LENGTH || line.charAt(CODE_LENGTH) == ' ';
    return last ? Judgement.WHOLE : Judgement.MORE_EXPECTED;
  }

  @Override
  public boolean canBegin(String beginning) {
    return BEGINNING.matcher(beginning).matches();
  }

  /** The text of a reply line, behind the code and the separator. */
  static String text(String line) {
    return line.length() > CODE_LENGTH ? line.substring(CODE_LENGTH + 1) : "";
  }

  private static String code(String line) {
    return line.substring(0, CODE_LENGTH);
  }
}
