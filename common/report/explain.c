/* explain: a finding in full; see explain.h. */
#include "report/explain.h"

#include "report/precision.h"
#include "report/wording.h"
#include "text/width.h"

enum { SLOTS = 8, MORE_PLACES = 4, ABSURD_COLUMNS = 400 };

struct explain {
	struct buf *out;
	const struct explain_case *of;
	const struct finding *finding;
	struct precision precision;	/* of the finding's operands */
};

/* The operands, the stated one first. */
static const struct entry *
operand(const struct explain *x, size_t i)
{
	return &x->of->ledger->entries[x->of->findings->operands[x->finding->first + i]];
}

static bool
is_minus(const struct explain *x, size_t i)
{
	return x->of->findings->signs[x->finding->first + i] < 0;
}

static void
say(struct explain *x, const char *key, const struct slot *slots, size_t n)
{
	buf_add_str(x->out, "  ");
	wording_say(x->out, key, x->of->english, slots, n);
	buf_add_char(x->out, '\n');
}

/* A label or figure may hold line ends of its cell. */
static void
add_flat(struct buf *b, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(b, s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t' ?
		    ' ' : s.p[i]);
}

/* --- the operands ------------------------------------------------------------ */

/* The line, and carets under the figure. */
static void
quote(struct explain *x, const struct entry *e)
{
	struct span raw = e->figure.raw, line = e->quote.n != 0 ? e->quote :
	    quotes_line(x->of->quotes, e->figure.line);
	size_t before, after, under;
	struct span clip = quotes_clip(line, raw, e->figure.col, &before, &after);

	if (clip.n == 0)
		return;
	buf_add_str(x->out, "      | ");
	buf_add_str(x->out, clip.p > line.p ? "…" : "");
	add_flat(x->out, clip);
	buf_add_str(x->out, clip.p + clip.n < line.p + line.n ? "…\n" : "\n");
	if (before + after == 0 && clip.n != raw.n)
		return;
	buf_add_str(x->out, "      | ");
	under = width_text(span_slice(clip, 0, before)) + (clip.p > line.p);
	for (size_t i = 0; i < under && i < ABSURD_COLUMNS; i++)
		buf_add_char(x->out, ' ');
	under = width_text(span_slice(clip, before, clip.n - after));
	for (size_t i = 0; i < under && i < ABSURD_COLUMNS; i++)
		buf_add_char(x->out, '^');
	buf_add_char(x->out, '\n');
}

static void
say_operand(struct explain *x, size_t i)
{
	const struct entry *e = operand(x, i);
	const struct figure *f = &e->figure;
	struct buf numbers[4] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	struct buf label = BUF_INIT, raw = BUF_INIT;
	const size_t values[4] = { f->line, f->table, f->row, f->column };
	struct slot slots[SLOTS] = {
		{ "line", SPAN("") }, { "table", SPAN("") }, { "row", SPAN("") },
		{ "column", SPAN("") }
	};

	for (size_t k = 0; k < 4; k++) {
		buf_add_uint(&numbers[k], values[k]);
		slots[k].text = buf_span(&numbers[k]);
	}
	add_flat(&label, f->label);
	add_flat(&raw, f->raw);
	slots[4] = (struct slot){ "label", buf_span(&label) };
	slots[5] = (struct slot){ "raw", buf_span(&raw) };
	slots[6] = (struct slot){ "section", f->section };
	slots[7] = (struct slot){ "document", e->elsewhere };
	buf_add_str(x->out, "  ");
	say(x, e->elsewhere.n != 0 ? "explain.elsewhere" :
	    f->table != 0 ? "explain.cell" : "explain.text", slots, 8);
	quote(x, e);
	for (size_t k = 0; k < 4; k++)
		buf_release(&numbers[k]);
	buf_release(&label);
	buf_release(&raw);
}

/* --- the computation --------------------------------------------------------- */

