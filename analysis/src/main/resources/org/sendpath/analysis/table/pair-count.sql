-- How many pairs are alike in what tables tell apart, in three ways at once: all pairs are in the
-- rows whose kind is not null (by where they were measured from), in those whose outcome25 is
-- not null (by what other ports meet), and in those whose authDifference is not null (by what
-- servers announce). Every table of pairs adds some of these rows up.
SELECT
  kind,
  os,
  network,
  month,
  result,
  resultIpv6,
  resultIpv4,
  tried465,
  rescued465,
  outcome25,
  startTls587,
  startTls25,
  auth587,
  auth465,
  auth25,
  authDifference,
  count(*) AS pairs
FROM (
  SELECT
    kind,
    os,
    network,
    month,
    result,
    resultIpv6,
    resultIpv4,
    outcome465 IS NOT NULL AS tried465,
    coalesce(outcome465 = 'open' AND coalesce(speaks465, true), false) AS rescued465,
    coalesce(outcome25, 'unmeasured') AS outcome25,
    coalesce(startTls587, 'unknown') AS startTls587,
    coalesce(startTls25, 'unknown') AS startTls25,
    CASE
      WHEN auth587 IS NULL THEN 'unknown'
      WHEN auth587 = '' THEN 'none'
      WHEN clearAuth587 THEN 'clear'
      ELSE 'tls-only'
    END AS auth587,
    CASE
      WHEN auth465 IS NULL THEN 'unknown'
      WHEN auth465 = '' THEN 'none'
      ELSE 'tls-only'
    END AS auth465,
    CASE
      WHEN auth25 IS NULL THEN 'unknown'
      WHEN auth25 = '' THEN 'none'
      WHEN clearAuth25 THEN 'clear'
      ELSE 'tls-only'
    END AS auth25,
    CASE
      WHEN auth587 IS NULL OR auth25 IS NULL THEN 'unknown'
      WHEN auth587 = '' AND auth25 = '' THEN 'neither'
      WHEN auth587 = auth25 THEN 'same'
      WHEN auth25 = '' THEN 'only-587'
      WHEN auth587 = '' THEN 'only-25'
      ELSE 'other-mechanisms'
    END AS authDifference
  FROM pair
) told
GROUP BY GROUPING SETS (
  (kind, os, network, month, result, resultIpv6, resultIpv4),
  (network, result, tried465, rescued465, outcome25),
  (startTls587, startTls25, auth587, auth465, auth25, authDifference)
)
