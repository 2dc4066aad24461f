/* check: who is asked, and in which order, what a report says wrong; see check_rules.h.
 *
 * Most checks look at the ledger alone and could stand anywhere; a reason is given where one
 * reads what others have found, or where the first to say something is the one heard.
 */
#include "check/check.h"

#include "check/check_rules.h"
#include "check/rule_match.h"

#include <stdlib.h>

#include "base/mem.h"

bool
check_pair(const struct check *c, const struct formula *formula, size_t at[2])
{
	for (size_t i = 0; i < 2; i++) {
		size_t found = formula->n <= i ? NONE :
		    ledger_find(c->in->ledger, formula->ids[i]);

		if (found == NONE)
			return false;
		at[i] = found;
	}
	return true;
}

/* A figure that breaks a sum or a rate is the one to doubt when it contradicts
 * another. */
static void
mark_suspects(struct check *c)
{
	const struct findings *fs = c->out.findings;

	c->out.suspect = mem_zeroed(c->in->ledger->n + 1, sizeof(*c->out.suspect));
	for (size_t i = 0; i < fs->n; i++)
		if (fs->list[i].severity == FINDING_ERROR)
			for (size_t k = 0; k < fs->list[i].n; k++)
				c->out.suspect[fs->operands[fs->list[i].first + k]] = true;
}

struct checker {
	struct check_options options;
	struct item_words words;
	struct rule_matcher *matcher;	/* NULL: there are no rules */
};

struct checker *
checker_open(const struct check_options *options)
{
	struct checker *k = mem_zeroed(1, sizeof(*k));

	k->options = *options;
	item_words_open(&k->words);
	if (options->rules != NULL && options->rules->n > 0)
		k->matcher = rule_matcher_open(options->rules);
	return k;
}

void
checker_close(struct checker *k)
{
	item_words_close(&k->words);
	rule_matcher_close(k->matcher);
	free(k);
}

static struct item *
read_items(const struct checker *k, struct ledger *l)
{
	struct item *items = mem_zeroed(l->n + 1, sizeof(*items));
	struct item_reader reader;

	item_reader_open(&reader, &k->words, l);
	for (size_t i = 0; i < l->n; i++)
		if (!item_of(&reader, &l->entries[i], &items[i]))
			items[i].name = (struct span){ "", 0 };
	item_reader_close(&reader);
	items_settle(l, items);
	return items;
}

static void
release(struct check *c)
{
	free(c->out.suspect);
	findings_release(&c->out.held);
	formula_release(&c->scratch.formula);
	addends_release(&c->scratch.terms);
	buf_release(&c->scratch.key);
	buf_release(&c->scratch.computed);
	buf_release(&c->scratch.difference);
}

void
checker_say_cut(struct diag *diag, const char *document, size_t line)
{
	diag_message(diag, DIAG_WARNING, (struct place){ document, line, 0 },
	    "more than %d figures for one report: checked in pieces; give several reports as "
	    "files, or with '==> NAME <==' lines between them", LEDGER_FIGURES_MAX);
}

/* What the figures say of one another, exact relations before those that are rounded: of
 * findings that one wrong figure explains equally well the first speaks (check_cause). */
static void
check_related(struct check *c)
{
	check_sums(c);
	check_quotients(c);
	check_completions(c);
	check_scores(c);
	check_marks(c);
}

/* One quantity told in several places.  What was found before says which of them is to be
 * doubted; what goes by one name is told before what other words are taken for the same. */
static void
check_repeated(struct check *c)
{
	mark_suspects(c);	/* of errors among relations alone */
	check_same(c);
	check_agree(c);
	check_accounts(c);
	check_basics(c);
}

/* What words and rules say of figures. */
static void
check_said(struct check *c)
{
	check_limits(c);
	check_grades(c);
	check_words(c);		/* nothing of figures that were found wrong before */
	check_named(c);		/* some of the kinds that causes explain */
}

/* From many findings to one for each fault; each step narrows what the next looks at. */
static void
gather_findings(struct check *c)
{
	check_causes(c);	/* one figure put right: sure, so before what is likely */
	check_carried(c);	/* two figures of one table; what is left of it then … */
	check_shaken(c);	/* … may be a table of which nothing holds */
}

void
checker_report(const struct checker *k, struct ledger *l, const char *document,
    struct findings *findings, struct diag *diag)
{
	struct item *items = read_items(k, l);
	const struct check_input in = {
		.ledger = l, .words = &k->words, .items = items,
		.rules = k->options.rules, .matcher = k->matcher
	};
	struct check c = { .in = &in, .out = {
		.findings = findings, .diag = diag, .document = document,
		.all = k->options.all, .english = k->options.english
	} };

	findings_reset(findings);
	check_related(&c);
	check_repeated(&c);
	check_said(&c);
	gather_findings(&c);
	if (k->options.years != NULL)
		check_keep(&c, k->options.years);
	findings_finish(findings, l);
	release(&c);
	free(items);
}

const struct years_report *
checker_years(const struct checker *k, struct years *years, struct ledger *l,
    struct findings *findings, struct diag *diag)
{
	const struct check_input in = { .ledger = l, .words = &k->words };
	struct check c = { .in = &in, .out = {
		.findings = findings, .diag = diag,
		.all = k->options.all, .english = k->options.english
	} };
	const struct years_report *earlier, *later;
	enum years_kin kin = years_next(years, &earlier, &later);

	if (kin == YEARS_STRANGERS)
		return NULL;
	ledger_reset(l);
	findings_reset(findings);
	check_years(&c, earlier, later, kin);
	findings_finish(findings, l);
	release(&c);
	return later;
}

/* Do expressions of r name the figure id? */
static bool
names(struct check *c, struct relations *r, size_t id)
{
	const struct formula *formula = &c->scratch.formula;

	while (formula_next(&r->expression, &c->scratch.formula))
		for (size_t i = 0; i < formula->n; i++)
			if (formula->ids[i] == id)
				return true;
	return false;
}

bool
check_names(struct check *c, const struct figure *f, unsigned relations, size_t id)
{
	struct relations r = relations_of(f);

	while (relations_next(&r))
		if ((relations >> r.relation & 1) != 0 && names(c, &r, id))
			return true;
	return false;
}
