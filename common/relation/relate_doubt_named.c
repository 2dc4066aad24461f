/* relate_doubt_named: rates that words say are of something else; see relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

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

bool
doubt_count_before(const struct claim *c)
{
	const struct mention *m = c->m;
	const struct mention *e = m - 1;
	struct span stem, words;
	size_t at;

	if (m == c->ms->at || e == c->part || e->q.kind != KIND_COUNT ||
	    e->clause != m->clause || e->cell.row != 0)
		return false;
	stem = stem_of(c->ms, m);
	if (stem.n == 0)
		return false;
	words = span_slice(c->text, e->q.to, m->q.from);
	at = span_find(words, stem);
	return at != NONE && at + stem.n < words.n &&
	    span_has(span_slice(words, at + stem.n, words.n), stem);
}

bool
doubt_pending(const struct claim *c)
{
	struct span stem, label = mentions_text(c->ms, c->base->label);

	if (c->base->q.kind != KIND_COUNT || !word_table_starts(&qualifiers, "pending", label))
		return false;
	stem = stem_of(c->ms, c->m);
	return stem.n != 0 && span_has(label, stem);
}

bool
doubt_turned(const struct claim *c)
{
	const struct mentions *ms = c->ms;

	return word_table_ends(&qualifiers, "done", stem_of(ms, c->m)) &&
	    word_table_ends(&qualifiers, "done", mentions_text(ms, c->base->label)) &&
	    !word_table_ends(&qualifiers, "done", mentions_text(ms, c->part->label));
}

bool
doubt_time_told(const struct claim *c)
{
	const struct mentions *ms = c->ms;
	struct span which = mentions_text(ms, c->m->which);

	return which.n != 0 && !span_eq(mentions_text(ms, c->part->which), which) &&
	    !span_eq(mentions_text(ms, c->base->which), which);
}

bool
doubt_bracketed(const struct claim *c)
{
	const struct mention *m = c->m;
	const struct mention *in = m + 1;

	return in < c->ms->at + c->ms->n && in != c->base && in->sentence == m->sentence &&
	    in->depth == m->depth + 1 && mention_is_exact(in) && in->q.to > m->q.to &&
	    punct_starts(span_slice(c->text, m->q.to, c->text.n), '(') != 0 &&
	    in->function == FUNCTION_PRIMARY && relate_same_unit(in, c->base) &&
	    decimal_cmp(in->q.value, c->part->q.value) >= 0;
}

bool
doubt_named_part(const struct claim *c)
{
	const struct mentions *ms = c->ms;
	const struct mention *m = c->m;
	struct span name = mentions_text(ms, m->phrase);

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		struct span label = mentions_text(ms, e->label);

		if (e->member && label.n != 0 && label.n < name.n && span_starts(name, label))
			return !span_has(recalled_label(c->a), label) &&
			    !span_has(recalled_label(c->b), label);
	}
	return false;
}

bool
doubt_joined(const struct claim *c)
{
	struct span label = recalled_label(c->a), words = mentions_text(c->ms, c->m->phrase);

	if (c->rel != REL_LIKELY || c->m->share_base || span_has(label, words))
		return false;
	for (size_t at = 0; at < words.n; at += glyph_at(words, at).n) {
		struct span rest = span_slice(words, at, words.n);
		struct span last = word_table_behind(&qualifiers, "joins", rest);

		if (last.n < rest.n && label.n != 0 && (span_has(last, label) ||
		    span_has(label, last)))
			return true;
	}
	return false;
}

/* Does the name of m hold a word of class, and that of neither figure? */
static bool
alone_says(const struct claim *c, const char *class)
{
	return word_table_in(&qualifiers, class, mentions_text(c->ms, c->m->label)) &&
	    !word_table_in(&qualifiers, class, recalled_label(c->a)) &&
	    !word_table_in(&qualifiers, class, recalled_label(c->b));
}

/* 执行数130万元，预计全年执行率95%: do the words right before m say that it is yet to come?  They
 * are no part of its name. */
static bool
is_to_come(const struct claim *c)
{
	const struct mention *before = c->m - 1;

	return c->m > c->ms->at && c->m->cell.row == 0 && before->sentence == c->m->sentence &&
	    before->q.to < c->m->q.from && word_table_in(&qualifiers, "expected",
	    span_slice(c->text, before->q.to, c->m->q.from));
}

bool
doubt_other_time(const struct claim *c)
{
	return alone_says(c, "intime") || alone_says(c, "expected") || is_to_come(c);
}

/* --- what stands behind the rate -------------------------------------------------------- */

bool
doubt_chooses(const struct mentions *ms, const struct mention *m, struct span text)
{
	const struct mention *next = m + 1;
	struct span between;

	if (next == ms->at + ms->n || m->cell.row != 0 || next->sentence != m->sentence ||
	    next->q.kind != KIND_COUNT || next->q.start < m->q.to)
		return false;
	between = span_slice(text, m->q.to, next->q.start);
	return word_table_starts(&grammar, "of", between) && !punct_in(between, ',') &&
	    span_find(between, SPAN("、")) == NONE && !punct_in(between, ';');
}

bool
doubt_choice(const struct claim *c)
{
	return doubt_chooses(c->ms, c->m, c->text);
}

bool
doubt_required(const struct claim *c)
{
	return c->m->cell.row == 0 && word_table_starts(&qualifiers, "required",
	    span_slice(c->text, c->m->q.to, c->text.n));
}

bool
doubt_set_aside(const struct claim *c)
{
	struct span rest = span_slice(c->text, c->m->q.to, c->text.n);
	size_t open = punct_starts(rest, '(');

	return c->m->cell.row == 0 && open != 0 && word_table_starts(&qualifiers, "setaside",
	    span_slice(rest, open, rest.n));
}
