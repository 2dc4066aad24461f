/* relate_list_kinds: are the parts of a list kinds of one thing, by their names, or some that were
 * picked out of it; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"

extern const struct data_table data_kinds;

/* 现场, 电话: do two names hold different words of one row of kinds.tsv? */
static bool
are_kinds_of_one(const struct relate_words *w, struct span a, struct span b)
{
	uint64_t one = wordset_in(&w->kinds, a), other = wordset_in(&w->kinds, b);

	for (size_t r = 0; r < w->kinds.rows && one != 0 && other != 0; r++)
		if ((w->kinds.row[r] & one) != 0 && (w->kinds.row[r] & other) != 0 &&
		    (w->kinds.row[r] & one) != (w->kinds.row[r] & other))
			return true;
	return false;
}

bool
list_are_all_kinds(const struct relate_words *w, const struct mentions *ms, const size_t *parts,
    size_t n)
{
	for (size_t r = 0; r < w->kinds.rows; r++) {
		uint64_t row = w->kinds.row[r], left = row;
		size_t k = 0;

		if (DATA_CELL(&data_kinds, r, 1)[0] == '\0' ||
		    (size_t)__builtin_popcountll(row) != n)
			continue;
		for (uint64_t kind; k < n; k++, left &= ~kind) {
			kind = row & wordset_in(&w->kinds,
			    mentions_text(ms, ms->at[parts[k]].label));
			if (__builtin_popcountll(kind) != 1 || (kind & left) == 0)
				break;
		}
		if (k == n)
			return true;
	}
	return false;
}

size_t
list_named_run(const struct relate_words *w, const struct mentions *ms, const struct list *list,
    const struct relate_total *total)
{
	struct list run = *list;

	for (; run.n > 1; run.n--)
		if (list_names_all(w, ms, run.parts, run.n) &&
		    list_slip(ms, &run, total) != SLIP_NONE)
			return run.n;
	return 0;
}

bool
list_may_go_on(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct term *terms, const struct term *total)
{
	struct span a = mentions_text(ms, ms->at[run.at[0]].label),
	    b = mentions_text(ms, ms->at[run.at[run.n - 1]].label);

	return closure_may_be_chance(total, terms, run.n) &&
	    ms->at[run.at[0]].depth == 0 &&
	    !(a.n != 0 && span_eq(a, b)) && !are_kinds_of_one(w, a, b);
}

bool
list_are_levels(const struct mentions *ms, struct part_run run, const struct term *total)
{
	enum { LEVELS = 3 };

	for (size_t i = 1; i < run.n; i++)
		if (decimal_cmp(ms->at[run.at[i]].q.value, ms->at[run.at[i - 1]].q.value) <= 0)
			return false;
	return run.n >= LEVELS &&
	    decimal_cmp(ms->at[run.at[run.n - 1]].q.value, total->value) == 0;
}

/* 1 if the name of part i tells all from a bound on, or that bound stands before it in its clause
 * (80分及以上60人, 亿元以上项目12个); -1: all below it; 0: neither. */
static int
direction(const struct mentions *ms, struct part_run run, size_t i)
{
	const struct mention *m = &ms->at[run.at[i]], *limit = m - 1;
	struct span label = mentions_text(ms, m->label);
	bool limited = m > ms->at && (i == 0 || run.at[i - 1] + 1 < run.at[i]) &&
	    limit->sentence == m->sentence && limit->clause == m->clause;
	bool closed = limited && limit > ms->at && limit[-1].clause == m->clause &&
	    limit[-1].sentence == m->sentence && limit[-1].q.op != OP_EQ;
	enum op op = limited ? limit->q.op : OP_EQ;

	if (closed)
		return 0;	/* 亿元以上5亿元以下 */
	if (op == OP_GE || op == OP_GT || word_table_in(&qualifiers, "upwards", label))
		return 1;
	return op == OP_LE || op == OP_LT || word_table_in(&qualifiers, "downwards", label) ?
	    -1 : 0;
}

bool
list_is_cumulative(const struct mentions *ms, struct part_run run)
{
	size_t upwards = 0, downwards = 0;

	for (size_t i = 0; i < run.n && upwards + downwards + run.n - i > 1; i++) {
		int way = direction(ms, run, i);

		upwards += way > 0;
		downwards += way < 0;
	}
	return upwards > 1 || downwards > 1;
}

bool
list_is_of_other_side(const struct mentions *ms, size_t i, const struct relate_total *beside,
    const struct relate_total *total)
{
	struct span side, other;
	size_t n;

	if (i < 2 || ms->at[i - 1].id != beside->id || ms->at[i - 2].id != total->id ||
	    ms->at[i - 2].sentence != ms->at[i].sentence)
		return false;
	side = mentions_text(ms, ms->at[i - 1].label);
	other = mentions_text(ms, ms->at[i - 2].label);
	n = word_table_at_end(&name_words, "sides", side);
	side = span_slice(side, side.n - n, side.n);
	return n != 0 && span_ends(mentions_text(ms, ms->at[i].label), side) &&
	    word_table_at_end(&name_words, "sides", other) != 0 && !span_ends(other, side);
}
