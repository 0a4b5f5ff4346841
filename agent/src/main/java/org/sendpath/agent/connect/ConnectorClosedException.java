package org.sendpath.agent.connect;

/** The connector was closed before the connect had ended. */
public final class ConnectorClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ConnectorClosedException() {
    super("the connector was closed before the connect had ended");
  }

  ConnectorClosedException(Throwable cause) {
    super("the connector is closed", cause);
  }
}
