package org.sendpath.agent.connect;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.util.Map;

/**
 * Keeps Netty and JNA quiet, and from work at start-up that a few connections do not need. To be
 * called before either is used; a setting that the user gave stays.
 */
final class LibrarySettings {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          // Pools and flight recorder events cost more to load than a few sessions allocate.
          "io.netty.allocator.type", "unpooled",
          "io.netty.jfr.enabled", "false",
          "io.netty.leakDetection.level", "disabled",
          // Channel ids are made of these; the real ones mean a look at every interface.
          "io.netty.machineId", "00:00:00:00:00:00:00:00",
          "io.netty.processId", "1",
          // Without it JNA runs ldconfig to learn where libraries are; ours is the process itself.
          "jna.platform.library.path", "");

  private LibrarySettings() {}

  static void apply() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    // Left alone, Netty takes a silent SLF4J for none, and logs to stderr by java.util.logging.
    InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
  }
}
