-- One row for each pair: how many reports it has, which is the latest, and whether it takes a look
-- at them one by one to say more (doubtful): they do not all give the same three cases, or two
-- are equally late. Three and more that may be equally late are left to contested.sql.
SELECT
  pairHigh,
  pairLow,
  count(*) AS reports,
  max_by(report, measuredAtMicros) AS latest,
  max(measuredAtMicros) AS latestAtMicros,
  min(cases) <> max(cases) OR (count(*) = 2 AND min(measuredAtMicros) = max(measuredAtMicros)) AS doubtful
FROM memberReport
GROUP BY pairHigh, pairLow
