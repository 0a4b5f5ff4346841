-- The pairs whose reports are looked at one by one.
SELECT pairHigh, pairLow
FROM vote
WHERE doubtful
UNION ALL
SELECT r.pairHigh, r.pairLow
FROM memberReport r
JOIN vote v
  ON r.pairHigh = v.pairHigh AND r.pairLow = v.pairLow AND r.measuredAtMicros = v.latestAtMicros
WHERE v.reports > 2 AND NOT v.doubtful
GROUP BY r.pairHigh, r.pairLow
HAVING count(*) > 1
