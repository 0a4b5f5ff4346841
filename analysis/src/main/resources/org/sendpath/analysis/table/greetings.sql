SELECT greetingGroup, roundedGreetingMicros, count(*)
FROM selectedAttempt
WHERE greetingGroup IS NOT NULL
GROUP BY greetingGroup, roundedGreetingMicros
