package org.sendpath.lab.generate;

/**
 * A volunteer.
 *
 * @param pseudonym in the agent's form: 128 random bits in base32
 * @param usual where most of the reports are from
 * @param hidesServer whether every probe was run with {@code --hide-server}
 */
record Volunteer(String pseudonym, Machine machine, Surroundings usual, boolean hidesServer) {
  private static final double HIDING_SHARE = 0.02;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int WHOLE_CHARACTERS = 25;

  static Volunteer of(long seed, long number) {
    Draws draws = Draws.of(seed, Draws.Purpose.VOLUNTEER, number);
    return new Volunteer(
        pseudonym(draws),
        Machine.draw(draws),
        Surroundings.draw(draws),
        draws.chance(HIDING_SHARE));
  }

  /** Of 128 random bits, as the agent makes one. */
  static String pseudonym(Draws draws) {
    StringBuilder text = new StringBuilder("v1-");
    for (int i = 0; i < WHOLE_CHARACTERS; i++) {
      text.append(BASE32.charAt(draws.below(BASE32.length())));
    }
    // The last three of 128 bits, and two zero bits.
    return text.append(BASE32.charAt(draws.below(8) << 2)).toString();
  }
}
