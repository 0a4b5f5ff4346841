package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.agent.dns.Responses.a;
import static org.sendpath.agent.dns.Responses.cname;
import static org.sendpath.agent.dns.Responses.name;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/** The order of asking, on a clock that moves only while somebody is waited for. */
class StubResolverTest {
  private static final String HOST = "smtp.example.jp";
  private static final InetSocketAddress FIRST = server("192.0.2.1");
  private static final InetSocketAddress SECOND = server("192.0.2.2");
  private static final Reading FOUND = new Reading.Found(List.of(Responses.address("192.0.2.10")));

  private final AtomicLong clock = new AtomicLong();
  private final List<String> asked = new ArrayList<>();

  /** What a server does with a question. */
  private interface Behaviour {
    Message answer(Query query) throws IOException;
  }

  private static final Behaviour ANSWERS =
      query -> to(query, Rcode.NOERROR, a(query.name().toString(), "192.0.2.10"));
  private static final Behaviour SILENT =
      query -> {
        throw new SocketTimeoutException();
      };
  private static final Behaviour UNREACHABLE =
      query -> {
        throw new ConnectException();
      };

  @Test
  void lookUp_firstServerKnows_secondIsNotAsked() {
    assertThat(lookUp(HOST, ANSWERS, UNREACHABLE)).isEqualTo(FOUND);
    assertThat(asked).containsExactly("1 smtp.example.jp. edns");
  }

  @ParameterizedTest
  @CsvSource({"2", "5", "4", "1"})
  void lookUp_firstServerFails_secondAnswers(int rcode) {
    assertThat(lookUp(HOST, query -> to(query, rcode), ANSWERS)).isEqualTo(FOUND);
  }

