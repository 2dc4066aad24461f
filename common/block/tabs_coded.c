/* tabs_coded: rows that begin with codes 类 款 项, where catdoc has parted their cells; see
 * tabs_items.h.
 *
 * 类 款 项 side by side head the columns of the codes; below them a code of a class begins a row,
 * and so does a total.  What stands between two of these are pieces of the first one's row: its
 * name, behind nothing but codes, and amounts. */
#include "block/tabs_items.h"

#include "language/grammar.h"
#include "language/total_name.h"
#include "text/character.h"

enum {
	CODED_LEAST = 2,	/* codes of classes, or they are chance */
	APART = 6,		/* items of a row, at most */
	CLASS_DIGITS = 3,	/* of a code of 类 */
	LOWER_DIGITS = 2,	/* of 款, of 项 */
	LEVELS = 3,		/* 类 款 项 */
	COST_PIECE = 1
};

/* Takes the next field from rest; false: there is none. */
static bool
next_field(struct span *rest, struct span *field)
{
	if (rest->p == NULL)
		return false;
	*field = tabs_first_field(*rest);
	if (field->n == rest->n)
		*rest = (struct span){ NULL, 0 };
	else
		*rest = span_slice(*rest, field->n + 1, rest->n);
	return true;
}

static struct span
text_of(const struct plan *plan, size_t i)
{
	return tabs_behind(form_line(plan->region, plan->items[i].first));
}

/* 类 | 款 | 项, and nothing else? */
static bool
is_of_levels(const struct plan *plan, size_t i)
{
	struct span rest = text_of(plan, i), field;
	size_t n = 0;

	for (; next_field(&rest, &field); n++)
		if (!word_table_is(&particles, "codelevel", field))
			return false;
	return n == LEVELS;
}

/* 201, one of a class of functions: codes of what is bought with it begin with 3. */
static bool
is_class(struct span s)
{
	return s.n == CLASS_DIGITS && s.p[0] == '2' && span_is_digits(s);
}

/* Is the item nothing but the codes with which a row begins? */
static bool
is_only_codes(const struct plan *plan, size_t i)
{
	struct span rest = text_of(plan, i), field;
	size_t n = 0;

	for (; next_field(&rest, &field); n++)
		if (n == 0 ? !is_class(field) : field.n != LOWER_DIGITS || !span_is_digits(field))
			return false;
	return n <= LEVELS && plan->items[i].end == plan->items[i].first + 1;
}

static bool
is_total(const struct plan *plan, size_t i)
{
	return total_name_is(tabs_first_field(text_of(plan, i)));
}

static bool
begins_row(const struct plan *plan, size_t i)
{
	return is_class(tabs_first_field(text_of(plan, i))) || is_total(plan, i);
}

static bool
begins_with_amount(const struct plan *plan, size_t i)
{
	struct span s = tabs_first_field(text_of(plan, i));

	return s.n != 0 && (byte_is_digit(s.p[0]) || s.p[0] == '-');
}

/* The first item behind the row that item i begins. */
static size_t
end_of_row(const struct plan *plan, size_t i, size_t n)
{
	size_t end = i + 1, most = n - i > APART ? i + APART : n;

	if (end < most && is_only_codes(plan, i) && !begins_row(plan, end))
		end++;
	while (end < most && begins_with_amount(plan, end) && !begins_row(plan, end))
		end++;
	return end;
}

/* The first item behind the row of the header that item i begins, 小计 | 基本支出 behind it. */
static size_t
end_of_header(const struct plan *plan, size_t i, size_t n)
{
	size_t end = i + 1;

	while (end < n && end <= i + 2 && !begins_row(plan, end))
		end++;
	return end < n && begins_row(plan, end) ? end : i + 1;
}

static void
join_row(struct plan *plan, size_t i, size_t end)
{
	for (size_t k = i + 1; k < end; k++) {
		struct marks_item *run = &plan->runs[k];

		run->cost[MARKS_ROW] = run->cost[MARKS_TABLE] = run->cost[MARKS_SAME] = MARKS_NEVER;
		run->cost[MARKS_NEXT] = COST_PIECE;
	}
}

void
tabs_weigh_coded(struct plan *plan, size_t n)
{
	for (size_t h = 0; h < n; h++) {
		size_t classes = 0, at, end;

		if (!is_of_levels(plan, h))
			continue;
		for (at = end_of_header(plan, h, n); at < n && begins_row(plan, at);
		    at = end_of_row(plan, at, n))
			classes += !is_total(plan, at);
		if (classes < CODED_LEAST)
			continue;
		end = at;
		for (at = end_of_header(plan, h, n), join_row(plan, h, at); at < end;
		    at = end_of_row(plan, at, n)) {
			tabs_begin_row(&plan->runs[at], true);
			join_row(plan, at, end_of_row(plan, at, n));
		}
		h = end - 1;
	}
}
