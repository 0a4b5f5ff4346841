SELECT
  result,
  CAST(sum(pairs) AS BIGINT),
  CAST(coalesce(sum(pairs) FILTER (WHERE tried465), 0) AS BIGINT),
  CAST(coalesce(sum(pairs) FILTER (WHERE rescued465), 0) AS BIGINT)
FROM pairCount
WHERE outcome25 IS NOT NULL
GROUP BY result
