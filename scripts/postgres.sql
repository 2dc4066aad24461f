-- postgres.sql: the records of a night in PostgreSQL (15 or later), as they are:
--   cd OUT && psql -d DATABASE -f …/scripts/postgres.sql
-- The filters escape TSV as COPY's text format does; an empty field is NULL.
-- HEADER MATCH says when a file has other columns than the table here.
\set ON_ERROR_STOP on
BEGIN;
DROP TABLE IF EXISTS summary, meta, sections, required, figures, findings;
CREATE TABLE meta (
	doc text NOT NULL, unit text, year integer, kind text, title text, score text, grade text);
CREATE TABLE sections (
	doc text NOT NULL, line integer NOT NULL, section text, level integer, role text, label text,
	title text, text text);
CREATE TABLE required (
	doc text NOT NULL, line integer, section text, problem text NOT NULL, title text);
-- value is text, for a range is 100000..200000; quantum, for what has none is -.
CREATE TABLE figures (
	doc text NOT NULL, line integer NOT NULL, col integer, section text, "where" text, label text,
	year integer, kind text, op text, value text, unit text, quantum text, raw text,
	id integer, rel text, of text, scope text, para integer);
CREATE TABLE findings (
	doc text NOT NULL, line integer, section text, severity text NOT NULL, rule text NOT NULL,
	stated text, computed text, difference text, figures text, message text, fingerprint text NOT NULL);
CREATE TABLE summary (
	name text NOT NULL PRIMARY KEY, region text, unit text, year integer, kind text,
	budget numeric, outlay numeric, basic numeric, project numeric,
	rate_stated text, rate_computed numeric, sangong_budget numeric, sangong_actual numeric,
	score_stated text, score_computed text, grade text,
	sections_missing integer, errors integer, warnings integer, roundings integer,
	status text, page text, reason text);
\copy meta FROM 'meta.tsv' WITH (FORMAT text, HEADER MATCH, NULL '')
\copy sections FROM 'sections.tsv' WITH (FORMAT text, HEADER MATCH, NULL '')
\copy required FROM 'required.tsv' WITH (FORMAT text, HEADER MATCH, NULL '')
\copy figures FROM 'figures.tsv' WITH (FORMAT text, HEADER MATCH, NULL '')
\copy findings FROM 'findings.tsv' WITH (FORMAT text, HEADER MATCH, NULL '')
\copy summary FROM 'summary.csv' WITH (FORMAT csv, HEADER MATCH)
CREATE INDEX ON figures (doc, id);
CREATE INDEX ON findings (doc, line);
CREATE INDEX ON sections (doc, line);
COMMIT;
