/* explain: a finding in full; see explain.h and explain_parts.h. */
#include "check/explain_parts.h"

void
explain_say(struct explain *x, const char *key, const struct slot *slots, size_t n)
{
	buf_add_str(x->out, "  ");
	wording_say(x->out, key, x->of->english, slots, n);
	buf_add_char(x->out, '\n');
}

/* A label or figure may hold line ends of its cell. */
void
explain_flat(struct buf *b, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(b, s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t' ?
		    ' ' : s.p[i]);
}

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
	buf_addf(x->out, ":%zu: %s: ", explain_operand(x, 0)->figure.line,
	    severity_names[f->severity]);
	explain_flat(x->out, message_of(x, false));
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
	explain_say(x, "explain.slip", NULL, 0);
	buf_add_str(x->out, "    ");
	explain_flat(x->out, slip);
	buf_add_char(x->out, '\n');
}

void
explain_finding(struct buf *out, const struct explain_case *of, const struct finding *f)
{
	struct explain x = { .out = out, .of = of, .finding = f };

	precision_reset(&x.precision);
	for (size_t i = 0; i < f->n; i++)
		precision_note(&x.precision, explain_operand(&x, i));
	say_head(&x);
	explain_say(&x, "explain.operands", NULL, 0);
	for (size_t i = 0; i < f->n; i++)
		explain_say_operand(&x, i);
	explain_say_computation(&x);
	explain_say_tolerance(&x);
	say_slip(&x);
	buf_add_char(out, '\n');
}
