SELECT network, result, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE kind IS NOT NULL
GROUP BY network, result
