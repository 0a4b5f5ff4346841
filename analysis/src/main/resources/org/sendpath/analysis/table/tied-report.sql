-- The reports that another one of their pair is as late as: their ids part them. Ids are a large
-- part of all facts, so only these are read.
SELECT r.report, r.id
FROM report r
JOIN contestedReport c ON r.report = c.report
JOIN (
  SELECT pairHigh, pairLow, measuredAtMicros
  FROM contestedReport
  GROUP BY pairHigh, pairLow, measuredAtMicros
  HAVING count(*) > 1
) t
  ON c.pairHigh = t.pairHigh AND c.pairLow = t.pairLow AND c.measuredAtMicros = t.measuredAtMicros
