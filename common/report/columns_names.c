/* columns_names: the header of a page, read by itself; see columns.h.
 *
 * The lines of a name stand one below the other, about the same middle, and a name
 * goes on in the next line only where there was no room for more.  What stands
 * above several names, or above one without being its beginning, names a group. */
#include "report/columns.h"
#include "report/label.h"
#include "report/table_form.h"

#include <stdlib.h>
#include "text/data.h"
#include "text/glyph.h"

extern const struct data_table data_heads;

enum {
	HEAD_LINES = 16,	/* not blank, of a header */
	HEAD_SIZE = 40,		/* display width of a name's longest line */
	NAME_BYTES = 96,
	LEAST_LABEL = 8, LEAST_VALUE = 12,	/* display width of a form's label and value */
	REST_LINES = 2, ASIDE = 8,	/* lines and characters to the rest of a known name */
	MIDDLE = 3,		/* characters by which middles may differ */
	PADDING = 4,		/* width of a character more, and the edges of a cell */
	SHIFTS = COLUMNS_READINGS - 2,
	MOST_STRANGE = 3	/* texts over texts, neither known as a name: a form */
};

/* --- which lines ---------------------------------------------------------- */

static bool
is_plain_integer(struct span s, uint32_t *value)
{
	*value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || s.n > 2)
			return false;
		*value = *value * 10 + (uint32_t)(s.p[i] - '0');
	}
	return s.n != 0;
}

/* 栏次  1  2  3: numbers of the columns, which count up from 1. */
static bool
counts_columns(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	bool named = false;
	uint32_t last = 0;

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];
		struct span s = columns_text(c, run);
		uint32_t value;

		if (!run->number) {
			if (!span_eq(s, SPAN("栏次")) && !span_eq(s, SPAN("行次")))
				return false;
			named = true;
		} else if (is_plain_integer(s, &value) && value == last + 1)
			last = value;
		else
			return false;
	}
	return last >= (named ? 1 : 3);
}

/* A sum that does not depend on the order of the characters. */
static uint64_t
letters_of(const struct columns *c, size_t i)
{
	struct span s = form_line(c->region, i);
	uint64_t sum = 0;

	for (size_t at = 0, n; at < s.n; at += n) {
		n = glyph_at(s, at).n;
		if (s.p[at] != ' ')
			sum += span_hash(span_slice(s, at, at + n));
	}
	return sum;
}

/* 一、一般公共预算财政拨款收入: the first row, though its amount may stand lower. */
static bool
has_item(const struct columns *c, size_t i)
{
	for (size_t k = 0; k < c->lines[i].runs; k++) {
		const struct run *run = &c->runs[c->lines[i].first + k];
		struct label label;

		if (run->label && label_read(columns_text(c, run), &label) != 0 &&
		    label.form == LABEL_CHINESE)
			return true;
	}
	return false;
}

size_t
columns_body(const struct columns *c, size_t from, size_t to)
{
	uint64_t letters = 0;

	for (size_t i = from; i < to; i++) {
		if (c->lines[i].runs == 0)
			continue;
		if ((c->lines[i].numbers && !counts_columns(c, i)) ||
		    (letters != 0 && (letters == c->letters || has_item(c, i))))
			return i;
		letters += letters_of(c, i);
	}
	return from;
}

/* --- runs of the header --------------------------------------------------- */

static size_t
overlap(const struct head *a, const struct head *b)
{
	size_t left = a->left > b->left ? a->left : b->left;
	size_t right = a->right < b->right ? a->right : b->right;

	return right > left ? right - left : 0;
}

/* Does lower stand below upper, with half of the narrower one at least? */
static bool
is_below(const struct head *upper, const struct head *lower)
{
	size_t a = (size_t)(upper->right - upper->left), b = (size_t)(lower->right - lower->left);

	return overlap(upper, lower) * 2 >= (a < b ? a : b);
}

static size_t
middles_apart(const struct head *a, const struct head *b)
{
	size_t x = (size_t)a->left + a->right, y = (size_t)b->left + b->right;

	return (x > y ? x - y : y - x) / 2;
}

