/* check_mend: what relations say to a figure that is put right; see check_mend.h. */
#include "check/check_mend.h"

#include "language/closure.h"

/* Does f say that its two figures should be equal: one quantity, or both sides of the books? */
static bool
is_same(const struct finding *f)
{
	return f->rule == RULE_SAME || f->rule == RULE_WORDS;
}

bool
mend_value(const struct check *c, const struct findings *fs, const struct finding *f, size_t k,
    struct decimal *to)
{
	struct decimal value = check_entry(c, finding_operand(fs, f, k))->figure.value;
	bool taken = f->rule == RULE_DELTA ? k != 1 : false;

	if (f->rule == RULE_SUM)
		taken = fs->signs[f->first + k] < 0;
	if (is_same(f))
		*to = k == 0 ? f->computed : check_entry(c, f->stated_entry)->figure.value;
	else if (k == 0)
		*to = f->computed;
	else if (!(taken ? decimal_sub : decimal_add)(value, f->difference, to))
		return false;
	return f->rule == RULE_SUM || f->rule == RULE_DELTA || is_same(f);
}

/* A relation with one of its operands changed. */
struct changed {
	const struct check *c;
	const struct findings *fs;
	const struct finding *f;
	const struct mend *mend;
};

static struct term
term_of(const struct changed *x, size_t k)
{
	size_t entry = finding_operand(x->fs, x->f, k);
	const struct figure *f = &check_entry(x->c, entry)->figure;

	return (struct term){ entry == x->mend->entry ? x->mend->to : f->value, f->quantum,
		f->kind == KIND_COUNT };
}

/* What a product or quotient may be off: a unit of the last place of what is stated, or half of
 * it. */
static bool
slack_of(const struct changed *x, struct decimal quantum, struct decimal *slack)
{
	*slack = decimal_abs(quantum);
	return !x->mend->narrow || decimal_mul(*slack, decimal_make(5, 1), slack);
}

/* A change over what was before, in any of the ways that one is told. */
static bool
growth_closes(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term base = *b, change = *a;

	if (decimal_sub(a->value, b->value, &change.value)) {
		change.value = decimal_abs(change.value);
		if (closure_rate(&change, b, rate))
			return true;
	}
	return (decimal_sub(b->value, a->value, &base.value) && closure_rate(a, &base, rate)) ||
	    (decimal_add(b->value, a->value, &base.value) && closure_rate(a, &base, rate));
}

/* Does a formula of this shape say how much more or less there was? */
static bool
is_change(enum shape shape)
{
	return shape == SHAPE_GROWTH || shape == SHAPE_DECREASE || shape == SHAPE_RISE ||
	    shape == SHAPE_FALL;
}

/* Makes of the two figures that a change is told by the change and what it is over; false: that
 * is what they are. */
static bool
take_shape(enum shape shape, struct term *a, struct term *b)
{
	struct decimal value;

	switch (shape) {
	case SHAPE_GROWTH:
	case SHAPE_DECREASE:
		if (!decimal_sub(a->value, b->value, &value))
			return false;
		a->value = decimal_abs(value);
		return true;
	case SHAPE_RISE:
		return decimal_sub(b->value, a->value, &b->value);
	case SHAPE_FALL:
		return decimal_add(b->value, a->value, &b->value);
	default:
		return false;
	}
}

/* Operands from up to before to of a quotient, taken together. */
static bool
side_of(const struct changed *x, size_t from, size_t to, struct term *side)
{
	*side = term_of(x, from);
	while (++from < to) {
		struct term one = term_of(x, from);

		if (!decimal_add(side->value, one.value, &side->value) ||
		    (from <= x->f->over &&
		    !decimal_add(side->quantum, one.quantum, &side->quantum)))
			return false;
		side->exact &= one.exact;
	}
	return true;
}

/* Makes t what is stated, what is divided and by what, with the mend; false: overflow. */
static bool
quotient_terms(const struct changed *x, struct closure_rate_terms *t)
{
	t->rate = term_of(x, 0);
	return slack_of(x, t->rate.quantum, &t->rate.quantum) &&
	    side_of(x, 1, x->f->over + 1, &t->a) &&
	    side_of(x, x->f->over + 1, x->f->n, &t->b);
}

static bool
quotient_closes(const struct changed *x)
{
	struct closure_rate_terms t;
	struct term magnitude;

	if (!quotient_terms(x, &t))
		return false;
	magnitude = t.rate;
	magnitude.value = decimal_abs(t.rate.value);
	t.a.exact |= x->mend->narrow;
	t.b.exact |= x->mend->narrow;
	if (!x->mend->narrow && (closure_rate(&t.a, &t.b, &t.rate) ||
	    (x->f->rule == RULE_GROWTH && growth_closes(&t.a, &t.b, &magnitude))))
		return true;
	return closure_rate(&t.a, &t.b, take_shape(x->f->shape, &t.a, &t.b) ? &magnitude :
	    &t.rate);
}

/* A mark, or outlay, and what it could be at most. */
static bool
mark_fits(const struct changed *x)
{
	return decimal_cmp(term_of(x, 0).value, term_of(x, 1).value) <= 0;
}

