/* relate_sober_named: rates that words say are of something else; see relate_sober_named.h. */
#include "relation/relate_sober_named.h"

#include "language/grammar.h"
#include "text/glyph.h"
#include "text/punct.h"

/* 覆盖 of 覆盖率: what the rate m is a rate of; empty: it does not go by such a name. */
static struct span
stem_of(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->phrase);

	return word_table_ends(&name_words, "rate", name) ?
	    word_table_before(&name_words, "rate", name) : SPAN("");
}

static bool
says(const struct mentions *ms, const struct mention *m, struct span word)
{
	return span_has(mentions_text(ms, m->label), word) ||
	    span_has(mentions_text(ms, m->before), word);
}

/* 43个乡镇实现设施覆盖，覆盖率65%: do the words behind the count right before m say what m is of,
 * so that this is divided, and not part? */
static bool
is_of_count_before(const struct mentions *ms, const struct mention *m, const struct mention *part,
    struct span text)
{
	const struct mention *e = m - 1;
	struct span stem, words;
	size_t at;

	if (m == ms->at || e == part || e->q.kind != KIND_COUNT ||
	    e->clause != m->clause || e->cell.row != 0)
		return false;
	stem = stem_of(ms, m);
	if (stem.n == 0)
		return false;
	words = span_slice(text, e->q.to, m->q.from);
	at = span_find(words, stem);
	return at != NONE && at + stem.n < words.n &&
	    span_has(span_slice(words, at + stem.n, words.n), stem);
}

/* 已开工18,436户、竣工13,824户，开工率100%、竣工率74.98%: goes m by the name of base alone, and the
 * rate behind it by that of part? */
static bool
is_of_base_alone(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	const struct mention *next = m + 1;
	struct span stem, other;

	if (next == ms->at + ms->n || next->q.kind != KIND_PERCENT || next->clause != m->clause)
		return false;
	stem = stem_of(ms, m);
	other = stem_of(ms, next);
	return stem.n != 0 && other.n != 0 && says(ms, base, stem) && !says(ms, part, stem) &&
	    says(ms, part, other) && !says(ms, base, other);
}

/* 已整改35个，正在整改19个，移送12个，整改率64%: has of base not yet been done what m is of? */
static bool
is_over_pending(const struct mentions *ms, const struct mention *m, const struct mention *base)
{
	struct span stem, label = mentions_text(ms, base->label);

	if (base->q.kind != KIND_COUNT || !word_table_starts(&qualifiers, "pending", label))
		return false;
	stem = stem_of(ms, m);
	return stem.n != 0 && span_has(label, stem);
}

/* 上半年抽检2,846批次，不合格率2.40%；第二季度不合格率2.49%: is m told of a part of the year of
 * which neither of the two is? */
static bool
is_of_shorter_time(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	struct span which = mentions_text(ms, m->which);

	return which.n != 0 && !span_eq(mentions_text(ms, part->which), which) &&
	    !span_eq(mentions_text(ms, base->which), which);
}

/* 节约率分别为8%、4%和5%: is m the first of several, each of another thing, and the next of them
 * linked with nothing, so that m was only with what stood nearest? */
static bool
is_one_of_row(const struct mentions *ms, const struct mention *m, struct span text)
{
	const struct mention *next = m + 1;
	size_t from = m > ms->at && m[-1].q.to <= m->q.from ? m[-1].q.to : 0;

	return !m->paired && next < ms->at + ms->n && next->q.kind == KIND_PERCENT &&
	    next->sentence == m->sentence && next->phrase.n == 0 && next->last_cue == 0 &&
	    next->nlinks == 0 &&
	    word_table_in(&qualifiers, "apart", span_slice(text, from, m->q.from));
}

/* 签约率41.0%（常住人口36.24万人）: do brackets right behind m tell what it is over, an amount of
 * the unit of base and no less than part? */
static bool
is_over_bracketed(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base, struct span text)
{
	const struct mention *in = m + 1;

	return in < ms->at + ms->n && in != base && in->sentence == m->sentence &&
	    in->depth == m->depth + 1 && mention_is_exact(in) && in->q.to > m->q.to &&
	    punct_starts(span_slice(text, m->q.to, text.n), '(') != 0 &&
	    in->function == FUNCTION_PRIMARY && relate_same_unit(in, base) &&
	    decimal_cmp(in->q.value, part->q.value) >= 0;
}

/* 服务预算640万元, 工程预算1,320万元: do the words before both, amounts of one unit, end alike? */
static bool
is_told_like(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */

	return mention_is_exact(a) && relate_same_unit(a, b) && glyph_common_end(
	    mentions_text(ms, a->before), mentions_text(ms, b->before)) >= LEAST;
}

bool
sober_is_of_all_pairs(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base)
{
	const struct mention *first = part < base ? part : base, *last = part < base ? base : part;

	if (!word_table_starts(&name_words, "entire", mentions_text(ms, m->phrase)) ||
	    first + 1 != last)
		return false;
	for (const struct mention *e = first; e - ms->at > 1 && e[-2].sentence == m->sentence; e--)
		if (is_told_like(ms, e - 2, first) && is_told_like(ms, e - 1, last))
			return true;
	return false;
}

/* Is m, as it is printed, what part is of base? */
static bool
gives(const struct mention *m, const struct mention *part, const struct mention *base)
{
	struct decimal off, most;

	return decimal_mul(base->q.value, m->q.value, &off) &&
	    decimal_shift(part->q.value, 2, &most) && decimal_sub(most, off, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(base->q.value, m->q.quantum, &most) && decimal_cmp(off, most) <= 0;
}

bool
sober_is_of_else(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base, struct span text)
{
	if (part == NULL || base == NULL || m->cell.row != 0 || gives(m, part, base))
		return false;
	return is_of_count_before(ms, m, part, text) || is_of_base_alone(ms, m, part, base) ||
	    is_one_of_row(ms, m, text) || is_over_bracketed(ms, m, part, base, text) ||
	    sober_is_of_all_pairs(ms, m, part, base) || is_over_pending(ms, m, base) ||
	    is_of_shorter_time(ms, m, part, base);
}
