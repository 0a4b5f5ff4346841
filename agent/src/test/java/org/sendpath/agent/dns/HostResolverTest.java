package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendpath.agent.dns.Responses.a;
import static org.sendpath.agent.dns.Responses.aaaa;
import static org.sendpath.agent.dns.Responses.to;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Whole resolutions, by real servers on loopback. */
class HostResolverTest {
  private static final String HOST = "smtp.example.jp";

  /** Long enough that a busy machine does not lose an answer to it. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration SHORT = Duration.ofMillis(120);

  @TempDir private Path folder;

  @Test
  void resolve_bothFamilies_eachItsOwn() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(
            query ->
                isIpv4(query)
                    ? to(query, Rcode.NOERROR, a(HOST, "192.0.2.1"))
                    : to(query, Rcode.NOERROR, aaaa(HOST, "2001:db8::1")))) {
      HostResolver resolver = resolver(PATIENT, server.address());
      CompletableFuture<Answer> ipv6 = resolver.resolve(HOST, Family.IPV6);
      CompletableFuture<Answer> ipv4 = resolver.resolve(HOST, Family.IPV4);
      assertThat(texts(ipv6.join())).containsExactly("2001:db8::1");
      assertThat(texts(ipv4.join())).containsExactly("192.0.2.1");
      assertThat(ipv4.join().status()).isEqualTo(ResolutionStatus.OK);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, SERVFAIL", "3, NXDOMAIN", "5, REFUSED", "0, NODATA", "1, ERROR", "4, ERROR"})
  void resolve_failureInOneFamily_otherIsUntouched(int rcode, ResolutionStatus expected)
      throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(
            query ->
                isIpv4(query)
                    ? to(query, Rcode.NOERROR, a(HOST, "192.0.2.1"))
                    : to(query, rcode))) {
      HostResolver resolver = resolver(PATIENT, server.address());
      CompletableFuture<Answer> ipv6 = resolver.resolve(HOST, Family.IPV6);
      CompletableFuture<Answer> ipv4 = resolver.resolve(HOST, Family.IPV4);
      assertThat(ipv6.join().status()).isEqualTo(expected);
      assertThat(ipv6.join().addresses()).isEmpty();
      assertThat(ipv4.join().status()).isEqualTo(ResolutionStatus.OK);
    }
  }

  @Test
  void resolve_silence_timeoutAfterAllAttempts() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      Answer answer = resolver(SHORT, server.address()).resolve(HOST, Family.IPV4).join();
      assertThat(answer.status()).isEqualTo(ResolutionStatus.TIMEOUT);
      assertThat(answer.elapsedMicros()).isGreaterThanOrEqualTo(100_000);
      assertThat(server.asked()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void resolve_deadFirstServer_secondAnswers() throws IOException {
    try (ScriptedServer dead = ScriptedServer.silent();
        ScriptedServer alive =
            ScriptedServer.saying(query -> to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")))) {
      HostResolver resolver = resolver(Duration.ofSeconds(4), dead.address(), alive.address());
      assertThat(texts(resolver.resolve(HOST, Family.IPV4).join())).containsExactly("192.0.2.1");
      assertThat(dead.asked()).hasSize(1);
    }
  }

  @Test
  void resolve_nobodyAtTheFirstServersPort_secondAnswersAtOnce() throws IOException {
    try (ScriptedServer alive =
        ScriptedServer.saying(query -> to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")))) {
      HostResolver resolver = resolver(PATIENT, closedPort(), alive.address());
      assertThat(texts(resolver.resolve(HOST, Family.IPV4).join())).containsExactly("192.0.2.1");
    }
  }

  @Test
  void resolve_nobodyAtAnyServersPort_error() throws IOException {
    assertThat(resolver(PATIENT, closedPort()).resolve(HOST, Family.IPV6).join().status())
        .isEqualTo(ResolutionStatus.ERROR);
  }

  @Test
  void resolve_manyAddresses_firstEightWithoutDuplicates() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) -> {
              List<Record> records = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                records.add(a(HOST, "192.0.2." + i / 2));
              }
              return List.of(to(query, Rcode.NOERROR, records.toArray(Record[]::new)).toWire());
            })) {
      Answer answer = resolver(PATIENT, server.address()).resolve(HOST, Family.IPV4).join();
      assertThat(texts(answer))
          .containsExactly(
              Stream.iterate(0, i -> i + 1)
                  .limit(8)
                  .map(i -> "192.0.2." + i)
                  .toArray(String[]::new));
    }
  }

  @Test
  void resolve_addresses_carryNoName() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(query -> to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")))) {
      Answer answer = resolver(PATIENT, server.address()).resolve(HOST, Family.IPV4).join();
      assertThat(answer.addresses()).hasToString("[/192.0.2.1]");
    }
  }

  @Test
  void resolve_inHostsFile_dnsIsNotAsked() throws IOException {
    Files.writeString(folder.resolve("hosts"), "192.0.2.7 " + HOST + "\n192.0.2.7 " + HOST + "\n");
    try (ScriptedServer server = ScriptedServer.silent()) {
      HostResolver resolver = resolver(PATIENT, server.address());
      assertThat(texts(resolver.resolve(HOST, Family.IPV4).join())).containsExactly("192.0.2.7");
      assertThat(resolver.resolve(HOST, Family.IPV6).join().status())
          .isEqualTo(ResolutionStatus.NODATA);
      assertThat(server.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "mail.localhost"})
  void resolve_localhost_loopbackWithoutAsking(String name) throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      HostResolver resolver = resolver(PATIENT, server.address());
      assertThat(texts(resolver.resolve(name, Family.IPV4).join())).containsExactly("127.0.0.1");
      assertThat(texts(resolver.resolve(name, Family.IPV6).join())).containsExactly("::1");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void resolve_localhostInHostsFile_asWritten() throws IOException {
    Files.writeString(folder.resolve("hosts"), "127.0.0.2 mail.localhost");
    try (ScriptedServer server = ScriptedServer.silent()) {
      HostResolver resolver = resolver(PATIENT, server.address());
      assertThat(texts(resolver.resolve("mail.localhost", Family.IPV4).join()))
          .containsExactly("127.0.0.2");
    }
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, IPV4", "2001:db8::1, IPV6"})
  void resolve_literal_itself(String literal, Family family) throws IOException {
    HostResolver resolver = resolver(PATIENT, closedPort());
    Answer answer = resolver.resolve(literal, family).join();
    assertThat(answer.status()).isEqualTo(ResolutionStatus.LITERAL);
    assertThat(texts(answer)).containsExactly(literal);
    assertThat(answer.elapsedMicros()).isZero();
    assertThat(HostResolver.families(literal)).containsExactly(family);
    Family other = family == Family.IPV4 ? Family.IPV6 : Family.IPV4;
    assertThatThrownBy(() -> resolver.resolve(literal, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void families_name_both() {
    assertThat(HostResolver.families(HOST)).containsExactly(Family.IPV6, Family.IPV4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "a.b.", "A.example", "a b", "a@b", "bücher.example"})
  void resolve_notCanonical_refused(String name) throws IOException {
    HostResolver resolver = resolver(PATIENT, closedPort());
    assertThatThrownBy(() -> resolver.resolve(name, Family.IPV4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resolve_labelOrNameTooLong_refused() throws IOException {
    HostResolver resolver = resolver(PATIENT, closedPort());
    String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
    assertThat(resolver.resolve(longest, Family.IPV4).join().status())
        .isEqualTo(ResolutionStatus.ERROR);
    assertThatThrownBy(() -> resolver.resolve(longest + "a", Family.IPV4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> resolver.resolve("a".repeat(64), Family.IPV4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resolve_elapsed_byTheGivenClock() {
    AtomicLong clock = new AtomicLong(5);
    Exchange exchange =
        (server, query, deadline) -> {
          clock.addAndGet(TimeUnit.MICROSECONDS.toNanos(1234));
          return to(Responses.message(query), Rcode.NXDOMAIN).toWire();
        };
    HostResolver resolver =
        new HostResolver(
            settings(ResolverSettings.loopback()), hosts(), exchange, clock::get, PATIENT);
    assertThat(resolver.resolve(HOST, Family.IPV4).join())
        .isEqualTo(new Answer(ResolutionStatus.NXDOMAIN, List.of(), 1234));
  }

  @Test
  void resolve_again_asksAgain() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.saying(query -> to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")))) {
      HostResolver resolver = resolver(PATIENT, server.address());
      resolver.resolve(HOST, Family.IPV4).join();
      resolver.resolve(HOST, Family.IPV4).join();
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void resolve_whileWaiting_onlyDaemonsRun() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      CompletableFuture<Answer> answer =
          resolver(SHORT, server.address()).resolve(HOST, Family.IPV4);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("sendpath-dns"))
          .allMatch(Thread::isDaemon);
      assertThat(answer.join().status()).isEqualTo(ResolutionStatus.TIMEOUT);
    }
  }

  @Test
  void ofSystem_here_asksNobody() {
    assertThat(HostResolver.ofSystem().resolve("localhost", Family.IPV4).join().status())
        .isEqualTo(ResolutionStatus.OK);
  }

  private HostResolver resolver(Duration timer, InetSocketAddress... servers) {
    return new HostResolver(
        settings(servers), hosts(), new SocketExchange(), System::nanoTime, timer);
  }

  private HostsFile hosts() {
    return new HostsFile(folder.resolve("hosts"));
  }

  private static ResolverSettings settings(InetSocketAddress... servers) {
    return new ResolverSettings(List.of(servers), List.of(), 1, PATIENT, 2);
  }

  private static InetSocketAddress closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }

  private static boolean isIpv4(Message query) {
    return query.getQuestion().getType() == Type.A;
  }

  private static List<String> texts(Answer answer) {
    return answer.addresses().stream().map(Addresses::text).toList();
  }
}
