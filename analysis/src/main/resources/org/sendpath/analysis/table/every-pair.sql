-- Each pair: counted under its latest report (kind to month), measured by the latest report that
-- gives its case (outcome587 to clearAuth25). Where all reports agree, both are the same one.
SELECT
  v.pairHigh,
  v.pairLow,
  r.experiment,
  r.volunteer,
  r.server,
  r.kind,
  r.route,
  r.os,
  r.network,
  r.day,
  r.month,
  v.reports,
  r.report AS latest,
  r.report AS standing,
  r.overall AS resultOverall,
  r.ipv6 AS resultIpv6,
  r.ipv4 AS resultIpv4,
  false AS conflicting,
  false AS conflictingIpv6,
  false AS conflictingIpv4,
  r.outcome587,
  r.outcome465,
  r.outcome25,
  r.speaks587,
  r.speaks465,
  r.speaks25,
  r.startTls587,
  r.startTls25,
  r.auth587,
  r.auth465,
  r.auth25,
  r.clearAuth587,
  r.clearAuth25
FROM report r
JOIN vote v ON r.report = v.latest
WHERE NOT EXISTS (
  SELECT 1 FROM contested c WHERE c.pairHigh = v.pairHigh AND c.pairLow = v.pairLow
)
UNION ALL
SELECT
  s.pairHigh,
  s.pairLow,
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
  s.resultOverall,
  s.resultIpv6,
  s.resultIpv4,
  s.conflicting,
  s.conflictingIpv6,
  s.conflictingIpv4,
  m.outcome587,
  m.outcome465,
  m.outcome25,
  m.speaks587,
  m.speaks465,
  m.speaks25,
  m.startTls587,
  m.startTls25,
  m.auth587,
  m.auth465,
  m.auth25,
  m.clearAuth587,
  m.clearAuth25
FROM settled s
JOIN report l ON l.report = s.latest
JOIN report m ON m.report = s.standing
