SELECT 'ipv6', resultIpv6, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE kind IS NOT NULL
GROUP BY resultIpv6
UNION ALL
SELECT 'ipv4', resultIpv4, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE kind IS NOT NULL
GROUP BY resultIpv4
