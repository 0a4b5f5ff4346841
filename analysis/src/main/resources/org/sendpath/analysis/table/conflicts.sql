-- The cases that the reports of a pair give, in the order of the pairs.
SELECT p.experiment, p.volunteer, p.server, p.reports, c.overall
FROM conflictingPair p
JOIN (
  SELECT pairHigh, pairLow, overall
  FROM contestedReport
  GROUP BY pairHigh, pairLow, overall
) c
  ON p.pairHigh = c.pairHigh AND p.pairLow = c.pairLow
ORDER BY p.experiment, p.volunteer, p.server
