SELECT month, result, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE kind IS NOT NULL
GROUP BY month, result
