/* relate_changes: sums of changes; see relate_changes.h. */
#include "relation/relate_changes.h"

enum {
	PARTS_MAX = 8,
	CUE_BYTES = 12		/* of 增加, 同比减少 behind a name */
};

/* Changes of the parts of one total, those that go its way first. */
struct changes {
	size_t ids[PARTS_MAX];
	size_t n, same;		/* same: so many go its way */
};

static bool
goes_up(const struct mention *m)
{
	return (m->last_cue & CUE_UP) != 0;
}

/* The change that is told of m behind it, by its name. */
static struct mention *
change_of(struct mentions *ms, size_t m)
{
	struct span name = mentions_text(ms, ms->at[m].label);

	for (size_t i = m + 1; i < ms->n; i++) {
		struct mention *d = &ms->at[i];
		struct span label = mentions_text(ms, d->label);

		if (d->id == 0 || d->function != FUNCTION_DELTA)
			continue;
		if (name.n != 0 && span_starts(label, name) && label.n <= name.n + CUE_BYTES &&
		    d->q.op == OP_EQ && relate_same_unit(d, &ms->at[m]) &&
		    (goes_up(d) || (d->last_cue & CUE_DOWN) != 0))
			return d;
	}
	return NULL;
}

static void
add_change(struct changes *c, size_t id, bool same)
{
	size_t at = same ? c->same++ : c->n;

	memmove(c->ids + at + 1, c->ids + at, (c->n - at) * sizeof *c->ids);
	c->ids[at] = id;
	c->n++;
}

/* Collects the changes of all parts of total; false if one has none, or if they are not
 * known to be all of it. */
static bool
collect(const struct relate_words *w, struct mentions *ms, size_t total,
    const struct mention *change, struct changes *out)
{
	uint64_t named = 0;

	*out = (struct changes){ .n = 0 };
	for (size_t i = total + 1; i < ms->n; i++) {
		const struct mention *part = &ms->at[i], *d;

		if (part->id == 0 || !part->member || part->total != ms->at[total].id)
			continue;
		d = change_of(ms, i);
		if (d == NULL || out->n == PARTS_MAX || !mention_linked(part, REL_PART))
			return false;
		named |= wordset_in(&w->sets, mentions_text(ms, part->label));
		add_change(out, d->id, goes_up(d) == goes_up(change));
	}
	return out->n >= 2 && out->same > 0 && relate_known_set(w, named, out->n);
}

/* Links change with the sum of those of c, some of them taken away, as rel. */
static void
link_as(struct mentions *ms, struct mention *change, const struct changes *c, enum relation rel)
{
	char format[2 * PARTS_MAX];
	size_t used = 0;

	for (size_t i = 0; i < c->n; i++) {
		if (i > 0)
			format[used++] = i < c->same ? '+' : '-';
		format[used++] = '$';
	}
	format[used] = '\0';
	mentions_link(ms, change, rel, format, c->ids);
}

static void
link_changes(struct mentions *ms, struct mention *change, const struct changes *c)
{
	link_as(ms, change, c, c->n == 2 && c->same == 1 ? REL_DELTA : REL_SUM);
}

/* Is m the change of a part: an amount by which something went up or down? */
static bool
is_part_change(const struct mention *m, const struct mention *whole)
{
	return m->id != 0 && m->cell.row == 0 && m->function == FUNCTION_DELTA &&
	    m->q.op == OP_EQ && m->phrase.n != 0 && m->sentence == whole->sentence &&
	    m->depth == whole->depth && relate_same_unit(m, whole) &&
	    (goes_up(m) || (m->last_cue & CUE_DOWN) != 0);
}

/* 增加35万元，增长12%: is m by how much the change before it was? */
static bool
is_percent_of(const struct mention *m)
{
	return m->function == FUNCTION_GROWTH && m->q.kind == KIND_PERCENT && m->phrase.n == 0 &&
	    m[-1].function == FUNCTION_DELTA && m[-1].sentence == m->sentence;
}

