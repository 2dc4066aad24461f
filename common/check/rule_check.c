/* rule_check: the check of a rule, total = abroad + …; see rule_parts.h. */
#include "check/rule_parts.h"

/* The check being read. */
static struct rule_check *
current_check(struct rule_parser *p)
{
	struct named_rule *r = rule_current(p);

	return &r->checks[r->nchecks - 1];
}

/* A figure of the check; false after a mistake. */
static bool
take_operand(struct rule_parser *p, int sign)
{
	struct named_rule *r = rule_current(p);
	struct rule_check *k = current_check(p);
	struct span name = rule_take_name(p);
	size_t i = rule_find_figure(r, name);

	if (name.n == 0) {
		rule_mistake(p, "the name of a figure is missing here");
		return false;
	}
	if (i == r->nfigures) {
		rule_mistake_at(p, name.p, "no 'figure' line above names", name);
		return false;
	}
	if (k->n == RULE_FIGURES) {
		rule_mistake(p, "too many figures in one check");
		return false;
	}
	k->operands[k->n] = i;
	k->signs[k->n++] = (signed char)sign;
	return true;
}

/* A number by itself on the right side. */
static bool
take_number(struct rule_parser *p)
{
	struct rule_check *k = current_check(p);
	struct span word;

	rule_skip_blanks(p);
	if (p->rest.n == 0 || p->rest.p[0] < '0' || p->rest.p[0] > '9')
		return false;
	word = rule_take_name(p);
	if (!decimal_parse(word, &k->number))
		rule_mistake_at(p, word.p, "this is no number:", word);
	k->constant = true;
	return true;
}

/* Behind A / (: B + C). */
static bool
take_joined(struct rule_parser *p)
{
	if (!take_operand(p, 1))
		return false;
	if (!rule_take_sign(p, "+")) {
		rule_mistake(p, "in brackets stand two figures with '+' between them");
		return false;
	}
	if (!take_operand(p, 1))
		return false;
	if (!rule_take_sign(p, ")"))
		rule_mistake(p, "')' is expected here");
	return true;
}

static bool
take_quotient(struct rule_parser *p)
{
	struct rule_check *k = current_check(p);

	if (k->test != TEST_SUM) {
		rule_mistake(p, "a quotient may only stand behind '='");
		return false;
	}
	k->test = TEST_RATIO;
	if (rule_take_sign(p, "("))
		return take_joined(p);
	if (!take_operand(p, 1))
		return false;
	if (rule_take_sign(p, "-")) {
		if (!span_eq(rule_take_name(p), SPAN("1")))
			rule_mistake(p, "behind a quotient only '- 1' may stand (growth)");
		k->test = TEST_GROWTH;
	}
	return true;
}

static void
read_right_side(struct rule_parser *p)
{
	struct rule_check *k = current_check(p);

	if (take_number(p)) {
		rule_want_end(p);
		return;
	}
	if (!take_operand(p, 1))
		return;
	if (rule_take_sign(p, "/")) {
		if (take_quotient(p))
			rule_want_end(p);
		return;
	}
	while (!rule_at_end(p)) {
		bool minus = rule_take_sign(p, "-");

		if (minus && k->test != TEST_SUM)
			rule_mistake(p, "figures are taken away only behind '='");
		if (!minus && !rule_take_sign(p, "+")) {
			rule_mistake_at(p, p->rest.p, "'+' or '-' is expected here, not", p->rest);
			return;
		}
		if (!take_operand(p, minus ? -1 : 1))
			return;
	}
}

/* A rule may be read in several ways, but it is about one figure. */
static void
compare_left(struct rule_parser *p, const char *from)
{
	struct named_rule *r = rule_current(p);

	if (r->nchecks > 1 && r->checks[0].n > 0 &&
	    r->checks[0].operands[0] != current_check(p)->operands[0])
		rule_mistake_at(p, from,
		    "all checks of a rule begin with the same figure, not with",
		    r->figures[current_check(p)->operands[0]].name);
}

void
rule_read_check(struct rule_parser *p)
{
	struct named_rule *r = rule_current(p);
	const char *from;

	if (r->nchecks == RULE_CHECKS) {
		rule_mistake(p, "a rule has at most 8 checks");
		return;
	}
	p->checked = true;
	r->nchecks++;
	rule_skip_blanks(p);
	from = p->rest.p;
	if (!take_operand(p, 1))
		return;
	compare_left(p, from);
	if (rule_take_sign(p, "<="))
		current_check(p)->test = TEST_MOST;
	else if (rule_take_sign(p, ">="))
		current_check(p)->test = TEST_LEAST;
	else if (!rule_take_sign(p, "=")) {
		rule_mistake(p, "'=', '<=' or '>=' is expected here");
		return;
	}
	read_right_side(p);
}
