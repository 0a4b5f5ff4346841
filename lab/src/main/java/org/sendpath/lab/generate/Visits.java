package org.sendpath.lab.generate;

/**
 * Who made which report. Volunteers ask after one to three servers, and after some more than once:
 * 39 reports were 26 pairs and 7 about local servers. A group of volunteers fills a fixed number of
 * places, so that a place's volunteer is found by going through its group alone.
 */
final class Visits {
  /** Among so many, that a volunteer's last reports are missing (those beyond) is rare. */
  private static final int GROUP_PLACES = 128;

  private static final Weighted<Integer> SERVERS =
      new Weighted<Integer>().with(1, 0.76).with(2, 0.19).with(3, 0.05);

  /** 1.22 in the mean: the paper had 32 reports about 26 pairs. */
  private static final Weighted<Integer> REPORTS =
      new Weighted<Integer>().with(1, 0.84).with(2, 0.11).with(3, 0.04).with(4, 0.01);

  private final long seed;
  private final Order order;

  Visits(long seed, long count) {
    this.seed = seed;
    this.order = new Order(count, Draws.of(seed, Draws.Purpose.ORDER, 0));
  }

  /**
   * One report's place in its volunteer's doings.
   *
   * @param volunteer a number of its own for each
   * @param server which of the volunteer's servers, from 0
   * @param repetition which of the pair's reports, from 0; not their order in time
   */
  record Visit(long volunteer, int server, int repetition) {}

  /** The visit of the report with this number. */
  Visit at(long number) {
    long place = order.at(number);
    long group = place / GROUP_PLACES;
    int within = (int) (place % GROUP_PLACES);
    Draws draws = Draws.of(seed, Draws.Purpose.GROUP, group);
    int filled = 0;
    for (int volunteer = 0; ; volunteer++) {
      int servers = SERVERS.draw(draws);
      for (int server = 0; server < servers; server++) {
        int reports = REPORTS.draw(draws);
        if (within < filled + reports) {
          return new Visit(group * GROUP_PLACES + volunteer, server, within - filled);
        }
        filled += reports;
      }
    }
  }
}
