/* relate_ratio_chained: rates over what a rate before them is over; see relate_ratio_parts.h. */
#include "language/grammar.h"
#include "relation/relate_ratio_parts.h"
#include "text/glyph.h"

/* 管理患者6.84万人，规范管理率78.6%: does the rate's name say something that no figure before it in
 * the sentence does, so that what it is of has not been told? */
static bool
is_of_untold(const struct rate *r)
{
	struct span name = word_table_before(&name_words, "rate",
	    mentions_text(r->ms, r->m->phrase));

	for (size_t at = 0; at < name.n; at += glyph_at(name, at).n) {
		bool told = false;

		for (size_t i = 0; i < r->n && !told; i++)
			told = ratio_says(r, r->near[i],
			    span_slice(name, at, at + glyph_at(name, at).n));
		if (!told)
			return true;
	}
	return false;
}

/* 服务人口38.6万人，建档36.1万份，建档率93.52%；老年人健康管理4.32万人，管理率71.2%: does a tell
 * before the rate's stem of what it was done to, and is that nothing that b is called by? */
static bool
is_done_to_others(const struct rate *r, struct span stem, const struct mention *a,
    const struct mention *b)
{
	struct span label = mentions_text(r->ms, a->label), whom;
	size_t at = span_find(label, stem);

	whom = at == NONE ? SPAN("") : span_slice(label, 0, at);
	whom.n -= word_table_at_end(&grammar, "already", whom);
	return whom.n != 0 && !recall_alike(whom, mentions_text(r->ms, b->label));
}

bool
ratio_link_chained(const struct rate *r, bool named)
{
	const struct mention *a = r->n == 0 ? NULL : r->near[0], *b = NULL;
	struct span stem = r->stem;
	size_t other[2];

	if (a == NULL || a->id + 1 != r->m->id || a->q.kind != KIND_COUNT || a->member ||
	    (named && (stem.n == 0 || !ratio_is_done(r, stem, a) || is_of_untold(r))))
		return false;
	for (const struct mention *e = a; b == NULL && e-- > r->ms->at &&
	    e->sentence == a->sentence; )
		if (mentions_quotient(r->ms, e, REL_RATE, other) && other[0] != a->id)
			b = mentions_before(r->ms, a, other[1]);
	return b != NULL && relate_same_unit(a, b) &&
	    !(named && is_done_to_others(r, stem, a, b)) &&
	    decimal_cmp(a->q.value, b->q.value) <= 0 &&
	    relate_fits_rate(closure_rate_edit, a, b, r->m) && ratio_link(r, REL_LIKELY, a, b);
}