static const struct run *
run_of(const struct columns *c, const struct heads *h, size_t i)
{
	return &c->runs[h->head[i].run];
}

static bool
has_clause(struct span s)
{
	return span_find(s, SPAN("，")) != SIZE_MAX || span_find(s, SPAN("。")) != SIZE_MAX ||
	    span_find(s, SPAN("；")) != SIZE_MAX;
}

/* 2023年, 2023年度: the name of a group, by itself. */
static bool
is_year(struct span s)
{
	size_t digits = 0;

	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	s = span_slice(s, digits, s.n);
	return digits == 4 && (span_eq(s, SPAN("年")) || span_eq(s, SPAN("年度")));
}

/* Is s the name of something? */
static bool
is_known(struct span s)
{
	for (size_t i = 0; i < data_heads.rows; i++)
		if (span_eq(span_of(DATA_CELL(&data_heads, i, 0)), s))
			return true;
	return is_year(s);
}

/* Is s how a known name ends, 政拨款? */
static bool
is_end_known(struct span s)
{
	for (size_t i = 0; i < data_heads.rows; i++)
		if (span_ends(span_of(DATA_CELL(&data_heads, i, 0)), s))
			return true;
	return false;
}

/* 主管部门 and which one that is, perhaps twice.  The name may go on in the next line. */
static bool
is_form_line(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	const struct run *run = &c->runs[line->first];

	if ((line->runs != 2 && line->runs != 4) || run->size < LEAST_LABEL ||
	    run[1].size < LEAST_VALUE)
		return false;
	for (size_t row = 0; row < data_heads.rows; row++)
		if (strcmp(DATA_CELL(&data_heads, row, 1), "form") == 0 &&
		    span_starts(span_of(DATA_CELL(&data_heads, row, 0)), columns_text(c, run)))
			return !is_known(columns_text(c, &run[1]));
	return false;
}

