/* equations: data/balances.tsv taken apart once; see equations.h. */
#include "relation/equations.h"

#include <assert.h>

#include "base/mem.h"

extern const struct data_table data_balances;

enum { RESULT, TERMS, PLACE, TRUST };	/* columns of balances.tsv */

static const char *const trust_names[] = {
	"total", "certain", "likely", "sure", "telling", "apart"
};

static enum equation_trust
read_trust(const char *name)
{
	size_t i = 0;

	while (strcmp(trust_names[i], name) != 0) {
		i++;
		assert(i < sizeof trust_names / sizeof *trust_names);
	}
	return (enum equation_trust)i;
}

static struct equation_term
read_term(struct span word, bool minus)
{
	struct equation_term t = { .minus = minus, .optional = word.n != 0 && word.p[0] == '?' };

	t.role = span_slice(word, t.optional, word.n);
	operand_words_read(&t.words, t.role);
	return t;
}

static struct equation_rule
read_rule(size_t row)
{
	struct equation_rule e = { .result = span_of(DATA_CELL(&data_balances, row, RESULT)),
		.trust = read_trust(DATA_CELL(&data_balances, row, TRUST)) };
	struct span rest = span_of(DATA_CELL(&data_balances, row, TERMS));
	bool minus = false;

	while (rest.n != 0) {
		struct span word = span_cut(&rest, ' ');

		if (span_eq(word, SPAN("+")) || span_eq(word, SPAN("-"))) {
			minus = word.p[0] == '-';
			continue;
		}
		assert(e.n < EQUATION_TERMS);
		e.term[e.n++] = read_term(word, minus);
	}
	assert(e.n >= 2);
	return e;
}

static void
open_results(struct equations *e)
{
	const struct data_table *t = &data_balances;
	uint32_t *at = mem_zeroed(e->passage.n, sizeof *at);

	for (size_t i = 0; i < e->passage.n; i++)
		at[i] = (uint32_t)(e->passage.at[i].result.p - t->text);
	e->names = (struct data_table){ t->name, 1, e->passage.n, t->text, at };
	wordset_open(&e->results, &e->names, 0, '\0');
}

/* Where the equation of a row is looked for. */
static struct equation_rules *
rules_of(struct equations *e, size_t row)
{
	const char *where = DATA_CELL(&data_balances, row, PLACE);

	return data_says(where, "sentence") ? &e->sentence :
	    data_says(where, "columns") ? &e->columns : &e->passage;
}

size_t
equations_of(const struct equation_rules *rules, struct span result)
{
	for (size_t i = 0; i < rules->n; i++)
		if (span_eq(rules->at[i].result, result))
			return i;
	return NONE;
}

/* Ties rules to the next with their result. */
static void
tie_rules(struct equation_rules *rules)
{
	for (size_t i = 0; i < rules->n; i++) {
		const struct equation_rules behind = { rules->at + i + 1, rules->n - i - 1 };
		size_t next = equations_of(&behind, rules->at[i].result);

		rules->at[i].next = next == NONE ? NONE : i + 1 + next;
	}
}

void
equations_open(struct equations *e)
{
	struct equation_rules *rules[] = { &e->sentence, &e->columns, &e->passage };

	*e = (struct equations){ .sentence.n = 0 };
	for (size_t row = 0; row < data_balances.rows; row++)
		rules_of(e, row)->n++;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		rules[i]->at = mem_zeroed(rules[i]->n, sizeof *rules[i]->at);
		rules[i]->n = 0;
	}
	for (size_t row = 0; row < data_balances.rows; row++) {
		struct equation_rules *l = rules_of(e, row);

		l->at[l->n++] = read_rule(row);
		assert(l != &e->passage || l->at[l->n - 1].n == 2);
	}
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		tie_rules(rules[i]);
	open_results(e);
}

/* Is an amount of role among those that e adds, or takes away? */
static bool
has_term(const struct equation_rule *e, struct span role, bool minus)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->term[i].minus == minus && span_eq(e->term[i].role, role))
			return true;
	return false;
}

bool
equations_set_off(const struct equations *e, struct span a, struct span b)
{
	for (size_t i = 0; i < e->sentence.n; i++) {
		const struct equation_rule *of = &e->sentence.at[i];

		if ((has_term(of, a, false) && has_term(of, b, true)) ||
		    (has_term(of, b, false) && has_term(of, a, true)))
			return true;
	}
	return false;
}

bool
equations_takes_from(const struct equations *e, struct span result, struct span term)
{
	for (size_t i = 0; i < e->sentence.n; i++) {
		const struct equation_rule *of = &e->sentence.at[i];
		bool takes = false;

		for (size_t k = 0; k < of->n; k++)
			takes |= of->term[k].minus && !of->term[k].optional;
		if (takes && span_eq(of->result, result) &&
		    (has_term(of, term, false) || has_term(of, term, true)))
			return true;
	}
	return false;
}

bool
equations_only_takes(const struct equations *e, struct span role)
{
	bool takes = false;

	for (size_t i = 0; i < e->sentence.n; i++) {
		if (has_term(&e->sentence.at[i], role, false))
			return false;
		takes |= has_term(&e->sentence.at[i], role, true);
	}
	return takes;
}
