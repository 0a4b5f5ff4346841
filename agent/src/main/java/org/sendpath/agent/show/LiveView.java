package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sendpath.agent.measure.Progress;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Target;

/**
 * One line per attempt while the run goes on. A screen's lines are drawn again in place, and times
 * grow while something waits; elsewhere a line is printed once, when its attempt is over.
 */
public final class LiveView implements Progress, AutoCloseable {
  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final Terminal terminal;
  private final Messages messages;
  private final Spans spans;
  private final LongSupplier nanos;
  private final Ticker ticker;

  private final LiveColumns columns;

  private final List<Resolution> resolutions = new ArrayList<>();
  private final Set<Family> asked = EnumSet.noneOf(Family.class);
  private final Map<Lane, LiveLine> lines = new LinkedHashMap<>();
  private final Set<Lane> settled = new HashSet<>();
  private final List<Integer> ports = new ArrayList<>();
  private long askedNanos;
  private List<String> drawn = List.of();

  public LiveView(Terminal terminal, Messages messages) {
    this(terminal, messages, System::nanoTime, new Ticker.Thread10Hz());
  }

  LiveView(Terminal terminal, Messages messages, LongSupplier nanos, Ticker ticker) {
    this.terminal = terminal;
    this.messages = messages;
    this.spans = new Spans(messages);
    this.nanos = nanos;
    this.ticker = ticker;
    this.columns = new LiveColumns(terminal, messages);
  }

  @Override
  public synchronized void resolving(String serverName) {
    asked.addAll(EnumSet.allOf(Family.class));
    askedNanos = nanos.getAsLong();
    terminal.out().println(terminal.bold(serverName));
    changed();
  }

  @Override
  public synchronized void resolved(Resolution resolution) {
    if (resolution.status() == ResolutionStatus.LITERAL) {
      asked.clear();
    } else if (resolution.target() == Target.SERVER) {
      asked.remove(resolution.family());
    }
    resolution.addresses().forEach(found -> columns.fit(address(resolution.target(), found)));
    resolutions.add(resolution);
    append(line(resolution));
    changed();
  }

  @Override
  public synchronized void connecting(Lane lane) {
    line(lane);
    changed();
  }

  @Override
  public synchronized void opened(Lane lane) {
    line(lane).opened(nanos.getAsLong());
    changed();
  }

  @Override
  public synchronized void measured(Attempt attempt) {
    LiveLine line =
        line(new Lane(attempt.target(), attempt.port(), attempt.family(), attempt.address()));
    line.measured(attempt);
    if (attempt.sample() == 0) {
      append(line(line));
    }
    changed();
  }

  /** Draws the lines for the last time and stops the thread. */
  @Override
  public synchronized void close() {
    ticker.close();
    asked.clear();
    if (terminal.redraws()) {
      draw();
    }
    terminal.out().flush();
  }

  private LiveLine line(Lane lane) {
    columns.fit(address(lane.target(), lane.address()));
    if (!ports.contains(lane.port())) {
      ports.add(lane.port());
    }
    return lines.computeIfAbsent(lane, made -> new LiveLine(made, nanos.getAsLong()));
  }

  private void append(String line) {
    if (!terminal.redraws()) {
      terminal.out().println(line);
      terminal.out().flush();
    }
  }

  private void changed() {
    if (!terminal.redraws()) {
      return;
    }
    draw();
    if (!asked.isEmpty() || lines.values().stream().anyMatch(LiveLine::waiting)) {
      ticker.on(this::tick);
    } else {
      ticker.off();
    }
  }

  private synchronized void tick() {
    draw();
  }

  /** One write for all, over the old lines rather than after erasing them: nothing flickers. */
  private void draw() {
    List<String> now = block();
    if (now.equals(drawn)) {
      return;
    }
    List<String> frame = now;
    if (now.size() >= terminal.rows()) {
      // The cursor cannot reach above the screen: what is over moves up and stays there.
      frame = new ArrayList<>(settle());
      now = block();
      frame.addAll(now);
    }
    StringBuilder text = new StringBuilder(WRAP_OFF);
    if (!drawn.isEmpty()) {
      text.append("\u001b[").append(drawn.size()).append("A\r");
    }
    for (String line : frame) {
      text.append(line).append(ERASE_TO_END_OF_LINE).append('\n');
    }
    if (frame.size() < drawn.size()) {
      text.append(ERASE_BELOW);
    }
    terminal.out().print(text.append(WRAP_ON));
    terminal.out().flush();
    drawn = now;
  }

  private List<String> settle() {
    List<String> over = new ArrayList<>();
    sortedResolutions().forEach(resolution -> over.add(line(resolution)));
    resolutions.clear();
    for (LiveLine line : sortedLines()) {
      if (!line.waiting()) {
        over.add(line(line));
        settled.add(line.lane());
      }
    }
    return over;
  }

  private List<String> block() {
    List<String> block = new ArrayList<>();
    sortedResolutions().forEach(resolution -> block.add(line(resolution)));
    for (Family family : asked) {
      String time = spans.growing((nanos.getAsLong() - askedNanos) / 1_000);
      String state = messages.text("live.resolving");
      block.add(columns.line(Mark.WAITING, "DNS", Words.family(family), "", state, time));
    }
    sortedLines().forEach(line -> block.add(line(line)));
    return block;
  }

  private List<Resolution> sortedResolutions() {
    return resolutions.stream()
        .sorted(Comparator.comparing(Resolution::target).thenComparing(Resolution::family))
        .toList();
  }

  private List<LiveLine> sortedLines() {
    return lines.values().stream()
        .filter(line -> !settled.contains(line.lane()))
        .sorted(
            Comparator.comparing((LiveLine line) -> line.lane().target())
                .thenComparing(line -> ports.indexOf(line.lane().port()))
                .thenComparing(line -> line.lane().family()))
        .toList();
  }

  private String line(Resolution resolution) {
    int found = resolution.addresses().size();
    String state =
        resolution.status() == ResolutionStatus.OK && found > 1
            ? messages.text("resolution.several", found)
            : messages.word("resolution", resolution.status());
    boolean literal = resolution.status() == ResolutionStatus.LITERAL;
    return columns.line(
        switch (resolution.status()) {
          case OK, LITERAL -> Mark.OPEN;
          case NODATA -> Mark.UNSENT;
          case NXDOMAIN, SERVFAIL, REFUSED, ERROR -> Mark.REFUSED;
          case TIMEOUT -> Mark.SILENT;
        },
        "DNS",
        Words.family(resolution.family()),
        address(resolution.target(), resolution.addresses().stream().findFirst().orElse("")),
        state,
        literal ? "" : spans.text(resolution.elapsedMicros()));
  }

  private String line(LiveLine line) {
    Lane lane = line.lane();
    return columns.line(
        line.mark(),
        Integer.toString(lane.port()),
        Words.family(lane.family()),
        address(lane.target(), lane.address()),
        line.state(messages),
        line.time(spans, nanos.getAsLong()));
  }

  /** The control host's address tells the volunteer nothing; that it is the control host does. */
  private String address(Target target, String address) {
    return switch (target) {
      case SERVER -> address;
      case CONTROL -> messages.text("live.control");
    };
  }
}
