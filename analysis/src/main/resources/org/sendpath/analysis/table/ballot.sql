-- What the pairs' ballots are filled from, pair by pair.
SELECT c.pairHigh, c.pairLow, c.report, c.measuredAtMicros, c.overall, c.ipv6, c.ipv4, t.id
FROM contestedReport c
LEFT JOIN tiedReport t ON c.report = t.report
ORDER BY c.pairHigh, c.pairLow
