/* relate_growth_named: what it is that changed by an amount, by its name; see
 * relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "text/glyph.h"
#include "text/punct.h"

bool
growth_gives(const struct recalled *delta, const struct recalled *y, bool up,
    const struct term *rate)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(y);

	return (up ? decimal_sub(base.value, d.value, &base.value) :
	    decimal_add(base.value, d.value, &base.value)) && closure_rate(&d, &base, rate);
}

/* 公务接待费支出决算0.3万元 …公务接待费支出决算增加0.1万元: does delta bear the very name of
 * y, and one that no other amount bears by chance (支出)? */
static bool
is_change_of(const struct recalled *delta, const struct recalled *y)
{
	enum { TELLING = 24 };	/* bytes of eight ideographs */
	struct span name = recalled_label(y);

	return name.n >= TELLING && y->label_n < RECALL_LABEL && y->id < delta->id &&
	    y->block + 1 >= delta->block && span_starts(recalled_label(delta), name);
}

bool
growth_is_silent(const struct recalled *delta, const struct recalled *part)
{
	return part->member && !span_has(recalled_words(delta), recalled_label(part));
}

/* Is y what is broken down in the sentence of part? */
static bool
is_total_beside(const struct recalled *y, const struct recalled *part)
{
	return !y->member && y->block == part->block && y->sentence == part->sentence &&
	    y->id < part->id;
}

/* Bytes of a word that a name has more than another that says as much: 财政拨款. */
static size_t
dressing(struct span text)
{
	return word_table_at_start(&qualifiers, "dressing", text);
}

/* Does name begin with plain, but for words that it has more? */
static bool
is_dressed(struct span name, struct span plain)
{
	while (plain.n != 0) {
		size_t more = dressing(name);

		if (name.n != 0 && name.p[0] == plain.p[0] &&
		    glyph_at(name, 0).c == glyph_at(plain, 0).c) {
			more = glyph_at(name, 0).n;
			plain = span_slice(plain, more, plain.n);
		} else if (more == 0)
			return false;
		name = span_slice(name, more, name.n);
	}
	return true;
}

/* “三公”经费支出决算为16.95万元。“三公”经费财政拨款支出决算数比上年增加5.70万元: does delta go on
 * with y, the figure before it, by the fuller name? */
static bool
goes_on_dressed(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 15 };	/* bytes of five ideographs */
	struct span name = recalled_label(y);

	return y->id + 1 == delta->id && y->block + 1 >= delta->block && !y->member &&
	    name.n >= LEAST && y->label_n < RECALL_LABEL &&
	    (is_dressed(recalled_label(delta), name) || is_dressed(recalled_words(delta), name));
}

/* 其中，保险费收入150亿元。本年支出139亿元，增加25亿元: has delta, which names nothing, the name of
 * y from a sentence before, and an amount of its own sentence to be of? */
static bool
is_of_own_sentence(const struct operands *ys, const struct recalled *delta,
    const struct recalled *y)
{
	if (y->sentence == delta->sentence ||
	    span_has(recalled_words(delta), recalled_label(y)))
		return false;
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id + 1 == delta->id && ys->at[k]->block == delta->block &&
		    ys->at[k]->sentence == delta->sentence)
			return true;
	return false;
}

/* 预算186.50亿元，上半年完成98.65亿元，…，同比增收6.32亿元: has delta, which names nothing, the
 * name of y only as the subject that another amount of its sentence, told behind y, has, too? */
static bool
is_subject_of_later(const struct operands *ys, const struct recalled *delta,
    const struct recalled *y)
{
	if (y->sentence != delta->sentence || y->block != delta->block ||
	    span_has(recalled_words(delta), recalled_label(y)))
		return false;
	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *later = ys->at[k];

		if (later->id > y->id && later->id < delta->id && !later->member &&
		    later->sentence == y->sentence && later->block == y->block &&
		    later->depth == delta->depth &&
		    span_starts(recalled_label(later), recalled_label(y)))
			return true;
	}
	return false;
}

/* 公务接待费支出决算比预算无增减变化: the name of what the clause says is as it was; empty: it says
 * no such thing, or none. */
static struct span
unchanged_name(struct span clause)
{
	struct glyph g;

	if (!word_table_in(&grammar, "unchanged", clause))
		return span_slice(clause, 0, 0);
	for (size_t at = 0; at < clause.n; at += g.n) {
		g = glyph_at(clause, at);
		if (word_table_starts(&qualifiers, "against", span_slice(clause, at, clause.n)))
			return span_slice(clause, 0, at);
	}
	return span_slice(clause, 0, 0);
}

bool
growth_is_of_unchanged(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 15 };	/* bytes of five ideographs: more than 决算数 */
	struct span words = recalled_words(delta), clause = punct_last_clause(words), name;

	while (clause.n < words.n) {
		words = span_slice(words, 0, words.n - clause.n);
		words = span_slice(words, 0, words.n - glyph_before(words, words.n).n);
		clause = punct_last_clause(words);
		name = unchanged_name(clause);
		if (name.n >= LEAST)
			return !recall_names(recalled_label(y), name);
	}
	return false;
}

const struct recalled *
growth_changed_named(const struct operands *ys, const struct recalled *delta, bool up,
    const struct term *rate)
{
	const struct recalled *named = NULL;

	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *y = ys->at[k];

		if ((!is_change_of(delta, y) && !goes_on_dressed(delta, y)) ||
		    is_of_own_sentence(ys, delta, y) || growth_is_of_unchanged(delta, y))
			continue;
		if (growth_gives(delta, y, up, rate))
			return y;
		if ((named == NULL || y->id > named->id) && !is_subject_of_later(ys, delta, y))
			named = y;
	}
	if (named != NULL && growth_is_silent(delta, named))
		for (size_t k = 0; k < ys->n; k++)
			if (is_total_beside(ys->at[k], named) &&
			    growth_gives(delta, ys->at[k], up, rate))
				return ys->at[k];
	return named == NULL || word_table_in(&qualifiers, "recast", recalled_words(delta)) ? NULL :
	    named;
}
