package org.sendpath.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void handle_longerThanTheLifetime_isEnded() throws Exception {
    Listener.Handler endless =
        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    try (Listener listener = Listener.start(LOOPBACK, Duration.ofMillis(100), endless);
        SmtpClient client = new SmtpClient(listener.address())) {
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void handle_oneClientStuck_servesTheNext() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(LOOPBACK, MailService.plain("mail.example"));
        SmtpClient stuck = new SmtpClient(server.address());
        SmtpClient next = new SmtpClient(server.address())) {
      assertThat(next.reply()).containsExactly("220 mail.example ESMTP");
      assertThat(stuck.reply()).containsExactly("220 mail.example ESMTP");
    }
  }
}
