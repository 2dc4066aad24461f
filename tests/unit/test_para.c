/* para: documents of para.rows, line by line; joining. */
#include "input/para.h"
#include "unit.h"

#include <stdlib.h>

struct reading {
	struct para_state state;
	struct buf last, paragraph;
	bool inside;		/* a paragraph may go on */
	bool waited;		/* para_waits never said no in it */
};

static void
read_blank(struct reading *r, unsigned flags)
{
	struct line line = { .text = { "", 0 }, .flags = LINE_BLANK | flags };
	struct line last = { .text = buf_span(&r->last) };

	para_line(&r->state, &line);
	if (r->inside && !para_waits(&r->state, &last, buf_span(&r->paragraph)))
		r->waited = false;
}

static void
read_text(struct reading *r, struct span text, char expected)
{
	struct line line = { .text = text }, last = { .text = buf_span(&r->last) };
	bool joins = r->inside && para_continues(&r->state, &last,
	    buf_span(&r->paragraph), &line);

	if (joins && !r->waited)
		joins = false;
	check_text(buf_str(&r->last), expected == '+' ? "continues" : "begins",
	    joins ? "continues" : "begins");
	para_line(&r->state, &line);
	if (!joins)
		buf_reset(&r->paragraph);
	buf_add_span(&r->paragraph, span_slice(text, joins ? para_indent(text) : 0, text.n));
	buf_reset(&r->last);
	buf_add_span(&r->last, text);
	r->inside = r->waited = true;
}

static void
read_row(struct reading *r, struct span row)
{
	struct span text = span_slice(row, 1, row.n);

	if (span_eq(row, SPAN("----"))) {
		para_document(&r->state);
		r->inside = false;
	} else if (row.n > 0 && row.p[0] == '=') {
		read_blank(r, 0);
	} else if (span_eq(row, SPAN("#"))) {
		read_blank(r, LINE_FOOTER);
	} else if (row.n > 1 && row.p[0] != '#') {
		read_text(r, text, row.p[0]);
	}
}

static void
test_rows(const char *path)
{
	struct reading r = { .last = BUF_INIT, .paragraph = BUF_INIT };
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	FILE *f = fopen(path, "r");

	CHECK(f != NULL);
	if (f == NULL)
		return;
	para_init(&r.state);
	while ((n = getline(&line, &cap, f)) > 0)
		read_row(&r, (struct span){ line, (size_t)n - 1 });
	buf_release(&r.last);
	buf_release(&r.paragraph);
	free(line);
	fclose(f);
}

static void
test_joining(void)
{
	CHECK(para_indent(SPAN("  \u3000x")) == 5);
	CHECK(para_indent(SPAN("x ")) == 0);
	CHECK(para_indent(SPAN("")) == 0);
	CHECK(para_needs_blank(SPAN("the"), SPAN("  next")));
	CHECK(!para_needs_blank(SPAN("绩"), SPAN("效")));
	CHECK(!para_needs_blank(SPAN("12"), SPAN("34")));
	CHECK(!para_needs_blank(SPAN("A"), SPAN("的")));
	CHECK(!para_needs_blank(SPAN(""), SPAN("a")));
}

int
main(int argc, char **argv)
{
	test_rows(argc > 1 ? argv[1] : "tests/unit/para.rows");
	test_joining();
	return unit_done();
}