  @Test
  void lookUp_firstServerDead_secondAnswersWithinTheBound() {
    assertThat(lookUp(HOST, SILENT, ANSWERS)).isEqualTo(FOUND);
    assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofMillis(1250));
  }

  @Test
  void lookUp_firstServerUnreachable_secondAnswersAtOnce() {
    assertThat(lookUp(HOST, UNREACHABLE, ANSWERS)).isEqualTo(FOUND);
    assertThat(clock).hasValue(0);
  }

  @Test
  void lookUp_nxdomainOrNodataFromFirst_final() {
    assertThat(lookUp(HOST, query -> to(query, Rcode.NXDOMAIN), ANSWERS))
        .isEqualTo(without(ResolutionStatus.NXDOMAIN));
    assertThat(lookUp(HOST, query -> to(query, Rcode.NOERROR), ANSWERS))
        .isEqualTo(without(ResolutionStatus.NODATA));
  }

  @Test
  void lookUp_allSilent_askedTwiceAndBounded() {
    assertThat(lookUp(HOST, SILENT, SILENT)).isEqualTo(without(ResolutionStatus.TIMEOUT));
    assertThat(asked)
        .containsExactly(
            "1 smtp.example.jp. edns",
            "2 smtp.example.jp. edns",
            "1 smtp.example.jp.",
            "2 smtp.example.jp.");
    assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void lookUp_shortTryTimerOfTheSystem_honoured() {
    ResolverSettings settings =
        new ResolverSettings(List.of(FIRST), List.of(), 1, Duration.ofSeconds(1), 2);
    assertThat(resolver(settings, SILENT, SILENT).lookUp(HOST, Family.IPV4))
        .isEqualTo(without(ResolutionStatus.TIMEOUT));
    assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void lookUp_allUnreachable_errorAtOnce() {
    assertThat(lookUp(HOST, UNREACHABLE, UNREACHABLE)).isEqualTo(without(ResolutionStatus.ERROR));
    assertThat(asked).hasSize(2);
    assertThat(clock).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 5, SERVFAIL",
    "5, 2, SERVFAIL",
    "5, 4, REFUSED",
    "4, 5, REFUSED",
    "5, 5, REFUSED",
    "4, 9, ERROR",
    "2, -1, SERVFAIL",
    "-1, 5, REFUSED",
    "4, -1, ERROR",
    "-1, -2, TIMEOUT",
    "-2, -1, TIMEOUT",
    "-2, 2, SERVFAIL"
  })
  void lookUp_nobodyKnows_mostTellingFailure(int first, int second, ResolutionStatus expected) {
    assertThat(lookUp(HOST, behaviour(first), behaviour(second))).isEqualTo(without(expected));
  }

  @Test
  void lookUp_serverThatRefuses_notAskedAgainWhileSilentOneIs() {
    lookUp(HOST, behaviour(Rcode.REFUSED), SILENT);
    assertThat(asked)
        .containsExactly(
            "1 smtp.example.jp. edns", "2 smtp.example.jp. edns", "2 smtp.example.jp.");
  }

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void lookUp_serverWithoutEdns_askedPlainly(int rcode) {
    Behaviour old = query -> query.edns() ? to(query, rcode) : ANSWERS.answer(query);
    assertThat(lookUp(HOST, old, UNREACHABLE)).isEqualTo(FOUND);
    assertThat(asked).containsExactly("1 smtp.example.jp. edns", "1 smtp.example.jp.");
  }

  @Test
  void lookUp_networkThatDropsEdns_secondAttemptFinds() {
    Behaviour behindAFilter = query -> query.edns() ? SILENT.answer(query) : ANSWERS.answer(query);
    assertThat(lookUp(HOST, behindAFilter, UNREACHABLE)).isEqualTo(FOUND);
  }

  @Test
  void lookUp_aliasWithoutItsAddresses_asked() {
    Behaviour lazy =
        query ->
            query.name().equals(name(HOST))
                ? to(query, Rcode.NOERROR, cname(HOST, "mx.example.net"))
                : ANSWERS.answer(query);
    assertThat(lookUp(HOST, lazy, UNREACHABLE)).isEqualTo(FOUND);
    assertThat(asked).containsExactly("1 smtp.example.jp. edns", "1 mx.example.net. edns");
  }

  @Test
  void lookUp_endlessAliases_errorAfterEight() {
    Behaviour endless =
        query -> {
          Name next = name("n" + asked.size() + ".example.net");
          return to(query, Rcode.NOERROR, cname(query.name().toString(), next.toString()));
        };
    assertThat(lookUp(HOST, endless, UNREACHABLE)).isEqualTo(without(ResolutionStatus.ERROR));
    assertThat(asked).hasSize(8);
  }

  @Test
  void lookUp_shortName_searchPathUntilOneExists() {
    Behaviour onlyB =
        query ->
            query.name().equals(name("smtp.b.example"))
                ? ANSWERS.answer(query)
                : to(query, Rcode.NXDOMAIN);
    assertThat(lookUp("smtp", onlyB, UNREACHABLE)).isEqualTo(FOUND);
    assertThat(asked).containsExactly("1 smtp.a.example. edns", "1 smtp.b.example. edns");
  }

  @Test
  void lookUp_shortNameExistsWithoutAddress_searchEnds() {
    Behaviour nodata = query -> to(query, Rcode.NOERROR);
    assertThat(lookUp("smtp", nodata, UNREACHABLE)).isEqualTo(without(ResolutionStatus.NODATA));
    assertThat(asked).hasSize(1);
  }

  @Test
  void lookUp_shortNameNowhere_nxdomain() {
    assertThat(lookUp("smtp", behaviour(Rcode.NXDOMAIN), UNREACHABLE))
        .isEqualTo(without(ResolutionStatus.NXDOMAIN));
    assertThat(asked)
        .containsExactly("1 smtp.a.example. edns", "1 smtp.b.example. edns", "1 smtp. edns");
  }

  @Test
  void lookUp_deadFirstServerAndSearchPath_waitedForOnce() {
    assertThat(lookUp("smtp", SILENT, behaviour(Rcode.NXDOMAIN)))
        .isEqualTo(without(ResolutionStatus.NXDOMAIN));
    assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofMillis(1250));
  }

  @Test
  void lookUp_slowServers_neverLongerThanTheTimer() {
    Behaviour slow =
        query -> {
          clock.addAndGet(Duration.ofMillis(900).toNanos());
          return to(query, Rcode.NOERROR, cname(query.name().toString(), "x." + query.name()));
        };
    assertThat(lookUp(HOST, slow, slow)).isEqualTo(without(ResolutionStatus.TIMEOUT));
    assertThat(asked).hasSize(6);
  }

  @Test
  void lookUp_eachQuery_hasAnIdOfItsOwn() {
    List<Integer> ids = new ArrayList<>();
    StubResolver resolver =
        resolver(
            settings(),
            query -> {
              ids.add(query.id());
              return to(query, Rcode.NXDOMAIN);
            },
            UNREACHABLE);
    for (int i = 0; i < 100; i++) {
      resolver.lookUp(HOST, Family.IPV6);
    }
    assertThat(ids).allMatch(id -> id >= 0 && id < 1 << 16);
    assertThat(ids.stream().distinct().count()).isGreaterThan(90);
  }

  private Reading lookUp(String name, Behaviour first, Behaviour second) {
    return resolver(settings(), first, second).lookUp(name, Family.IPV4);
  }

  private static ResolverSettings settings() {
    return new ResolverSettings(
        List.of(FIRST, SECOND),
        List.of(name("a.example"), name("b.example")),
        1,
        ResolverSettings.DEFAULT_TRY_TIMER,
        2);
  }

  private StubResolver resolver(ResolverSettings settings, Behaviour first, Behaviour second) {
    Exchange exchange =
        (server, query, deadline) -> {
          asked.add(
              (server.equals(FIRST) ? "1 " : "2 ") + query.name() + (query.edns() ? " edns" : ""));
          try {
            return (server.equals(FIRST) ? first : second).answer(query).toWire();
          } catch (SocketTimeoutException e) {
            clock.addAndGet(Duration.ofMillis(deadline.remainingMillis()).toNanos());
            throw e;
          }
        };
    return new StubResolver(settings, exchange, clock::get, Duration.ofSeconds(5));
  }

  /** A response code; or -1 for silence, -2 for a server that cannot be reached. */
  private static Behaviour behaviour(int code) {
    return switch (code) {
      case -1 -> SILENT;
      case -2 -> UNREACHABLE;
      default -> query -> to(query, code);
    };
  }

  private static Message to(Query query, int rcode, Record... answers) {
    return Responses.to(Responses.message(query), rcode, answers);
  }

  private static Reading without(ResolutionStatus status) {
    return new Reading.Without(status);
  }

  private static InetSocketAddress server(String address) {
    return new InetSocketAddress(Responses.address(address), 53);
  }
}
