/* check_named_message: what a rule says of a miss in words of its own; see
 * check_named_parts.h. */
#include "check/check_named_parts.h"

static void
add_quotient(const struct check *c, struct buf *b)
{
	bool joined = c->scratch.terms.n > 2;

	buf_add_span(b, check_entry(c, c->scratch.terms.list[0].entry)->figure.raw);
	buf_add_str(b, joined ? "÷（" : "÷");
	buf_add_span(b, check_entry(c, c->scratch.terms.list[1].entry)->figure.raw);
	if (!joined)
		return;
	buf_add_str(b, "＋");
	buf_add_span(b, check_entry(c, c->scratch.terms.list[2].entry)->figure.raw);
	buf_add_str(b, "）");
}

/* The operands as the check has them: 138.75÷142.00. */
static void
add_parts(const struct check *c, const struct rule_check *check, struct buf *b)
{
	if (check->constant)
		decimal_print(b, check->number);
	else if (check->test == TEST_RATIO || check->test == TEST_GROWTH) {
		add_quotient(c, b);
	} else
		check_terms_text(c, &c->scratch.terms, b);
}

/* The message of the rule instead of the one that f has; the likely slip stays. */
void
named_put_message(struct check *c, const struct trial *t, struct finding *f)
{
	struct buf old = BUF_INIT, template = BUF_INIT, parts = BUF_INIT;
	struct span all = span_slice(buf_span(&c->out.findings->text), f->message,
	    f->message + f->message_n);
	size_t hint = f->hint;

	buf_add_span(&old, all);
	buf_add_span(&template, t->group->rule->message);
	add_parts(c, t->check, &parts);
	c->out.findings->text.n = f->message;
	check_say_text(c, buf_str(&template), buf_span(&parts));
	f->plain_n = f->message_n;
	if (hint != 0) {
		f->hint = c->out.findings->text.n - f->message;
		buf_add_span(&c->out.findings->text, span_slice(buf_span(&old), hint, old.n));
		f->message_n = c->out.findings->text.n - f->message;
	}
	buf_release(&old);
	buf_release(&template);
	buf_release(&parts);
}
