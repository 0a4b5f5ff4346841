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
  s.overall AS resultOverall,
  s.ipv6 AS resultIpv6,
  s.ipv4 AS resultIpv4,
  s.conflicting,
  s.conflictingIpv6,
  s.conflictingIpv4
FROM settled s
JOIN report l ON l.report = s.latest
