package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MisbehaviourTest {
  @Test
  void silence_clientThatSpeaks_getsNoAnswer() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.SILENCE);
        SmtpClient client = new SmtpClient(server.address())) {
      client.send("EHLO x\r\n");
      client.timeoutMillis(200);
      assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void closeOnAccept_client_seesTheEndAtOnce() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.CLOSE_ON_ACCEPT);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void byteASecond_client_getsSingleBytes() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.BYTE_A_SECOND);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.read()).isEqualTo('2');
      client.timeoutMillis(200);
      assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
      client.timeoutMillis(20_000);
      assertThat(client.read()).isEqualTo('2');
    }
  }

  @Test
  void endlessGreeting_client_getsContinuationLinesAlone() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.ENDLESS_GREETING);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(lines(client, 10_000)).allMatch(line -> line.startsWith("220-"));
    }
  }

  @Test
  void endlessLine_client_getsNoLineEnd() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.ENDLESS_LINE);
        SmtpClient client = new SmtpClient(server.address())) {
      StringBuilder line = new StringBuilder();
      while (line.length() < 1_000_000) {
        line.append((char) client.read());
      }
      assertThat(line).startsWith("220 ").doesNotContain("\n");
    }
  }

  @Test
  void endlessEhlo_client_getsContinuationLinesAlone() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.ENDLESS_EHLO);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.reply()).hasSize(1);
      client.send("EHLO x\r\n");
      assertThat(lines(client, 10_000)).allMatch(line -> line.startsWith("250-"));
    }
  }

  @Test
  void binaryGreeting_client_getsEveryByteButLineEnds() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.BINARY_GREETING);
        SmtpClient client = new SmtpClient(server.address())) {
      String line = client.readLine();
      assertThat(line).hasSize(254).startsWith("\u00ff\u00fe");
      assertThat(line.chars().distinct()).hasSize(254);
    }
  }

  @Test
  void bareCodes_client_getsCodesWithoutText() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.BARE_CODES);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.readLine()).isEqualTo("220");
      assertThat(client.command("EHLO x")).containsExactly("250");
      assertThat(client.command("QUIT")).containsExactly("221");
      assertThat(client.readLine()).isNull();
    }
  }

  @Test
  void reject421_client_isToldAndLeft() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.REJECT_421);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.readLine()).startsWith("421 ");
      assertThat(client.readLine()).isNull();
    }
  }

  @Test
  void reject554_client_isToldUntilItQuits() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.REJECT_554);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.readLine()).startsWith("554 ");
      assertThat(client.command("EHLO x").get(0)).startsWith("503 ");
      assertThat(client.command("QUIT").get(0)).startsWith("221 ");
      assertThat(client.readLine()).isNull();
    }
  }

  @Test
  void ssh_client_getsAnIdentification() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.SSH);
        SmtpClient client = new SmtpClient(server.address())) {
      assertThat(client.readLine()).startsWith("SSH-2.0-");
    }
  }

  @Test
  void http_request_isAnswered() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.HTTP);
        SmtpClient client = new SmtpClient(server.address())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.readLine()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void http_noRequest_isBad() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.HTTP);
        SmtpClient client = new SmtpClient(server.address())) {
      client.send("EHLO x\r\n");
      assertThat(client.readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void http_beginningOfTls_isBadWithoutALine() throws Exception {
    try (ScriptedServer server = start(Misbehaviour.HTTP);
        SmtpClient client = new SmtpClient(server.address())) {
      client.send("\u0016\u0003\u0001");
      assertThat(client.readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @ParameterizedTest
  @EnumSource(Misbehaviour.class)
  @Timeout(10)
  void close_duringAConversation_endsIt(Misbehaviour behaviour) throws Exception {
    try (SmtpClient client = connectAndStop(behaviour)) {
      assertThat(Stream.generate(() -> endOrByte(client)).anyMatch(next -> next < 0)).isTrue();
    }
  }

  private static SmtpClient connectAndStop(Misbehaviour behaviour) throws IOException {
    try (ScriptedServer server = start(behaviour)) {
      SmtpClient client = new SmtpClient(server.address());
      client.send("EHLO x\r\n");
      return client;
    }
  }

  /** The next byte, or -1 where the connection ends, be it by a FIN or by a reset. */
  private static int endOrByte(SmtpClient client) {
    try {
      return client.read();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection stays open", e);
    } catch (IOException reset) {
      return -1;
    }
  }

  private static List<String> lines(SmtpClient client, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      lines.add(client.readLine());
    }
    return lines;
  }

  private static ScriptedServer start(Behaviour behaviour) throws IOException {
    return ScriptedServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), behaviour);
  }
}
