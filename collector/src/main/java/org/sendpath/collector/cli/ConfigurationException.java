package org.sendpath.collector.cli;

/**
 * The configuration cannot be used; the message names the file and the key, and what is allowed.
 */
final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
