SELECT os, osTimeoutMicros, count(*)
FROM selectedReport
WHERE osTimeoutMicros IS NOT NULL
GROUP BY os, osTimeoutMicros
