/* loose_place: columns for numbers; see loose_place.h. */
#include "figure/loose_place.h"

#include "language/grammar.h"
#include "text/blank.h"
#include "text/character.h"

enum {
	DECIMALS = 2,		/* of amounts; few marks have as many */
	CODE_MIN = 3,		/* digits of a code of the classification of outlays */
	MARKS_MAX = 100,
	MARK_MAX = 30,		/* of one measure, mostly */
	RATE_MAX = 1000
};

/* 201, 20805, 3010204: a code of the classification of outlays. */
static bool
is_code_like(struct span raw)
{
	return (raw.n == 3 || raw.n == 5 || raw.n == 7) && (raw.p[0] == '2' || raw.p[0] == '3');
}

bool
loose_is_code(struct span text, const struct quantity *q)
{
	size_t n = 0;

	while (n < text.n && character_is_digit((unsigned char)text.p[n]))
		n++;
	if (q->start != 0 || n < CODE_MIN || n == text.n || text.p[n] != ' ')
		return false;
	if (q->end > n + 1)
		return q->end < text.n && text.p[q->end] != ' ';
	return is_code_like(span_slice(text, 0, n)) &&
	    glyph_at(blank_trim(span_slice(text, n, text.n)), 0).c >= 0x4E00;
}

/* Has the table a column of marks?  Forms of self-evaluation have no codes. */
static bool
has_marks(const struct loose *l)
{
	for (size_t c = 0; c < l->heads.n; c++)
		if (l->heads.columns[c].role == LOOSE_UNIT &&
		    l->heads.columns[c].hint.kind == KIND_SCORE)
			return true;
	return false;
}

/* May a whole number be an amount of 万元?  In a line that is a row, or on its own among
 * several columns, behind the name of a row or an amount of it, if somebody drops zeros
 * here: where all amounts have their decimals, it is a code. */
static bool
is_whole_money(const struct loose *l, struct span raw)
{
	if (l->numbers > 1 && l->exact)
		return true;
	return (l->ragged || has_marks(l)) && l->column < l->heads.n && l->heads.n > 1 &&
	    (l->amounts || (l->name_n != 0 && !is_code_like(raw)));
}

/* Amounts of 元 have decimals or groups, or are none. */
static bool
is_money(const struct loose *l, const struct loose_column *column, const struct quantity *q,
    struct span raw)
{
	const struct unit_hint *unit = column->has_hint ? &column->hint : &l->money;

	if (!column->has_hint && !l->has_money)
		return false;
	if (!loose_is_whole(q) || decimal_sign(q->value) == 0)
		return true;
	if (unit->power == 0)
		return memchr(raw.p, ',', raw.n) != NULL;
	return (column->has_hint && l->column < l->heads.n) || is_whole_money(l, raw);
}

/* Is it a number between 0 and most? */
static bool
is_within(const struct quantity *q, long long most)
{
	return decimal_sign(q->value) >= 0 && decimal_cmp(q->value, decimal_of(most)) <= 0;
}

static bool
fits_unit(const struct loose *l, const struct unit_hint *hint, const struct quantity *q)
{
	switch (hint->kind) {
	case KIND_SCORE:
		return is_within(q, MARKS_MAX);
	case KIND_PERCENT:
		return !l->signs && decimal_cmp(decimal_abs(q->value), decimal_of(RATE_MAX)) <= 0;
	case KIND_COUNT:
		return word_table_is(&name_words, "people", hint->unit) ? loose_is_whole(q) : true;
	default:
		return true;
	}
}

/* Can a number without a unit stand in this column? */
static bool
fits_bare(const struct loose *l, const struct loose_column *column, const struct quantity *q,
    struct span raw)
{
	switch (column->role) {
	case LOOSE_MONEY:
		return is_money(l, column, q, raw);
	case LOOSE_UNIT:
		return fits_unit(l, &column->hint, q);
	case LOOSE_VALUE:
		return l->heads.units || (l->has_own && ((l->exact && l->numbers > 1) ||
		    (l->own.kind == KIND_MONEY && q->quantum.scale >= DECIMALS)));
	default:
		return loose_is_whole(q) && decimal_sign(q->value) > 0 &&
		    memchr(raw.p, ',', raw.n) == NULL;
	}
}

/* Can one with a unit? */
static bool
fits_own(const struct loose_column *column, const struct quantity *q)
{
	switch (column->role) {
	case LOOSE_MONEY:
		return q->kind == KIND_MONEY;
	case LOOSE_UNIT:
		return q->kind == column->hint.kind;
	case LOOSE_VALUE:
		return true;
	default:
		return false;
	}
}

/* The next column that q can stand in; NULL: none. */
static const struct loose_column *
next_column(struct loose *l, const struct quantity *q, struct span raw)
{
	for (size_t c = l->column; c < l->heads.n; c++) {
		const struct loose_column *column = &l->heads.columns[c];

		if (q->kind == KIND_BARE ? fits_bare(l, column, q, raw) : fits_own(column, q)) {
			l->column = c + 1;
			return column;
		}
		if (q->kind == KIND_BARE && column->role == LOOSE_MONEY && loose_is_whole(q))
			return NULL;	/* perhaps an amount all the same, and no rate */
	}
	return NULL;
}

static bool
same_unit(const struct loose_column *a, const struct loose_column *b)
{
	return a->role == b->role && a->has_hint == b->has_hint && (!a->has_hint ||
	    (a->hint.kind == b->hint.kind && a->hint.power == b->hint.power &&
	    span_eq(a->hint.unit, b->hint.unit)));
}

/* More numbers than columns: those of a column that goes on below its title.  The one
 * whose unit all columns of bare numbers have; NULL: they have several. */
static const struct loose_column *
only_column(const struct loose *l, const struct quantity *q, struct span raw)
{
	const struct loose_column *only = NULL;

	for (size_t c = 0; c < l->heads.n; c++) {
		const struct loose_column *column = &l->heads.columns[c];

		if (column->role == LOOSE_VALUE || (l->signs && loose_is_rate(column)))
			continue;
		if (only != NULL && !same_unit(only, column))
			return NULL;
		only = column;
	}
	if (only != NULL && l->units && only->role == LOOSE_UNIT && !is_within(q, MARK_MAX))
		return NULL;		/* what a measure has reached has its unit elsewhere */
	return only != NULL && q->kind == KIND_BARE && fits_bare(l, only, q, raw) ? only : NULL;
}

const struct loose_column *
loose_filled_in(const struct loose *l, const struct quantity *q, struct span raw)
{
	static const struct loose_column money = { .role = LOOSE_MONEY };

	return is_money(l, &money, q, raw) ? &money : NULL;
}

const struct loose_column *
loose_place(struct loose *l, const struct quantity *q, struct span raw)
{
	const struct loose_column *column = next_column(l, q, raw);

	return column != NULL ? column : only_column(l, q, raw);
}

void
loose_cell(const struct loose *l, size_t c, size_t columns, struct span raw, struct mention *m)
{
	struct loose row = { .numbers = columns, .exact = true, .money = l->money,
		.has_money = l->has_money };
	const struct loose_column *column = l->heads.n == columns ? &l->heads.columns[c] :
	    only_column(l, &m->q, raw);

	if (column != NULL && (column->role == LOOSE_MONEY || column->role == LOOSE_UNIT) &&
	    fits_bare(&row, column, &m->q, raw))
		quantity_apply(&m->q, column->has_hint ? &column->hint : &l->money);
}
