-- The reports of those pairs. Ids are a large part of all facts, so they are read here alone: they
-- part reports that are equally late, and tables name the reports that disagree.
SELECT
  r.pairHigh,
  r.pairLow,
  r.report,
  r.id,
  r.measuredAtMicros,
  r.network,
  r.overall,
  r.cases
FROM memberReport r
JOIN contested c ON r.pairHigh = c.pairHigh AND r.pairLow = c.pairLow
