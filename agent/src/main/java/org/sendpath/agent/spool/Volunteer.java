package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The name under which this volunteer's reports belong together: {@code v1-} and 26 characters of
 * base32, 128 bits. Random and the same for all experiments, kept in the configuration folder; or
 * derived from a phrase, so that one person's two machines count as one, and then different in each
 * experiment. The phrase is stored nowhere.
 */
public final class Volunteer {
  /**
   * Characters (code points) that a phrase must have: reports are given to researchers, and anyone
   * who has one can try phrases.
   */
  public static final int MIN_PHRASE_CHARACTERS = 12;

  private static final String PREFIX = "v1-";
  private static final Pattern PSEUDONYM = Pattern.compile("v1-[a-z2-7]{26}");
  private static final int BITS = 128;

  /** OWASP Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA256. */
  private static final int ITERATIONS = 600_000;

  private static final String SALT = "sendpath-volunteer/1:";
  private static final String FILE = "volunteer";
  private static final int MAX_FILE_BYTES = 1024;

  private final Path folder;
  private final AtomicFiles files;

  /** The pseudonyms kept in {@code configFolder}, which need not be there. */
  public Volunteer(Path configFolder) {
    this(configFolder, new DiskOperations());
  }

  Volunteer(Path configFolder, FileOperations operations) {
    this.folder = configFolder;
    this.files = new AtomicFiles(operations);
  }

  /**
   * The pseudonym in {@code experiment}: the one kept from a phrase, else the random one, which is
   * made at the first call. First calls of several runs at once agree on one.
   *
   * @throws SettingsException if the file holds something else
   * @throws SpoolException if the folder cannot be written or the file cannot be read
   */
  public String pseudonym(String experiment) throws SettingsException, SpoolException {
    Optional<String> kept = read(phraseFile(experiment));
    if (kept.isEmpty()) {
      kept = read(folder.resolve(FILE));
    }
    return kept.isPresent() ? kept.get() : create();
  }

  /**
   * Keeps the pseudonym that {@code phrase} gives in {@code experiment}, in place of any other
   * there.
   *
   * @return the pseudonym
   * @throws SettingsException if the phrase is too short
   * @throws SpoolException if the folder cannot be written
   */
  public String keepFromPhrase(char[] phrase, String experiment)
      throws SettingsException, SpoolException {
    String pseudonym = fromPhrase(phrase, experiment);
    byte[] bytes = line(pseudonym);
    try {
      files.replace(phraseFile(experiment), bytes);
    } catch (IOException e) {
      throw SpoolException.writing(folder, bytes.length, e);
    }
    return pseudonym;
  }

  /**
   * The pseudonym that {@code phrase} gives in {@code experiment}: PBKDF2 with HMAC-SHA256 (RFC
   * 8018 §5.2) of the phrase in Unicode form NFKC, without space around it, as UTF-8. Slow by
   * design.
   *
   * @throws SettingsException if the phrase is shorter than {@value #MIN_PHRASE_CHARACTERS}
   *     characters
   */
  public static String fromPhrase(char[] phrase, String experiment) throws SettingsException {
    char[] password =
        Normalizer.normalize(CharBuffer.wrap(phrase), Normalizer.Form.NFKC).strip().toCharArray();
    PBEKeySpec key = null;
    try {
      if (Character.codePointCount(password, 0, password.length) < MIN_PHRASE_CHARACTERS) {
        throw new SettingsException(
            SettingsException.Problem.SHORT_PHRASE,
            "The phrase must have "
                + MIN_PHRASE_CHARACTERS
                + " characters or more: take several words that nobody would guess");
      }
      byte[] salt = (SALT + experiment).getBytes(StandardCharsets.UTF_8);
      key = new PBEKeySpec(password, salt, ITERATIONS, BITS);
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
      return PREFIX + Base32.write(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
    } finally {
      Arrays.fill(password, '\0');
      if (key != null) {
        key.clearPassword();
      }
    }
  }

  private String create() throws SettingsException, SpoolException {
    byte[] random = new byte[BITS / Byte.SIZE];
    new SecureRandom().nextBytes(random);
    Path file = folder.resolve(FILE);
    byte[] bytes = line(PREFIX + Base32.write(random));
    try {
      files.create(file, bytes);
    } catch (IOException e) {
      throw SpoolException.writing(folder, bytes.length, e);
    }
    // Another run may have been first: its pseudonym is the one.
    return read(file)
        .orElseThrow(() -> new IllegalStateException(file + " was deleted while it was made"));
  }

  private static Optional<String> read(Path file) throws SettingsException, SpoolException {
    String text;
    try {
      text =
          Files.size(file) > MAX_FILE_BYTES
              ? ""
              : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw SpoolException.reading(file, e);
    }
    if (!PSEUDONYM.matcher(text).matches()) {
      throw new SettingsException(
          SettingsException.Problem.DAMAGED_PSEUDONYM,
          file
              + " should hold your pseudonym and holds something else: put it back from a copy, or"
              + " delete it to be given a new one (your earlier reports then count as somebody"
              + " else's)");
    }
    return Optional.of(text);
  }

  private Path phraseFile(String experiment) {
    if (!Settings.EXPERIMENT.matcher(experiment).matches()) {
      throw new IllegalArgumentException("no experiment: " + experiment);
    }
    return folder.resolve(FILE + "-" + experiment);
  }

  private static byte[] line(String pseudonym) {
    return (pseudonym + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
