/* relate_list_turns: parts that are in turn of several totals; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/glyph.h"

/* Does the name of the i-th part end with that of mention k? */
static bool
is_named_after(const struct mentions *ms, const struct list *list, size_t i, size_t k)
{
	struct span name = mentions_text(ms, ms->at[k].label);

	return name.n != 0 && span_ends(mentions_text(ms, ms->at[list->parts[i]].label), name);
}

/* The amounts before the list at first that it may break down in turns, farthest first: of
 * its kind, in so many sentences. */
static size_t
totals_before(const struct mentions *ms, size_t first, size_t *at, size_t most, size_t sentences)
{
	size_t n = 0, last = NONE;

	for (size_t t = first; t-- > 0 && n < most; ) {
		if (ms->at[t].id == 0 || ms->at[t].member ||
		    !list_can_be_part(&ms->at[t], &ms->at[first]))
			continue;
		if (last != NONE && ms->at[t].sentence != ms->at[last].sentence && --sentences == 0)
			break;
		last = t;
		for (size_t k = n++; k > 0; k--)
			at[k] = at[k - 1];
		at[0] = t;
	}
	return n;
}

/* Every other part of list, from the one at start on. */
static struct list
turns_of(const struct list *list, size_t start)
{
	struct list own;

	own.n = 0;
	for (size_t i = start; i < list->n; i += 2)
		own.parts[own.n++] = list->parts[i];
	return own;
}

/* Do the names of all of turns end with the end of the total's? */
static bool
are_named_after(const struct mentions *ms, const struct list *turns, size_t total)
{
	for (size_t i = 0; i < turns->n; i++)
		if (!is_named_after(ms, turns, i, total))
			return false;
	return true;
}

/* Are all of turns on the side of the books that the total is on (预算数, 决算数)? */
static bool
are_of_side(const struct relate_words *w, const struct mentions *ms, const struct list *turns,
    size_t total)
{
	enum side side = relate_side(w, mentions_text(ms, ms->at[total].label));

	for (size_t i = 0; i < turns->n; i++)
		if (relate_side(w, mentions_text(ms, ms->at[turns->parts[i]].label)) != side)
			return false;
	return side != SIDE_NONE;
}

/* Do turns make the total, or miss it by a slip? */
static bool
may_make(const struct mentions *ms, const struct list *turns, size_t total)
{
	struct relate_total whole = list_total_of(&ms->at[total]);

	return list_fit(ms, turns, &whole) != SLIP_NONE;
}

bool
list_in_turns(const struct relate_words *w, struct mentions *ms, const struct list *list)
{
	enum { TOTALS = 4 };
	struct list turns[2];
	size_t at[TOTALS], n;

	if (list->n < 4 || list->n % 2 != 0 ||
	    (n = totals_before(ms, list->parts[0], at, TOTALS, 1)) < 2)
		return false;
	turns[0] = turns_of(list, 0);
	turns[1] = turns_of(list, 1);
	for (size_t a = 0; a + 1 < n; a++)
		for (size_t b = a + 1; b < n; b++) {
			struct relate_total totals[2] = { list_total_of(&ms->at[at[a]]),
			    list_total_of(&ms->at[at[b]]) };
			bool first = list_closes(ms, turns[0].parts, turns[0].n, &totals[0]);
			bool second = list_closes(ms, turns[1].parts, turns[1].n, &totals[1]);

			if (!(are_named_after(ms, &turns[0], at[a]) &&
			    are_named_after(ms, &turns[1], at[b])) &&
			    !(are_of_side(w, ms, &turns[0], at[a]) &&
			    are_of_side(w, ms, &turns[1], at[b]) &&
			    !are_of_side(w, ms, &turns[0], at[b])) &&
			    !(first && may_make(ms, &turns[1], at[b])) &&
			    !(second && may_make(ms, &turns[0], at[a])))
				continue;
			relate_parts(w, ms, (struct part_run){ turns[0].parts, turns[0].n },
			    &totals[0], CUE_PARTS);
			relate_parts(w, ms, (struct part_run){ turns[1].parts, turns[1].n },
			    &totals[1], CUE_PARTS);
			return true;
		}
	return false;
}

/* 资产总额, 净资产总额: is but one of the names that of what is left of the other? */
static bool
is_reduced_apart(struct span a, struct span b)
{
	return word_table_in(&qualifiers, "reduced", a) != word_table_in(&qualifiers, "reduced", b);
}

/* Which of n totals the name of a part ends most like, by two characters at least; n: none, or
 * more than one. */
static size_t
total_of_name(const struct mentions *ms, size_t part, const size_t *totals, size_t n)
{
	enum { LEAST = 6 };	/* bytes */
	size_t best = n, most = LEAST - 1;

	for (size_t t = 0; t < n; t++) {
		struct span own = mentions_text(ms, ms->at[part].label);
		struct span whole = mentions_text(ms, ms->at[totals[t]].label);
		size_t alike = is_reduced_apart(own, whole) ? 0 : glyph_common_end(own, whole);

		if (alike == most)
			best = n;
		if (alike > most) {
			best = t;
			most = alike;
		}
	}
	return best;
}

bool
list_in_columns(const struct relate_words *w, struct mentions *ms, const struct list *list)
{
	enum { TOTALS = 4, LEAST = 3 };
	size_t before[TOTALS], at[TOTALS], n = 0;
	size_t nbefore = totals_before(ms, list->parts[0], before, TOTALS, 2);

	for (size_t i = 0; i < list->n && nbefore >= LEAST; i++) {
		size_t t = total_of_name(ms, list->parts[i], before, nbefore);

		if (t == nbefore)
			return false;
		if (i == n && n < TOTALS && (n == 0 || before[t] != at[0]))
			at[n++] = before[t];	/* 境外资产17亿元 stands between and has none */
		else if (before[t] != at[i % n])
			return false;
	}
	if (n < LEAST)
		return false;
	for (size_t t = 0; t < n; t++) {
		struct relate_total total = list_total_of(&ms->at[at[t]]);
		struct list column = { .n = 0 };

		for (size_t i = t; i < list->n; i += n)
			column.parts[column.n++] = list->parts[i];
		if (word_table_in(&qualifiers, "gap", mentions_text(ms, ms->at[at[t]].before)) &&
		    !list_closes(ms, column.parts, column.n, &total))
			continue;	/* 差值0.9万元: it does not say which way */
		relate_parts(w, ms, (struct part_run){ column.parts, column.n }, &total, CUE_PARTS);
	}
	return true;
}
