package org.sendpath.agent.connect;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sendpath.report.Addresses;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.UnknownFields;
import org.sendpath.rule.IcmpRule;

/**
 * What Linux's evidence says of a connect that did not open: the error, and what was in the
 * socket's error queue.
 */
final class KernelVerdict {
  private static final int V4_DESTINATION_UNREACHABLE = 3;
  private static final int V4_FRAGMENTATION_NEEDED = 4;

  private KernelVerdict() {}

  /**
   * The verdict on a connect that the kernel has ended, or refused to begin.
   *
   * <p>An ICMP error from one of this host's own addresses was made here: the neighbour does not
   * answer, or a local firewall rejects the packet. Nothing left the host, and the sender is left
   * out, since it is the volunteer's address. If that address is the target itself, this host is
   * the server, and the error is the server's answer.
   *
   * @param errno Linux's number, from {@code connect} or {@code SO_ERROR}
   * @param queue all that was read from the error queue, in order; an element is empty if it could
   *     not be read
   * @param ownAddress whether an address is this host's own; asked only about ICMP senders
   */
  static Verdict failed(
      InetAddress target,
      int errno,
      List<Optional<QueuedError>> queue,
      Predicate<InetAddress> ownAddress) {
    Optional<QueuedError> answer =
        queue.stream()
            .flatMap(Optional::stream)
            .filter(error -> endsConnect(error) || error.errno() == errno)
            .findFirst();
    if (answer.isPresent()) {
      return answered(target, answer.orElseThrow(), ownAddress);
    }
    Optional<String> name = Optional.of(Errno.linuxName(errno));
    // What is in the queue and is no ICMP error that we can read proves nothing.
    boolean proven = queue.isEmpty();
    Evidence evidence = proven ? Evidence.KERNEL : Evidence.ERRNO;
    if (Errno.ECONNREFUSED.is(errno)) {
      return Verdict.of(Outcome.RESET, evidence, name);
    }
    if (Errno.ETIMEDOUT.is(errno)) {
      return Verdict.of(Outcome.TIMEOUT, evidence, name);
    }
    // Every other error without ICMP is this host's own: no route, no address, no permission, or
    // the route went away while the connect waited.
    return Verdict.of(proven ? Outcome.UNSENT : Outcome.ICMP_UNKNOWN, evidence, name);
  }

  /**
   * The verdict on a connect that goes on although its error queue holds something: Linux defers an
   * ICMP error that arrives inside {@code connect}, and acts on the next one, after the first
   * retransmission. Empty if nothing there ends a connect.
   */
  static Optional<Verdict> pending(
      InetAddress target, List<Optional<QueuedError>> queue, Predicate<InetAddress> ownAddress) {
    return queue.stream()
        .flatMap(Optional::stream)
        .filter(KernelVerdict::endsConnect)
        .findFirst()
        .map(answer -> answered(target, answer, ownAddress));
  }

  private static Verdict answered(
      InetAddress target, QueuedError answer, Predicate<InetAddress> ownAddress) {
    Optional<String> errno = Optional.of(Errno.linuxName(answer.errno()));
    if (!answer.sender().equals(target) && ownAddress.test(answer.sender())) {
      return Verdict.of(Outcome.UNSENT, Evidence.KERNEL, errno);
    }
    return new Verdict(
        IcmpRule.outcome(answer.family(), answer.type(), answer.code()),
        Evidence.KERNEL,
        errno,
        Optional.of(
            new Icmp(
                answer.type(), answer.code(), Addresses.text(answer.sender()), UnknownFields.NONE)),
        answer.arrivedEpochNanos());
  }

  /** Linux lowers the path MTU on ICMPv4 3/4, and lets the connect go on. */
  private static boolean endsConnect(QueuedError error) {
    boolean fragmentationNeeded =
        error.family() == Family.IPV4
            && error.type() == V4_DESTINATION_UNREACHABLE
            && error.code() == V4_FRAGMENTATION_NEEDED;
    return !fragmentationNeeded
        && IcmpRule.outcome(error.family(), error.type(), error.code()) != Outcome.ICMP_UNKNOWN;
  }
}
