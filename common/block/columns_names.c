/* columns_names: the header of a page, read by itself; see columns_header.h.
 *
 * The lines of a name stand one below the other, about the same middle, and a name
 * goes on in the next line only where there was no room for more.  What stands
 * above several names, or above one without being its beginning, names a group. */
#include "block/columns.h"

#include <stdlib.h>

#include "language/quantity.h"

enum {
	NAME_BYTES = 96,
	REST_LINES = 2, ASIDE = 8,	/* lines and characters to the rest of a known name */
	MIDDLE = 3,		/* characters by which middles may differ */
	PADDING = 4,		/* width of a character more, and the edges of a cell */
	SHIFTS = COLUMNS_READINGS - 2,
	MOST_STRANGE = 3	/* texts over texts, neither known as a name: a form */
};

static const struct run *
run_of(const struct columns *c, const struct heads *h, size_t i)
{
	return &c->runs[h->head[i].run];
}

/* Does lower stand below upper, with half of the narrower one at least? */
static bool
is_below(const struct head *upper, const struct head *lower)
{
	size_t a = (size_t)(upper->right - upper->left), b = (size_t)(lower->right - lower->left);

	return head_overlap(upper, lower) * 2 >= (a < b ? a : b);
}

static size_t
middles_apart(const struct head *a, const struct head *b)
{
	size_t x = (size_t)a->left + a->right, y = (size_t)b->left + b->right;

	return (x > y ? x - y : y - x) / 2;
}

/* --- where they stand ------------------------------------------------------ */

/* pdftotext counts one column for each character of a line of words, but where amounts
 * stand below, a Chinese character is as wide as two of their digits.  Hence a name is
 * wider than it is printed, if there is room up to the next one, and words one blank
 * apart stand further right, the more so the more words are before them. */

/* The width that is lost before a run behind single blanks. */
static size_t
lost_before(const struct columns *c, const struct heads *h, size_t i)
{
	size_t lost = 0;

	for (; i > 0 && h->head[i - 1].line == h->head[i].line; i--) {
		const struct run *run = run_of(c, h, i), *last = run_of(c, h, i - 1);

		if (run->left[BY_CHARACTER] > last->right[BY_CHARACTER] + 1)
			break;
		lost += last->size - (size_t)(last->right[BY_CHARACTER] - last->left[BY_CHARACTER]);
	}
	return lost;
}

/* The runs as they are printed, and none of them part of a name yet. */
static void
begin_reading(const struct columns *c, struct heads *h)
{
	for (size_t i = 0; i < h->n; i++) {
		const struct run *run = run_of(c, h, i);
		struct head *head = &h->head[i];

		head->left = run->left[c->measure];
		head->right = run->right[c->measure];
		head->next = NO_HEAD;
		head->name = head->level = 0;
		head->group = head->code = head->begun = false;
	}
	h->strange = h->unknown = h->names = 0;
}

/* How the runs are taken to stand: 0 as they are printed, n wider, and moved by
 * (n - 1) / SHIFTS of what is lost before them. */
static void
move_runs(const struct columns *c, struct heads *h, unsigned reading)
{
	for (size_t i = h->n; reading > 0 && c->measure == BY_CHARACTER && i-- > 0;) {
		const struct run *run = run_of(c, h, i);
		struct head *head = &h->head[i];
		size_t move = lost_before(c, h, i) * (reading - 1) / SHIFTS;
		size_t right = head->left + move + run->size;

		if (head->counts)
			continue;
		if (i + 1 < h->n && h->head[i + 1].line == head->line &&
		    right >= h->head[i + 1].left)
			right = h->head[i + 1].left - 1U;
		head->left += (uint16_t)move;
		if (right > head->right)
			head->right = (uint16_t)right;
		if (head->left >= head->right)
			head->left = head->right - 1;
	}
}

/* --- names ---------------------------------------------------------------- */

/* The text of a name from run i on, all its lines together; how many bytes, 0 if there
 * are too many. */
static size_t
text_from(const struct columns *c, const struct heads *h, size_t i, char *bytes, size_t n)
{
	for (; i != NO_HEAD; i = h->head[i].next) {
		struct span s = columns_text(c, run_of(c, h, i));

		if (n + s.n > NAME_BYTES)
			return 0;
		memcpy(bytes + n, s.p, s.n);
		n += s.n;
	}
	return n;
}

