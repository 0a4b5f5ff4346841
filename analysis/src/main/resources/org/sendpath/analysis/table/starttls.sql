SELECT 587, startTls587, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference IS NOT NULL AND startTls587 <> 'unknown'
GROUP BY startTls587
UNION ALL
SELECT 25, startTls25, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference IS NOT NULL AND startTls25 <> 'unknown'
GROUP BY startTls25
