/* figure_again: figures that say in brackets what the one before them says; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/measure.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* Does m stand alone in brackets right behind the figure before, 约 or 折合 before it at most? */
static bool
is_alone_in_brackets(const struct reading *rd, const struct mention *before,
    const struct mention *m)
{
	struct span words, behind = span_slice(rd->text, m->q.to, rd->text.n);
	size_t open;

	if (before->id == 0 || before->q.to > m->q.from || before->cell.row != m->cell.row)
		return false;
	words = span_trim(span_slice(rd->text, before->q.to, m->q.from));
	open = punct_starts(words, '(');
	words = span_trim(span_slice(words, open, words.n));
	return open != 0 && (words.n == 0 || word_table_is(&qualifiers, "inother", words)) &&
	    punct_starts(span_trim(behind), ')') != 0;
}

/* 48.26万人（482638人）: do two amounts of one unit differ by less than the coarser one shows? */
static bool
is_rounded(const struct quantity *a, const struct quantity *b)
{
	struct decimal off, coarse = decimal_cmp(a->quantum, b->quantum) > 0 ? a->quantum :
	    b->quantum;

	return a->kind == b->kind && span_eq(a->unit, b->unit) &&
	    decimal_cmp(a->quantum, b->quantum) != 0 &&
	    decimal_sub(a->value, b->value, &off) && decimal_cmp(decimal_abs(off), coarse) < 0;
}

/* 3.2万吨（6400万斤）: are they of two units of one measure? */
static bool
is_converted(const struct quantity *a, const struct quantity *b)
{
	struct measure x, y;

	return !span_eq(a->unit, b->unit) && measure_of(a->unit, &x) && measure_of(b->unit, &y) &&
	    span_eq(x.name, y.name);
}

bool
figure_is_again(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	const struct mention *before = m - 1;

	return m != fs->mentions.at && is_alone_in_brackets(rd, before, m) &&
	    (is_converted(&before->q, &m->q) || is_rounded(&before->q, &m->q));
}
