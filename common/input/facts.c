/* facts: line ends and flags from the maps of a window; see facts.h. */
#include "input/facts.h"

#include "input/repair.h"

/* What the first byte of a line says of it. */
enum begins {
	BEGINS_TEXT,		/* nothing */
	BEGINS_END,		/* the line is empty */
	BEGINS_TAB,
	BEGINS_BLANK,		/* it may be a blank line, or a page number */
	BEGINS_PAGE,		/* it may be a page number */
	BEGINS_MARK		/* it may be a "==> NAME <==" line, or quoted (> 一、…) */
};

static const unsigned char begins[256] = {
	['\n'] = BEGINS_END, ['\r'] = BEGINS_END, ['\t'] = BEGINS_TAB,
	[' '] = BEGINS_BLANK, [0xE3] = BEGINS_BLANK, ['='] = BEGINS_MARK,
	['>'] = BEGINS_MARK,
	['0'] = BEGINS_PAGE, ['1'] = BEGINS_PAGE, ['2'] = BEGINS_PAGE, ['3'] = BEGINS_PAGE,
	['4'] = BEGINS_PAGE, ['5'] = BEGINS_PAGE, ['6'] = BEGINS_PAGE, ['7'] = BEGINS_PAGE,
	['8'] = BEGINS_PAGE, ['9'] = BEGINS_PAGE, ['-'] = BEGINS_PAGE, ['~'] = BEGINS_PAGE,
	['P'] = BEGINS_PAGE, ['p'] = BEGINS_PAGE, [0xC2] = BEGINS_PAGE, [0xE2] = BEGINS_PAGE,
	[0xE5] = BEGINS_PAGE, [0xE7] = BEGINS_PAGE, [0xEF] = BEGINS_PAGE
};

static inline bool
may_be_page(struct span text)
{
	return text.n <= REPAIR_FOOTER_MAX && repair_may_be_page(text);
}

/* Is nothing but blanks in a line that begins with a TAB?  Most have a word behind it. */
static inline bool
is_blank_cell(struct span text)
{
	if (text.n > 1 && ((unsigned char)text.p[1] > 0xE3 || byte_is_digit(text.p[1])))
		return false;
	return repair_is_blank(text);
}

/* The flags of a line that is not empty but for those of the maps.  tab: it holds one that
 * it does not begin with. */
static inline unsigned
flags_of(struct span text, bool tab)
{
	const unsigned cell = LINE_TAB | LINE_ESCAPE;
	unsigned char class = begins[(unsigned char)text.p[0]];
	unsigned flags = tab ? cell : 0;

	if (class == BEGINS_TEXT)
		return flags;
	if (class == BEGINS_TAB)
		return (tab ? cell : cell | LINE_CELL) | (is_blank_cell(text) ? LINE_BLANK : 0);
	if (class == BEGINS_MARK)
		return FACT_CLOSE;
	if (class == BEGINS_BLANK && repair_is_blank(text))
		flags |= LINE_BLANK;
	return !tab && may_be_page(text) ? FACT_CLOSE : flags;
}

/* Of an empty line that ends at byte end of the window's n.  Above a header it may be the one
 * that tail -v puts there. */
static inline unsigned
flags_of_empty(const char *p, size_t n, size_t end)
{
	size_t next = end + (p[end] == '\r') + 1;

	return next >= n || p[next] == '=' ? FACT_CLOSE : LINE_BLANK | LINE_DENSE;
}

/* Of a line that holds something the maps know of: TABs it does not begin with, blanks
 * together, bars, or what repair may change. */
static __attribute__((noinline)) unsigned
flags_noted(const char *p, const struct scan *scan, size_t start, size_t end)
{
	unsigned found, flags;

	scan_line(scan, start + (p[start] == '\t'), &found);
	if (found & 1u << SCAN_ODD)
		return FACT_CLOSE;
	flags = flags_of((struct span){ p + start, end - start }, found & 1u << SCAN_TAB);
	if (!(found & 1u << SCAN_GAP))
		flags |= LINE_DENSE;
	return flags | (found & 1u << SCAN_BAR);
}

/* Is this empty line the second half of a CRLF? */
static inline bool
is_behind_cr(const char *p, size_t end)
{
	return end != 0 && p[end] == '\n' && p[end - 1] == '\r';
}

/* Of a line that ends in CR, perhaps in CRLF. */
static inline unsigned
flags_of_cr(size_t end, size_t n)
{
	return end + 1 == n ? FACT_CR | FACT_CLOSE : FACT_CR;
}

/* One line of the window at p. */
struct found {
	size_t start, end;
	bool noted;		/* the maps know of something in it */
};

/* Tells what line is.  Returns where the next one goes. */
static inline struct line_fact *
tell(struct line_fact *to, const char *p, const struct scan *scan, struct found line)
{
	size_t start = line.start, end = line.end;
	unsigned flags;

	if (start == end && is_behind_cr(p, end))
		return to;
	if (start == end)
		flags = flags_of_empty(p, scan->n, end);
	else if (line.noted)
		flags = flags_noted(p, scan, start, end);
	else
		flags = flags_of((struct span){ p + start, end - start }, false) | LINE_DENSE;
	if (p[end] == '\r')
		flags |= flags_of_cr(end, scan->n);
	*to = (struct line_fact){ (uint16_t)end, (uint16_t)flags };
	return to + 1;
}

void
facts_find(struct facts *facts, const struct scan *scan, const char *p, size_t from)
{
	struct line_fact *to = facts->at;
	size_t start = from, at = from & ~(size_t)63;
	uint64_t mask = ~UINT64_C(0) << (from % 64);	/* what is to be read of the first word */
	uint64_t begun = UINT64_C(1) << (from % 64);	/* where a line begins */
	uint64_t noted = 0;				/* not 0: the maps know of this line */

	for (const struct scan_word *word = &scan->words[at / 64]; at < scan->n; at += 64, word++) {
		uint64_t notes = mask & ((word->tab & ~(word->end << 1 | begun)) |
		    word->gap | word->bar | word->odd);

		for (uint64_t left = word->end & mask; left != 0; left &= left - 1) {
			uint64_t upto = left ^ (left - 1);
			size_t end = at + (size_t)__builtin_ctzll(left);

			to = tell(to, p, scan, (struct found){
			    start, end, (noted | (notes & upto)) != 0 });
			notes &= ~upto;
			noted = 0;
			start = end + 1;
		}
		noted |= notes;
		begun = word->end >> 63;
		mask = ~UINT64_C(0);
	}
	facts->n = (size_t)(to - facts->at);
	facts->next = 0;
}
