/* loose: columns for numbers without rows; see loose.h. */
#include "figure/loose_place.h"

#include "language/date.h"
#include "language/shape.h"
#include "language/unit.h"
#include "relation/cell_text.h"
#include "text/blank.h"
#include "text/punct.h"

enum {
	SENTENCES = 4,		/* that a cell of remarks may have */
	SHORT_SENTENCE = 60,	/* bytes: a line of a narrow cell */
	LONG_SENTENCE = 300,	/* bytes: no remark is as long */
	DECIMALS = 2		/* of amounts of which nobody dropped zeros */
};

void
loose_reset(struct loose *l)
{
	l->lines.n = 0;
	l->has_money = false;
	loose_end(l);
}

void
loose_end(struct loose *l)
{
	l->lines.n = 0;
	l->heads.n = 0;
	l->column = l->sentences = l->name_n = l->counted = 0;
	l->has_own = l->amounts = l->ragged = l->signs = l->numbering = l->units = false;
}

void
loose_sentence(struct loose *l, struct span text)
{
	l->lines.n = 0;
	if (l->heads.n == 0 || (text.n < SHORT_SENTENCE && !span_ends(text, SPAN("。"))))
		return;
	if (++l->sentences >= SENTENCES || text.n >= LONG_SENTENCE)
		loose_end(l);
}

static void
take_money(struct loose *l, const struct unit_hint *unit)
{
	l->money = *unit;
	l->has_money = true;
}

void
loose_unit(struct loose *l, const struct unit_hint *unit)
{
	size_t pending = l->lines.n;	/* titles may stand above it, set apart */

	loose_end(l);
	l->lines.n = pending;
	take_money(l, unit);
}

void
loose_caption(struct loose *l)
{
	loose_end(l);
}

/* --- words -------------------------------------------------------------- */

/* —, ——, /, -: what stands in a cell that has no number. */
static bool
is_placeholder(struct span s)
{
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		if (g.c != 0x2014 && g.c != 0x2013 && g.c != 0x2500 && g.c != '-' && g.c != '/' &&
		    !blank_is(g.c))
			return false;
	}
	return s.n != 0;
}

/* Cells without a number in s, which holds nothing else; 0: it does. */
static size_t
placeholders(struct span s)
{
	size_t n = 0;
	struct glyph g;

	if (s.n == 0 || (unsigned char)s.p[0] > 0xE3)
		return 0;		/* nearly always: a word begins */
	s = blank_trim(s);
	if (!is_placeholder(s))
		return 0;
	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		n += !blank_is(g.c) && (at == 0 || blank_is(glyph_before(s, at).c));
	}
	return n;
}

/* The unit of a measure's target.  A compound one, 批次/千人, may be gone with its text
 * before the next number comes. */
static void
take_own(struct loose *l, const struct unit_hint *unit)
{
	l->has_own = memchr(unit->unit.p, '/', unit->unit.n) == NULL ||
	    span_starts(unit->unit, SPAN("CNY/"));
	if (l->has_own)
		l->own = *unit;
}

void
loose_words(struct loose *l, struct span text, bool heading)
{
	struct unit_hint unit;
	size_t empty;

	if (heading && l->heads.n == 0)
		return;			/* no table has begun */
	empty = placeholders(text);
	l->column += empty;
	if (l->heads.units && unit_whole(blank_trim(text), &unit))
		take_own(l, &unit);
	else if (empty == 0 && shape_has_words(text))
		loose_lines_add(&l->lines, text);
}

/* Titles found take the place of those before.  实际完成值 alone leaves 得分 where it was:
 * the columns of a form come one by one. */
static void
take_heads(struct loose *l, const struct loose_heads *found)
{
	struct loose_column marks = { .has_hint = false };
	bool goes_on = true;

	for (size_t c = 0; c < found->n; c++)
		goes_on &= found->columns[c].role == LOOSE_VALUE;
	for (size_t c = 0; c < l->heads.n; c++)
		if (l->heads.columns[c].role == LOOSE_UNIT &&
		    l->heads.columns[c].hint.kind == KIND_SCORE)
			marks = l->heads.columns[c];
	l->units = found->units || (l->units && found->n == 1);
	l->heads = *found;
	l->fresh = true;
	l->signs &= found->n == 1;
	l->counted = 0;
	if (goes_on && marks.has_hint && l->heads.n < LOOSE_COLUMNS)
		l->heads.columns[l->heads.n++] = marks;
}

/* A number comes behind words: the titles among them, and the name of its row. */
static void
read_lines(struct loose *l)
{
	struct loose_words words;

	if (l->lines.n == 0)
		return;
	loose_lines_read(&l->lines, &words);
	if (words.has_unit)
		take_money(l, &words.unit);
	l->numbering = words.heads.numbers && words.heads.n == 1 && words.name_n == 0;
	if (words.heads.n != 0 && !l->numbering)
		take_heads(l, &words.heads);
	memcpy(l->name, words.name, words.name_n);
	l->name_n = words.name_n;
	l->column = 0;
	l->has_own = l->amounts = false;
	l->lines.n = 0;
}

bool
loose_is_open(struct loose *l)
{
	if (l->heads.n == 0)
		read_lines(l);
	return l->heads.n != 0;
}

void
loose_table(struct loose *l)
{
	read_lines(l);
}

/* --- lines with numbers ------------------------------------------------- */

