package org.sendpath.lab.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;

/** What the WIDE report for fiscal 2005 says of its field experiment, in numbers (§4.6). */
final class PaperCounts {
  static final int REPORTS = 39;

  /** "localhost, or written to be a server at home"; of each how many is not told. */
  static final int LOCAL_REPORTS = 7;

  static final int PAIRS = 26;

  private static final Map<ServerKind, Integer> SERVERS = new EnumMap<>(ServerKind.class);
  private static final Map<Case, Integer> CASES = new EnumMap<>(Case.class);

  static {
    SERVERS.put(ServerKind.ISP, 16);
    SERVERS.put(ServerKind.ASP, 1);
    SERVERS.put(ServerKind.COMPANY, 6);
    SERVERS.put(ServerKind.UNIVERSITY, 2);
    SERVERS.put(ServerKind.UNKNOWN, 1);
    CASES.put(Case.OPEN, 12);
    CASES.put(Case.RESET, 7);
    CASES.put(Case.TIMEOUT, 4);
    CASES.put(Case.SSH, 2);
    CASES.put(Case.SSL, 1);
  }

  private PaperCounts() {}

  /** Table 4.2 as a list of {@value #PAIRS}. */
  static List<ServerKind> servers() {
    return listed(SERVERS);
  }

  /** Table 4.3 as a list of {@value #PAIRS}. */
  static List<Case> cases() {
    return listed(CASES);
  }

  private static <E> List<E> listed(Map<E, Integer> counts) {
    List<E> list = new ArrayList<>();
    counts.forEach((value, count) -> list.addAll(Collections.nCopies(count, value)));
    return list;
  }
}
