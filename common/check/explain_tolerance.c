/* explain_tolerance: what rounding may explain of a finding, and why; see
 * explain_parts.h. */
#include "check/explain_parts.h"

/* --- how far off each figure may be ------------------------------------------------ */

/* Why the figure has the reach it has: a key of messages.tsv. */
static const char *
reach_reason(const struct entry *e, struct decimal half)
{
	struct decimal own;

	if (e->rough)
		return "explain.rough";
	if (decimal_sign(e->figure.value) == 0)
		return "explain.zero";
	if (precision_exact(e))
		return e->figure.kind == KIND_MONEY ? "explain.fen" : "explain.count";
	if (!decimal_mul(e->figure.quantum, decimal_make(5, 1), &own) ||
	    decimal_cmp(own, half) == 0)
		return "explain.rounded";
	return e->places > 0 ? "explain.finest" : "explain.whole";
}

static void
say_reach(struct explain *x, size_t i)
{
	const struct entry *e = explain_operand(x, i);
	struct buf raw = BUF_INIT, half = BUF_INIT, wide = BUF_INIT;
	struct precision_reach reach;
	struct slot slots[3];

	if (e->bound || !precision_reach(&x->precision, e, &reach))
		return;
	explain_flat(&raw, e->figure.raw);
	wording_amount(&half, e, reach.half);
	wording_amount(&wide, e, reach.wide);
	slots[0] = (struct slot){ "raw", buf_span(&raw) };
	slots[1] = (struct slot){ "half", buf_span(&half) };
	slots[2] = (struct slot){ "wide", buf_span(&wide) };
	buf_add_str(x->out, "  ");
	explain_say(x, reach_reason(e, reach.half), slots, 3);
	buf_release(&raw);
	buf_release(&half);
	buf_release(&wide);
}

/* --- sums -------------------------------------------------------------------------- */

/* Sums of the reaches of all operands. */
static bool
total_reach(const struct explain *x, struct decimal *half, struct decimal *wide)
{
	*half = *wide = decimal_of(0);
	for (size_t i = 0; i < x->finding->n; i++) {
		struct precision_reach reach;

		if (!precision_reach(&x->precision, explain_operand(x, i), &reach) ||
		    !decimal_add(*half, reach.half, half) ||
		    !decimal_add(*wide, reach.wide, wide))
			return false;
	}
	return true;
}

static const char *
slack_key(const struct finding *f, struct decimal half, struct decimal wide)
{
	struct decimal off = decimal_abs(f->difference);

	if (f->rule == RULE_WITHIN && decimal_sign(f->difference) >= 0)
		return "explain.slack.holds";
	if (decimal_sign(off) == 0)
		return "explain.slack.none";
	if (decimal_cmp(off, half) <= 0)
		return "explain.slack.half";
	if (f->severity == FINDING_OK && decimal_cmp(off, wide) > 0)
		return "explain.slack.holds";
	return decimal_cmp(off, wide) <= 0 ? "explain.slack.wide" : "explain.slack.beyond";
}

static void
say_slack(struct explain *x)
{
	const struct entry *like = explain_operand(x, 0);
	struct decimal off = decimal_abs(x->finding->difference), half, wide;
	struct buf text[3] = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct slot slots[3];

	if (!total_reach(x, &half, &wide))
		return;
	wording_difference(&text[0], like, off, x->of->english);
	wording_amount(&text[1], like, half);
	wording_amount(&text[2], like, wide);
	slots[0] = (struct slot){ "difference", buf_span(&text[0]) };
	slots[1] = (struct slot){ "half", buf_span(&text[1]) };
	slots[2] = (struct slot){ "wide", buf_span(&text[2]) };
	buf_add_str(x->out, "  ");
	explain_say(x, slack_key(x->finding, half, wide), slots, 3);
	for (size_t i = 0; i < 3; i++)
		buf_release(&text[i]);
}

/* --- quotients --------------------------------------------------------------------- */

/* The least and the greatest quotient that the operands may stand for. */
static bool
quotient_range(const struct explain *x, struct decimal *low, struct decimal *high)
{
	struct decimal a, b, ra, rb;
	bool first = true;

	if (!explain_side(x, true, &a, &ra) || !explain_side(x, false, &b, &rb))
		return false;
	for (int corner = 0; corner < 4; corner++) {
		struct decimal n, d, q;

		if (!(corner & 1 ? decimal_add : decimal_sub)(a, ra, &n) ||
		    !(corner & 2 ? decimal_add : decimal_sub)(b, rb, &d) ||
		    !explain_quotient(x, n, d, &q))
			return false;
		if (first || decimal_cmp(q, *low) < 0)
			*low = q;
		if (first || decimal_cmp(q, *high) > 0)
			*high = q;
		first = false;
	}
	return true;
}

static void
say_range(struct explain *x)
{
	const struct entry *stated = explain_operand(x, 0);
	struct precision_reach reach;
	struct decimal ends[4];
	struct buf text[4] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	static const char *const names[4] = { "low", "high", "from", "to" };
	struct slot slots[4];
	bool meet;

	if (stated->bound || !precision_reach(&x->precision, stated, &reach) ||
	    !quotient_range(x, &ends[0], &ends[1]) ||
	    !decimal_sub(stated->figure.value, reach.wide, &ends[2]) ||
	    !decimal_add(stated->figure.value, reach.wide, &ends[3]))
		return;
	for (size_t i = 0; i < 4; i++) {
		wording_amount(&text[i], stated, ends[i]);
		slots[i] = (struct slot){ names[i], buf_span(&text[i]) };
	}
	meet = decimal_cmp(ends[0], ends[3]) <= 0 && decimal_cmp(ends[2], ends[1]) <= 0;
	buf_add_str(x->out, "  ");
	explain_say(x, meet ? "explain.range.meets" :
	    x->finding->severity == FINDING_ROUNDING ? "explain.range.near" :
	    "explain.range.parted", slots, 4);
	for (size_t i = 0; i < 4; i++)
		buf_release(&text[i]);
}

/* --- which of these it is ---------------------------------------------------------- */

/* The same quantity twice: in one written form every digit must agree. */
static void
say_agreement(struct explain *x)
{
	const struct entry *a = explain_operand(x, 0), *b = explain_operand(x, 1);
	bool alike = a->places == b->places && a->scale == b->scale;

	buf_add_str(x->out, "  ");
	explain_say(x, alike ? "explain.alike" : "explain.coarser", NULL, 0);
}

void
explain_say_tolerance(struct explain *x)
{
	if (!x->finding->numbers || x->finding->n < 2)
		return;
	explain_say(x, "explain.tolerance", NULL, 0);
	if (x->finding->rule == RULE_SAME || x->finding->rule == RULE_PRIOR) {
		say_agreement(x);
	} else if (explain_is_quotient(x) || x->finding->shape == SHAPE_SUM) {
		for (size_t i = 0; i < x->finding->n; i++)
			say_reach(x, i);
		(explain_is_quotient(x) ? say_range : say_slack)(x);
	} else if (x->finding->rule == RULE_SCORE && x->finding->n == 3) {
		buf_add_str(x->out, "  ");
		explain_say(x, "explain.mark", NULL, 0);
	} else {
		buf_add_str(x->out, "  ");
		explain_say(x, "explain.limit", NULL, 0);
	}
}
