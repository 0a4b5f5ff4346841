package org.sendpath.agent.connect;

import io.netty.channel.epoll.Epoll;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways of connecting that this system offers. */
public final class Connectors {
  private static final Pattern KERNEL_VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

  /** The first that queues ICMP errors for a connect that has not opened. */
  private static final int KERNEL_MAJOR = 5;

  private static final int KERNEL_MINOR = 8;

  private Connectors() {}

  /**
   * The strongest evidence that this system gives.
   *
   * @param threads event loops for the open connections, at least 1
   */
  public static Connector best(int threads) {
    return withoutKernelEvidence().isEmpty() ? KernelConnector.open(threads) : portable(threads);
  }

  /**
   * The evidence that any system gives.
   *
   * @param threads event loops for the open connections, at least 1
   */
  public static Connector portable(int threads) {
    LibrarySettings.apply();
    return new PortableConnector(threads, SystemKind.of(System.getProperty("os.name")));
  }

  /** Why there is no kernel evidence here, in plain English; empty if there is. */
  public static Optional<String> withoutKernelEvidence() {
    return systemLacks(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"))
        .or(Connectors::librariesLack);
  }

  /**
   * The arguments are Java's system properties {@code os.name}, {@code os.version}, {@code
   * os.arch}.
   */
  static Optional<String> systemLacks(String osName, String osVersion, String osArch) {
    if (SystemKind.of(osName) != SystemKind.LINUX) {
      return Optional.of("only Linux tells programs which ICMP error ended a connect");
    }
    if (!osArch.equals("amd64") && !osArch.equals("aarch64")) {
      return Optional.of("kernel evidence is built for amd64 and aarch64, not for " + osArch);
    }
    Matcher version = KERNEL_VERSION.matcher(osVersion);
    if (!version.lookingAt()) {
      return Optional.of("the kernel's version is unknown: " + osVersion);
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < KERNEL_MAJOR || (major == KERNEL_MAJOR && minor < KERNEL_MINOR)) {
      return Optional.of(
          "Linux tells which ICMP error ended a connect from version 5.8 on; this is " + osVersion);
    }
    return Optional.empty();
  }

  /** The two libraries load side by side: they are most of what starting costs. */
  private static Optional<String> librariesLack() {
    LibrarySettings.apply();
    CompletableFuture<Optional<String>> jna = CompletableFuture.supplyAsync(Connectors::jnaLacks);
    return nettyLacks().or(jna::join);
  }

  private static Optional<String> nettyLacks() {
    return Epoll.isAvailable()
        ? Optional.empty()
        : Optional.of(
            "Netty's native library cannot be loaded: " + innermost(Epoll.unavailabilityCause()));
  }

  private static Optional<String> jnaLacks() {
    try {
      LibC.load();
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of("JNA's native library cannot be loaded: " + innermost(e));
    }
  }

  private static String innermost(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
