/* relate_average_held: averages that are held against something, or told with others, and do not
 * come out of the figures around them; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "text/punct.h"

/* 上年人均1,200元，本年人均1,500元; 标准为每人每天380元，实际人均每天362元: does another average
 * right behind m, which is last year's or what was to be, tell what came of it? */
static bool
is_before_own(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	if ((m->cues & CUE_PRIOR) == 0 &&
	    !word_table_in(&qualifiers, "norm", mentions_text(ms, m->before)))
		return false;
	return next < ms->at + ms->n && next->sentence == m->sentence &&
	    (next->cues & (CUE_AVERAGE | CUE_PRIOR)) == CUE_AVERAGE && relate_same_unit(m, next);
}

bool
average_is_compared(const struct mentions *ms, const struct average *a)
{
	struct span words = mentions_text(ms, a->m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return is_before_own(ms, a->m) || (word_table_starts(&qualifiers, "against", words) &&
	    ((a->m->cues & CUE_PRIOR) != 0 || date_year_in(words) != 0));
}

bool
average_is_capped(const struct mentions *ms, const struct average *a)
{
	struct span words = mentions_text(ms, a->m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return a->says == SAYS_AVERAGE && word_table_in(&qualifiers, "capped", words);
}

bool
average_is_beside_price(const struct relate_words *w, struct mentions *ms,
    const struct average *a)
{
	struct mention *m = a->m, *end = ms->at + ms->n;
	struct average other;

	if (a->counts[0] != '+')
		return false;
	while (m > ms->at && m[-1].sentence == a->m->sentence)
		m--;
	for (; m < end && m->sentence == a->m->sentence; m++)
		if (m != a->m && mention_is_exact(m) && relate_same_unit(m, a->m) &&
		    m->function == FUNCTION_AVERAGE && (m->cues & CUE_PRIOR) == 0 &&
		    average_read(w, ms, m, &other))
			return true;
	return false;
}
