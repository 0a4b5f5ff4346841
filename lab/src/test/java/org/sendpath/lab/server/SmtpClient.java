package org.sendpath.lab.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A plain client for the lab's servers. It trusts every certificate, and shows it to the test. */
final class SmtpClient implements AutoCloseable {
  /** So long that it ends only a test that has failed. */
  private static final int TIMEOUT_MILLIS = 20_000;

  private Socket socket;
  private BufferedReader reader;

  SmtpClient(InetSocketAddress server) throws IOException {
    Socket plain = new Socket();
    plain.connect(server, TIMEOUT_MILLIS);
    use(plain);
  }

  void timeoutMillis(int timeoutMillis) throws IOException {
    socket.setSoTimeout(timeoutMillis);
  }

  /** The next line without its end; null if the server has closed. */
  String readLine() throws IOException {
    return reader.readLine();
  }

  /** The next byte; -1 if the server has closed. */
  int read() throws IOException {
    return reader.read();
  }

  /** The lines of one reply. */
  List<String> reply() throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = reader.readLine();
      if (line == null) {
        throw new IOException("the server closed after " + lines);
      }
      lines.add(line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return lines;
  }

  List<String> command(String command) throws IOException {
    send(command + "\r\n");
    return reply();
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Speaks TLS from here on, and returns the server's certificate. */
  X509Certificate startTls() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secured.startHandshake();
    use(secured);
    return (X509Certificate) secured.getSession().getPeerCertificates()[0];
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void use(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
