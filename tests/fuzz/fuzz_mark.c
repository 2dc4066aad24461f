/* fuzz_mark: any bytes as a report through the page.  Invariants: the page has
 * no tag but those that jxmark writes, and every one that is opened is closed. */
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "outline/stream.h"
#include "record/mark_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { DEPTH_MOST = 32 };

static const char *const known[] = {
	"html", "head", "title", "body", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a",
	"dl", "div", "dt", "dd", "span", "nav", "ol", "ul", "li", "b", "i", "main", "aside", "data",
	"details", "summary", "pre", "table", "tr", "th", "td", "footer"
};

/* The index of the name of a tag that begins at s. */
static size_t
name_of(struct span s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != ' ' && s.p[n] != '>')
		n++;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (span_eq(span_slice(s, 0, n), span_of(known[i])))
			return i;
	abort();
}

static void
check_page(struct span page)
{
	size_t open[DEPTH_MOST], depth = 0;

	for (size_t i = 0; i < page.n; i++) {
		struct span rest = span_slice(page, i + 1, page.n);

		if (page.p[i] != '<' || span_starts(rest, SPAN("!DOCTYPE html>")) ||
		    span_starts(rest, SPAN("meta ")))
			continue;
		if (!span_starts(rest, SPAN("/"))) {
			if (depth == DEPTH_MOST)
				abort();
			open[depth++] = name_of(rest);
		} else if (depth == 0 || open[--depth] != name_of(span_slice(rest, 1, rest.n)))
			abort();
	}
	if (depth != 0)
		abort();
}

/* l, fs and notes are those of p, to be filled. */
static void
lay_out(const struct mark_page *p, struct ledger *l, struct findings *fs,
    struct mark_notes *notes, struct diag *diag)
{
	static struct checker *checker;	/* what takes long to open is kept */
	static const struct check_options options = { .all = true };
	struct buf page = BUF_INIT;

	if (checker == NULL)
		checker = checker_open(&options);
	ledger_seal(l);
	checker_report(checker, l, p->sheet->document, fs, diag);
	for (size_t i = 0; i < fs->n; i++)
		mark_notes_add(notes, fs, i);
	mark_notes_sort(notes, fs);
	mark_page_write(&page, p);
	check_page(buf_span(&page));
	buf_release(&page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[] = "/tmp/fuzz_mark.XXXXXX", *operand = path;
	int fd = mkstemp(path);
	const struct line_options line_options = { .chunk = 0 };
	const struct block_options block_options = { .tables = true };
	static const struct figures_options figures_options = { .all = false };
	struct diag diag;
	struct mark_body body = { .nspots = 0 };
	struct mark_notes notes = { .n = 0 };
	struct ledger l;
	struct findings fs;
	static struct meta *meta;
	static struct figures *figures;
	struct mark_sheet sheet = { .document = "fuzz", .ledger = &l, .findings = &fs };
	struct mark_page page = {
		.sheet = &sheet, .index = "index.html", .body = &body, .notes = &notes
	};
	struct stream s;
	const struct block *b;

	if (meta == NULL) {
		meta = meta_open();
		figures = figures_open(&figures_options);
	}
	sheet.meta = meta;
	if (fd < 0 || write(fd, data, n) != (ssize_t)n)
		abort();
	close(fd);
	diag_init(&diag, "fuzz");
	diag.limit = 0;
	ledger_init(&l);
	findings_init(&fs);
	s = stream_open(&operand, 1, &line_options, &block_options, &diag);
	while ((b = outline_next(s.outline)) != NULL) {
		const struct figure *f;
		size_t found = figures_of(figures, b, &diag, &f);

		if (b->kind == BLOCK_DOCUMENT)
			meta_reset(meta);
		meta_take(meta, b);
		mark_body_add(&body, b, f, found);
		for (size_t i = 0; i < found; i++)
			ledger_add(&l, &f[i]);
	}
	lay_out(&page, &l, &fs, &notes, &diag);
	stream_close(&s);
	mark_body_release(&body);
	mark_notes_release(&notes);
	findings_release(&fs);
	ledger_release(&l);
	unlink(path);
	return 0;
}
