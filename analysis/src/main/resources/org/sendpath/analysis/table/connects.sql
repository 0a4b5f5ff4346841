SELECT connectGroup, roundedMicros, count(*)
FROM selectedAttempt
WHERE connectGroup IS NOT NULL
GROUP BY connectGroup, roundedMicros
