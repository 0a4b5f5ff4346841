-- Each pair that was voted for, under its latest report.
SELECT
  l.pairHigh,
  l.pairLow,
  l.experiment,
  l.volunteer,
  l.server,
  l.kind,
  l.route,
  l.os,
  l.network,
  l.day,
  l.month,
  s.reports,
  s.latest,
  s.standing,
  overall.word AS resultOverall,
  six.word AS resultIpv6,
  four.word AS resultIpv4,
  s.conflicting,
  s.conflictingIpv6,
  s.conflictingIpv4
FROM settled s
JOIN report l ON l.report = s.latest
JOIN caseNumber overall ON overall.number = s.overall
JOIN caseNumber six ON six.number = s.ipv6
JOIN caseNumber four ON four.number = s.ipv4
