-- summary.sql: summary.csv, out of the lines that load.sql left in the table shown.
.mode list
.headers off
SELECT 'name,region,unit,year,kind,budget,outlay,basic,project,rate_stated,rate_computed,sangong_budget,sangong_actual,' ||
	'score_stated,score_computed,grade,sections_missing,errors,warnings,roundings,status,page,reason';
WITH told AS (
	SELECT name, csv, CASE WHEN why IS NOT NULL THEN coalesce((SELECT zh FROM reasons
		WHERE why LIKE pattern ORDER BY length(pattern) DESC LIMIT 1), why) ELSE said END AS reason
	FROM shown LEFT JOIN twice ON twice.report = shown.report),
plain AS (
	SELECT name, csv, iif(reason GLOB '[=+@-]*', '''' || reason, reason) AS r FROM told)
SELECT csv || ',' || coalesce(iif(r = '' OR r GLOB '*[^!#-&(-+.-~-]*', '"' || replace(r, '"', '""') || '"', r), '')
FROM plain ORDER BY name;
