-- How many pairs have reports that disagree: overall, and over each family.
SELECT
  count(*) FILTER (WHERE conflicting),
  count(*) FILTER (WHERE conflictingIpv6),
  count(*) FILTER (WHERE conflictingIpv4)
FROM selectedSettledPair
