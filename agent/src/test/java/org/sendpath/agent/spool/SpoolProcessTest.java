package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.report.Report;

/** The spool under other processes: killed ones, several at once, and on disks that refuse. */
class SpoolProcessTest {
  private static final int KILLS = 8;

  @TempDir Path data;

  /** Saves reports until it is killed, and prints each id when it is saved. */
  static final class SaveForEver {
    public static void main(String[] arguments) throws IOException {
      Spool spool = new Spool(Path.of(arguments[0]), SampleReports.CODEC);
      while (true) {
        Report report = SampleReports.unique();
        spool.save(report);
        System.out.println(report.id());
      }
    }
  }

  /** Saves as many reports as it is told, and prints each id, or what was wrong. */
  static final class SaveSome {
    public static void main(String[] arguments) {
      Spool spool = new Spool(Path.of(arguments[0]), SampleReports.CODEC);
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        Report report = SampleReports.unique();
        try {
          spool.save(report);
          System.out.println(report.id());
        } catch (SpoolException e) {
          System.out.println(e.problem() + " " + e.getMessage());
          print(spool);
          return;
        }
      }
    }

    private static void print(Spool spool) {
      try {
        System.out.println(
            spool.list().stream().allMatch(entry -> entry instanceof SpoolEntry.Saved)
                ? "all whole " + spool.list().size()
                : "damaged");
      } catch (SpoolException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Prints the volunteer's pseudonym. */
  static final class PrintPseudonym {
    public static void main(String[] arguments) throws Exception {
      System.out.println(new Volunteer(Path.of(arguments[0])).pseudonym("fallback"));
    }
  }

  @Test
  void save_killedAgainAndAgain_losesNothingThatWasSavedAndLeavesNoHalfFile() throws Exception {
    Random random = new Random(587);
    Set<UUID> saved = new HashSet<>();
    for (int i = 0; i < KILLS; i++) {
      try (ChildJvm child = ChildJvm.start(SaveForEver.class, data.toString())) {
        int lines = 1 + random.nextInt(60);
        for (int n = 0; n < lines; n++) {
          saved.add(UUID.fromString(child.readLine()));
        }
        child.kill();
      }
    }

    List<SpoolEntry> entries = new Spool(data, SampleReports.CODEC).list();
    assertThat(entries).allMatch(entry -> entry instanceof SpoolEntry.Saved);
    assertThat(ids(entries)).containsAll(saved);
  }

  @Test
  void save_twoRunsAtOnce_keepsAllOfBoth() throws Exception {
    Set<String> printed = new HashSet<>();
    try (ChildJvm one = ChildJvm.start(SaveSome.class, data.toString(), "50");
        ChildJvm two = ChildJvm.start(SaveSome.class, data.toString(), "50")) {
      printed.addAll(one.readAll());
      printed.addAll(two.readAll());
    }

    List<SpoolEntry> entries = new Spool(data, SampleReports.CODEC).list();
    assertThat(entries).hasSize(100);
    assertThat(ids(entries).stream().map(UUID::toString))
        .containsExactlyInAnyOrderElementsOf(printed);
  }

  @Test
  void pseudonym_firstRunsAtOnce_agree() throws Exception {
    Set<String> pseudonyms = new HashSet<>();
    String folder = data.resolve("config").toString();
    try (ChildJvm one = ChildJvm.start(PrintPseudonym.class, folder);
        ChildJvm two = ChildJvm.start(PrintPseudonym.class, folder);
        ChildJvm three = ChildJvm.start(PrintPseudonym.class, folder)) {
      for (ChildJvm child : List.of(one, two, three)) {
        pseudonyms.addAll(child.readAll());
      }
    }

    assertThat(pseudonyms).hasSize(1);
  }

  @Test
  void tryLock_otherProcessHasIt_isEmptyUntilThatIsKilled() throws Exception {
    Spool spool = new Spool(data, SampleReports.CODEC);
    try (ChildJvm child = ChildJvm.start(HoldLock.class, data.toString())) {
      assertThat(child.readLine()).isEqualTo("locked");
      assertThat(spool.tryLock()).isEmpty();
      child.kill();
    }

    assertThat(spool.tryLock()).isPresent();
  }

  /** Takes the lock and keeps it until it is killed. */
  static final class HoldLock {
    public static void main(String[] arguments) throws IOException {
      Spool spool = new Spool(Path.of(arguments[0]), SampleReports.CODEC);
      try (UploadLock lock = spool.tryLock().orElseThrow()) {
        System.out.println("locked");
        // The parent never writes: this ends when the parent does.
        boolean ended = System.in.read() < 0;
        System.out.println(ended && lock != null);
      }
    }
  }

  @Test
  void save_fullFileSystem_saysFullAndKeepsWhatWasSaved() throws Exception {
    assumeTrue(mayMount(), "needs user and mount namespaces");

    List<String> lines = onMount("size=128k", 10_000);

    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(lines.get(lines.size() - 2))
        .startsWith("FULL The folder " + data.resolve("reports"))
        .contains("make space", "SENDPATH_HOME");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("all whole " + (lines.size() - 2));
  }

  @Test
  void save_readOnlyFileSystem_saysUnwritable() throws Exception {
    assumeTrue(mayMount(), "needs user and mount namespaces");

    List<String> lines = onMount("ro", 1);

    assertThat(lines.get(0))
        .startsWith("UNWRITABLE The folder " + data.resolve("reports"))
        .contains("SENDPATH_HOME");
  }

  /** What {@link SaveSome} prints where {@code data} is a tmpfs of its own. */
  private List<String> onMount(String options, int reports) throws Exception {
    String script = "mount -t tmpfs -o " + options + " tmpfs '" + data + "' && exec \"$@\"";
    List<String> around =
        List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh");
    try (ChildJvm child =
        ChildJvm.start(around, SaveSome.class, data.toString(), String.valueOf(reports))) {
      return child.readAll();
    }
  }

  private static boolean mayMount() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/unshare"))) {
      return false;
    }
    return new ProcessBuilder(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "mount",
                "-t",
                "tmpfs",
                "x",
                "/tmp")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static Set<UUID> ids(List<SpoolEntry> entries) {
    return entries.stream()
        .map(entry -> entry.reportId().orElseThrow())
        .collect(Collectors.toSet());
  }
}
