package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

class ResolvConfTest {
  @Test
  void parse_everything_read() {
    ResolverSettings settings =
        parse(
            "# written by hand",
            "; nameserver 192.0.2.99",
            "nameserver 192.0.2.53   # the nearest",
            "\tnameserver\t2001:db8::53",
            "search example.jp example.net.",
            "options timeout:3 attempts:4 ndots:2 rotate edns0");
    assertThat(settings.servers()).containsExactly(server("192.0.2.53"), server("2001:db8::53"));
    assertThat(settings.searchPath())
        .containsExactly(Responses.name("example.jp"), Responses.name("example.net"));
    assertThat(settings.ndots()).isEqualTo(2);
    assertThat(settings.tryTimer()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.attempts()).isEqualTo(4);
  }

  @Test
  void parse_nothing_thisMachineAndDefaults() {
    ResolverSettings settings = parse();
    assertThat(settings.servers()).containsExactly(server("127.0.0.1"));
    assertThat(settings.searchPath()).isEmpty();
    assertThat(settings.ndots()).isEqualTo(1);
    assertThat(settings.attempts()).isEqualTo(2);
  }

  @Test
  void parse_linesThatAreNone_passedOver() {
    ResolverSettings settings =
        parse(
            "nameserver",
            "nameserver dns.example.jp",
            "nameserver 192.0.2.1%1",
            "nameserver fe80::53%no-such-interface",
            "search",
            "options ndots: ndots:x ndots:-1 timeout:99999999999",
            "sortlist 192.0.2.0",
            "nameserver fe80::53%1");
    assertThat(settings.servers()).singleElement().satisfies(this::isScopedLinkLocal);
    assertThat(settings.ndots()).isEqualTo(1);
    assertThat(settings.tryTimer()).isEqualTo(ResolverSettings.DEFAULT_TRY_TIMER);
  }

  private void isScopedLinkLocal(InetSocketAddress server) {
    assertThat(server.getAddress().getHostAddress()).endsWith("%1");
  }

  @Test
  void parse_fourServers_threeAsTheLibraryHasIt() {
    assertThat(
            parse(
                    "nameserver 192.0.2.1",
                    "nameserver 192.0.2.2",
                    "nameserver 192.0.2.3",
                    "nameserver 192.0.2.4")
                .servers())
        .hasSize(3)
        .last()
        .isEqualTo(server("192.0.2.3"));
  }

  @ParameterizedTest
  @CsvSource({
    "ndots:99, 15, 5, 2",
    "timeout:0, 1, 1, 2",
    "timeout:99, 1, 30, 2",
    "attempts:0, 1, 5, 1",
    "attempts:9, 1, 5, 5"
  })
  void parse_optionsOutOfRange_capped(String option, int ndots, int trySeconds, int attempts) {
    ResolverSettings settings = parse("options " + option);
    assertThat(settings.ndots()).isEqualTo(ndots);
    assertThat(settings.tryTimer()).isEqualTo(Duration.ofSeconds(trySeconds));
    assertThat(settings.attempts()).isEqualTo(attempts);
  }

  @Test
  void parse_searchAndDomain_lastWins() {
    assertThat(parse("search a.example b.example", "domain c.example").searchPath())
        .containsExactly(Responses.name("c.example"));
  }

  @Test
  void parse_unusableSearchDomain_passedOver() {
    assertThat(parse("search a..example b.example").searchPath())
        .containsExactly(Responses.name("b.example"));
  }

  @Test
  void parse_environment_overridesTheFile() {
    ResolverSettings settings =
        ResolvConf.parse(
            List.of("search a.example", "options ndots:2 attempts:3"),
            Map.of("LOCALDOMAIN", "b.example c.example", "RES_OPTIONS", "ndots:4"));
    assertThat(settings.searchPath())
        .containsExactly(Responses.name("b.example"), Responses.name("c.example"));
    assertThat(settings.ndots()).isEqualTo(4);
    assertThat(settings.attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.example.jp, 1, smtp.example.jp.",
    "smtp,            1, smtp.a.example. smtp.b.example. smtp.",
    "smtp,            0, smtp. smtp.a.example. smtp.b.example.",
    "smtp.example.jp, 5, smtp.example.jp.a.example. smtp.example.jp.b.example. smtp.example.jp.",
    "smtp.example.jp, 2, smtp.example.jp.",
    "smtp.example.jp, 3, smtp.example.jp.a.example. smtp.example.jp.b.example. smtp.example.jp."
  })
  void candidates_byDots_asTheSystemSearches(String name, int ndots, String expected) {
    ResolverSettings settings = parse("search a.example b.example", "options ndots:" + ndots);
    assertThat(settings.candidates(name))
        .extracting(Name::toString)
        .containsExactly(expected.split(" "));
  }

  @Test
  void candidates_rootInSearchPath_askedOnce() {
    assertThat(parse("search .").candidates("smtp")).containsExactly(Responses.name("smtp"));
  }

  @Test
  void candidates_tooLongUnderADomain_leftOut() {
    String longName = ("a".repeat(60) + ".").repeat(4).substring(0, 243);
    assertThat(parse("search a.example.jp.example", "options ndots:9").candidates(longName))
        .containsExactly(Responses.name(longName));
  }

  @Test
  void candidates_noName_refused() {
    ResolverSettings settings = parse();
    assertThatThrownBy(() -> settings.candidates("a..b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofSystem_here_hasAServerThatIsAnAddress() {
    assertThat(ResolverSettings.ofSystem().servers())
        .isNotEmpty()
        .noneMatch(InetSocketAddress::isUnresolved);
  }

  @Test
  void ofDnsjava_here_hasAServer() {
    assertThat(ResolverSettings.ofDnsjava(new ResolverConfig()).servers()).isNotEmpty();
  }

  @Test
  void constructor_badValues_refused() {
    ResolverSettings good = parse();
    List<InetSocketAddress> servers = good.servers();
    Duration timer = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new ResolverSettings(List.of(), List.of(), 1, timer, 1))
        .hasMessageStartingWith("servers");
    assertThatThrownBy(() -> new ResolverSettings(servers, List.of(), -1, timer, 1))
        .hasMessageStartingWith("ndots");
    assertThatThrownBy(() -> new ResolverSettings(servers, List.of(), 1, Duration.ZERO, 1))
        .hasMessageStartingWith("tryTimer");
    assertThatThrownBy(() -> new ResolverSettings(servers, List.of(), 1, timer, 0))
        .hasMessageStartingWith("attempts");
    List<Name> relative = List.of(Name.fromConstantString("a"));
    assertThatThrownBy(() -> new ResolverSettings(servers, relative, 1, timer, 1))
        .hasMessageStartingWith("searchPath");
  }

  private static ResolverSettings parse(String... lines) {
    return ResolvConf.parse(List.of(lines), Map.of());
  }

  private static InetSocketAddress server(String address) {
    return new InetSocketAddress(Responses.address(address), 53);
  }
}
