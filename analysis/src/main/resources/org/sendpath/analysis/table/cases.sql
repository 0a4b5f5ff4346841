SELECT result, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE kind IS NOT NULL
GROUP BY result
