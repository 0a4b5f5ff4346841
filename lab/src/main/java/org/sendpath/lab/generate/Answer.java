package org.sendpath.lab.generate;

/** What comes back when a SYN goes to a port. */
enum Answer {
  OPEN,
  RESET,
  SILENCE,
  PORT_UNREACHABLE,
  PROHIBITED,
  HOST_PROHIBITED,
  NETWORK_UNREACHABLE,
  HOST_UNREACHABLE
}
