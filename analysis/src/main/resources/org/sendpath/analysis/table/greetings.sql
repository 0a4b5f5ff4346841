SELECT overall, port, family, roundedGreetingMicros, count(*)
FROM selectedAttempt
WHERE target = 'server' AND roundedGreetingMicros IS NOT NULL
GROUP BY overall, port, family, roundedGreetingMicros
