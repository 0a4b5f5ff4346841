package org.sendpath.agent.spool;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the volunteer's files are. Nothing is created here.
 *
 * @param config the settings and the pseudonym
 * @param data the reports
 */
public record Folders(Path config, Path data) {
  /** Moves both folders, on every system; absolute. */
  public static final String HOME_VARIABLE = "SENDPATH_HOME";

  /**
   * The folders of this user: {@code $SENDPATH_HOME/config} and {@code /data} if that is set; else
   * the usual places: the XDG base directories (a relative value there is to be ignored, XDG Base
   * Directory Specification, "Basics"), {@code ~/Library/Application Support}, or {@code %APPDATA%}
   * and {@code %LOCALAPPDATA%}.
   *
   * @param environment as {@link System#getenv()}
   * @param osName as the property {@code os.name}
   * @param userHome as the property {@code user.home}, which is {@code ?} where the system knows
   *     none; where {@code HOME} is set, outside Windows, that counts, as it does for every program
   *     but Java
   * @throws SettingsException if {@code SENDPATH_HOME} is relative, or there is no home folder
   */
  public static Folders of(Map<String, String> environment, String osName, String userHome)
      throws SettingsException {
    String moved = environment.getOrDefault(HOME_VARIABLE, "");
    if (!moved.isEmpty()) {
      Path folder = Path.of(moved);
      if (!folder.isAbsolute()) {
        throw new SettingsException(
            SettingsException.Problem.NO_HOME,
            HOME_VARIABLE + " is " + moved + ": give it an absolute path");
      }
      return new Folders(folder.resolve("config"), folder.resolve("data"));
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return new Folders(
          base(environment, "APPDATA", userHome, "AppData", "Roaming").resolve("Sendpath"),
          base(environment, "LOCALAPPDATA", userHome, "AppData", "Local").resolve("Sendpath"));
    }
    String unixHome = absolute(environment, "HOME").map(Path::toString).orElse(userHome);
    if (os.startsWith("mac")) {
      Path folder = home(unixHome).resolve(Path.of("Library", "Application Support", "Sendpath"));
      return new Folders(folder, folder);
    }
    return new Folders(
        base(environment, "XDG_CONFIG_HOME", unixHome, ".config").resolve("sendpath"),
        base(environment, "XDG_DATA_HOME", unixHome, ".local", "share").resolve("sendpath"));
  }

  /**
   * The folders of the user who runs this process.
   *
   * @throws SettingsException as {@link #of}
   */
  public static Folders ofThisUser() throws SettingsException {
    return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  private static Path base(
      Map<String, String> environment, String variable, String userHome, String... defaults)
      throws SettingsException {
    Optional<Path> named = absolute(environment, variable);
    return named.isPresent() ? named.get() : home(userHome).resolve(Path.of("", defaults));
  }

  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  private static Path home(String userHome) throws SettingsException {
    Path home = Path.of(userHome);
    if (!home.isAbsolute()) {
      throw new SettingsException(
          SettingsException.Problem.NO_HOME,
          "The system names no home folder for this user: set "
              + HOME_VARIABLE
              + " to a folder that you can write");
    }
    return home;
  }
}
