/* columns_header: which lines are the header of a page; see columns_header.h. */
#include "block/columns.h"

#include "block/table_form.h"
#include "language/grammar.h"
#include "language/label.h"
#include "language/torn_name.h"
#include "text/glyph.h"

enum {
	HEAD_SIZE = 40,		/* display width of a name's longest line */
	TORN_LINES = 3,		/* of the body in which a name of the header may go on */
	LEAST_LABEL = 8, LEAST_VALUE = 12,	/* the same of a form's label and value */
	LONG_VALUE = 24		/* of one that may be anything */
};

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

bool
columns_is_code_level(const struct columns *c, const struct run *run)
{
	return !run->number && word_table_is(&particles, "codelevel", columns_text(c, run));
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

		if (!named && last == 0 && columns_is_code_level(c, run))
			continue;
		if (!run->number) {
			if (!word_table_is(&particles, "counts", s))
				return false;
			named = true;
		} else if (is_plain_integer(s, &value) && value == last + 1)
			last = value;
		else
			return false;
	}
	return last >= (named ? 1 : 3);
}

/* A sum that does not depend on the order of the characters; a form feed is none. */
static uint64_t
letters_of(const struct columns *c, size_t i)
{
	struct span s = form_line(c->region, i);
	uint64_t sum = 0;

	for (size_t at = 0, n; at < s.n; at += n) {
		n = glyph_at(s, at).n;
		if ((unsigned char)s.p[at] > ' ')
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
	size_t lines = 0;

	for (size_t i = from; i < to; i++) {
		if (c->lines[i].runs == 0)
			continue;
		if ((c->lines[i].numbers && !counts_columns(c, i)) ||
		    (lines > 0 && ((letters != 0 && letters == c->letters) || has_item(c, i))))
			return i;
		if (lines++ < NAME_LINES && c->letters != 0)
			letters += letters_of(c, i);
	}
	return from;
}

/* --- a first row whose cells are centred --------------------------------------- */

static bool
overlap(const struct columns *c, const struct run *a, const struct run *b)
{
	return a->left[c->measure] < b->right[c->measure] &&
	    b->left[c->measure] < a->right[c->measure];
}

/* Does run stand above or below something in line i; numbers: above a number? */
static bool
meets(const struct columns *c, const struct run *run, size_t i, bool numbers)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *other = &c->runs[line->first + k];

		if ((other->number || !numbers) && overlap(c, run, other))
			return true;
	}
	return false;
}

/* Are lines upper and lower the ends of cells in the row of the line of numbers between
 * them?  What stands in the upper one goes on in the lower one, above no number, and where
 * they are next to that line, not all of it through that. */
static bool
are_ends(const struct columns *c, size_t upper, size_t between, size_t lower)
{
	const struct column_line *line = &c->lines[upper];
	bool parted = upper + 1 < between;

	if (line->runs == 0 || line->numbers || c->lines[lower].runs == 0 ||
	    c->lines[lower].numbers)
		return false;
	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];

		if (meets(c, run, between, true) || !meets(c, run, lower, false))
			return false;
		parted |= !meets(c, run, between, false);
	}
	return parted;
}

size_t
columns_first_row(const struct columns *c, size_t from, size_t body, size_t to)
{
	size_t n = 0;

	while (n + 1 < TORN_LINES && body > from + n + 1 && body + n + 1 < to &&
	    are_ends(c, body - n - 1, body, body + n + 1))
		n++;
	return body - n;
}

/* --- the header's runs ---------------------------------------------------------- */

static bool
has_clause(struct span s)
{
	return span_has(s, SPAN("，")) || span_has(s, SPAN("。")) ||
	    span_has(s, SPAN("；"));
}

static bool
is_value(const struct columns *c, const struct run *run)
{
	return run->size >= LONG_VALUE || (run->size >= LEAST_VALUE &&
	    head_words_kind(c->words, columns_text(c, run)) == HEAD_UNKNOWN);
}

/* Does run begin the name of a line of a form, so much of it that it begins no other name, or
 * with the rest of it right below? */
static bool
is_form_label(const struct columns *c, size_t i, const struct run *run)
{
	const struct column_line *below = &c->lines[i + 1];
	struct torn_name name = { .n = 0 };

	if (!head_words_form(columns_text(c, run)))
		return false;
	if (run->size >= LEAST_LABEL)
		return true;
	torn_name_add(&name, columns_text(c, run));
	return i + 1 < c->region->nlines && below->runs == 1 &&
	    c->runs[below->first].left[c->measure] == run->left[c->measure] &&
	    torn_name_add(&name, columns_text(c, &c->runs[below->first]));
}

/* 主管部门 and which one that is, perhaps twice.  The name may go on in the next line, or
 * stand in another one, centred, where it is long. */
static bool
is_form_line(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	const struct run *run = &c->runs[line->first];

	if (line->runs < 2 || line->runs > 4 || !is_form_label(c, i, run))
		return false;
	if (line->runs > 2 && head_words_form(columns_text(c, &run[2])))
		return !head_words_form(columns_text(c, &run[1]));
	return line->runs != 3 && is_value(c, &run[1]);
}

/* Does a name of the header, beside which the first rows stand, go on in the body?
 * 年度预 above 算申请 | 年度资金总额, 人员情况（人 above ） | 92: then these are rows of a form. */
static bool
is_torn(const struct columns *c, size_t from, size_t body)
{
	const struct run *top = &c->runs[c->lines[from].first];
	struct torn_name name = { .n = 0 };

	for (size_t i = from; i < c->region->nlines && i <= body + TORN_LINES; i++) {
		const struct run *run = &c->runs[c->lines[i].first];

		if (c->lines[i].runs == 0 || run->left[c->measure] != top->left[c->measure])
			continue;
		if (torn_name_add(&name, columns_text(c, run)) && i >= body)
			return true;
		if (i == body && span_starts(columns_text(c, run), SPAN("）")))
			return true;
	}
	return false;
}

/* What is known of a run by itself.  counted: its line counts the columns. */
static struct head
head_of(const struct columns *c, const struct run *run, bool counted)
{
	bool codes = columns_is_code_level(c, run);

	return (struct head){
		.run = (uint32_t)(run - c->runs), .line = (uint8_t)(c->heads.lines - 1),
		.codes = codes, .counts = counted && !codes,
		.kind = (uint8_t)head_words_kind(c->words, columns_text(c, run))
	};
}

bool
columns_collect(struct columns *c, size_t from, size_t body)
{
	struct heads *h = &c->heads;

	if (is_torn(c, from, body))
		return false;
	h->n = h->lines = 0;
	h->letters = 0;
	for (size_t i = from; i < body; i++) {
		const struct column_line *line = &c->lines[i];
		bool counts;

		if (line->runs == 0)
			continue;
		counts = counts_columns(c, i);
		h->letters += letters_of(c, i);
		h->start[h->lines] = (uint8_t)h->n;
		if (++h->lines > NAME_LINES || is_form_line(c, i) ||
		    h->n + line->runs > HEAD_RUNS)
			return false;
		for (size_t k = 0; k < line->runs; k++) {
			const struct run *run = &c->runs[line->first + k];

			if (run->label || run->size > HEAD_SIZE || has_clause(columns_text(c, run)))
				return false;
			h->head[h->n++] = head_of(c, run, counts);
		}
	}
	h->start[h->lines] = (uint8_t)h->n;
	return h->n != 0;
}
