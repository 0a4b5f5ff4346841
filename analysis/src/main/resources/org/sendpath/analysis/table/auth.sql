SELECT 587, auth587, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference IS NOT NULL AND auth587 <> 'unknown'
GROUP BY auth587
UNION ALL
SELECT 465, auth465, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference IS NOT NULL AND auth465 <> 'unknown'
GROUP BY auth465
UNION ALL
SELECT 25, auth25, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference IS NOT NULL AND auth25 <> 'unknown'
GROUP BY auth25
