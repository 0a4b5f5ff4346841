-- What measures each pair: the attempts of its standing report, and one row of nulls for a pair
-- without any. Those of one pair come together, each port's and family's in the order in which
-- its addresses were tried.
SELECT
  pair.standing,
  pair.result,
  attempt.port,
  attempt.family,
  attempt.outcome,
  attempt.elapsedMicros,
  attempt.speaks,
  attempt.greetingMicros,
  attempt.failure
FROM pair
LEFT JOIN attempt
  ON attempt.report = pair.standing
  AND attempt.target = 'server'
  AND attempt.sample = 0
ORDER BY
  pair.standing,
  attempt.port,
  attempt.family,
  attempt.address
