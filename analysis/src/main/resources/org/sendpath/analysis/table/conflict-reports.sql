SELECT p.volunteer, p.server, r.id, r.measuredAtMicros, r.network, r.overall
FROM pair p
JOIN contestedReport c ON p.pairHigh = c.pairHigh AND p.pairLow = c.pairLow
JOIN report r ON r.report = c.report
WHERE p.conflicting
ORDER BY p.experiment, p.volunteer, p.server, r.measuredAtMicros, r.id