/* A mark that is a weight times a rate, or all of it.  What could be got is never rounded. */
static bool
mark_closes(const struct changed *x)
{
	struct term mark = term_of(x, 0), weight = term_of(x, 1), rate = term_of(x, 2);

	weight.exact = true;
	if (decimal_cmp(rate.value, decimal_of(CHECK_FULL_MARK)) > 0)
		rate.value = decimal_of(CHECK_FULL_MARK);
	if (!slack_of(x, rate.quantum, &rate.quantum))
		return false;
	return closure_rate(&mark, &weight, &rate);
}

/* Does the miss of a limit, operand k being changed, turn to its other side? */
static bool
limit_keeps(const struct changed *x, size_t k)
{
	struct decimal value = check_entry(x->c, x->mend->entry)->figure.value, change, left;

	return decimal_sub(x->mend->to, value, &change) &&
	    (k == 0 ? decimal_add : decimal_sub)(x->f->difference, change, &left) &&
	    decimal_sign(left) != decimal_sign(x->f->difference);
}

/* So many at so much each, or so much for each of so many, to the last place. */
static bool
each_closes(const struct changed *x)
{
	struct term stated = term_of(x, 0), a = term_of(x, 1), b = term_of(x, 2);
	struct decimal product, off, most;

	if (!slack_of(x, stated.quantum, &most))
		return false;
	if (x->f->shape == SHAPE_PRODUCT)
		return decimal_mul(a.value, b.value, &product) &&
		    decimal_sub(stated.value, product, &off) &&
		    decimal_cmp(decimal_abs(off), most) <= 0;
	return decimal_mul(stated.value, b.value, &product) &&
	    decimal_sub(a.value, product, &off) && decimal_mul(b.value, most, &most) &&
	    decimal_cmp(decimal_abs(off), decimal_abs(most)) <= 0;
}

/* By how much the one of two exceeds the other, whichever is the greater. */
static bool
delta_closes(const struct changed *x)
{
	struct decimal apart;

	return x->f->n == 3 &&
	    decimal_sub(term_of(x, 1).value, term_of(x, 2).value, &apart) &&
	    decimal_cmp(decimal_abs(apart), decimal_abs(term_of(x, 0).value)) == 0;
}

/* Of a sum, within what its numbers lose by rounding: a slip that another finding
 * tells need not close it to the last place. */
static bool
sum_closes(const struct changed *x, struct decimal needed)
{
	struct decimal gap, slack = decimal_of(0), twice;

	for (size_t k = 0; k < x->f->n; k++)
		if (!decimal_add(slack, term_of(x, k).quantum, &slack))
			return false;
	return decimal_sub(needed, x->mend->to, &gap) && decimal_add(gap, gap, &twice) &&
	    decimal_cmp(decimal_abs(twice), slack) <= 0;
}

/* Has a quotient of this rule so many operands? */
static bool
is_whole(const struct finding *f)
{
	return f->shape == SHAPE_TOGETHER ? f->n > 3 : f->n == 3;
}

/* The same where operand k is the one. */
static bool
closes_by(const struct changed *x, size_t k)
{
	struct decimal needed;

	switch (x->f->rule) {
	case RULE_RATE:
	case RULE_SHARE:
	case RULE_GROWTH:
		return is_whole(x->f) && quotient_closes(x);
	case RULE_SCORE:
		return x->f->n == 3 ? mark_closes(x) : mark_fits(x);
	case RULE_BUDGET:
		return mark_fits(x);
	case RULE_WITHIN:
	case RULE_STAFF:
	case RULE_STAGE:
	case RULE_NAMED:
		return limit_keeps(x, k);
	case RULE_AVERAGE:
		return x->f->n == 3 && x->f->shape != SHAPE_SCALED && each_closes(x);
	default:
		return mend_value(x->c, x->fs, x->f, k, &needed) &&
		    (decimal_cmp(needed, x->mend->to) == 0 ||
		    (x->f->rule == RULE_DELTA && delta_closes(x)) ||
		    (x->f->rule == RULE_SUM && x->mend->slip && sum_closes(x, needed)));
	}
}

bool
mend_closes(const struct check *c, const struct findings *fs, const struct finding *f,
    const struct mend *mend)
{
	const struct changed x = { c, fs, f, mend };
	size_t n = f->n < OPERANDS_MAX ? f->n : OPERANDS_MAX;

	for (size_t k = 0; k < n; k++)
		if (finding_operand(fs, f, k) == mend->entry)
			return closes_by(&x, k);
	return false;
}

/* What the figures of a quotient are taken for, one after the other: as they are, as what was
 * after and before, before and after, a rise and what it led to, a fall and what it left. */
enum form { FORM_PLAIN, FORM_MORE, FORM_LESS, FORM_RISE, FORM_FALL, FORMS };

/* Makes of the figures of t, as the form takes them, what is divided and by what; false:
 * overflow. */
