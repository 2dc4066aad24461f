/* relate_list_overlap: do the parts of a list overlap, or leave some of the total out, by what is
 * said of them?  See relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "relation/relate_balance.h"

extern const struct data_table data_traits;

/* 在职45人，其中：党员32人，占71.11%，女同志18人，占40%: does the share behind each part say
 * that it is of the total?  Then *sum is what the shares make: more than a hundred, and the parts
 * overlap; less, and they are not all. */
static bool
are_shares_of(const struct mentions *ms, const size_t *parts, size_t n, const struct term *total,
    struct decimal *sum)
{
	*sum = decimal_of(0);
	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &ms->at[parts[i]], *share = m + 1;
		struct term part = relate_term(m), rate;

		if (parts[i] + 1 >= ms->n || share->function != FUNCTION_SHARE ||
		    share->sentence != m->sentence)
			return false;
		rate = relate_term(share);
		if (!closure_rate(&part, total, &rate) ||
		    !decimal_add(*sum, rate.value, sum))
			return false;
	}
	return true;
}

/* 学员60名，接通50名，其中甲满意48名，占96%，乙满意46名，占92%: are the shares of the total, or of
 * an amount between it and the parts, and more than a hundred? */
static bool
shares_overlap(const struct mentions *ms, const size_t *parts, size_t n, const struct term *total)
{
	struct decimal sum, most = decimal_of(101);	/* beyond all rounding */
	const struct mention *first = &ms->at[parts[0]], *e = first;

	if (are_shares_of(ms, parts, n, total, &sum))
		return decimal_cmp(sum, most) > 0;
	while (e-- > ms->at && e->sentence == first->sentence) {
		struct term base = relate_term(e);

		if (mention_is_exact(e) && relate_same_unit(e, first) &&
		    are_shares_of(ms, parts, n, &base, &sum))
			return decimal_cmp(sum, most) > 0;
	}
	return false;
}

static bool
shares_leave_some(const struct mentions *ms, const size_t *parts, size_t n,
    const struct term *total)
{
	struct decimal sum, least = decimal_of(99);

	return are_shares_of(ms, parts, n, total, &sum) && decimal_cmp(sum, least) < 0;
}

/* By what the name tells people from others, as a word of traits.tsv; NULL: by nothing known.  Of
 * several words the one that the table has first. */
static const char *
trait_of(const struct relate_words *w, struct span name)
{
	uint64_t named = wordset_in(&w->traits, name);

	for (size_t r = 0; named != 0 && r < w->traits.rows; r++)
		if ((w->traits.row[r] & named) != 0)
			return DATA_CELL(&data_traits, r, 1);
	return NULL;
}

/* The same of mention m, or of the age right before its words (35岁以下占比). */
static const char *
trait_told(const struct relate_words *w, const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *age = m - 1;
	const char *trait = trait_of(w, mentions_text(ms, m->label));

	return trait != NULL || i == 0 || age->clause != m->clause ||
	    age->sentence != m->sentence || age->q.kind != KIND_COUNT || age->q.op == OP_EQ ?
	    trait : trait_of(w, age->q.unit);
}

bool
relate_traits_differ(const struct relate_words *w, const struct mentions *ms, const size_t *at,
    size_t n)
{
	const char *first = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *trait = trait_told(w, ms, at[i]);

		if (first == NULL)
			first = trait;
		if (trait != NULL && strcmp(trait, first) != 0)
			return true;
	}
	return false;
}

/* 党员35人，女职工18人，本科以上学历48人: counts told by several traits, so that they overlap. */
static bool
traits_differ(const struct relate_words *w, const struct mentions *ms, const size_t *parts,
    size_t n)
{
	return ms->at[parts[0]].q.kind == KIND_COUNT && relate_traits_differ(w, ms, parts, n);
}

/* 党纪处分102人、政务处分31人（含双重处分5人）; 兼有职称的12人: do brackets among the parts, or
 * right behind them, or the last of them, say how many are counted twice? */
static bool
tells_overlap(const struct mentions *ms, const size_t *parts, size_t n)
{
	const struct mention *first = &ms->at[parts[0]], *last = &ms->at[parts[n - 1]];

	for (const struct mention *m = first + 1; m <= last + 1 && m < ms->at + ms->n; m++)
		if ((m->depth > first->depth || (m == last && m->depth == first->depth)) &&
		    m->sentence == first->sentence &&
		    word_table_in(&qualifiers, "twice", mentions_text(ms, m->before)))
			return true;
	return false;
}

/* 问题12项，其中涉及采购6项、涉及基建5项; 项目64个，其中已开工40个、已竣工30个: may one of what the
 * parts count be of several of them, as what touches several things, or got as far and farther? */
static bool
may_be_of_several(const struct mentions *ms, const size_t *parts, size_t n)
{
	size_t touched = 0, reached = 0;

	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &ms->at[parts[i]];

		if (m->q.kind != KIND_COUNT)
			continue;
		touched += word_table_in(&qualifiers, "touches", mentions_text(ms, m->before));
		reached += word_table_starts(&grammar, "already", mentions_text(ms, m->label));
	}
	return touched > 1 || reached > 1;
}

bool
list_sets_off(const struct relate_words *w, const struct mentions *ms, struct part_run run)
{
	const char *first = balance_role_of_figure(w, ms, &ms->at[run.at[0]]);

	for (size_t i = 1; i < run.n && first != NULL; i++) {
		const char *role = balance_role_of_figure(w, ms, &ms->at[run.at[i]]);

		if (role != NULL && equations_set_off(&w->equations, span_of(first), span_of(role)))
			return true;
	}
	return false;
}

bool
list_overlaps(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct term *total)
{
	return traits_differ(w, ms, run.at, run.n) || tells_overlap(ms, run.at, run.n) ||
	    may_be_of_several(ms, run.at, run.n) || shares_overlap(ms, run.at, run.n, total);
}

bool
list_leaves_some(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct term *total)
{
	return traits_differ(w, ms, run.at, run.n) || may_be_of_several(ms, run.at, run.n) ||
	    shares_leave_some(ms, run.at, run.n, total);
}
