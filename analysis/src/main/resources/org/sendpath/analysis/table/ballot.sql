-- What the pairs' ballots are filled from, pair by pair, each pair's reports from the earliest to
-- the latest.
SELECT pairHigh, pairLow, report, measuredAtMicros, cases
FROM contestedReport
ORDER BY pairHigh, pairLow, measuredAtMicros, id
