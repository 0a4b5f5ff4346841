SELECT min(measuredAtMicros), max(measuredAtMicros)
FROM selectedReport
