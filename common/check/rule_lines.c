/* rule_lines: what a rule is called, where it holds and which figures it is about; see
 * rule_parts.h. */
#include "check/rule_parts.h"

#include "base/mem.h"
#include "text/data.h"

extern const struct data_table data_aliases;

enum { ALIASES_ITEM = 1 };

/* --- where a rule begins and ends -------------------------------------------------- */

static void
mistake_of_rule(struct rule_parser *p, const char *what)
{
	diag_message(p->diag, DIAG_ERROR, (struct place){ p->file, rule_current(p)->line, 1 },
	    "%s, in rule '%s'", what, rule_current(p)->name);
	p->good = false;
}

static bool
has_test(const struct named_rule *r, enum rule_test test)
{
	for (size_t i = 0; i < r->nchecks; i++)
		if (r->checks[i].test == test)
			return true;
	return false;
}

static bool
takes_each(const struct named_rule *r)
{
	for (size_t i = 0; i < r->nfigures; i++)
		if (rule_figure_is(&r->figures[i], TRAIT_EACH))
			return true;
	return false;
}

/* The rule above is complete?  Outside tables the same figure is printed more
 * than once, so nobody can tell there which ones "each" would add up. */
void
rule_close(struct rule_parser *p)
{
	if (p->open && !p->checked)
		mistake_of_rule(p, "there is no 'check'");
	if (p->open && rule_current(p)->scope > SCOPE_TABLE && takes_each(rule_current(p)))
		mistake_of_rule(p, "'each' needs the scope row, column or table");
	if (p->open && takes_each(rule_current(p)) && (has_test(rule_current(p), TEST_RATIO) ||
	    has_test(rule_current(p), TEST_GROWTH)))
		mistake_of_rule(p, "'each' has no place in a quotient");
	p->open = p->checked = false;
}

/* One name, one rule; that of a file that somebody wrote counts. */
static void
replace(struct rule_parser *p, struct span name)
{
	for (size_t i = 0; i < p->rules->n; i++) {
		struct named_rule *other = &p->rules->list[i];

		if (!span_eq(name, span_of(other->name)))
			continue;
		if (other->shipped && !p->shipped)
			other->replaced = true;
		else
			rule_mistake_at(p, name.p, "there is another rule called", name);
	}
}

void
rule_read_rule(struct rule_parser *p)
{
	struct named_rule *r;
	struct span name;
	char *copy;

	rule_close(p);
	name = rule_take_name(p);
	if (name.n == 0)
		rule_mistake(p, "the rule needs a name");
	replace(p, name);
	if (p->rules->n == RULES_MOST) {
		rule_mistake(p, "too many rules");
		return;
	}
	p->rules->list = mem_grow(p->rules->list, p->rules->n, &p->rules->cap,
	    sizeof(*p->rules->list));
	r = &p->rules->list[p->rules->n++];
	copy = mem_zeroed(name.n + 1, 1);
	if (name.n > 0)
		memcpy(copy, name.p, name.n);
	*r = (struct named_rule){
		.name = copy, .scope = SCOPE_REPORT, .kind = RULE_NAMED, .severity = FINDING_ERROR,
		.line = p->line, .shipped = p->shipped
	};
	p->open = true;
	rule_want_end(p);
}

/* --- what it says of itself -------------------------------------------------------- */

void
rule_read_scope(struct rule_parser *p)
{
	static const char *const names[] = {
		"row", "column", "table", "section", "report", NULL
	};
	int scope = rule_choose(p, names,
	    "the scope is one of row, column, table, section, report, not");

	if (scope >= 0)
		rule_current(p)->scope = (enum rule_scope)scope;
	rule_want_end(p);
}

void
rule_read_kind(struct rule_parser *p)
{
	struct span word = rule_take_name(p);
	int kind = 0;

	while (kind < RULE_NAMED && !span_eq(word, span_of(rule_names[kind])))
		kind++;
	if (kind == RULE_NAMED)
		rule_mistake_at(p, word.p,
		    "the kind is sum, rate, score or another of jxcheck's rules, not", word);
	rule_current(p)->kind = (enum rule)kind;
	rule_want_end(p);
}

void
rule_read_severity(struct rule_parser *p)
{
	static const char *const names[] = { "error", "warning", NULL };
	static const char *const ways[] = { "slip", NULL };
	int severity = rule_choose(p, names, "the severity is error or warning, not");

	if (severity >= 0)
		rule_current(p)->severity = (enum finding_severity)severity;
	if (!rule_at_end(p))
		rule_current(p)->slip = rule_choose(p, ways,
		    "only 'slip' may stand here, not") == 0;
	rule_want_end(p);
}

void
rule_read_where(struct rule_parser *p)
{
	struct named_rule *r = rule_current(p);

	if (r->where.p != NULL)
		rule_mistake(p, "a rule has one 'where'");
	r->where = rule_take_pattern(p);
	if (r->where.p != NULL)
		rule_want_end(p);
}

void
rule_read_message(struct rule_parser *p)
{
	rule_skip_blanks(p);
	if (p->rest.n == 0)
		rule_mistake(p, "the message is empty");
	rule_current(p)->message = p->rest;
}

/* --- its figures ------------------------------------------------------------------- */

size_t
rule_find_figure(const struct named_rule *r, struct span name)
{
	size_t i = 0;

	while (i < r->nfigures && !span_eq(r->figures[i].name, name))
		i++;
	return i;
}

/* A quantity of data/aliases.tsv. */
static struct span
take_item(struct rule_parser *p)
{
	struct span name = rule_take_name(p);

	for (size_t i = 0; i < data_aliases.rows; i++)
		if (span_eq(name, span_of(DATA_CELL(&data_aliases, i, ALIASES_ITEM))))
			return name;
	rule_mistake_at(p, name.p, "there is no item called", name);
	return name;
}

static bool
takes_item(struct rule_parser *p)
{
	rule_skip_blanks(p);
	return span_starts(p->rest, SPAN("item ")) || span_starts(p->rest, SPAN("item\t"));
}

/* The words behind the pattern; in the order of enum rule_trait. */
static unsigned
take_traits(struct rule_parser *p)
{
	static const char *const names[] = {
		"optional", "each", "first", "own", "prior", "text", "table", "money", "count",
		"score", "percent", "initial", "budget", "final", "limit", NULL
	};
	unsigned traits = 0;

	while (!rule_at_end(p)) {
		int trait = rule_choose(p, names,
		    "only words like 'optional' or 'each' may stand here, not");

		if (trait < 0) {
			p->rest.n = 0;
			break;
		}
		traits |= 1u << trait;
	}
	return traits;
}

void
rule_read_figure(struct rule_parser *p)
{
	struct named_rule *r = rule_current(p);
	struct rule_figure f = { .name = rule_take_name(p) };

	if (f.name.n == 0 || (f.name.p[0] >= '0' && f.name.p[0] <= '9'))
		rule_mistake_at(p, f.name.p, "a figure needs a name that is no number", f.name);
	if (rule_find_figure(r, f.name) < r->nfigures)
		rule_mistake_at(p, f.name.p, "there is another figure called", f.name);
	if (r->nfigures == RULE_FIGURES) {
		rule_mistake(p, "a rule has at most 16 figures");
		return;
	}
	if (takes_item(p)) {
		(void)rule_take_name(p);
		f.item = take_item(p);
	} else
		f.pattern = rule_take_pattern(p);
	if (f.pattern.p != NULL || f.item.p != NULL)
		f.traits = take_traits(p);
	r->figures[r->nfigures++] = f;
}
