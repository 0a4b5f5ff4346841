package org.sendpath.lab.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The namespaces in which the lab runs: network, mounts and processes, made anew by {@code
 * unshare}, as root or, without, as the root of a new user namespace. Everything in them dies with
 * the first process in them, and that one with its parent, so a crash leaves nothing behind.
 */
public enum Enclosure {
  /** Made by root: the lab has all users, and Postfix can run. */
  ROOT,
  /** Made by anybody: the lab has one user, which looks like root from inside. */
  USER;

  private static final List<String> TOOLS =
      List.of("unshare", "nsenter", "setpriv", "mount", "ip", "nft", "tcpdump");
  private static final String TRIAL =
      "mount -t tmpfs tmpfs /mnt" + " && ip tuntap add dev trial mode tun && nft list ruleset";

  private static final int TRIAL_SECONDS = 20;

  /** The enclosure that this process can make, the stronger first; or why it can make none. */
  public static Choice choose() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return new Choice(Optional.empty(), "the lab needs Linux: run it there, or in a container");
    }
    List<String> missing = TOOLS.stream().filter(tool -> !isInstalled(tool)).toList();
    if (!missing.isEmpty()) {
      return new Choice(
          Optional.empty(),
          "not installed: %s; on Debian: apt-get install iproute2 nftables tcpdump util-linux"
              .formatted(String.join(", ", missing)));
    }
    StringBuilder said = new StringBuilder();
    for (Enclosure enclosure : List.of(ROOT, USER)) {
      String trial = enclosure.trial();
      if (trial.isEmpty()) {
        return new Choice(Optional.of(enclosure), "");
      }
      said.append(said.isEmpty() ? "" : "; ").append(trial);
    }
    return new Choice(
        Optional.empty(),
        "no network namespace with a TUN device can be made here (%s): run it as root, or allow"
                .formatted(said)
            + " unprivileged user namespaces and access to /dev/net/tun");
  }

  /**
   * What {@link #choose} found.
   *
   * @param reason one line: why there is none, and what to do
   */
  public record Choice(Optional<Enclosure> enclosure, String reason) {}

  /** {@code command} as it runs in a new enclosure of this kind. */
  public List<String> command(List<String> command) {
    List<String> enclosed = new ArrayList<>(List.of("unshare"));
    if (this == USER) {
      enclosed.addAll(List.of("--user", "--map-root-user"));
    }
    enclosed.addAll(
        List.of("--net", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"));
    // A JVM that starts where no interface has an IPv6 address never uses IPv6.
    enclosed.addAll(
        List.of("--mount-proc", "--", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
    enclosed.addAll(command);
    return List.copyOf(enclosed);
  }

  /** {@code command} as an unprivileged user, without any capability, from inside. */
  public List<String> unprivileged(List<String> command) {
    List<String> demoted = new ArrayList<>(List.of("setpriv"));
    if (this == ROOT) {
      String nobody = Integer.toString(unprivilegedUser());
      demoted.addAll(List.of("--reuid", nobody, "--regid", nobody, "--clear-groups"));
    }
    demoted.addAll(
        List.of("--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--no-new-privs"));
    demoted.add("--");
    demoted.addAll(command);
    return List.copyOf(demoted);
  }

  /** The user id of {@link #unprivileged} commands, as seen from inside. */
  public int unprivilegedUser() {
    return switch (this) {
      case ROOT -> 65_534;
      case USER -> 0;
    };
  }

  private String trial() {
    // Root that is alone in its user namespace cannot become anybody else.
    String demotion = String.join(" ", unprivileged(List.of("true")));
    List<String> trial = command(List.of("sh", "-c", TRIAL + " && " + demotion));
    try {
      Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "it did not end";
      }
      if (process.exitValue() == 0) {
        return "";
      }
      String said = output.strip().replace('\n', ' ');
      return said.isEmpty() ? "it ended with status " + process.exitValue() : said;
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static boolean isInstalled(String tool) {
    List<String> folders =
        new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(":")));
    folders.addAll(List.of("/usr/sbin", "/sbin"));
    return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
