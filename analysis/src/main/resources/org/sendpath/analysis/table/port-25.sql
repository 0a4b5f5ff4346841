SELECT outcome25, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE outcome25 IS NOT NULL
GROUP BY outcome25