/* Is run i together with what run j begins a known name, or at least the end of one? */
static bool
is_known_with(const struct columns *c, const struct heads *h, size_t i, size_t j, bool whole)
{
	char bytes[NAME_BYTES];
	struct span a = columns_text(c, run_of(c, h, i)), s = { bytes, 0 };

	if (a.n > NAME_BYTES)
		return false;
	memcpy(bytes, a.p, a.n);
	s.n = text_from(c, h, j, bytes, a.n);
	return whole ? head_words_kind(c->words, s) != HEAD_UNKNOWN : head_words_end(c->words, s);
}

static bool
is_known(const struct heads *h, size_t i)
{
	return h->head[i].kind != HEAD_UNKNOWN;
}

/* The width there is in the column of amounts that run stands above; 0: none. */
static size_t
room_below(const struct columns *c, const struct head *head)
{
	for (size_t i = 0; i < c->ncolumns; i++) {
		const struct column *at = &c->column[i];

		if (at->numbers > at->texts && at->left < head->right && head->left < at->right)
			return (size_t)(at->right - at->left);
	}
	return 0;
}

/* Does anything stand above run j, in the lines before its own? */
static bool
has_above(const struct heads *h, size_t j)
{
	for (size_t k = 0; k < h->start[h->head[j].line]; k++)
		if (head_overlap(&h->head[k], &h->head[j]) != 0)
			return true;
	return false;
}

/* Names over all rows of the header stand in a line between runs i and j, and beside j
 * begin others, one of them a total: so i is the name of a group, 资金安排 over
 * 小计 | 中央资金 | 县级资金. */
static bool
is_parted(const struct heads *h, size_t i, size_t j)
{
	size_t line = h->head[j].line, first = h->start[line], end = h->start[line + 1];
	bool total = false;

	if (line <= h->head[i].line + 1U && !is_known(h, j))
		return false;
	for (size_t k = first; k < end; k++)
		total |= h->head[k].kind == HEAD_TOTAL;
	return total && (j == first || !has_above(h, j - 1)) &&
	    (j + 1 == end || !has_above(h, j + 1));
}

/* Is run i a name with its unit, 投资情况（万元）?  That is its end. */
static bool
ends_in_unit(const struct columns *c, const struct heads *h, size_t i)
{
	struct span s = columns_text(c, run_of(c, h, i));
	struct unit_hint hint;

	return (span_ends(s, SPAN("）")) || span_ends(s, SPAN(")"))) &&
	    quantity_header_hint(s, &hint);
}

/* Is run k, beside run j, a name below that of run i, with nothing right above it? */
static bool
is_beside(const struct heads *h, size_t i, size_t j, size_t k)
{
	size_t next = i + 1;

	return k < h->n && h->head[k].line == h->head[j].line && !has_above(h, k) &&
	    (next == h->n || h->head[next].line != h->head[i].line ||
		h->head[k].left < h->head[next].left);
}

/* Where all cells begin at the top, does a row of the header begin with run j, below run i?
 * Then there are names in its line with nothing above. */
static bool
begins_row(const struct heads *h, size_t i, size_t j)
{
	size_t line = h->head[j].line;

	if (!h->plain || (!is_known(h, j) && !is_beside(h, i, j, j + 1)))
		return false;
	for (size_t k = h->start[line]; k < h->start[line + 1]; k++)
		if (!has_above(h, k))
			return true;
	return false;
}

/* Is the line above that of run j blank? */
static bool
is_behind_blank(const struct columns *c, const struct heads *h, size_t j)
{
	size_t line = run_of(c, h, j)->line;

	return line > 0 && c->lines[line - 1].runs == 0;
}

/* Does a name that run i begins go on with run j? */
static bool
goes_on(const struct columns *c, const struct heads *h, size_t i, size_t j)
{
	const struct head *upper = &h->head[i], *lower = &h->head[j];
	struct span b = columns_text(c, run_of(c, h, j));
	size_t room = room_below(c, lower);
	bool known = is_known_with(c, h, i, j, true);

	if ((known && !is_known(h, i)) || span_starts(b, SPAN("（")) ||
	    span_starts(b, SPAN("）")))
		return true;
	if (begins_row(h, i, j))
		return false;
	if (known)
		return true;
	if ((is_known(h, i) && (is_known(h, j) || is_behind_blank(c, h, j))) ||
	    ends_in_unit(c, h, i) ||
	    is_parted(h, i, j))
		return false;
	if (run_of(c, h, j)->size > room)
		room = run_of(c, h, j)->size;
	return (size_t)run_of(c, h, i)->size + PADDING > room &&
	    (middles_apart(upper, lower) <= MIDDLE || upper->left == lower->left);
}

