package org.sendpath.collector.store;

/** What became of a submission. */
public enum Written {
  /** It is in the store now, durably. */
  STORED,
  /** The same report was there already. */
  ALREADY_THERE,
  /** Another report with this id is there; nothing was changed. */
  CONFLICT
}
