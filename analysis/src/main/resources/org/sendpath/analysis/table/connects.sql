-- How many connects met what, where, after how long. There are tens of millions of attempts, and
-- grouping them by numbers costs less than half of grouping them by words: so a word becomes the
-- place where it stands in a list, and the few groups get their words back.
SELECT
  trim(substr('open        reset       icmp-hard   icmp-soft   timeout     icmp-unknownunsent      ', CAST(floor(way % 1000 / 10) AS INT), 12)),
  CAST(floor(way / 1000) AS BIGINT),
  substr('ipv6ipv4', CAST(way % 10 AS INT), 4),
  roundedMicros,
  attempts
FROM (
  SELECT way, roundedMicros, count(*) FILTER (WHERE toServer) AS attempts
  FROM (
    SELECT
      port * 1000
        + instr('open        reset       icmp-hard   icmp-soft   timeout     icmp-unknownunsent      ', outcome) * 10
        + instr('ipv6ipv4', family) AS way,
      roundedMicros,
      target = 'server' AS toServer
    FROM selectedAttempt
  ) numbered
  GROUP BY way, roundedMicros
) counted