/* FORMULA＝RESULT on a line of its own; takes formula.  points: a result in per
 * cent is a difference of two such. */
static void
say_equation_in(struct explain *x, struct buf *formula, const struct entry *like,
    struct decimal result, bool points)
{
	buf_add_str(x->out, "    ");
	buf_add_span(x->out, buf_span(formula));
	buf_add_str(x->out, "＝");
	if (points)
		wording_difference(x->out, like, result, x->of->english);
	else
		wording_amount(x->out, like, result);
	buf_add_char(x->out, '\n');
	buf_release(formula);
}

static void
say_equation(struct explain *x, struct buf *formula, const struct entry *like,
    struct decimal result)
{
	say_equation_in(x, formula, like, result, false);
}

static void
sum_formula(const struct explain *x, struct buf *b)
{
	for (size_t i = 1; i < x->finding->n; i++) {
		if (i > 1 || is_minus(x, i))
			buf_add_str(b, is_minus(x, i) ? "－" : "＋");
		add_flat(b, operand(x, i)->figure.raw);
	}
}

static void
quotient_formula(const struct explain *x, struct buf *b)
{
	struct span a = operand(x, 1)->figure.raw, base = operand(x, 2)->figure.raw;
	enum shape shape = x->finding->shape;

	if (shape == SHAPE_DECREASE)
		buf_add_str(b, "1－");
	add_flat(b, a);
	buf_add_str(b, shape_joins(shape) ? "÷（" : "÷");
	add_flat(b, base);
	if (shape_joins(shape)) {
		buf_add_str(b, shape == SHAPE_RISE ? "－" : "＋");
		add_flat(b, shape == SHAPE_TOGETHER ? operand(x, 3)->figure.raw : a);
		buf_add_str(b, "）");
	}
	if (shape == SHAPE_GROWTH)
		buf_add_str(b, "－1");
}

static bool
is_quotient(const struct explain *x)
{
	switch (x->finding->shape) {
	case SHAPE_RATIO: case SHAPE_GROWTH: case SHAPE_DECREASE:
	case SHAPE_RISE: case SHAPE_FALL:
		return x->finding->n == 3;
	case SHAPE_TOGETHER:
		return x->finding->n == 4;
	default:
		return false;
	}
}

/* What the shape makes of a and b, to some places more than are printed. */
static bool
quotient(const struct explain *x, struct decimal a, struct decimal b, struct decimal *out)
{
	const struct entry *stated = operand(x, 0);
	int power = entry_power(stated);
	int places = decimal_trim(stated->figure.quantum).scale + MORE_PLACES;
	enum shape shape = x->finding->shape;
	struct decimal one, joined = shape == SHAPE_TOGETHER ? operand(x, 3)->figure.value : a;

	if ((shape_joins(shape) &&
	    !(shape == SHAPE_RISE ? decimal_sub : decimal_add)(b, joined, &b)) ||
	    decimal_sign(b) <= 0 || !decimal_shift(a, power, &a) ||
	    !decimal_shift(decimal_of(1), power, &one) || !decimal_div(a, b, places, out))
		return false;
	if (shape == SHAPE_GROWTH)
		return decimal_sub(*out, one, out);
	return shape != SHAPE_DECREASE || decimal_sub(one, *out, out);
}

static void
say_quotient(struct explain *x)
{
	struct buf formula = BUF_INIT;
	struct decimal value;

	if (!quotient(x, operand(x, 1)->figure.value, operand(x, 2)->figure.value, &value))
		value = x->finding->computed;
	quotient_formula(x, &formula);
	say_equation(x, &formula, operand(x, 0), value);
}

/* Any other relation of whose operands only the result is known. */
static void
say_plain(struct explain *x)
{
	struct buf computed = BUF_INIT;
	struct slot slot;

	wording_amount(&computed, operand(x, 0), x->finding->computed);
	slot = (struct slot){ "computed", buf_span(&computed) };
	buf_add_str(x->out, "  ");
	say(x, "explain.against", &slot, 1);
	buf_release(&computed);
}

