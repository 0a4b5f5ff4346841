package org.sendpath.agent.smtp;

import java.util.List;

/** The SSH identification, with the lines that a server may send before it (RFC 4253 §4.2). */
final class IdentificationGrammar implements Grammar {
  @Override
  public Judgement judge(List<String> lines) {
    return lines.get(lines.size() - 1).startsWith("SSH-")
        ? Judgement.WHOLE
        : Judgement.MORE_EXPECTED;
  }

  @Override
  public boolean canBegin(String beginning) {
    return true;
  }
}
