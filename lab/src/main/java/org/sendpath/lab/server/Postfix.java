package org.sendpath.lab.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.sendpath.report.Addresses;

/**
 * A real Postfix, the well-behaved server of the lab: smtp with STARTTLS, submission that wants
 * STARTTLS before it announces AUTH (RFC 6409), and submissions in TLS from the first byte (RFC
 * 8314). It lives in a directory of its own, touches neither the system's configuration nor its
 * queue, relays and keeps no mail, and asks no DNS.
 */
public final class Postfix implements AutoCloseable {
  /**
   * The ports it serves.
   *
   * @param smtp for other mail servers; no AUTH is announced there
   * @param submission for mail readers, with STARTTLS
   * @param submissions for mail readers, in TLS from the first byte
   */
  public record Ports(int smtp, int submission, int submissions) {
    /** The ports that are assigned to these services. */
    public static final Ports ASSIGNED = new Ports(25, 587, 465);
  }

  private static final System.Logger LOGGER = System.getLogger(Postfix.class.getName());
  private static final Duration START_TIMER = Duration.ofSeconds(60);
  private static final Duration STOP_TIMER = Duration.ofSeconds(5);

  private final Path log;
  private final ProcessHandle master;
  private final Thread stopAtExit = new Thread(this::stopAtExit, "lab Postfix stop");

  private Postfix(Path log, ProcessHandle master) {
    this.log = log;
    this.master = master;
  }

  /** Why Postfix cannot run here, in one plain line with the remedy; empty if it can. */
  public static Optional<String> unavailable() {
    return PostfixRequirements.missing();
  }

  /**
   * Starts a Postfix, which serves when this returns.
   *
   * @param directory where everything it has is kept: empty or not there yet, and on a path that
   *     every user may pass through
   * @param name its host name
   * @param addresses addresses of this host that it serves on, on every port
   * @throws IOException if it does not start; the message has what Postfix says
   */
  public static Postfix start(
      Path directory,
      String name,
      Collection<? extends InetAddress> addresses,
      ServerCertificate certificate,
      Ports ports)
      throws IOException {
    Optional<String> missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    Path home = directory.toAbsolutePath().normalize();
    createPassable(home);
    try (Stream<Path> content = Files.list(home)) {
      if (content.findAny().isPresent()) {
        throw new IOException(home + " is not empty: give Postfix a directory of its own");
      }
    }
    requirePassable(home);
    PostfixConfiguration configuration =
        new PostfixConfiguration(
            home, name, addresses.stream().map(Addresses::text).toList(), ports);
    createPassable(configuration.queue());
    configuration.write(certificate);
    command(configuration);
    Postfix postfix = new Postfix(configuration.log(), master(configuration));
    Runtime.getRuntime().addShutdownHook(postfix.stopAtExit);
    return postfix;
  }

  /** What Postfix logs. */
  public Path log() {
    return log;
  }

  /** The processes it runs at this moment. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(master), master.descendants())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Stops all its processes. */
  @Override
  public void close() throws IOException {
    stop();
    Runtime.getRuntime().removeShutdownHook(stopAtExit);
  }

  /** Nothing else would end it with this JVM: it is a daemon. */
  private void stopAtExit() {
    try {
      stop();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "Postfix stays behind", e);
    }
  }

  private void stop() throws IOException {
    List<ProcessHandle> processes = processes();
    // The master passes SIGTERM on to its children.
    master.destroy();
    for (ProcessHandle process : processes) {
      if (!ended(process)) {
        process.destroyForcibly();
        if (!ended(process)) {
          throw new IOException("process " + process.pid() + " of Postfix does not end");
        }
      }
    }
  }

  private static boolean ended(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP_TIMER.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for process " + process.pid() + " of Postfix", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Runs {@code postfix start}, which returns when the master listens. */
  private static void command(PostfixConfiguration configuration) throws IOException {
    Path output = configuration.home().resolve("start.log");
    Process start =
        new ProcessBuilder(
                PostfixRequirements.COMMAND.toString(),
                "-c",
                configuration.directory().toString(),
                "start")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()))
            .start();
    try {
      if (!start.waitFor(START_TIMER.toMillis(), TimeUnit.MILLISECONDS)) {
        start.descendants().forEach(ProcessHandle::destroyForcibly);
        start.destroyForcibly();
        throw new IOException("Postfix does not start within " + START_TIMER);
      }
    } catch (InterruptedException e) {
      start.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Postfix started", e);
    }
    if (start.exitValue() != 0) {
      throw new IOException("Postfix does not start:\n" + text(output) + text(configuration.log()));
    }
  }

  private static ProcessHandle master(PostfixConfiguration configuration) throws IOException {
    String pid = Files.readString(configuration.queue().resolve("pid/master.pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("Postfix ended at once, see " + configuration.log()));
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Postfix's own user must get in, whatever the umask. */
  static void createPassable(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void requirePassable(Path directory) throws IOException {
    for (Path each = directory; each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        throw new IOException(
            "Postfix's own user may not pass through " + each + ": choose another directory");
      }
    }
  }
}
