-- What the pairs' ballots are filled from, pair by pair, each pair's reports from the earliest to
-- the latest. There may be a million, and reading numbers costs a fraction of reading text.
SELECT
  c.pairHigh,
  c.pairLow,
  c.report,
  c.measuredAtMicros,
  overall.number,
  six.number,
  four.number
FROM contestedReport c
JOIN caseNumber overall ON overall.word = c.overall
JOIN caseNumber six ON six.word = c.ipv6
JOIN caseNumber four ON four.word = c.ipv4
ORDER BY c.pairHigh, c.pairLow, c.measuredAtMicros, c.id
