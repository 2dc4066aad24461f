/* test_figure: what sentences say of their figures, row by row. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/figure.h"
#include "unit.h"

/* A figure of the report being read, copied before the next paragraph. */
struct kept {
	size_t id;
	char *raw, *label, *rel, *of;
	int year;
};

struct report {
	struct kept *at;
	size_t n, cap;
};

static char *
copy(struct span s)
{
	return mem_copy(s.p == NULL ? "" : s.p, s.n);
}

static void
read_paragraph(struct figures *fs, struct diag *diag, struct block *b,
    struct span text, struct report *report)
{
	struct line line = { .text = text, .number = 1 };
	const struct figure *f;
	size_t n;

	block_reset(b);
	b->kind = BLOCK_PARAGRAPH;
	block_add_line(b, &line, true, 0);
	b->place.role = ROLE_BODY;
	b->place.body = b->text.n;
	n = figures_of(fs, b, diag, &f);
	for (size_t i = 0; i < n; i++) {
		report->at = mem_grow(report->at, report->n, &report->cap, sizeof *report->at);
		report->at[report->n++] = (struct kept){ f[i].id, copy(f[i].raw),
		    copy(f[i].label), copy(f[i].rel), copy(f[i].of), f[i].year };
	}
}

static void
read_report(struct figures *fs, struct diag *diag, struct span text,
    struct report *report)
{
	struct block b;

	block_init(&b);
	b.kind = BLOCK_DOCUMENT;
	figures_of(fs, &b, diag, &(const struct figure *){ NULL });
	while (text.n != 0) {
		size_t end = span_find(text, SPAN(" / "));

		if (end == NONE)
			end = text.n;
		read_paragraph(fs, diag, &b, span_slice(text, 0, end), report);
		text = span_slice(text, end + 3, text.n);
	}
	block_release(&b);
}

static const struct kept *
find_id(const struct report *report, size_t id)
{
	for (size_t i = 0; i < report->n; i++)
		if (report->at[i].id == id)
			return &report->at[i];
	return NULL;
}

/* of with ids replaced by the raw text of their figures. */
static void
spell(const struct report *report, const char *of, struct buf *out)
{
	bool one = strstr(of, "/") != NULL;

	buf_reset(out);
	for (const char *s = of; *s != '\0'; ) {
		size_t id = 0;
		const struct kept *k;

		if (*s < '0' || *s > '9' || (one && s > of && s[-1] == '-' && s[1] == '\0') ||
		    (one && s == of && s[0] == '1' && s[1] == '-')) {
			buf_add_char(out, *s++);
			continue;
		}
		while (*s >= '0' && *s <= '9')
			id = id * 10 + (size_t)(*s++ - '0');
		k = find_id(report, id);
		buf_add_str(out, k == NULL ? "?" : k->raw);
		if (*s == '#') {	/* the number of a breakdown is no id */
			buf_add(out, s, 2);
			s += 2;
		}
	}
}

/* One expectation: raw=label>rel:of, or raw=label@year>rel:of. */
static void
check_one(const char *row, const struct report *report, struct span want)
{
	size_t equals = span_find(want, SPAN("=")), arrow = span_find(want, SPAN(">"));
	struct span raw = span_slice(want, 0, equals);
	struct buf got = BUF_INIT, of = BUF_INIT, name = BUF_INIT;
	bool related = arrow != NONE;
	const struct kept *k = NULL;

	for (size_t i = 0; i < report->n && k == NULL; i++)
		if (span_eq(span_of(report->at[i].raw), raw))
			k = &report->at[i];
	buf_add_span(&got, raw);
	if (k == NULL)
		buf_add_str(&got, " is missing");
	else {
		buf_addf(&got, "=%s", k->label);
		if (span_has(want, SPAN("@")))
			buf_addf(&got, "@%d", k->year);
		if (related) {
			spell(report, k->of, &of);
			buf_addf(&got, k->rel[0] ? ">%s:%s" : ">", k->rel, buf_str(&of));
		}
	}
	buf_add_span(&name, want);
	check_text(row, buf_str(&name), buf_str(&got));
	buf_release(&got);
	buf_release(&of);
	buf_release(&name);
}

static void
check_row(const char *row, struct span line)
{
	const struct figures_options options = { false };
	struct figures *fs = figures_open(&options);
	struct report report = { NULL, 0, 0 };
	size_t arrow = span_find(line, SPAN(" → "));
	struct diag diag;
	struct span wants;

	diag_init(&diag, "test");
	if (arrow == NONE) {
		check_text(row, "a row has an arrow", "none");
		figures_close(fs);
		return;
	}
	read_report(fs, &diag, span_slice(line, 0, arrow), &report);
	wants = span_slice(line, arrow + strlen(" → "), line.n);
	while (wants.n != 0) {
		size_t end = span_find(wants, SPAN(" ; "));

		if (end == NONE)
			end = wants.n;
		check_one(row, &report, span_slice(wants, 0, end));
		wants = span_slice(wants, end + 3, wants.n);
	}
	for (size_t i = 0; i < report.n; i++) {
		free(report.at[i].raw);
		free(report.at[i].label);
		free(report.at[i].rel);
		free(report.at[i].of);
	}
	free(report.at);
	figures_close(fs);
}

int
main(int argc, char **argv)
{
	const char *path = argc > 1 ? argv[1] : "tests/unit/figure.rows";
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0, number = 0;
	ssize_t n;

	if (f == NULL) {
		perror(path);
		return 2;
	}
	while ((n = getline(&line, &cap, f)) > 0) {
		char row[64];

		number++;
		if (line[n - 1] == '\n')
			line[--n] = '\0';
		if (n == 0 || line[0] == '#')
			continue;
		snprintf(row, sizeof row, "figure.rows:%zu", number);
		check_row(row, (struct span){ line, (size_t)n });
	}
	free(line);
	fclose(f);
	return unit_done();
}