/* Collects the runs of lines from..body; false if these are no header. */
static bool
collect(struct columns *c, struct heads *h, size_t from, size_t body)
{
	h->n = h->lines = 0;
	h->letters = 0;
	for (size_t i = from; i < body; i++) {
		const struct column_line *line = &c->lines[i];

		if (line->runs == 0)
			continue;
		h->letters += letters_of(c, i);
		if (++h->lines > HEAD_LINES || is_form_line(c, i) ||
		    h->n + line->runs > HEAD_RUNS)
			return false;
		for (size_t k = 0; k < line->runs; k++) {
			const struct run *run = &c->runs[line->first + k];

			if (run->label || run->size > HEAD_SIZE || has_clause(columns_text(c, run)))
				return false;
			h->head[h->n++] = (struct head){
				.run = line->first + (uint32_t)k,
				.left = run->left[c->measure], .right = run->right[c->measure],
				.line = (uint8_t)(h->lines - 1), .next = NO_HEAD,
				.counts = counts_columns(c, i)
			};
		}
	}
	return h->n != 0;
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
		if (i + 1 < h->n && h->head[i + 1].line == head->line && right >= h->head[i + 1].left)
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

/* Is run i (NO_HEAD: nothing) together with what run j begins a known name, or at least
 * the end of one? */
static bool
is_known_with(const struct columns *c, const struct heads *h, size_t i, size_t j, bool whole)
{
	char bytes[NAME_BYTES];
	struct span s = { bytes, 0 };

	if (i != NO_HEAD) {
		s = columns_text(c, run_of(c, h, i));
		if (s.n > NAME_BYTES)
			return false;
		memcpy(bytes, s.p, s.n);
		s.p = bytes;
	}
	s.n = text_from(c, h, j, bytes, s.n);
	return s.n != 0 && (whole ? is_known(s) : is_end_known(s));
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

/* Does a name that run i begins go on with run j? */
static bool
goes_on(const struct columns *c, const struct heads *h, size_t i, size_t j)
{
	const struct head *upper = &h->head[i], *lower = &h->head[j];
	struct span a = columns_text(c, run_of(c, h, i)), b = columns_text(c, run_of(c, h, j));
	size_t room = room_below(c, lower);

	if (span_starts(b, SPAN("（")) || span_starts(b, SPAN("）")) ||
	    is_known_with(c, h, i, j, true))
		return true;
	if (is_known(a) && is_known(b))
		return false;
	if (run_of(c, h, j)->size > room)
		room = run_of(c, h, j)->size;
	return (size_t)run_of(c, h, i)->size + PADDING > room &&
	    (middles_apart(upper, lower) <= MIDDLE || upper->left == lower->left);
}

/* The runs of a line that stand below run i: how many, and the one whose middle is
 * nearest to its own. */
static size_t
find_below(const struct heads *h, size_t i, uint8_t line, size_t *best)
{
	const struct head *upper = &h->head[i];
	size_t n = 0;

	for (size_t j = i + 1; j < h->n && h->head[j].line <= line; j++) {
		const struct head *lower = &h->head[j];

		if (lower->line != line || lower->counts || !is_below(upper, lower))
			continue;
		if (n == 0 || middles_apart(upper, lower) < middles_apart(upper, &h->head[*best]))
			*best = j;
		n += overlap(upper, lower) * 2 >= (size_t)(lower->right - lower->left);
	}
	return n;
}

/* The nearest run below run i; NO_HEAD: none.  *several: somewhere below stand
 * several in one line. */
static size_t
look_down(const struct heads *h, size_t i, bool *several)
{
	size_t below = NO_HEAD;

	*several = false;
	for (size_t line = h->head[i].line + 1U; line < h->lines; line++) {
		size_t best = NO_HEAD;

		*several |= find_below(h, i, (uint8_t)line, &best) > 1;
		if (below == NO_HEAD)
			below = best;
	}
	return below;
}

/* The run, near but perhaps not right below run i, with which this is the end of a known
 * name; NO_HEAD: none. */
static size_t
known_rest(const struct columns *c, const struct heads *h, size_t i)
{
	size_t best = NO_HEAD;

	if (is_known(columns_text(c, run_of(c, h, i))))
		return NO_HEAD;
	for (size_t j = i + 1; j < h->n && h->head[j].line <= h->head[i].line + REST_LINES; j++) {
		const struct head *rest = &h->head[j];

		if (rest->line == h->head[i].line || rest->begun || rest->counts || rest->group ||
		    middles_apart(&h->head[i], rest) > ASIDE ||
		    !is_known_with(c, h, i, j, false))
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
	below = look_down(h, i, &head->group);
	if (below == NO_HEAD || (head->group && !h->head[below].group) ||
	    (h->head[below].begun && !h->head[below].group))
		return;
	if (!h->head[below].begun && goes_on(c, h, i, below)) {
		head->next = (uint8_t)below;
		head->group = h->head[below].group;
		h->head[below].begun = true;
		return;
	}
	if (!head->group && !is_known(columns_text(c, run_of(c, h, i))))
		h->strange++;
	head->group = true;
}

/* --- numbers of rows ------------------------------------------------------- */

/* The rows of groups above run i, which is a group's. */
static uint8_t
level_of(const struct heads *h, size_t i)
{
	uint8_t level = 0;

	for (size_t j = 0; j < i; j++)
		if (h->head[j].group && h->head[j].line < h->head[i].line &&
		    h->head[j].next != i && h->head[j].level + 1 > level &&
		    overlap(&h->head[i], &h->head[j]) != 0)
			level = h->head[j].level + 1;
	return level;
}

/* Middles of lines, doubled, so that those of names of two lines are numbers too.  Where
 * nothing is known of a row, it fills what the first line leaves. */
struct middles {
	size_t sum[HEAD_LINES + 1], n[HEAD_LINES + 1];
};

static size_t
middle_of(const struct heads *h, size_t i)
{
	size_t last = i;

	while (h->head[last].next != NO_HEAD)
		last = h->head[last].next;
	return (size_t)h->head[i].line + h->head[last].line;
}

/* The row below the lowest group that stands above run i; 0 if none does. */
static uint8_t
level_below(const struct heads *h, size_t i)
{
	uint8_t level = 0;

	for (size_t j = 0; j < h->n; j++)
		if (h->head[j].group && h->head[j].line < h->head[i].line &&
		    overlap(&h->head[i], &h->head[j]) != 0 && h->head[j].level + 1 > level)
			level = h->head[j].level + 1;
	return level;
}

/* The row of a name that stands below no group: that of the names that stand about as
 * high, or 0 where it stands in the middle of the header, merged over all rows. */
static uint8_t
level_by_middle(const struct middles *m, size_t levels, size_t middle)
{
	size_t best = 0, off = SIZE_MAX;

	for (size_t level = 0; level < levels; level++) {
		size_t mean = m->n[level] != 0 ? m->sum[level] / m->n[level] : m->sum[0] + 1, far;

		far = middle > mean ? middle - mean : mean - middle;
		if (far <= off) {
			off = far;
			best = level;
		}
	}
	return (uint8_t)best;
}

/* The rows of all names that begin with a run and are no group's. */
static void
set_name_levels(struct heads *h, uint8_t groups)
{
	size_t lines = h->lines - h->head[h->n - 1].counts;
	struct middles m = { .sum = { lines - 1 }, .n = { 1 } };

	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		if (head->group || head->counts)
			continue;
		head->level = level_below(h, i);
		if (head->level > 0 && !head->begun) {
			m.sum[head->level] += middle_of(h, i);
			m.n[head->level]++;
		}
	}
	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		if (head->group || head->counts || head->begun)
			continue;
		if (head->level == 0)
			head->level = level_by_middle(&m, groups + 1U, middle_of(h, i));
		for (size_t k = head->next; k != NO_HEAD; k = h->head[k].next)
			h->head[k].level = head->level;
	}
}

void
columns_levels(struct heads *h)
{
	uint8_t groups = 0;
	bool counts = false;

	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		counts |= head->counts;
		if (!head->group)
			continue;
		if (!head->begun)
			head->level = level_of(h, i);
		if (head->next != NO_HEAD)
			h->head[head->next].level = head->level;
		if (head->level + 1 > groups)
			groups = head->level + 1;
	}
	set_name_levels(h, groups);
	for (size_t i = 0; i < h->n; i++)
		if (h->head[i].counts)
			h->head[i].level = groups + 1;
	h->rows = groups + 1U + counts;
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

static enum head_kind
kind_of(const struct columns *c, const struct heads *h, size_t i)
{
	char bytes[NAME_BYTES];
	struct span s = { bytes, text_from(c, h, i, bytes, 0) };

	for (size_t row = 0; row < data_heads.rows; row++)
		if (span_eq(s, span_of(DATA_CELL(&data_heads, row, 0)))) {
			const char *kind = DATA_CELL(&data_heads, row, 1);

			return strcmp(kind, "text") == 0 ? HEAD_TEXT :
			    strcmp(kind, "total") == 0 ? HEAD_TOTAL : HEAD_ANY;
		}
	return HEAD_ANY;
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
	h->unknown += !is_known_with(c, h, NO_HEAD, i, true);
	name->kind = kind_of(c, h, i);
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

/* The names from left to right; runs are told their new places. */
static void
sort_names(struct heads *h)
{
	uint8_t place[COLUMNS_MAX];

	for (size_t i = 0; i < h->names; i++)
		h->name[i].old = (uint8_t)i;
	qsort(h->name, h->names, sizeof *h->name, by_middle);
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

	return head->next == NO_HEAD && run->size <= 2 && !is_known(columns_text(c, run));
}

bool
columns_names(struct columns *c, size_t from, size_t body, unsigned reading)
{
	struct heads *h = &c->heads;

	if (!collect(c, h, from, body))
		return false;
	move_runs(c, h, reading);
	h->strange = h->unknown = h->names = 0;
	for (size_t i = h->n; i-- > 0;)
		if (!h->head[i].counts)
			join_known(c, h, i);
	for (size_t i = h->n; i-- > 0;)
		if (!h->head[i].counts)
			look_below(c, h, i);
	if (h->strange > MOST_STRANGE)
		return false;
	for (size_t i = 0; i < h->n; i++)
		if (!h->head[i].group && !h->head[i].begun && !h->head[i].counts)
			add_name(c, h, i);
	sort_names(h);
	h->body = body;
	return h->names > 1 && !is_upright(c, h);
}
