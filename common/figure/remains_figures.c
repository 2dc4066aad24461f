/* remains_figures: which numbers of a scrap are figures, and in what unit; see remains.h. */
#include "figure/remains.h"

#include "block/caption.h"
#include "language/grammar.h"
#include "language/label.h"
#include "language/shape.h"
#include "relation/cell_header.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/punct.h"

enum {
	RUN = 3,		/* scraps that make it likely that a table was there */
	CUT = 0xFFFD,		/* stands for half a character, where a cell was cut */
	COUNT_DIGITS = 7	/* of the longest count alone on its line */
};

void
remains_cells(const struct remains *re, const struct table *table, struct span text,
    struct mentions *ms)
{
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (m->q.kind != KIND_BARE || m->cell.row == 0 || m->cell.column < 2)
			continue;
		loose_cell(&re->loose, m->cell.column - 2, table->cols - 1,
		    table_bytes(table, text, m->at, m->length), m);
		if (m->q.kind == KIND_BARE && re->has_unit && decimal_sign(m->q.value) == 0)
			quantity_apply(&m->q, &re->unit);
	}
}

/* 12.60 or 8,214,300: an amount, not a code or the number of a row. */
static bool
is_amount(struct span raw)
{
	return memchr(raw.p, '.', raw.n) != NULL || memchr(raw.p, ',', raw.n) != NULL;
}

/* The number stands behind a colon, with words before it. */
static bool
is_named(struct span text, const struct mention *m)
{
	struct span before = span_slice(text, 0, m->q.from);

	while (before.n > 0 && before.p[before.n - 1] == ' ')
		before.n--;
	return punct_ends(before, ':') != 0;
}

static bool
take_unit(const struct remains *re, struct span text, struct mention *m)
{
	struct span raw = span_slice(text, m->q.start, m->q.end);

	if (!is_amount(raw))
		return decimal_sign(m->q.value) == 0 && re->has_unit &&
		    quantity_apply(&m->q, &re->unit);
	if (re->has_unit)	/* whole amounts are of 元: those of 万元 have decimals */
		return (re->unit.power == 0 || memchr(raw.p, '.', raw.n) != NULL) &&
		    quantity_apply(&m->q, &re->unit);
	return re->has_column && is_named(text, m) &&
	    quantity_apply(&m->q, &re->column);
}

/* Bytes of an amount at the start of name with words right behind it, which belongs to the
 * cell before: 47,483二、外交支出. */
static size_t
glued_amount(struct span name)
{
	size_t n = 0;

	while (n < name.n && (byte_is_digit(name.p[n]) || name.p[n] == ',' ||
	    name.p[n] == '.'))
		n++;
	return is_amount(span_slice(name, 0, n)) ? n : 0;
}

/* The word before the number at byte at of a row set with single blanks, other numbers
 * passed over, without its own number: 2130305 供水 12.60 8.40, 二、外交支出 3.05. */
static struct span
row_name(struct span text, size_t at)
{
	struct span name = { text.p, 0 };
	struct label label;
	size_t from;

	while (at > 0) {
		while (at > 0 && text.p[at - 1] == ' ')
			at--;
		for (from = at; from > 0 && text.p[from - 1] != ' '; from--)
			continue;
		name = span_slice(text, from, at);
		if (shape_has_words(name))
			break;
		at = from;
	}
	if (at == 0)
		return (struct span){ text.p, 0 };
	name = span_slice(name, glued_amount(name), name.n);
	from = label_read(name, &label);
	return from < name.n ? span_slice(name, from, name.n) : name;
}

bool
remains_count(const struct remains *re, const struct grid *g, struct span text,
    struct quantity *q, struct span *name)
{
	struct span number = text;
	struct unit_hint hint;

	if (!re->above)
		return false;
	number = span_trim(text);
	*name = span_trim((struct span){ re->name, re->nname });
	if (name->n == 0 || number.n == 0 || number.n > COUNT_DIGITS ||
	    (unsigned char)(number.p[0] - '0') > 9 || !quantity_cell(number, q) ||
	    q->kind != KIND_BARE || q->op != OP_EQ ||
	    memchr(number.p, '.', number.n) != NULL || !shape_has_words(*name) ||
	    !header_label_unit(g, *name, &hint) || hint.kind != KIND_COUNT ||
	    !quantity_apply(q, &hint))
		return false;
	q->start = q->from = (size_t)(number.p - text.p);
	q->end = q->to = q->start + number.n;
	return true;
}

static size_t
count_bare(const struct mentions *ms)
{
	size_t n = 0;

	for (size_t i = 0; i < ms->n; i++)
		n += ms->at[i].q.kind == KIND_BARE;
	return n;
}

