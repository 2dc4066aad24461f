-- shown.sql: the lines of reports that are unshown, in the table shown (schema.sql): of all, when
-- lines are no longer what they were.
CREATE TEMP TABLE lines_now AS
SELECT group_concat(sql, ';') AS sql FROM (SELECT sql FROM sqlite_master WHERE name IN ('stated', 'lines') ORDER BY name);
DELETE FROM shown WHERE (SELECT sql FROM lines_now) IS NOT (SELECT sql FROM shown_by);
INSERT OR IGNORE INTO unshown SELECT id FROM reports WHERE (SELECT sql FROM lines_now) IS NOT (SELECT sql FROM shown_by);
INSERT INTO shown SELECT name, report, why, csv, head, tail FROM lines WHERE report IN (SELECT report FROM unshown);
DELETE FROM unshown;
DELETE FROM shown_by;
INSERT INTO shown_by SELECT sql FROM lines_now;
