package org.sendpath.agent.measure;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.sendpath.agent.Version;
import org.sendpath.agent.connect.Connector;
import org.sendpath.agent.connect.Connectors;
import org.sendpath.agent.dns.HostResolver;
import org.sendpath.agent.smtp.SessionRunner;

/** All that a measurement needs, warmed up: the first SYN is timed as well as the last. */
public final class Instruments implements AutoCloseable {
  private final Connector connector;
  private final SessionRunner sessions = new SessionRunner();

  private Instruments(Connector connector) {
    this.connector = connector;
  }

  /**
   * Opens and warms up; takes some tenths of a second, and sends nothing beyond loopback.
   *
   * @param portable whether to do without kernel evidence even where it can be had
   * @param lanes how many ports and families are measured at the same time
   */
  public static Instruments open(boolean portable, int lanes) {
    Instruments instruments =
        new Instruments(portable ? Connectors.portable(lanes) : Connectors.best(lanes));
    instruments.sessions.warmUp();
    HostResolver.warmUp();
    instruments.connector.warmUp();
    return instruments;
  }

  /** A measurement with these instruments; one at a time. */
  public Measurement measurement() {
    return new Measurement(
        Version.text(),
        HostResolver.ofSystem(),
        connector,
        sessions,
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom());
  }

  @Override
  public void close() {
    connector.close();
  }
}