static bool
take_form(enum form form, struct closure_rate_terms *t)
{
	struct decimal *a = &t->a.value, *b = &t->b.value;

	if (form == FORM_PLAIN)
		return true;
	t->rate.value = decimal_abs(t->rate.value);
	if (form == FORM_MORE || form == FORM_LESS)
		return form == FORM_MORE ? decimal_sub(*a, *b, a) : decimal_sub(*b, *a, a);
	return (form == FORM_RISE ? decimal_sub : decimal_add)(*b, *a, b);
}

/* Is entry what f states and no more, or only among what that is made of? */
static bool
is_on_one_side(const struct findings *fs, const struct finding *f, size_t entry)
{
	for (size_t k = 1; k < f->n; k++)
		if (finding_operand(fs, f, k) == entry)
			return finding_operand(fs, f, 0) != entry;
	return true;
}

_Static_assert((int)FORMS <= (int)WINDOWS_MAX, "a window for each form");

/* The window behind the last is one of ws, too. */
static void
add_window(struct windows *ws)
{
	const struct interval *w = &ws->list[ws->n++];

	if (ws->n == 1 || decimal_cmp(w->lo, ws->hull.lo) < 0)
		ws->hull.lo = w->lo;
	if (ws->n == 1 || decimal_cmp(w->hi, ws->hull.hi) > 0)
		ws->hull.hi = w->hi;
}

void
mend_windows(const struct check *c, const struct findings *fs, const struct finding *f,
    size_t entry, struct windows *out)
{
	const int forms = f->rule == RULE_GROWTH || is_change(f->shape) ? FORMS : 1;
	const int scale = check_entry(c, entry)->figure.quantum.scale;
	struct closure_rate_terms terms[2], at[2];

	out->n = 0;
	out->open = true;
	if ((f->rule != RULE_RATE && f->rule != RULE_SHARE && f->rule != RULE_GROWTH) ||
	    !is_on_one_side(fs, f, entry))
		return;
	for (int i = 0; i < 2; i++) {
		const struct mend mend = { entry, decimal_of(i), .slip = true };

		if (!quotient_terms(&(struct changed){ c, fs, f, &mend }, &terms[i]))
			return;
	}
	for (int form = FORM_PLAIN; form < forms && is_whole(f); form++) {
		memcpy(at, terms, sizeof at);
		if (!take_form((enum form)form, &at[0]) || !take_form((enum form)form, &at[1]))
			return;
		if (closure_rate_window(at, scale, &out->list[out->n]))
			add_window(out);
	}
	out->open = false;
}

bool
windows_hold(const struct windows *w, struct decimal v)
{
	bool held = w->open || decimal_sign(v) < 0;

	for (size_t i = 0; i < w->n && !held; i++)
		held = decimal_cmp(w->list[i].lo, v) <= 0 && decimal_cmp(v, w->list[i].hi) <= 0;
	return held;
}

/* Does f, which holds, hold no more with the mend? */
static bool
is_broken(const struct check *c, const struct finding *f, const struct mend *mend)
{
	const struct findings *held = &c->out.held;
	struct mend put = *mend, as_it_is;

	as_it_is = put;
	as_it_is.to = check_entry(c, mend->entry)->figure.value;
	as_it_is.narrow = true;
	put.narrow = as_it_is.narrow = mend_closes(c, held, f, &as_it_is);
	return mend_closes(c, held, f, &as_it_is) && !mend_closes(c, held, f, &put);
}

/* Is the relation at place i of cs->held of entry one before it, found a second time? */
static bool
is_again(const struct check *c, const struct causes *cs, size_t entry, size_t i)
{
	const struct findings *held = &c->out.held;
	const struct finding *f = &held->list[cs->held[i]];

	for (size_t k = cs->first[entry]; k < i; k++)
		if (findings_same_operands(held, &held->list[cs->held[k]], f))
			return true;
	return false;
}

struct evidence
mend_weigh(const struct check *c, const struct causes *cs, const struct mend *mend)
{
	enum { TELLING = 4 };	/* digits: hardly two have them by chance */
	struct decimal value = check_entry(c, mend->entry)->figure.value;
	struct evidence e = { .printed = NONE };

	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];

		if (mend_closes(c, c->out.findings, f, mend))
			++*(mend_is_limit(f) ? &e.kept : &e.closed);
	}
	for (size_t i = cs->first[mend->entry]; i < cs->first[mend->entry + 1]; i++)
		e.broken += !is_again(c, cs, mend->entry, i) &&
		    is_broken(c, &c->out.held.list[cs->held[i]], mend);
	if (hint_digits(mend->to) >= TELLING)
		e.printed = hint_elsewhere(c->in->ledger, mend->entry, mend->to);
	e.repeated = hint_digits(value) >= TELLING &&
	    hint_elsewhere(c->in->ledger, mend->entry, value) != NONE;
	return e;
}

int
mend_score(const struct evidence *e)
{
	enum { CLOSED = 2, BROKEN = 2, KEPT = 1, PRINTED = 3, REPEATED = 1 };

	return CLOSED * (int)e->closed - BROKEN * (int)e->broken +
	    (e->kept > 0 && e->broken == 0 ? KEPT : 0) +
	    (e->printed != NONE ? PRINTED : 0) - (e->repeated ? REPEATED : 0);
}