/* The next mention behind i that is no such percentage. */
static size_t
next_change(const struct mentions *ms, size_t i)
{
	i++;
	return i < ms->n && is_percent_of(&ms->at[i]) ? i + 1 : i;
}

/* 其中：, and no reason (主要是差旅费增加1.50万元)? */
static bool
tells_parts(const struct mention *m)
{
	return (m->cues & (CUE_PARTS | CUE_WHOLE)) != 0 && (m->cues & CUE_REASON) == 0;
}

/* 合计增加12人; 三项经费共减少12万元, behind which three are told: is the change m, by the words
 * before it, that of n things taken together? */
static bool
is_of_all(const struct mentions *ms, const struct mention *m, size_t n)
{
	const struct mention *count = m - 1;

	return (m->cues & CUE_SUM) != 0 || (m > ms->at && count->q.kind == KIND_COUNT &&
	    mention_is_exact(count) && count->sentence == m->sentence &&
	    decimal_cmp(count->q.value, decimal_of((long long)n)) == 0);
}

/* 支出增加50万元，其中：人员经费增加35万元，公用经费增加15万元: the change at whole is what parts
 * changed by, if they make it, or a slip explains the miss that is no accident or, where all
 * of them are told, by a word or by their names (sets.tsv), any. */
static void
relate_change_parts(const struct relate_words *w, struct mentions *ms, size_t whole)
{
	struct mention *m = &ms->at[whole];
	struct changes c = { .n = 0 };
	struct term total = relate_term(m), terms[PARTS_MAX];
	size_t first = next_change(ms, whole), i = first;
	bool all = (ms->at[first].cues & CUE_WHOLE) != 0, told = tells_parts(&ms->at[first]);
	enum closure_slip fit;
	uint64_t named = 0;

	for (; i < ms->n && c.n < PARTS_MAX && is_part_change(&ms->at[i], m);
	    i = next_change(ms, i)) {
		if (i > first && (ms->at[i].cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0)
			return;
		told &= !ms->at[i].excused;
		named |= wordset_in(&w->sets, mentions_text(ms, ms->at[i].label));
		terms[c.n] = relate_term(&ms->at[i]);
		if (goes_up(&ms->at[i]) != goes_up(m))
			terms[c.n].value = decimal_neg(terms[c.n].value);
		add_change(&c, ms->at[i].id, goes_up(&ms->at[i]) == goes_up(m));
	}
	if (c.n < 2 || c.same == 0)
		return;
	if (relate_whole_set(w, named, c.n))
		all = true;
	else if (!told)
		return;
	fit = closure_fit(&total, terms, c.n);
	if (fit == SLIP_NEEDLESS)
		link_changes(ms, m, &c);
	else if (fit == SLIP_TELLING || (fit != SLIP_NONE && (all || is_of_all(ms, m, c.n))))
		link_as(ms, m, &c, REL_LIKELY);
}

/* Does a list of changes begin behind the change m? */
static bool
opens_changes(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *next;

	if (m->function != FUNCTION_DELTA || m->nlinks != 0 || !mention_is_exact(m) ||
	    m->cell.row != 0 || (!goes_up(m) && (m->last_cue & CUE_DOWN) == 0) ||
	    (i = next_change(ms, i)) >= ms->n)
		return false;
	next = &ms->at[i];
	return next->function == FUNCTION_DELTA && next->phrase.n != 0;
}

void
relate_changes(const struct relate_words *w, struct mentions *ms)
{
	struct changes changes;

	for (size_t i = 0; i + 2 < ms->n; i++)
		if (opens_changes(ms, i))
			relate_change_parts(w, ms, i);
	for (size_t i = 0; i + 4 < ms->n; i++) {
		struct mention *change;

		if (ms->at[i].id == 0 || ms->at[i + 1].function != FUNCTION_DELTA ||
		    (change = change_of(ms, i)) == NULL || change != &ms->at[i + 1])
			continue;
		if (collect(w, ms, i, change, &changes))
			link_changes(ms, change, &changes);
	}
}
