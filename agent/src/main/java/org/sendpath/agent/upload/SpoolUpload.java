package org.sendpath.agent.upload;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.sendpath.agent.spool.Receipt;
import org.sendpath.agent.spool.ReportState;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolEntry;
import org.sendpath.agent.spool.SpoolException;
import org.sendpath.agent.spool.UploadLock;
import org.sendpath.agent.upload.UploadResult.Reason;

/**
 * Sends what the spool holds and notes there what became of it. One run on this machine at a time,
 * so that none sends what another is sending.
 */
public final class SpoolUpload {
  /** What became of one report. */
  public record Sent(SpoolEntry entry, UploadResult result) {}

  /** How a run over all waiting reports ended. */
  public enum Ending {
    /** Each waiting report was tried. */
    ALL_TRIED,
    /** The collector cannot be reached, or is too busy: the others were not tried and wait. */
    STOPPED,
    /** Another run is uploading; nothing was done. */
    BUSY
  }

  private final Spool spool;
  private final Uploader uploader;
  private final InstantSource clock;

  /** Sends from {@code spool} by {@code uploader}, which the caller closes. */
  public SpoolUpload(Spool spool, Uploader uploader) {
    this(spool, uploader, InstantSource.system());
  }

  SpoolUpload(Spool spool, Uploader uploader, InstantSource clock) {
    this.spool = spool;
    this.uploader = uploader;
    this.clock = clock;
  }

  /**
   * Sends every waiting report, the oldest first. A report that is damaged or refused does not keep
   * the others back.
   *
   * @param each is told of each report as soon as its fate is known, and of damaged ones
   * @throws SpoolException if the spool cannot be read or written; what was sent by then is sent,
   *     and sending it again does no harm
   */
  public Ending sendWaiting(Consumer<Sent> each) throws SpoolException {
    return underLock(() -> sendAll(each)).orElse(Ending.BUSY);
  }

  /**
   * Sends one report, even if it was refused before. One that the collector has is not sent again,
   * nor one that was withdrawn.
   *
   * @return empty if another run is uploading
   * @throws SpoolException if there is no such report, or the spool cannot be written
   */
  public Optional<UploadResult> send(UUID id) throws SpoolException {
    return underLock(
        () -> {
          SpoolEntry entry = spool.find(id.toString());
          if (entry instanceof SpoolEntry.Saved saved) {
            return switch (saved.state().name()) {
              case WAITING, REFUSED -> sendAndNote(saved, false, sent -> {});
              case SENT -> new UploadResult.AlreadyThere(receipt(id));
              case WITHDRAWN -> new UploadResult.Unsendable("it was withdrawn");
            };
          }
          return new UploadResult.Unsendable(((SpoolEntry.Damaged) entry).problem());
        });
  }

  /**
   * Has the collector delete a report that it has, and notes that.
   *
   * @return empty if another run is uploading
   * @throws SpoolException if there is no such report, or the spool cannot be written
   * @throws IllegalArgumentException if another collector has the report: its receipt names it
   */
  public Optional<WithdrawResult> withdraw(UUID id) throws SpoolException {
    return underLock(
        () -> {
          Optional<Receipt> receipt = spool.receipt(id);
          Optional<String> token = receipt.flatMap(Receipt::withdrawalToken);
          if (token.isEmpty()) {
            return new WithdrawResult.NoToken();
          }
          // The token is a secret between the volunteer and that collector.
          if (!receipt.get().collector().equals(uploader.collector().uri())) {
            throw new IllegalArgumentException("the report is at " + receipt.get().collector());
          }
          WithdrawResult result = uploader.withdraw(id, token.get());
          if (result instanceof WithdrawResult.Withdrawn) {
            spool.markWithdrawn(
                id, new ReportState.Withdrawn(uploader.collector().uri(), clock.instant()));
          }
          return result;
        });
  }

  private Ending sendAll(Consumer<Sent> each) throws SpoolException {
    List<SpoolEntry> oldestFirst = new ArrayList<>(spool.list());
    Collections.reverse(oldestFirst);
    boolean inTrouble = false;
    int unanswered = 0;
    for (SpoolEntry entry : oldestFirst) {
      if (entry instanceof SpoolEntry.Damaged damaged) {
        each.accept(new Sent(entry, new UploadResult.Unsendable(damaged.problem())));
        continue;
      }
      SpoolEntry.Saved saved = (SpoolEntry.Saved) entry;
      if (saved.state().name() != ReportState.Name.WAITING) {
        continue;
      }
      UploadResult result = sendAndNote(saved, inTrouble, each);
      // After one report was tried in vain as often as may be, once is enough for the next.
      inTrouble = result instanceof UploadResult.Deferred;
      if (result instanceof UploadResult.Deferred deferred) {
        // One report alone may be what the collector chokes on; two are not.
        unanswered = deferred.reason() == Reason.NO_ANSWER ? unanswered + 1 : 0;
        if (unanswered > 1 || concernsAll(deferred.reason())) {
          return Ending.STOPPED;
        }
      } else {
        unanswered = 0;
      }
    }
    return Ending.ALL_TRIED;
  }

  private static boolean concernsAll(Reason reason) {
    return switch (reason) {
      case UNKNOWN_HOST, UNREACHABLE, TLS_FAILED, BUSY, INTERRUPTED -> true;
      case NO_ANSWER, FAILING, NOT_ALLOWED -> false;
    };
  }

  private UploadResult sendAndNote(SpoolEntry.Saved saved, boolean once, Consumer<Sent> each)
      throws SpoolException {
    byte[] bytes = spool.bytes(saved.id());
    UploadResult result =
        once ? uploader.uploadOnce(saved.id(), bytes) : uploader.upload(saved.id(), bytes);
    try {
      note(saved.id(), result);
    } finally {
      // What the collector said is told even if it cannot be noted.
      each.accept(new Sent(saved, result));
    }
    return result;
  }

  private void note(UUID id, UploadResult result) throws SpoolException {
    if (result instanceof UploadResult.Stored stored) {
      spool.markSent(id, stored.receipt());
    } else if (result instanceof UploadResult.AlreadyThere there) {
      spool.markSent(id, there.receipt());
    } else if (result instanceof UploadResult.Refused refused) {
      refuse(id, refused.problem());
    } else if (result instanceof UploadResult.Conflict conflict) {
      refuse(id, conflict.problem());
    }
  }

  private void refuse(UUID id, Problem problem) throws SpoolException {
    spool.markRefused(
        id, new ReportState.Refused(uploader.collector().uri(), clock.instant(), problem.text()));
  }

  private Receipt receipt(UUID id) throws SpoolException {
    return spool
        .receipt(id)
        .orElseThrow(() -> new IllegalStateException("no receipt of the sent report " + id));
  }

  private interface Work<T> {
    T run() throws SpoolException;
  }

  private <T> Optional<T> underLock(Work<T> work) throws SpoolException {
    Optional<UploadLock> lock = spool.tryLock();
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.run());
    } finally {
      lock.get().close();
    }
  }
}
