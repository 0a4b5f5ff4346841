SELECT authDifference, CAST(sum(pairs) AS BIGINT)
FROM pairCount
WHERE authDifference <> 'unknown'
GROUP BY authDifference