/* Weight times rate, or so many at so much each. */
static bool
is_product(const struct explain *x)
{
	return x->finding->n == 3 &&
	    (x->finding->rule == RULE_SCORE || x->finding->shape == SHAPE_PRODUCT);
}

static void
say_product(struct explain *x)
{
	struct buf formula = BUF_INIT;

	add_flat(&formula, operand(x, 1)->figure.raw);
	buf_add_str(&formula, "×");
	add_flat(&formula, operand(x, 2)->figure.raw);
	say_equation(x, &formula, operand(x, 0), x->finding->computed);
}

static void
say_difference(struct explain *x)
{
	struct buf formula = BUF_INIT;

	add_flat(&formula, operand(x, 0)->figure.raw);
	buf_add_str(&formula, "－");
	if (decimal_sign(x->finding->computed) < 0)
		buf_add_str(&formula, "（");
	wording_amount(&formula, operand(x, 0), x->finding->computed);
	if (decimal_sign(x->finding->computed) < 0)
		buf_add_str(&formula, "）");
	say_equation_in(x, &formula, operand(x, 0), x->finding->difference, true);
}

static void
say_computation(struct explain *x)
{
	struct buf formula = BUF_INIT;

	if (!x->finding->numbers)
		return;
	say(x, "explain.computation", NULL, 0);
	if (is_quotient(x)) {
		say_quotient(x);
	} else if (x->finding->shape == SHAPE_SUM) {
		sum_formula(x, &formula);
		say_equation(x, &formula, operand(x, 0), x->finding->computed);
	} else if (is_product(x)) {
		say_product(x);
	} else {
		say_plain(x);
	}
	say_difference(x);
}

/* --- what rounding may explain ------------------------------------------------ */

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
	const struct entry *e = operand(x, i);
	struct buf raw = BUF_INIT, half = BUF_INIT, wide = BUF_INIT;
	struct precision_reach reach;
	struct slot slots[3];

	if (e->bound || !precision_reach(&x->precision, e, &reach))
		return;
	add_flat(&raw, e->figure.raw);
	wording_amount(&half, e, reach.half);
	wording_amount(&wide, e, reach.wide);
	slots[0] = (struct slot){ "raw", buf_span(&raw) };
	slots[1] = (struct slot){ "half", buf_span(&half) };
	slots[2] = (struct slot){ "wide", buf_span(&wide) };
	buf_add_str(x->out, "  ");
	say(x, reach_reason(e, reach.half), slots, 3);
	buf_release(&raw);
	buf_release(&half);
	buf_release(&wide);
}

