-- One row for each pair: how many reports it has, which is the latest, and whether it takes a look
-- at them one by one to say more (doubtful): they do not all give the same three cases, or two
-- are equally late. Three and more that may be equally late are left to contested.sql.
--
-- A case is compared by where it stands in a list, which costs a fraction of comparing text.
-- Nothing else is meant by the number.
SELECT
  pairHigh,
  pairLow,
  count(*) AS reports,
  max_by(report, measuredAtMicros) AS latest,
  max(measuredAtMicros) AS latestAtMicros,
  min(cases) <> max(cases) OR (count(*) = 2 AND min(measuredAtMicros) = max(measuredAtMicros)) AS doubtful
FROM (
  SELECT
    pairHigh,
    pairLow,
    report,
    measuredAtMicros,
    instr('open reset icmp-hard icmp-soft timeout ssh ssl icmp-unknown unmeasured', overall) * 10000
      + instr('open reset icmp-hard icmp-soft timeout ssh ssl icmp-unknown unmeasured', ipv6) * 100
      + instr('open reset icmp-hard icmp-soft timeout ssh ssl icmp-unknown unmeasured', ipv4) AS cases
  FROM memberReport
) given
GROUP BY pairHigh, pairLow
