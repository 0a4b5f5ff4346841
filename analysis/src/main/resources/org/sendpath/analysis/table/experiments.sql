SELECT DISTINCT experiment
FROM selectedReport
ORDER BY experiment