/* Sums of the reaches of all operands. */
static bool
total_reach(const struct explain *x, struct decimal *half, struct decimal *wide)
{
	*half = *wide = decimal_of(0);
	for (size_t i = 0; i < x->finding->n; i++) {
		struct precision_reach reach;

		if (!precision_reach(&x->precision, operand(x, i), &reach) ||
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
	const struct entry *like = operand(x, 0);
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
	say(x, slack_key(x->finding, half, wide), slots, 3);
	for (size_t i = 0; i < 3; i++)
		buf_release(&text[i]);
}

/* The least and the greatest quotient that the operands may stand for. */
static bool
quotient_range(const struct explain *x, struct decimal *low, struct decimal *high)
{
	struct precision_reach ra, rb;
	struct decimal a = operand(x, 1)->figure.value, b = operand(x, 2)->figure.value;
	bool first = true;

	if (!precision_reach(&x->precision, operand(x, 1), &ra) ||
	    !precision_reach(&x->precision, operand(x, 2), &rb))
		return false;
	for (int corner = 0; corner < 4; corner++) {
		struct decimal n, d, q;

		if (!(corner & 1 ? decimal_add : decimal_sub)(a, ra.wide, &n) ||
		    !(corner & 2 ? decimal_add : decimal_sub)(b, rb.wide, &d) ||
		    !quotient(x, n, d, &q))
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
	const struct entry *stated = operand(x, 0);
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
	say(x, meet ? "explain.range.meets" :
	    x->finding->severity == FINDING_ROUNDING ? "explain.range.near" :
	    "explain.range.parted", slots, 4);
	for (size_t i = 0; i < 4; i++)
		buf_release(&text[i]);
}

/* The same quantity twice: in one written form every digit must agree. */
static void
say_agreement(struct explain *x)
{
	const struct entry *a = operand(x, 0), *b = operand(x, 1);
	bool alike = a->places == b->places && a->scale == b->scale;

	buf_add_str(x->out, "  ");
	say(x, alike ? "explain.alike" : "explain.coarser", NULL, 0);
}

static void
say_tolerance(struct explain *x)
{
	if (!x->finding->numbers || x->finding->n < 2)
		return;
	say(x, "explain.tolerance", NULL, 0);
	if (x->finding->rule == RULE_SAME || x->finding->rule == RULE_PRIOR) {
		say_agreement(x);
	} else if (is_quotient(x) || x->finding->shape == SHAPE_SUM) {
		for (size_t i = 0; i < x->finding->n; i++)
			say_reach(x, i);
		(is_quotient(x) ? say_range : say_slack)(x);
	} else if (x->finding->rule == RULE_SCORE && x->finding->n == 3) {
		buf_add_str(x->out, "  ");
		say(x, "explain.mark", NULL, 0);
	} else {
		buf_add_str(x->out, "  ");
		say(x, "explain.limit", NULL, 0);
	}
}

/* --- all of it ---------------------------------------------------------------- */

/* The message, and the likely slip that stands at its end. */
static struct span
message_of(const struct explain *x, bool slip)
{
	const struct finding *f = x->finding;
	struct span all = span_slice(buf_span(&x->of->findings->text), f->message,
	    f->message + f->message_n);

	if (f->hint == 0)
		return slip ? SPAN("") : all;
	return slip ? span_slice(all, f->hint, all.n) : span_slice(all, 0, f->hint);
}

static void
say_head(struct explain *x)
{
	const struct finding *f = x->finding;

	buf_add_str(x->out, x->of->document);
	buf_addf(x->out, ":%zu: %s: ", operand(x, 0)->figure.line,
	    severity_names[f->severity]);
	add_flat(x->out, message_of(x, false));
	buf_addf(x->out, " [%s ", finding_rule(f));
	for (int i = 60; i >= 0; i -= 4)
		buf_add_char(x->out, "0123456789abcdef"[f->fingerprint >> i & 15]);
	buf_add_str(x->out, "]\n");
}

static void
say_slip(struct explain *x)
{
	struct span slip = message_of(x, true);
	const struct span marks[2] = { SPAN("；"), SPAN("; ") };

	if (slip.n == 0)
		return;
	for (size_t i = 0; i < 2; i++)
		if (span_starts(slip, marks[i]))
			slip = span_slice(slip, marks[i].n, slip.n);
	say(x, "explain.slip", NULL, 0);
	buf_add_str(x->out, "    ");
	add_flat(x->out, slip);
	buf_add_char(x->out, '\n');
}

void
explain_finding(struct buf *out, const struct explain_case *of, const struct finding *f)
{
	struct explain x = { .out = out, .of = of, .finding = f };

	precision_reset(&x.precision);
	for (size_t i = 0; i < f->n; i++)
		precision_note(&x.precision, operand(&x, i));
	say_head(&x);
	say(&x, "explain.operands", NULL, 0);
	for (size_t i = 0; i < f->n; i++)
		say_operand(&x, i);
	say_computation(&x);
	say_tolerance(&x);
	say_slip(&x);
	buf_add_char(out, '\n');
}
