package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendpath.agent.dns.Responses.a;
import static org.sendpath.agent.dns.Responses.to;
import static org.sendpath.agent.dns.Responses.truncated;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Family;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

class SocketExchangeTest {
  private static final String HOST = "smtp.example.jp";
  private static final Query QUERY = new Query(0x1234, Responses.name(HOST), Family.IPV4, true);
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(80);

  @Test
  void ask_strangersBeforeTheAnswer_ignored() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) ->
                List.of(
                    withId(to(query, Rcode.NOERROR, a(HOST, "203.0.113.66")), 0x1235),
                    otherQuestion(query),
                    query.toWire(),
                    new byte[] {0x12, 0x34},
                    new byte[0],
                    to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")).toWire()))) {
      assertThat(found(ask(server, PATIENT))).isEqualTo(found("192.0.2.1"));
    }
  }

  @Test
  void ask_strangersOnly_timeout() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) ->
                List.of(withId(to(query, Rcode.NOERROR, a(HOST, "203.0.113.66")), 0x1235)))) {
      assertThatThrownBy(() -> ask(server, SHORT)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void ask_truncated_askedAgainByTcp() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) ->
                List.of(
                    (tcp
                            ? to(query, Rcode.NOERROR, manyAddresses())
                            : truncated(to(query, Rcode.NOERROR)))
                        .toWire()))) {
      Reading reading = found(ask(server, PATIENT));
      assertThat(((Reading.Found) reading).addresses()).hasSize(1000);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void ask_truncatedThenSilentTcp_endsWithoutAnswer() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) -> tcp ? List.of() : List.of(truncated(to(query, 0)).toWire()))) {
      assertThatThrownBy(() -> ask(server, PATIENT)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void ask_truncatedThenStrangerByTcp_refused() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) ->
                List.of(tcp ? withId(to(query, 0), 0x1235) : truncated(to(query, 0)).toWire()))) {
      assertThatThrownBy(() -> ask(server, PATIENT)).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void ask_answerCutByTheServer_returnedAsItIs() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            (query, tcp) -> {
              byte[] whole = to(query, Rcode.NOERROR, a(HOST, "192.0.2.1")).toWire();
              return List.of(java.util.Arrays.copyOf(whole, whole.length - 1));
            })) {
      assertThat(found(ask(server, PATIENT))).isInstanceOf(Reading.Without.class);
    }
  }

  @Test
  void ask_pastTheDeadline_asksNobody() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      assertThatThrownBy(() -> ask(server, Duration.ZERO))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static byte[] ask(ScriptedServer server, Duration timer) throws IOException {
    return new SocketExchange().ask(server.address(), QUERY, Deadline.in(timer, System::nanoTime));
  }

  private static Reading found(byte[] answer) {
    return AnswerReader.read(answer, QUERY.name(), QUERY.family());
  }

  private static Reading found(String address) {
    return new Reading.Found(List.of(Responses.address(address)));
  }

  private static byte[] withId(Message message, int id) {
    message.getHeader().setID(id);
    return message.toWire();
  }

  private static byte[] otherQuestion(Message query) {
    Query other =
        new Query(query.getHeader().getID(), Responses.name("other.example"), Family.IPV4, true);
    return to(Responses.message(other), Rcode.NOERROR, a(HOST, "203.0.113.66")).toWire();
  }

  private static Record[] manyAddresses() {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(a(HOST, "198.51." + i / 250 + "." + i % 250));
    }
    return records.toArray(Record[]::new);
  }
}