/* May a number stand here beside a blank or the line's end? */
static bool
is_edge(struct span text, size_t at)
{
	struct glyph before = glyph_before(text, at), behind = glyph_at(text, at);

	return before.n == 0 || behind.n == 0 || blank_is(before.c) || blank_is(behind.c) ||
	    before.c == CUT || behind.c == CUT || punct_ends(span_slice(text, 0, at), ':') != 0;
}

/* 2024年 12 at the end of a line: the rest of a date stands on the next. */
static bool
is_of_date(struct span text, const struct quantity *q)
{
	struct span before = blank_trim(span_slice(text, 0, q->start));

	return blank_trim(span_slice(text, q->end, text.n)).n == 0 &&
	    (word_table_ends(&grammar, "year", before) ||
	    word_table_ends(&grammar, "month", before));
}

bool
remains_is_open(struct remains *re)
{
	return loose_is_open(&re->loose) || re->has_unit;
}

bool
remains_is_cell(struct span text, const struct quantity *q, struct quantity *cell)
{
	if (q->kind < KIND_DATE || !is_edge(text, q->start) || !is_edge(text, q->end) ||
	    is_of_date(text, q) ||
	    !quantity_cell(span_slice(text, q->start, q->end), cell) || cell->kind != KIND_BARE)
		return false;
	cell->start = cell->from = q->start;
	cell->end = cell->to = q->end;
	return true;
}

/* Reads from..to of text, a number or a rate and nothing else, as a cell. */
static bool
read_cell(struct span text, size_t from, size_t to, struct quantity *cell)
{
	if (!quantity_cell(span_slice(text, from, to), cell) ||
	    (cell->kind != KIND_BARE && cell->kind != KIND_PERCENT))
		return false;
	cell->start = cell->from = from;
	cell->end = cell->to = to;
	return true;
}

bool
remains_splits(struct span text, const struct quantity *q, struct quantity cells[2])
{
	static const char *const empty[] = { "— ", "– ", "- " };
	size_t left, right;

	if (q->op != OP_RANGE)
		return false;
	for (left = q->start; left < q->end && text.p[left] != ' '; left++)
		continue;
	for (right = left; right < q->end && text.p[right] == ' '; right++)
		continue;
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		if (span_starts(span_slice(text, right, q->end), span_of(empty[i])))
			right += strlen(empty[i]);
	return right > left && read_cell(text, q->start, left, &cells[0]) &&
	    read_cell(text, right, q->end, &cells[1]);
}

/* Is m, a number without a unit, a figure all the same? */
static bool
keeps_bare(const struct remains *re, struct span text, struct mention *m, size_t bare)
{
	return take_unit(re, text, m) || (m->label.n != 0 && bare == 1 && re->run < RUN);
}

/* One number of a scrap of which bare have no unit: is it a figure? */
static bool
settle_one(struct remains *re, struct loose_line *line, struct mentions *ms, struct mention *m,
    size_t bare)
{
	struct span text = line->text;
	bool lone = m->q.kind == KIND_BARE;

	if (m->q.kind >= KIND_DATE)
		return true;
	if (bare != 0 && loose_is_code(text, &m->q))
		return false;
	if ((re->loose.heads.n != 0 || re->loose.lines.n != 0) &&
	    shape_has_words(span_slice(text, line->at, m->q.from)))
		line->name = row_name(text, m->q.from);
	switch (loose_take(line, ms, m)) {
	case LOOSE_FIGURE:
		return true;
	case LOOSE_NONE:
		return false;
	case LOOSE_UNKNOWN:
		break;
	}
	if (lone && !keeps_bare(re, text, m, bare))
		return false;
	if (lone && m->q.start > 0 && text.p[m->q.start - 1] == ' ')
		m->label = mentions_keep(ms, row_name(text, m->q.start));
	return true;
}

bool
remains_settle(struct remains *re, struct span text, struct mentions *ms, bool heading)
{
	size_t bare = count_bare(ms), kept = 0;
	struct loose_line line;

	if (caption_names_table(text))
		loose_caption(&re->loose);
	if (loose_first(ms) == ms->n) {
		loose_words(&re->loose, text, heading);
		return false;
	}
	line = loose_line(&re->loose, text, ms);
	for (size_t i = 0; i < ms->n; i++) {
		if (!settle_one(re, &line, ms, &ms->at[i], bare))
			continue;
		if (kept != i)
			ms->at[kept] = ms->at[i];
		kept++;
	}
	ms->n = kept;
	return bare != 0;
}
