package org.sendpath.collector.store;

import java.util.UUID;

/**
 * A report as it came.
 *
 * @param sequence in which order it was stored, ascending, not without gaps
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way out; compared nowhere.
public record StoredReport(long sequence, UUID id, byte[] body) {}
