/* tabs_counted: rows that count on, where catdoc has parted their cells; see tabs_items.h.
 *
 * An empty cell parts a row, and of rows of a merged group each has one behind its number.  Numbers
 * that count on say where rows begin; an amount behind an amount begins none. */
#include "block/tabs_items.h"

#include "language/total_name.h"

enum {
	COUNTED_LEAST = 3,	/* numbers in a row, or they are chance */
	APART = 6,		/* items of a row, at most */
	DIGITS_MOST = 3,
	COST_PIECE = 1		/* of a row whose beginning and end are known */
};

struct span
tabs_first_field(struct span text)
{
	const char *tab = memchr(text.p, '\t', text.n);

	return tab == NULL ? text : span_slice(text, 0, (size_t)(tab - text.p));
}

static struct span
field_of(const struct plan *plan, size_t i)
{
	return tabs_first_field(tabs_behind(form_line(plan->region, plan->items[i].first)));
}

/* The number that the first field of item i is; 0: it is none. */
static unsigned
serial_of(const struct plan *plan, size_t i)
{
	struct span s = field_of(plan, i);
	unsigned v = 0;

	if (s.n == 0 || s.n > DIGITS_MOST)
		return 0;
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] < '0' || s.p[k] > '9')
			return 0;
		v = v * 10 + (unsigned)(s.p[k] - '0');
	}
	return v;
}

/* The next item behind i that counts on from it; n: there is none. */
static size_t
next_counted(const struct plan *plan, size_t i, size_t n)
{
	unsigned serial = serial_of(plan, i);

	for (size_t k = i + 1; k < n && k <= i + APART; k++)
		if (serial_of(plan, k) == serial + 1)
			return k;
	return n;
}

void
tabs_begin_row(struct marks_item *run, bool flush)
{
	run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = run->cost[MARKS_TABLE] = MARKS_NEVER;
	run->cost[MARKS_ROW] = 0;
	run->flush = flush;
}

/* Is item k a further piece of the row that item k - 1 goes on with?  That is a number or a name
 * alone, or the marks between them are those of one empty cell. */
static bool
is_piece(const struct plan *plan, size_t k)
{
	return plan->items[k - 1].cells == 1 || plan->runs[k].run == 2;
}

/* Items first + 1 .. end - 1 stand between two numbers that count on: they are pieces of the
 * first one's row, and from the name of a total on, of that. */
static void
weigh_between(struct plan *plan, size_t first, size_t end)
{
	for (size_t k = first + 1; k < end; k++) {
		struct marks_item *run = &plan->runs[k];

		if (total_name_is(field_of(plan, k))) {
			tabs_begin_row(run, false);	/* or below the names */
			continue;
		}
		if (!is_piece(plan, k))
			continue;
		run->cost[MARKS_ROW] = run->cost[MARKS_TABLE] = MARKS_NEVER;
		if (k == first + 1 && plan->items[first].cells == 1)
			run->cost[MARKS_SAME] = MARKS_NEVER;
		if (run->cost[MARKS_SAME] == MARKS_NEVER || plan->items[k].cells > 1)
			run->cost[MARKS_NEXT] = COST_PIECE;
	}
}

/* The next item behind i that is the name of a total; n: there is none in the same row or right
 * below it. */
static size_t
next_total(const struct plan *plan, size_t i, size_t n)
{
	for (size_t k = i + 1; k < n && k <= i + APART; k++)
		if (total_name_is(field_of(plan, k)))
			return k;
		else if (!is_piece(plan, k))
			break;
	return n;
}

/* Behind the last number, at: the end of its row and of the totals below. */
static size_t
end_of_rows(const struct plan *plan, size_t at, size_t n)
{
	size_t next;

	while ((next = next_total(plan, at, n)) < n)
		at = next;
	return at + 1 < n && plan->items[at].cells == 1 ? at + 2 : at + 1;
}

/* The items from i on, of which more count on. */
static size_t
weigh_rows(struct plan *plan, size_t i, size_t n)
{
	bool flush = serial_of(plan, i) == 1;
	size_t next;

	plan->runs[i].flush = flush;
	while ((next = next_counted(plan, i, n)) < n) {
		weigh_between(plan, i, next);
		tabs_begin_row(&plan->runs[next], flush);
		i = next;
	}
	next = end_of_rows(plan, i, n);
	weigh_between(plan, i, next);
	return next;
}

void
tabs_weigh_counted(struct plan *plan, size_t n)
{
	for (size_t i = 0; i < n; ) {
		size_t length = 1, at = i, next;

		while (serial_of(plan, i) != 0 && (next = next_counted(plan, at, n)) < n) {
			at = next;
			length++;
		}
		i = length < COUNTED_LEAST ? i + 1 : weigh_rows(plan, i, n);
	}
}
