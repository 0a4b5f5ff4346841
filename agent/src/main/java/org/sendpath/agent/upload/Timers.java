package org.sendpath.agent.upload;

import java.time.Duration;

/**
 * How long one HTTP request may take.
 *
 * @param connect each TCP connect and each TLS handshake
 * @param silence between two pieces of the answer, or of the request
 * @param call from beginning to end
 */
record Timers(Duration connect, Duration silence, Duration call) {
  static Timers standard() {
    return new Timers(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }
}
