/* quantity_cell: a table cell that is one number; see quantity.h. */
#include "language/quantity_parts.h"

#include "language/candidate.h"
#include "language/date.h"
#include "text/blank.h"

struct span
quantity_trim(struct span s, size_t *start)
{
	struct span text = blank_trim(s);

	*start = (size_t)(text.p - s.p);
	return text;
}

static void
move(struct quantity *q, size_t by)
{
	q->start += by;
	q->end += by;
	q->from += by;
	q->to += by;
}

/* A number from at that fills the rest of cell. */
static bool
read_whole(struct span cell, size_t at, struct quantity *q)
{
	enum { PLAIN = NUMERAL_POINT | NUMERAL_GROUPED };
	struct measured m;

	if (!numeral_read(cell, at, &m.n) ||
	    (m.n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_LEADS)))
		return false;
	if (at == 0 && m.n.end == cell.n && !(m.n.flags & ~(unsigned)PLAIN)) {
		quantity_fill(q, 0, cell.n, KIND_BARE);
		return quantity_set(q, &m.n, 0);	/* most cells: nothing else to ask */
	}
	if (m.n.end != cell.n && !(m.n.flags & NUMERAL_POINT) && date_read(cell, at, &m.n) != 0)
		return false;
	if (quantity_ratio(cell, at, &m.n, q)) {
		quantity_take_bounds(cell, q, 0);
		return true;
	}
	quantity_find_unit(cell, &m);
	if (quantity_measured(cell, at, &m, q) || quantity_bracketed(cell, at, &m, q))
		return true;
	if (numeral_is_chinese(&m.n) ||
	    ((m.n.flags & NUMERAL_ZERO) && !(m.n.flags & NUMERAL_POINT)))
		return false;
	quantity_fill(q, at, m.n.end, KIND_BARE);
	if (!quantity_set(q, &m.n, 0))
		return false;
	quantity_take_surroundings(cell, q, 0);
	return true;
}

/* (1.5) and （1.5）: less than nothing, but （30分） are points that a name has, and （12人）
 * persons. */
static bool
read_negative(struct span cell, struct quantity *q)
{
	struct glyph open = glyph_at(cell, 0), close;
	size_t at;
	struct span inside;

	if (!character_opens(open.c))
		return false;
	close = glyph_before(cell, cell.n);
	if (!character_closes(close.c) || cell.n < open.n + close.n)
		return false;
	inside = quantity_trim(span_slice(cell, open.n, cell.n - close.n), &at);
	if (numeral_arabic(glyph_at(inside, 0).c) < 0 || !read_whole(inside, 0, q) ||
	    q->end != inside.n || q->op != OP_EQ || q->kind == KIND_SCORE || q->kind == KIND_COUNT)
		return false;
	q->value = decimal_neg(q->value);
	q->high = decimal_neg(q->high);
	q->start = q->from = 0;
	q->end = q->to = cell.n;
	return true;
}

/* A line end that parts a number: 1,9 over 66.50, 12 over .5 */
static bool
is_parted(struct span s, size_t at)
{
	size_t digits = 0, back = at;
	struct glyph after = glyph_at(s, at + 1);

	while (back > 0 && numeral_arabic((uint32_t)(unsigned char)s.p[back - 1]) >= 0) {
		back--;
		digits++;
	}
	if (back > 0 && (s.p[back - 1] == ',' ? digits < 3 : s.p[back - 1] == '.' && digits == 0))
		return true;
	return after.c == '.' || after.c == ',' || after.c == '%';
}

/* Copies s without the line ends that part its number; 0 if there are none. */
static size_t
join(struct span s, char *out, size_t size)
{
	size_t n = 0;

	if (s.n > size || s.n == 0 || memchr(s.p, '\n', s.n) == NULL)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n') {
			if (!is_parted(s, i))
				return 0;
		} else {
			out[n++] = s.p[i];
		}
	}
	return n;
}

static bool
read_joined(struct span cell, struct quantity *q)
{
	char bytes[64];
	struct span joined = { bytes, join(cell, bytes, sizeof bytes) };

	if (joined.n == 0 || numeral_arabic(glyph_at(joined, 0).c) < 0 ||
	    !read_whole(joined, 0, q) || q->end != joined.n ||
	    (q->kind != KIND_BARE && q->kind != KIND_PERCENT))
		return false;
	q->start = q->from = 0;
	q->end = q->to = cell.n;
	return true;
}

static inline bool
begins_with_digit(struct span text)
{
	return text.n > 0 && numeral_arabic((unsigned char)text.p[0]) >= 0;
}

bool
quantity_may(struct span text)
{
	return begins_with_digit(text) || candidate_next(text, 0) < text.n;
}

bool
quantity_cell(struct span cell, struct quantity *q)
{
	size_t start, at = begins_with_digit(cell) ? 0 : candidate_next(cell, 0);
	struct span s;

	if (at == cell.n)
		return false;
	s = quantity_trim(cell, &start);
	if (!read_joined(s, q) && !read_negative(s, q)) {
		if (!read_whole(s, at - start, q))
			return false;
		if (glyph_at(s, q->start).c == 0x25B2 || glyph_at(s, q->start).c == 0x25B3) {
			q->value = decimal_neg(q->value);	/* ▲ in accounts is a minus */
			q->high = decimal_neg(q->high);
		}
		if (q->from != 0 || q->to != s.n || q->kind >= KIND_DATE)
			return false;
	}
	move(q, start);
	return true;
}
