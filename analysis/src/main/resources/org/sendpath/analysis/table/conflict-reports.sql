SELECT p.volunteer, p.server, c.id, c.measuredAtMicros, c.network, c.overall
FROM conflictingPair p
JOIN contestedReport c ON p.pairHigh = c.pairHigh AND p.pairLow = c.pairLow
ORDER BY p.experiment, p.volunteer, p.server, c.measuredAtMicros, c.id
