-- load.sql: what load does with the rows it has written, in the directory with
-- them.  @RUN@ and @DATE@ are numbers and digits, put in by load.
.bail on
-- Somebody may be reading the database: five minutes for that.
.timeout 300000
.mode tabs
-- Of a new database: rows of a report stand together, and fewer pages are less work.
PRAGMA page_size = 16384;
PRAGMA cache_size = -200000;
PRAGMA temp_store = MEMORY;
BEGIN IMMEDIATE;
.read schema.sql

CREATE TEMP TABLE new_reports (
	id INTEGER PRIMARY KEY, name TEXT, region TEXT, unit TEXT, year, kind, title, score, grade,
	sha256, programs, status, reason, page, tables INTEGER,
	budget, outlay, basic, project, rate_stated, sangong_budget, sangong_actual, score_computed, claim);
CREATE TEMP TABLE new_findings (
	report INTEGER, fingerprint TEXT, n INTEGER, line, col, section, severity, rule,
	stated, computed, difference, figures, message, PRIMARY KEY (report, fingerprint, n)) WITHOUT ROWID;
CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY);
-- Reports of which a table keeps nothing, and of the others what is no more, or not the same.
CREATE TEMP TABLE cleared_sections (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE cleared_required (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE cleared_figures (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE cleared_cells (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE stale_sections (report INTEGER, line INTEGER, section TEXT);
CREATE TEMP TABLE stale_required (report INTEGER, n INTEGER);
CREATE TEMP TABLE stale_figures (report INTEGER, n INTEGER);
CREATE TEMP TABLE stale_cells (report INTEGER, tbl INTEGER, row INTEGER);
.import reports new_reports
.import findings new_findings
.import gone gone
.import cleared_sections cleared_sections
.import cleared_required cleared_required
.import cleared_figures cleared_figures
.import cleared_cells cleared_cells
.import stale_sections stale_sections
.import stale_required stale_required
.import stale_figures stale_figures
.import stale_cells stale_cells

CREATE TEMP TABLE before AS SELECT * FROM stated WHERE name IN (SELECT name FROM new_reports);
CREATE TEMP TABLE previous AS
SELECT r.id, r.sha256, r.status FROM reports r JOIN new_reports USING (id);

INSERT INTO reports (id, name, region, unit, year, kind, title, score, grade, sha256, programs, status, reason,
	page, tables, budget, outlay, basic, project, rate_stated, sangong_budget, sangong_actual, score_computed,
	first_seen, last_seen, first_run, changed_run, claim)
SELECT id, name, region, unit, nullif(year, ''), nullif(kind, ''), nullif(title, ''), nullif(score, ''),
	nullif(grade, ''), sha256, programs, status, nullif(reason, ''), nullif(page, ''), tables,
	nullif(budget, ''), nullif(outlay, ''), nullif(basic, ''), nullif(project, ''), nullif(rate_stated, ''),
	nullif(sangong_budget, ''), nullif(sangong_actual, ''), nullif(score_computed, ''),
	'@DATE@', '@DATE@', @RUN@, @RUN@, nullif(claim, '')
FROM new_reports WHERE true
ON CONFLICT (id) DO UPDATE SET
	region = excluded.region, unit = excluded.unit, year = excluded.year, kind = excluded.kind,
	title = excluded.title, score = excluded.score, grade = excluded.grade,
	-- Another version of the programs is no change of the report.
	changed_run = iif(sha256 IS NOT excluded.sha256 OR status IS NOT excluded.status, @RUN@, changed_run),
	sha256 = excluded.sha256, programs = excluded.programs, status = excluded.status,
	reason = excluded.reason, page = excluded.page, tables = excluded.tables,
	budget = excluded.budget, outlay = excluded.outlay, basic = excluded.basic, project = excluded.project,
	rate_stated = excluded.rate_stated, sangong_budget = excluded.sangong_budget,
	sangong_actual = excluded.sangong_actual, score_computed = excluded.score_computed, claim = excluded.claim;

DELETE FROM sections WHERE report IN (SELECT id FROM cleared_sections);
DELETE FROM required WHERE report IN (SELECT id FROM cleared_required);
DELETE FROM figures WHERE report IN (SELECT id FROM cleared_figures);
DELETE FROM cells WHERE report IN (SELECT id FROM cleared_cells);
DELETE FROM sections WHERE (report, line, section) IN (SELECT report, line, section FROM stale_sections);
DELETE FROM required WHERE (report, n) IN (SELECT report, n FROM stale_required);
DELETE FROM figures WHERE (report, n) IN (SELECT report, n FROM stale_figures);
DELETE FROM cells WHERE (report, tbl, row) IN (SELECT report, tbl, row FROM stale_cells);
.import sections sections
.import required required
.import figures figures
.import cells cells

-- A finding that returns is open again, from now on.
INSERT INTO findings (report, fingerprint, n, line, col, section, severity, rule, stated, computed, difference,
	figures, message, first_seen, last_seen, first_run)
SELECT report, fingerprint, n, line, nullif(col, ''), section, severity, rule, stated, computed, difference,
	figures, message, '@DATE@', '@DATE@', @RUN@
FROM new_findings WHERE true
ON CONFLICT (report, fingerprint, n) DO UPDATE SET
	line = excluded.line, col = excluded.col, section = excluded.section, severity = excluded.severity,
	rule = excluded.rule, stated = excluded.stated, computed = excluded.computed,
	difference = excluded.difference, figures = excluded.figures, message = excluded.message,
	first_run = iif(fixed_on IS NULL, first_run, excluded.first_run), fixed_on = NULL, fixed_run = NULL;
UPDATE findings SET fixed_on = '@DATE@', fixed_run = @RUN@
WHERE fixed_on IS NULL AND report IN (SELECT id FROM new_reports WHERE status = 'ok')
	AND NOT EXISTS (SELECT 1 FROM new_findings n WHERE n.report = findings.report
	    AND n.fingerprint = findings.fingerprint AND n.n = findings.n);

UPDATE reports SET status = 'gone', page = NULL, reason = NULL, changed_run = @RUN@
WHERE id IN (SELECT id FROM gone);
UPDATE reports SET last_seen = '@DATE@' WHERE status <> 'gone' AND last_seen <> '@DATE@';
UPDATE findings SET last_seen = '@DATE@'
WHERE fixed_on IS NULL AND last_seen <> '@DATE@' AND report IN (SELECT id FROM reports WHERE status = 'ok');

CREATE TEMP TABLE dismissed (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID;
.import dismissed dismissed
UPDATE findings SET dismissed = fingerprint IN (SELECT fingerprint FROM dismissed)
WHERE dismissed <> (fingerprint IN (SELECT fingerprint FROM dismissed));

CREATE TEMP TABLE after AS
SELECT * FROM stated WHERE id IN (SELECT id FROM previous);
@CHANGES@

.read shown.sql

INSERT INTO runs (id, date, reports, new, changed, gone, aside, errors, warnings, roundings, opened, fixed)
SELECT @RUN@, '@DATE@', reports, new, changed, (SELECT count(*) FROM gone), aside, errors, warnings, roundings, opened, fixed
FROM (SELECT count(*) AS reports, count(*) FILTER (WHERE first_run = @RUN@) AS new,
		count(*) FILTER (WHERE changed_run = @RUN@ AND first_run < @RUN@) AS changed,
		count(*) FILTER (WHERE status = 'aside') AS aside
	FROM reports WHERE status <> 'gone'),
	(SELECT count(*) FILTER (WHERE severity = 'error') AS errors, count(*) FILTER (WHERE severity = 'warning') AS warnings,
		count(*) FILTER (WHERE severity = 'rounding') AS roundings
	FROM open_findings),
	(SELECT count(*) FILTER (WHERE first_run = @RUN@ AND fixed_on IS NULL) AS opened,
		count(*) FILTER (WHERE fixed_run = @RUN@) AS fixed
	FROM findings);
COMMIT;
