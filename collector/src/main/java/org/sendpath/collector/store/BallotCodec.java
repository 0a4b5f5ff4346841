package org.sendpath.collector.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;

/**
 * Ballots as a pair's row holds them: how many tallies, then for each the case's number, the number
 * of reports, the latest one's time and id.
 */
final class BallotCodec {
  private BallotCodec() {}

  static void write(Ballot ballot, VarintBuffer out) {
    out.write(ballot.tallies().size());
    ballot
        .tallies()
        .forEach(
            (vote, tally) -> {
              Instant latestAt = tally.latestAt();
              out.write(WordNumber.of(vote));
              out.write(tally.reports());
              out.writeSigned(latestAt.getEpochSecond());
              out.write(latestAt.getNano());
              out.writeFixed(tally.latestId().getMostSignificantBits());
              out.writeFixed(tally.latestId().getLeastSignificantBits());
            });
  }

  static Ballot read(VarintBuffer in) {
    Map<Case, Ballot.Tally> tallies = new EnumMap<>(Case.class);
    for (long left = in.read(); left > 0; left--) {
      tallies.put(
          WordNumber.row(in.read()),
          new Ballot.Tally(
              Math.toIntExact(in.read()),
              Instant.ofEpochSecond(in.readSigned(), in.read()),
              new UUID(in.readFixed(), in.readFixed())));
    }
    return new Ballot(tallies);
  }
}
