SELECT count(*), count(*) FILTER (WHERE NOT local)
FROM selectedReport