static enum head_kind
kind_of(const struct columns *c, const struct heads *h, size_t i)
{
	char bytes[NAME_BYTES];

	if (h->head[i].next == NO_HEAD)
		return (enum head_kind)h->head[i].kind;
	return head_words_kind(c->words, (struct span){ bytes, text_from(c, h, i, bytes, 0) });
}

/* Is run i 类, 款 or 项 above its part of a code?  Not if it begins a name, 项 over 目名称. */
static bool
is_code_level(const struct heads *h, size_t i)
{
	return h->head[i].next == NO_HEAD && h->head[i].codes;
}

/* The runs of a line that stand below run i: how many, and the one whose middle is
 * nearest to its own.  类 款 项 stand below the name of a code only. */
static size_t
find_below(const struct columns *c, size_t i, uint8_t line, size_t *best)
{
	const struct heads *h = &c->heads;
	const struct head *upper = &h->head[i];
	bool code = kind_of(c, h, i) == HEAD_CODE;
	size_t n = 0;

	for (size_t j = h->start[line]; j < h->start[line + 1]; j++) {
		const struct head *lower = &h->head[j];

		if (lower->counts || !is_below(upper, lower) ||
		    (!code && is_code_level(h, j)))
			continue;
		if (n == 0 || middles_apart(upper, lower) < middles_apart(upper, &h->head[*best]))
			*best = j;
		n += head_overlap(upper, lower) * 2 >= (size_t)(lower->right - lower->left);
	}
	return n;
}

/* The nearest run below run i; NO_HEAD: none.  *several: somewhere below stand
 * several in one line. */
static size_t
look_down(const struct columns *c, size_t i, bool *several)
{
	const struct heads *h = &c->heads;
	size_t below = NO_HEAD;

	*several = false;
	for (size_t line = h->head[i].line + 1U; line < h->lines; line++) {
		size_t best = NO_HEAD;

		*several |= find_below(c, i, (uint8_t)line, &best) > 1;
		if (below == NO_HEAD)
			below = best;
		if (best != NO_HEAD && is_known_with(c, h, i, best, true))
			break;		/* the name ends there */
	}
	return below;
}

/* The run, near but perhaps not right below run i, with which this is the end of a known
 * name; NO_HEAD: none. */
static size_t
known_rest(const struct columns *c, const struct heads *h, size_t i)
{
	size_t best = NO_HEAD;

	if (is_known(h, i) && !h->head[i].codes)
		return NO_HEAD;
	for (size_t j = i + 1; j < h->n && h->head[j].line <= h->head[i].line + REST_LINES; j++) {
		const struct head *rest = &h->head[j];

		if (rest->line == h->head[i].line || rest->begun || rest->counts || rest->group ||
		    middles_apart(&h->head[i], rest) > ASIDE ||
		    !is_known_with(c, h, i, j, false) || begins_row(h, i, j))
			continue;
		if (best == NO_HEAD ||
		    middles_apart(&h->head[i], rest) < middles_apart(&h->head[i], &h->head[best]))
			best = j;
	}
	return best;
}

static void
join_known(const struct columns *c, struct heads *h, size_t i)
{
	size_t rest = known_rest(c, h, i);

	if (rest == NO_HEAD)
		return;
	h->head[i].next = (uint8_t)rest;
	h->head[rest].begun = true;
}

/* What run i is: the beginning of what stands below it, or the name of a group.
 * What stands lower has been looked at. */
static void
look_below(const struct columns *c, struct heads *h, size_t i)
{
	struct head *head = &h->head[i];
	size_t below;

	if (head->next != NO_HEAD)
		return;
	below = look_down(c, i, &head->group);
	if (below == NO_HEAD || (head->group && !h->head[below].group) ||
	    (h->head[below].begun && !h->head[below].group))
		return;
	if (!h->head[below].begun && goes_on(c, h, i, below)) {
		head->next = (uint8_t)below;
		head->group = h->head[below].group;
		h->head[below].begun = true;
		return;
	}
	if (!head->group && !is_known(h, i) && !ends_in_unit(c, h, i))
		h->strange++;
	head->group = true;
}

