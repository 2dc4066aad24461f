/* columns_serials: numbers that count the rows, one blank before their names; see columns.h.
 *
 * 9  河道清淤 over 10 公园绿地养护: a longer number comes as near to its name as words are to each
 * other.  Some stand alone, or they count what the name says; or the header has a name for
 * them, 序号, perhaps torn. */
#include "block/columns_words.h"

#include "block/table_form.h"
#include "language/grammar.h"
#include "text/character.h"

enum {
	FEW_LINES = 3,
	DIGITS = 3,
	NAME_WIDTH = 9,		/* of a blank and a name of four characters … */
	NAMED_WIDTH = 5		/* … and of two, below the header's name for them */
};

/* Rows that are counted, one after the other. */
struct serials {
	size_t first;		/* line of the first one */
	unsigned last;		/* number */
	unsigned rows, alone;	/* whose number stands alone */
	bool named;		/* below the header's name for them, or on from the page before */
};

/* The first two words of line i: false: there are none one blank apart. */
static bool
first_words(const struct columns *c, size_t i, struct word *first, struct word *second)
{
	struct span line = form_line(c->region, i);
	struct at at = { 0 };

	return columns_next_word(line, &at, first) && columns_next_word(line, &at, second) &&
	    second->gap == 1;
}

/* The number that the first run of a line is, or has one blank before a name; 0: there is none. */
static unsigned
serial_of(const struct columns *c, size_t i, bool named)
{
	const struct run *run = &c->runs[c->lines[i].first];
	struct span s = columns_text(c, run);
	unsigned value = 0;
	size_t n = 0;

	for (; n < s.n && byte_is_digit(s.p[n]); n++)
		value = value * 10 + (unsigned)(s.p[n] - '0');
	if (n == 0 || n > DIGITS || s.p[0] == '0' || (n < s.n && (s.p[n] != ' ' ||
	    n + 1 == s.n || (unsigned char)s.p[n + 1] < 0xE4 ||
	    run->size < n + (named ? NAMED_WIDTH : NAME_WIDTH))))
		return 0;
	return value;
}

/* Is the line's first word the header's name for the numbers? */
static bool
names_serials(const struct columns *c, size_t i)
{
	const struct run *run = &c->runs[c->lines[i].first];
	struct span s = columns_text(c, run);
	size_t n = 0;

	if (c->lines[i].class != LINE_IS_MULTI || c->lines[i].numbers)
		return false;
	while (n < s.n && s.p[n] != ' ')
		n++;
	return word_table_is(&particles, "serial", span_slice(s, 0, n));
}

/* Parts the first word of line i from the next one. */
static void
part_first(struct columns *c, size_t i)
{
	struct word first, second;

	if (c->lines[i].runs < COLUMNS_MAX && first_words(c, i, &first, &second) &&
	    second.start < c->runs[c->lines[i].first].end)
		columns_part_run(c, i, 0, &second);
}

static void
part_serials(struct columns *c, const struct serials *s, size_t to)
{
	if (!s->named && (s->alone == 0 || s->rows < FEW_LINES))
		return;
	for (size_t i = s->first; i < to; i++)
		if (c->lines[i].class == LINE_IS_MULTI && serial_of(c, i, s->named) != 0)
			part_first(c, i);
	c->serial = s->last;
}

/* The line that names the numbers of a list that begins in line first; first: none does. */
static size_t
find_name(const struct columns *c, size_t from, size_t first)
{
	for (size_t i = first; i > from && c->lines[i - 1].class != LINE_IS_PROSE; i--)
		if (c->lines[i - 1].runs != 0 && names_serials(c, i - 1))
			return i - 1;
	return first;
}

void
columns_serials(struct columns *c, size_t from, size_t to)
{
	struct serials s = { .first = from };
	unsigned before = c->serial;
	size_t name;

	for (size_t i = from; i < to; i++) {
		unsigned value = c->lines[i].class == LINE_IS_MULTI ? serial_of(c, i, true) : 0;

		if (value == 0 || (value != 1 && value == s.last))
			continue;
		if (value != s.last + 1 || s.rows == 0) {
			part_serials(c, &s, i);
			name = value == 1 ? find_name(c, from, i) : i;
			s = (struct serials){ .first = i,
				.named = name < i || (before > 1 && value == before + 1) };
			if (name < i)
				part_first(c, name);
		}
		if (!s.named && serial_of(c, i, false) == 0)
			continue;
		s.last = value;
		s.rows++;
		s.alone += c->runs[c->lines[i].first].number && c->lines[i].runs > 1 &&
		    !c->runs[c->lines[i].first + 1].number;
	}
	if (s.rows > 0)
		part_serials(c, &s, to);
}
