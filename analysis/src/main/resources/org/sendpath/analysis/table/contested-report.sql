-- The reports of those pairs.
SELECT r.pairHigh, r.pairLow, r.report, r.measuredAtMicros, r.overall, r.ipv6, r.ipv4
FROM memberReport r
JOIN contested c ON r.pairHigh = c.pairHigh AND r.pairLow = c.pairLow
