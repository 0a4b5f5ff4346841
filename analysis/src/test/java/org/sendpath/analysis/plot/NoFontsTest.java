package org.sendpath.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts. Java looks for them once, so that it needs a process of its own. */
// Only fontconfig, which Java asks on Linux, can be told that there are none.
@EnabledOnOs(OS.LINUX)
final class NoFontsTest {
  private static final String NO_FONTS =
      "<?xml version=\"1.0\"?><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>";

  @Test
  void png_noFonts_saysWhatToInstallAndSvgStillWorks(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path configuration = folder.resolve("fonts.conf");
    Files.writeString(
        configuration, NO_FONTS.formatted(folder.resolve("none"), folder.resolve("cache")));
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Java remembers there which fonts it found.
                "-Duser.home=" + folder,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Drawer.class.getName())
            .redirectErrorStream(true);
    java.environment().put("FONTCONFIG_FILE", configuration.toString());

    Process process = java.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output)
        .contains("<svg ")
        .contains("apt install fontconfig fonts-dejavu-core")
        .doesNotContain("PNG drawn");
  }

  /** Draws a picture in both forms and prints what came of it. */
  static final class Drawer {
    private Drawer() {}

    public static void main(String[] arguments) {
      Plot plot = Plots.of(SampleTables.all(), "fallback").drawn().get(0);
      System.out.println(plot.svg());
      try {
        System.out.println("PNG drawn, bytes: " + plot.png(400).length);
      } catch (NoFontsException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