/* Words and empty cells between two numbers of a line, or before the first. */
static void
read_gap(struct loose_line *line, struct span gap)
{
	struct loose *l = line->loose;
	size_t empty = placeholders(gap);

	l->column += empty;
	if (empty != 0 || !shape_has_words(gap))
		return;
	if (line->at == 0) {
		loose_lines_add(&l->lines, gap);
		read_lines(l);
	} else if (l->column < l->heads.n && l->heads.columns[l->column].role == LOOSE_VALUE)
		l->column++;		/* 达标 */
}

static size_t
count_numbers(struct span text, const struct mentions *ms)
{
	size_t n = 0, at = 0;

	for (size_t i = 0; i < ms->n; i++) {
		const struct quantity *q = &ms->at[i].q;

		if (q->kind >= KIND_DATE)
			continue;
		n += placeholders(span_slice(text, at, q->from)) + !loose_is_code(text, q);
		at = q->to;
	}
	return n + placeholders(span_slice(text, at, text.n));
}

size_t
loose_first(const struct mentions *ms)
{
	size_t i = 0;

	while (i < ms->n && ms->at[i].q.kind >= KIND_DATE)
		i++;
	return i;
}

struct loose_line
loose_line(struct loose *l, struct span text, const struct mentions *ms)
{
	struct loose_line line = { .loose = l, .text = text };

	l->sentences = 0;
	if (!shape_has_words(span_slice(text, 0, ms->at[loose_first(ms)].q.from)))
		read_lines(l);
	line.numbers = count_numbers(text, ms);
	return line;
}

/* 其他资金：30.00: is q right behind a name, in no column (年度资金总额： 330.00 356.00 is)? */
static bool
is_filled_in(const struct loose_line *line, const struct quantity *q)
{
	struct span before = span_slice(line->text, 0, q->from);

	return punct_ends(line->numbers == 1 ? blank_trim(before) : before, ':') != 0;
}

/* 1, 2, 3 …: one more of the numbers of columns, which need not stand together. */
static bool
is_next_number(struct loose *l, const struct quantity *q, struct span raw)
{
	if (!loose_is_whole(q) || memchr(raw.p, ',', raw.n) != NULL ||
	    decimal_cmp(q->value, decimal_of((long long)l->counted + 1)) != 0)
		return false;
	l->counted++;
	return true;
}

/* What q in its column says of those behind it in the row. */
static void
note(struct loose *l, const struct loose_column *column, const struct quantity *q)
{
	if (column->role == LOOSE_MONEY) {
		l->amounts |= !loose_is_whole(q);
		l->ragged |= decimal_sign(q->value) != 0 && q->quantum.scale < DECIMALS;
	}
	l->signs |= loose_is_rate(column) && q->kind == KIND_PERCENT;
	if (column->role == LOOSE_VALUE && q->kind != KIND_BARE)
		take_own(l, &(struct unit_hint){ q->kind, q->unit, 0 });
}

/* 编制数, and 32 right below it: nothing else could name the count. */
static bool
is_named_count(const struct loose *l, const struct loose_column *column)
{
	return l->fresh && l->heads.n == 1 && column->role == LOOSE_UNIT &&
	    column->hint.kind == KIND_COUNT;
}

/* NAME|TITLE, as of a cell (loose.h).  Only a line that is a row tells the title of each
 * number; of one that nothing names it is the column's it stands below. */
static void
set_label(struct loose_line *line, struct mentions *ms, struct mention *m,
    const struct loose_column *column)
{
	struct loose *l = line->loose;
	struct span name = line->name, title = { column->name, column->name_n };

	name = cell_bare_label(name.n != 0 ? name : (struct span){ l->name, l->name_n });
	if (line->numbers != l->heads.n && name.n != 0)
		title.n = 0;
	m->label = mentions_keep(ms, name);
	if (name.n != 0 || !is_named_count(l, column))
		buf_add_char(&ms->pool, '|');
	buf_add_span(&ms->pool, title);
	m->label.n = ms->pool.n - m->label.at;
	if (title.n != 0 && date_year_in(title) != 0)
		m->year = date_year_in(title);
}

enum loose_found
loose_take(struct loose_line *line, struct mentions *ms, struct mention *m)
{
	struct loose *l = line->loose;
	struct span raw = span_slice(line->text, m->q.start, m->q.end);
	const struct loose_column *column;
	bool bare = m->q.kind == KIND_BARE;

	if (l->heads.n != 0 || line->at == 0)
		read_gap(line, span_slice(line->text, line->at, m->q.from));
	line->at = m->q.to;
	if (l->heads.n == 0)
		return LOOSE_UNKNOWN;
	l->numbers = line->numbers - line->taken++;
	l->exact = line->numbers == 1 || l->column + l->numbers == l->heads.n;
	if (l->numbering)
		return bare ? LOOSE_NONE : LOOSE_UNKNOWN;
	column = bare && is_filled_in(line, &m->q) ? loose_filled_in(l, &m->q, raw) :
	    loose_place(l, &m->q, raw);
	if (bare && (column == NULL || column->role == LOOSE_MONEY) &&
	    is_next_number(l, &m->q, raw))
		return LOOSE_NONE;
	if (column == NULL)
		return LOOSE_UNKNOWN;
	if (column->role == LOOSE_NUMBERS || (bare && column->role == LOOSE_VALUE && !l->has_own))
		return LOOSE_NONE;
	note(l, column, &m->q);
	if (bare && !quantity_apply(&m->q, column->role == LOOSE_VALUE ? &l->own :
	    column->has_hint ? &column->hint : &l->money))
		return LOOSE_UNKNOWN;
	if (bare || m->label.n == 0)
		set_label(line, ms, m, column);
	l->fresh = false;
	return LOOSE_FIGURE;
}
