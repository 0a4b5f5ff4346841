package org.sendpath.agent.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Name;

/**
 * Asks the system's resolvers, one after another until one knows, and again where they are silent.
 * Keeps nothing from one look-up to the next.
 */
final class StubResolver {
  /** How often an answer that ends in an alias is followed by another question. */
  private static final int MAX_QUESTIONS = 8;

  private final ResolverSettings settings;
  private final Exchange exchange;
  private final LongSupplier nanoTime;
  private final Duration timer;
  private final Duration tryTimer;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param timer bounds a look-up whole; every server gets an equal share of it for each attempt,
   *     so that a dead one leaves time for the next
   */
  StubResolver(
      ResolverSettings settings, Exchange exchange, LongSupplier nanoTime, Duration timer) {
    this.settings = settings;
    this.exchange = exchange;
    this.nanoTime = nanoTime;
    this.timer = timer;
    Duration share = timer.dividedBy((long) settings.servers().size() * settings.attempts());
    this.tryTimer = share.compareTo(settings.tryTimer()) < 0 ? share : settings.tryTimer();
  }

  /**
   * The addresses of {@code name}, or why there are none. Another name of the search path is tried
   * only where one does not exist: whether it does is the same for both families, so that they
   * never end at two different hosts.
   */
  Reading lookUp(String name, Family family) {
    Inquiry inquiry = new Inquiry(family);
    Reading reading = new Reading.Without(ResolutionStatus.NXDOMAIN);
    for (Name candidate : settings.candidates(name)) {
      reading = inquiry.follow(candidate);
      if (!reading.says(ResolutionStatus.NXDOMAIN)) {
        return reading;
      }
    }
    return reading;
  }

  /** One look-up: its time, and in which order its servers are worth asking. */
  private final class Inquiry {
    private final Family family;
    private final Deadline deadline = Deadline.in(timer, nanoTime);
    private final List<InetSocketAddress> servers = new ArrayList<>(settings.servers());

    Inquiry(Family family) {
      this.family = family;
    }

    Reading follow(Name name) {
      Name at = name;
      for (int questions = 0; questions < MAX_QUESTIONS; questions++) {
        Reading reading = ask(at);
        if (!(reading instanceof Reading.Alias alias)) {
          return reading;
        }
        at = alias.target();
      }
      return new Reading.Without(ResolutionStatus.ERROR);
    }

    private Reading ask(Name name) {
      Set<ResolutionStatus> failures = EnumSet.noneOf(ResolutionStatus.class);
      List<InetSocketAddress> worthAsking = List.copyOf(servers);
      for (int attempt = 0; attempt < settings.attempts(); attempt++) {
        List<InetSocketAddress> silent = new ArrayList<>();
        for (InetSocketAddress server : worthAsking) {
          try {
            // Some networks drop what they do not know: the second attempt is without EDNS.
            Reading reading = ask(server, name, attempt == 0);
            if (isFinal(reading)) {
              return reading;
            }
            failures.add(((Reading.Without) reading).status());
          } catch (SocketTimeoutException e) {
            failures.add(ResolutionStatus.TIMEOUT);
            silent.add(server);
            servers.remove(server);
            servers.add(server);
          } catch (IOException e) {
            // Nothing was answered and nothing will be: a result, told by what it leaves.
            servers.remove(server);
            servers.add(server);
          }
        }
        worthAsking = silent;
      }
      return new Reading.Without(mostTelling(failures));
    }

    private Reading ask(InetSocketAddress server, Name name, boolean edns) throws IOException {
      if (deadline.isPast()) {
        throw new SocketTimeoutException("the look-up's time is over");
      }
      Deadline tryDeadline = deadline.within(tryTimer);
      Reading reading =
          ask(server, new Query(random.nextInt(1 << 16), name, family, edns), tryDeadline);
      // RFC 6891 §7: a server that knows no EDNS says FORMERR or NOTIMP, or garbles its answer.
      return edns && reading.says(ResolutionStatus.ERROR)
          ? ask(server, new Query(random.nextInt(1 << 16), name, family, false), tryDeadline)
          : reading;
    }

    private Reading ask(InetSocketAddress server, Query query, Deadline tryDeadline)
        throws IOException {
      return AnswerReader.read(exchange.ask(server, query, tryDeadline), query.name(), family);
    }
  }

  private static boolean isFinal(Reading reading) {
    return !(reading instanceof Reading.Without)
        || reading.says(ResolutionStatus.NODATA)
        || reading.says(ResolutionStatus.NXDOMAIN);
  }

  /** Of what several servers said the most telling; if none was even reached, an error. */
  private static ResolutionStatus mostTelling(Set<ResolutionStatus> failures) {
    for (ResolutionStatus status :
        List.of(
            ResolutionStatus.SERVFAIL,
            ResolutionStatus.REFUSED,
            ResolutionStatus.ERROR,
            ResolutionStatus.TIMEOUT)) {
      if (failures.contains(status)) {
        return status;
      }
    }
    return ResolutionStatus.ERROR;
  }
}
