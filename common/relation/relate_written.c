/* relate_written: the figure that a written computation makes, and its operands; see
 * relate_written.h. */
#include "relation/relate_written.h"

#include "sentence/written.h"

enum { FORMAT_BYTES = 2 * WRITTEN_OPERANDS };

struct computation {
	struct written w;
	struct mention *operand[WRITTEN_OPERANDS];
	size_t ids[WRITTEN_OPERANDS];
	struct mention *result;
};

/* The index of the first figure that begins at byte at of the text or behind it. */
static size_t
first_from(const struct mentions *ms, size_t at)
{
	size_t low = 0, high = ms->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ms->at[middle].q.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The figure that begins at byte at or right behind a sign there; NULL: none. */
static struct mention *
mention_at(struct mentions *ms, size_t at)
{
	enum { SIGN_BYTES = 3 };

	size_t i = first_from(ms, at);

	return i < ms->n && ms->at[i].id != 0 && ms->at[i].q.start - at <= SIGN_BYTES ?
	    &ms->at[i] : NULL;
}

/* The figure that ends where a computation in brackets begins; NULL: none. */
static struct mention *
mention_before(struct mentions *ms, size_t at)
{
	size_t i = first_from(ms, at);

	return i > 0 && ms->at[i - 1].id != 0 && ms->at[i - 1].q.to == at ? &ms->at[i - 1] : NULL;
}

static bool
find_figures(struct mentions *ms, struct computation *c)
{
	const struct written *w = &c->w;

	for (size_t i = 0; i < w->n; i++) {
		if ((c->operand[i] = mention_at(ms, w->operand[i].start)) == NULL)
			return false;
		c->ids[i] = c->operand[i]->id;
	}
	c->result = w->result != NONE ? mention_at(ms, w->result) :
	    mention_before(ms, w->start);
	return c->result != NULL && c->result->q.op == OP_EQ;
}

static bool
is_same_value(const struct computation *c, size_t a, size_t b)
{
	return decimal_cmp(c->operand[a]->q.value, c->operand[b]->q.value) == 0;
}

/* Are all operands measured as what they make is, so that they may be added up? */
static bool
are_of_one_unit(const struct computation *c)
{
	for (size_t i = 0; i < c->w.n; i++)
		if (!relate_same_unit(c->operand[i], c->result))
			return false;
	return true;
}

/* A+B-C. */
static void
link_sum(struct mentions *ms, const struct computation *c)
{
	char format[FORMAT_BYTES];
	size_t n = 0;

	if (!are_of_one_unit(c))
		return;
	for (size_t i = 0; i < c->w.n && n + 2 <= FORMAT_BYTES; i++) {
		format[n++] = '$';
		format[n++] = i + 1 == c->w.n ? '\0' : c->w.operand[i + 1].minus ? '-' : '+';
	}
	mentions_link(ms, c->result, c->w.n == 2 && c->w.operand[1].minus ? REL_DELTA : REL_SUM,
	    format, c->ids);
}

/* （A-B）/B and （A-B）/A. */
static void
link_change(struct mentions *ms, const struct computation *c)
{
	if (is_same_value(c, 1, 2))
		mentions_link(ms, c->result, REL_GROWTH, "$/$-1", c->ids);
	else if (is_same_value(c, 0, 2))
		mentions_link(ms, c->result, REL_GROWTH, "1-$/$",
		    (size_t[]){ c->ids[1], c->ids[0] });
}

static void
link_quotient(struct mentions *ms, const struct computation *c)
{
	const struct written *w = &c->w;
	size_t under = w->n - w->over;

	if (w->over == 1 && under == 1)
		mentions_link(ms, c->result, REL_RATE, "$/$", c->ids);
	else if (w->over == 1 && under == 2 && !w->operand[2].minus)
		mentions_link(ms, c->result, REL_RATE, "$/($+$)", c->ids);
	else if (w->over == 2 && under == 1 && w->operand[1].minus)
		link_change(ms, c);
}

/* What is bare on one side and money on the other is so by units that nobody wrote: only of
 * per cent nothing is lost. */
static bool
are_comparable(const struct computation *c)
{
	if (c->result->q.kind == KIND_PERCENT)
		return true;
	for (size_t i = 0; i < c->w.n; i++)
		if ((c->operand[i]->q.kind == KIND_BARE) != (c->result->q.kind == KIND_BARE))
			return false;
	return true;
}

/* 设备房1间（3.0m×3.0m）: are two lengths the size of the result rather than what makes it? */
static bool
is_size(const struct computation *c)
{
	struct decimal product;

	return c->operand[0]->q.kind == KIND_COUNT &&
	    relate_same_unit(c->operand[0], c->operand[1]) &&
	    (!decimal_mul(c->operand[0]->q.value, c->operand[1]->q.value, &product) ||
	    decimal_cmp(product, c->result->q.value) != 0);
}

/* 20分×94.04%=18.81分: a mark is its weight times a rate; of anything else a percentage makes no
 * amount that can be told. */
static void
link_product(struct mentions *ms, const struct computation *c)
{
	size_t rate = c->operand[0]->q.kind == KIND_PERCENT ? 0 : 1;

	if (c->w.n != 2 || c->result->q.kind == KIND_PERCENT || is_size(c))
		return;
	if (c->operand[rate]->q.kind != KIND_PERCENT &&
	    (c->operand[0]->q.kind == c->result->q.kind ||
	    c->operand[1]->q.kind == c->result->q.kind))
		mentions_link(ms, c->result, REL_AVERAGE, "$*$", c->ids);
	else if (c->operand[rate]->q.kind == KIND_PERCENT && c->result->q.kind == KIND_SCORE)
		mentions_link(ms, c->result, REL_SCORE, "$*$",
		    (size_t[]){ c->ids[1 - rate], c->ids[rate] });
}

static void
link_result(struct mentions *ms, const struct computation *c)
{
	if (c->w.product)
		link_product(ms, c);
	else if (!are_comparable(c))
		return;
	else if (c->w.over < c->w.n)
		link_quotient(ms, c);
	else
		link_sum(ms, c);
}

void
relate_written(struct mentions *ms, struct span text)
{
	struct computation c;

	for (size_t at = 0; written_next(text, at, &c.w); at = c.w.end)
		if (find_figures(ms, &c))
			link_result(ms, &c);
}
