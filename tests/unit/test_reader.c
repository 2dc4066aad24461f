/* reader: TSV and CSV, at every chunk size; tests/unit/reader.rows has the
 * cases (reader.h). */
#include "record/reader.h"

#include <stdlib.h>
#include <unistd.h>

#include "capture.h"
#include "rows.h"

static const char *const names[] = { "doc", "line", "value" };

/* The text of a case with \n \r \t \\ \0 \b (a byte order mark) worked out. */
static void
unescape(struct span s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || ++i == s.n) {
			buf_add_char(out, s.p[i < s.n ? i : s.n - 1]);
			continue;
		}
		switch (s.p[i]) {
		case 'n': buf_add_char(out, '\n'); break;
		case 'r': buf_add_char(out, '\r'); break;
		case 't': buf_add_char(out, '\t'); break;
		case '0': buf_add_char(out, '\0'); break;
		case 'b': buf_add_str(out, "\xEF\xBB\xBF"); break;
		default: buf_add_char(out, s.p[i]); break;
		}
	}
}

/* The other way round. */
static void
escape(struct span s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '\n': buf_add_str(out, "\\n"); break;
		case '\r': buf_add_str(out, "\\r"); break;
		case '\t': buf_add_str(out, "\\t"); break;
		case '\0': buf_add_str(out, "\\0"); break;
		case '\\': buf_add_str(out, "\\\\"); break;
		default: buf_add_char(out, s.p[i]); break;
		}
}

/* LINE[field][field] LINE[…] and the messages, without their "jxtest: PATH:" */
static void
records(char *path, struct record_input input, struct buf *got)
{
	struct diag diag;
	struct capture c;
	struct buf said = BUF_INIT;
	struct record_reader *r;
	struct span *fields;
	size_t n, skip = strlen("jxtest: ") + strlen(path) + 1;

	diag_init(&diag, "jxtest");
	capture_start(&c, STDERR_FILENO);
	r = record_open(&path, 1, &input, &diag);
	while (record_next(r, &fields, &n)) {
		buf_addf(got, "%s%zu", got->n == 0 ? "" : " ", record_place(r).line);
		for (size_t i = 0; i < n; i++) {
			buf_add_char(got, '[');
			escape(fields[i], got);
			buf_add_char(got, ']');
		}
	}
	record_close(r);
	capture_end(&c, &said);
	if (said.n > skip) {
		size_t end = span_find(span_slice(buf_span(&said), skip, said.n), SPAN(","));
		size_t semi = span_find(span_slice(buf_span(&said), skip, said.n), SPAN(";"));

		buf_add_str(got, " ! ");
		buf_add_span(got, span_slice(buf_span(&said), skip,
		    skip + (end < semi ? end : semi)));
	}
	CHECK(diag.status == (said.n == 0 ? STATUS_OK : STATUS_TROUBLE));
	buf_release(&said);
}

/* One case at one chunk size; expected has no messages where said is false. */
static void
run(char mode, struct span text, size_t chunk, struct buf *got)
{
	FILE *file = tmpfile();
	struct buf path = BUF_INIT;
	struct record_input input = {
		.csv = mode == 'c' || mode == 'b' || mode == 'n',
		.blank_lines = mode == 'b',
		.names = mode == 't' || mode == 'n' ? names : NULL,
		.n = mode == 't' || mode == 'n' ? 3 : 0,
		.chunk = chunk,
	};

	if (file == NULL || fwrite(text.n ? text.p : "", 1, text.n, file) != text.n ||
	    fflush(file) != 0) {
		perror("tmpfile");
		exit(1);
	}
	buf_addf(&path, "/dev/fd/%d", fileno(file));
	buf_str(&path);
	buf_reset(got);
	records(path.p, input, got);
	buf_release(&path);
	fclose(file);
}

/* "MODE input → expected" at every chunk size. */
static void
check_row(void *context, char *row, size_t number)
{
	struct span expected = span_of(rows_expected(row)), line = span_of(row);
	struct buf text = BUF_INIT, got = BUF_INIT;

	(void)context;
	(void)number;
	CHECK(line.n >= 2);
	if (line.n < 2)
		return;
	unescape(span_slice(line, 2, line.n), &text);
	for (size_t chunk = 0; chunk <= text.n; chunk++) {
		run(line.p[0], buf_span(&text), chunk, &got);
		if (span_eq(buf_span(&got), expected)) {
			unit_passed++;
			continue;
		}
		unit_failed++;
		printf("FAIL %.*s (chunk %zu)\n  got:      %s\n", (int)line.n,
		    line.p, chunk, buf_str(&got));
		break;
	}
	buf_release(&text);
	buf_release(&got);
}

/* Columns are found by name, and again after another header. */
static void
test_columns(void)
{
	FILE *file = tmpfile();
	struct buf path = BUF_INIT;
	struct diag diag;
	struct record_input input = { .names = names, .n = 3 };
	struct record_reader *r;
	struct span *fields;
	char *operand;
	size_t n;

	CHECK(file != NULL);
	fputs("a\t7\t1.5\nvalue\tline\tmore\n2.5\t8\tx\n3.5\n", file);
	fflush(file);
	buf_addf(&path, "/dev/fd/%d", fileno(file));
	buf_str(&path);
	operand = path.p;
	diag_init(&diag, "jxtest");
	r = record_open(&operand, 1, &input, &diag);
	CHECK(record_next(r, &fields, &n) && n == 3);
	CHECK(record_column(r, "value") == 2 && record_column(r, "nothing") == -1);
	CHECK(span_eq(fields[2], SPAN("1.5")));
	CHECK(record_header(r) == 1);
	CHECK(record_next(r, &fields, &n) && record_header(r) == 2);
	CHECK(record_column(r, "value") == 0 && record_column(r, "doc") == -1);
	CHECK(record_column(r, "more") == 2 && span_eq(fields[2], SPAN("x")));
	CHECK(record_next(r, &fields, &n) && n == 1);
	CHECK(record_place(r).line == 4 && strcmp(record_place(r).doc, operand) == 0);
	CHECK(!record_next(r, &fields, &n) && !record_next(r, &fields, &n));
	record_close(r);
	CHECK(diag.status == STATUS_OK);
	buf_release(&path);
	fclose(file);
}

int
main(int argc, char **argv)
{
	rows_each(argc > 1 ? argv[1] : "tests/unit/reader.rows", check_row, NULL);
	test_columns();
	return unit_done();
}
