/* Labels: every row of label.rows (its head says how a row reads). */
#include <stdlib.h>

#include "report/label.h"
#include "unit.h"

static const char *const forms[LABEL_FORMS] = {
	"-", "part", "section", "formal", "chinese", "paren", "comma", "dot", "nparen",
	"half", "circled", "decimal", "attachment", "annex"
};

/* '_' is a blank and U one of U+3000, so that rows show them. */
static void
unescape(struct buf *out, struct span s)
{
	buf_reset(out);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '_')
			buf_add_char(out, ' ');
		else if (s.p[i] == 'U')
			buf_add_str(out, "　");
		else
			buf_add_char(out, s.p[i]);
}

static void
escape(struct buf *out, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(out, s.p[i] == ' ' ? '_' : s.p[i]);
}

static void
show(struct buf *out, struct span text)
{
	struct label label;

	buf_reset(out);
	if (label_read(text, &label) == 0) {
		buf_add_str(out, "-");
		return;
	}
	buf_addf(out, "%s%s %u ", forms[label.form], label.blank ? "+" : "",
	    label.ordinal);
	escape(out, span_slice(text, label.start, label.end));
	buf_add_char(out, '|');
	escape(out, span_slice(text, label.text, text.n));
}

static void
row(struct span line)
{
	static const char arrow[] = " → ";
	size_t at = span_find(line, span_of(arrow));
	struct buf text = BUF_INIT, got = BUF_INIT, expected = BUF_INIT;
	struct label label;

	if (line.n == 0 || line.p[0] == '#' || at == SIZE_MAX)
		return;
	unescape(&text, span_slice(line, 0, at));
	buf_add_span(&expected, span_slice(line, at + strlen(arrow), line.n));
	show(&got, buf_span(&text));
	check_text(buf_str(&text), buf_str(&expected), buf_str(&got));
	if (label_read(buf_span(&text), &label) != 0)
		CHECK(label_possible(buf_span(&text)));
	buf_release(&text);
	buf_release(&got);
	buf_release(&expected);
}

int
main(int argc, char **argv)
{
	const char *path = argc > 1 ? argv[1] : "tests/unit/label.rows";
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (f == NULL) {
		perror(path);
		return 2;
	}
	while ((n = getline(&line, &cap, f)) > 0)
		row((struct span){ line, (size_t)n - (line[n - 1] == '\n') });
	free(line);
	fclose(f);
	return unit_done();
}