/* The name of a code, where 类 款 项 are names of their own, is that of their group, though
 * it may stand above none of them. */
static void
look_for_codes(const struct columns *c, struct heads *h)
{
	size_t levels = 0;

	for (size_t i = 0; i < h->n; i++)
		levels += !h->head[i].counts && is_code_level(h, i);
	for (size_t i = 0; levels > 1 && i < h->n; i++)
		if (!h->head[i].begun && !h->head[i].counts && kind_of(c, h, i) == HEAD_CODE)
			for (size_t k = i; k != NO_HEAD; k = h->head[k].next)
				h->head[k].group = h->head[k].code = true;
}

/* --- names of columns ------------------------------------------------------ */

static void
widen(struct head_name *name, const struct head *head)
{
	if (head->left < name->left)
		name->left = head->left;
	if (head->right > name->right)
		name->right = head->right;
	if (head->line > name->last)
		name->last = head->line;
}

/* The same for a name, whatever lines it is torn into. */
static uint32_t
hash_on(uint32_t hash, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 16777619;
	return hash;
}

static void
add_name(const struct columns *c, struct heads *h, size_t i)
{
	struct head_name *name = &h->name[h->names];

	if (h->names == COLUMNS_MAX)
		return;
	*name = (struct head_name){
		.left = h->head[i].left, .right = h->head[i].right,
		.first = h->head[i].line, .head = (uint8_t)i
	};
	name->kind = (uint8_t)kind_of(c, h, i);
	h->unknown += name->kind == HEAD_UNKNOWN;
	for (size_t k = i; k != NO_HEAD; k = h->head[k].next) {
		widen(name, &h->head[k]);
		h->head[k].name = (uint8_t)h->names;
		name->hash = hash_on(name->hash, columns_text(c, run_of(c, h, k)));
	}
	h->names++;
}

static int
by_middle(const void *a, const void *b)
{
	const struct head_name *x = a, *y = b;
	int p = x->left + x->right, q = y->left + y->right;

	return p != q ? p - q : x->head - y->head;
}

static bool
is_level(const struct heads *h, const struct head_name *name)
{
	return is_code_level(h, name->head);
}

/* Nothing stands between 类 款 项: what is printed there comes behind them. */
static void
keep_levels(struct heads *h)
{
	for (size_t i = 1; i + 1 < h->names; i++) {
		struct head_name *name = &h->name[i], last = *name;

		if (!is_level(h, name) && is_level(h, name - 1) && is_level(h, name + 1)) {
			*name = name[1];
			name[1] = last;
		}
	}
}

/* The names from left to right; runs are told their new places. */
static void
sort_names(struct heads *h)
{
	uint8_t place[COLUMNS_MAX];

	for (size_t i = 0; i < h->names; i++)
		h->name[i].old = (uint8_t)i;
	qsort(h->name, h->names, sizeof *h->name, by_middle);
	keep_levels(h);
	for (size_t i = 0; i < h->names; i++)
		place[h->name[i].old] = (uint8_t)i;
	for (size_t i = 0; i < h->n; i++)
		if (!h->head[i].group && !h->head[i].counts)
			h->head[i].name = place[h->head[i].name];
}

/* Is the first name a character that goes on down the table, 绩 效 指 标? */
static bool
is_upright(const struct columns *c, const struct heads *h)
{
	const struct head *head = &h->head[h->name[0].head];
	const struct run *run = run_of(c, h, h->name[0].head);

	return head->next == NO_HEAD && run->size <= 2 &&
	    !is_known(h, h->name[0].head);
}

bool
columns_names(struct columns *c, size_t body, unsigned reading)
{
	struct heads *h = &c->heads;

	begin_reading(c, h);
	move_runs(c, h, reading);
	for (size_t i = h->n; i-- > 0;)
		if (!h->head[i].counts)
			join_known(c, h, i);
	for (size_t i = h->n; i-- > 0;)
		if (!h->head[i].counts)
			look_below(c, h, i);
	look_for_codes(c, h);
	if (h->strange > MOST_STRANGE)
		return false;
	for (size_t i = 0; i < h->n; i++)
		if (!h->head[i].group && !h->head[i].begun && !h->head[i].counts)
			add_name(c, h, i);
	sort_names(h);
	h->body = body;
	return h->names > 1 && !is_upright(c, h);
}
