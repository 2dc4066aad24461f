-- summary.sql: summary.csv.  A spreadsheet program would compute a text that begins
-- like a formula, so it gets an apostrophe in front.
.mode csv
.headers on
.separator , "\n"
SELECT iif(substr(name, 1, 1) IN ('=', '+', '-', '@'), '''' || name, name) AS name,
	iif(substr(region, 1, 1) IN ('=', '+', '-', '@'), '''' || region, region) AS region,
	iif(substr(unit, 1, 1) IN ('=', '+', '-', '@'), '''' || unit, unit) AS unit,
	year, kind, budget, outlay, basic, project, rate_stated, rate_computed, sangong_budget, sangong_actual,
	score_stated, score_computed, grade, sections_missing, errors, warnings, roundings, status, page,
	iif(substr(reason, 1, 1) IN ('=', '+', '-', '@'), '''' || reason, reason) AS reason
FROM summary;
