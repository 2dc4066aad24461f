/* line_finish: the flags of a line, and what repair makes of it; see
 * line_reader.h. */
#include "input/line_reader.h"

enum {
	PEEK_MAX = 64,		/* white space before a form feed */
	UNNUMBERED_PAGES = 9,	/* a page number may be this much below the page … */
	CENTRED = 24,		/* … unless so many blanks stand before it, */
	CENTRED_MOST = 999	/* and what is no more than this is no year */
};

_Static_assert(1u << SCAN_TAB == LINE_TAB && 1u << SCAN_BAR == LINE_BAR,
    "the classes are numbered as the flags");

/* Of a line with a TAB, a backslash perhaps. */
static unsigned
flags_of_tabs(struct span text, bool odd)
{
	if (odd && memchr(text.p, '\\', text.n) != NULL)
		return LINE_TAB | LINE_ESCAPE;
	if (text.p[0] == '\t' && memchr(text.p + 1, '\t', text.n - 1) == NULL)
		return LINE_TAB | LINE_ESCAPE | LINE_CELL;
	return LINE_TAB | LINE_ESCAPE;
}

unsigned
reader_flags(struct span text, unsigned found)
{
	unsigned flags = found & LINE_BAR;
	bool odd = found & 1u << SCAN_ODD;

	if (found & LINE_TAB)
		flags |= flags_of_tabs(text, odd);
	else if (odd && memchr(text.p, '\\', text.n) != NULL)
		flags |= LINE_ESCAPE;
	if (!(found & 1u << SCAN_GAP))
		flags |= LINE_DENSE;
	return repair_is_blank(text) ? flags | LINE_BLANK : flags;
}

/* After the taken line: does a form feed come before any other text? */
static bool
form_feed_follows(struct line_reader *r)
{
	bool inside = reader_in_block(r);
	bool found = false;

	for (size_t ahead = 0; ahead < PEEK_MAX; ahead++) {
		char c;

		while (r->at + ahead >= r->block.n && !r->drained) {
			size_t moved = reader_fill(r, r->taken.start);

			r->taken.start -= moved;
			r->taken.end -= moved;
		}
		if (r->at + ahead >= r->block.n)
			break;
		c = r->block.p[r->at + ahead];
		found = c == '\f';
		if (c != '\n' && c != '\r' && c != ' ' &&
		    !(c == '\0' && convert_is_wide(&r->convert)))
			break;
	}
	if (inside)
		r->taken.text.p = r->block.p + r->taken.start;
	return found;
}

/* Does text begin with as many blanks as a line in the middle of a page? */
static bool
is_centred(struct span text)
{
	size_t at = 0;

	while (at < text.n && text.p[at] == ' ')
		at++;
	return at >= CENTRED;
}

/* A number alone on its line is a page number at the edge of a page, if it
 * can be the number of that page; in the middle of the last line it is one of a
 * document in which these pages are others. */
static bool
is_page_number(struct line_reader *r, struct line *line)
{
	size_t number = repair_page_number(line->text), page = r->pages + 1;
	bool in_block = line->text.p == r->taken.text.p;
	bool fits = number <= page && number + UNNUMBERED_PAGES >= page;

	if (number == 0 || (!fits && (number > CENTRED_MOST || !is_centred(line->text))))
		return false;
	if (fits && (line->flags & LINE_PAGE))
		return true;
	if (form_feed_follows(r))
		return true;
	if (in_block)		/* the block may have moved */
		line->text = r->taken.text;
	return false;
}

static void
make_footer(struct line *line)
{
	line->text = (struct span){ "", 0 };
	line->map = (struct map){ NULL, 0 };
	line->flags = (line->flags & LINE_PAGE) | LINE_FOOTER | LINE_BLANK | LINE_REPAIRED;
}

static void
warn_of_zeros(struct line_reader *r)
{
	if (r->repair.zeros == 0 || r->zeros)
		return;
	r->zeros = true;
	diag_message(r->diag, DIAG_WARNING, (struct place){ r->name.p, r->number, 0 },
	    "NUL bytes left out: if this is UTF-16, name it with -e");
}

/* Does the line that is taken stand in the window, as it was given? */
static bool
is_in_window(const struct line_reader *r)
{
	return reader_in_block(r) && r->taken.start >= r->window &&
	    r->taken.end <= r->window + r->scan.n;
}

static void
repair_odd(struct line_reader *r, struct line *line)
{
	struct span before = line->text;
	unsigned page;

	line->text = is_in_window(r) ? repair_scanned(&r->repair, before, &line->map, &r->scan,
	    r->taken.start - r->window) : repair_line(&r->repair, before, &line->map);
	if (line->text.p == before.p)
		return;
	warn_of_zeros(r);
	r->pages += r->repair.pages;
	page = r->repair.pages != 0 ? LINE_PAGE : 0;
	line->flags = reader_flags(line->text, scan_text(&r->other, line->text)) |
	    LINE_REPAIRED | page;
	if (r->repair.follows)
		line->flags |= r->repair.in_markup ? LINE_MORE : LINE_MORE | LINE_PROSE;
}

static inline bool
may_be_page(const struct line *line)
{
	return !(line->flags & LINE_TAB) && line->text.n <= REPAIR_FOOTER_MAX &&
	    repair_may_be_page(line->text);
}

void
reader_finish(struct line_reader *r, struct line *line, unsigned found)
{
	if ((found & 1u << SCAN_ODD) || r->repair.in_tag || repair_is_quoted(line->text))
		repair_odd(r, line);
	if (may_be_page(line) &&
	    (repair_is_footer(line->text) || is_page_number(r, line)))
		make_footer(line);
}

void
reader_drop_footer(struct line *line)
{
	if (may_be_page(line) && repair_is_footer(line->text))
		make_footer(line);
}
