/* rule: the parser of rule files; see rule.h and jixiao-rules(5). */
#include "report/rule.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/data.h"
#include "text/regex.h"

extern const struct data_table data_aliases, data_forms;

enum { PATTERN_BYTES = 1000, ALIASES_ITEM = 1 };

/* The line being read: rest is what is left of it. */
struct parser {
	struct rules *rules;
	const char *file;
	struct diag *diag;
	const char *start;	/* of the line */
	struct span rest;
	size_t line;
	bool open;		/* a rule has begun … */
	bool checked;		/* … and has a check, right or wrong */
	bool good;
	bool shipped;		/* the file comes with the program: its patterns are right */
};

static struct named_rule *
current(struct parser *p)
{
	return &p->rules->list[p->rules->n - 1];
}

/* --- mistakes ------------------------------------------------------------------- */

static void
mistake_at(struct parser *p, const char *where, const char *what, struct span word)
{
	size_t n = word.n > 40 ? 40 : word.n;

	while (n < word.n && ((unsigned char)word.p[n] & 0xC0) == 0x80)
		n++;
	diag_message(p->diag, DIAG_ERROR,
	    (struct place){ p->file, p->line, (size_t)(where - p->start) + 1 },
	    word.n > 0 ? "%s '%.*s'" : "%s", what, (int)n, word.p);
	p->good = false;
}

static void
mistake(struct parser *p, const char *what)
{
	mistake_at(p, p->rest.p, what, SPAN(""));
}

/* --- words ---------------------------------------------------------------------- */

static void
skip_blanks(struct parser *p)
{
	size_t n = 0;

	while (n < p->rest.n && (p->rest.p[n] == ' ' || p->rest.p[n] == '\t'))
		n++;
	p->rest = span_slice(p->rest, n, p->rest.n);
}

static bool
ends_name(char c)
{
	return c != '\0' && strchr(" \t+-*/=<>#,()", c) != NULL;
}

/* The next word: up to a blank or sign. */
static struct span
take_name(struct parser *p)
{
	struct span word;
	size_t n = 0;

	skip_blanks(p);
	while (n < p->rest.n && !ends_name(p->rest.p[n]))
		n++;
	word = span_slice(p->rest, 0, n);
	p->rest = span_slice(p->rest, n, p->rest.n);
	return word;
}

static bool
take_sign(struct parser *p, const char *sign)
{
	skip_blanks(p);
	if (!span_starts(p->rest, span_of(sign)))
		return false;
	p->rest = span_slice(p->rest, strlen(sign), p->rest.n);
	return true;
}

static bool
at_end(struct parser *p)
{
	skip_blanks(p);
	return p->rest.n == 0 || p->rest.p[0] == '#';
}

static void
want_end(struct parser *p)
{
	if (!at_end(p))
		mistake_at(p, p->rest.p, "nothing more belongs on this line than what stands before",
		    p->rest);
}

/* Is the pattern right?  It is compiled again when it is needed (rule_match). */
static void
try_pattern(struct parser *p, struct span pattern, const char *from)
{
	struct buf error = BUF_INIT;
	struct regex *re = regex_open(pattern, &error);

	if (re == NULL)
		mistake_at(p, from, "the pattern is wrong:", buf_span(&error));
	regex_close(re);
	buf_release(&error);
}

/* What stands in /PATTERN/, \/ in it a slash; p is NULL after a mistake. */
static struct span
take_pattern(struct parser *p)
{
	struct span pattern = { NULL, 0 };
	const char *from;
	size_t n = 1;

	skip_blanks(p);
	from = p->rest.p;
	if (p->rest.n == 0 || p->rest.p[0] != '/') {
		mistake(p, "a pattern between slashes is missing here, as in /基本支出/");
		return pattern;
	}
	while (n < p->rest.n && p->rest.p[n] != '/')
		n += p->rest.p[n] == '\\' && n + 1 < p->rest.n ? 2 : 1;
	if (n >= p->rest.n || n == 1 || n > PATTERN_BYTES) {
		mistake(p, n >= p->rest.n ? "the slash that ends the pattern is missing" :
		    n == 1 ? "the pattern is empty" : "the pattern is too long");
		return pattern;
	}
	pattern = span_slice(p->rest, 1, n);
	if (!p->shipped)
		try_pattern(p, pattern, from);
	p->rest = span_slice(p->rest, n + 1, p->rest.n);
	return pattern;
}

/* Index of word in names, which ends with NULL; -1, and a mistake, if it is not
 * there. */
static int
choose(struct parser *p, const char *const *names, const char *what)
{
	struct span word = take_name(p);

	for (int i = 0; names[i] != NULL; i++)
		if (span_eq(word, span_of(names[i])))
			return i;
	mistake_at(p, word.p, what, word);
	return -1;
}

/* --- the lines of a rule ------------------------------------------------------------ */

static void
mistake_of_rule(struct parser *p, const char *what)
{
	diag_message(p->diag, DIAG_ERROR, (struct place){ p->file, current(p)->line, 1 },
	    "%s, in rule '%s'", what, current(p)->name);
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
static void
close_rule(struct parser *p)
{
	if (p->open && !p->checked)
		mistake_of_rule(p, "there is no 'check'");
	if (p->open && current(p)->scope > SCOPE_TABLE && takes_each(current(p)))
		mistake_of_rule(p, "'each' needs the scope row, column or table");
	if (p->open && takes_each(current(p)) && (has_test(current(p), TEST_RATIO) ||
	    has_test(current(p), TEST_GROWTH)))
		mistake_of_rule(p, "'each' has no place in a quotient");
	p->open = p->checked = false;
}

/* One name, one rule; that of a file that somebody wrote counts. */
static void
replace(struct parser *p, struct span name)
{
	for (size_t i = 0; i < p->rules->n; i++) {
		struct named_rule *other = &p->rules->list[i];

		if (!span_eq(name, span_of(other->name)))
			continue;
		if (other->shipped && !p->shipped)
			other->replaced = true;
		else
			mistake_at(p, name.p, "there is another rule called", name);
	}
}

static void
read_rule(struct parser *p)
{
	struct named_rule *r;
	struct span name;
	char *copy;

	close_rule(p);
	name = take_name(p);
	if (name.n == 0)
		mistake(p, "the rule needs a name");
	replace(p, name);
	if (p->rules->n == RULES_MOST) {
		mistake(p, "too many rules");
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
	want_end(p);
}

static void
read_scope(struct parser *p)
{
	static const char *const names[] = {
		"row", "column", "table", "section", "report", NULL
	};
	int scope = choose(p, names,
	    "the scope is one of row, column, table, section, report, not");

	if (scope >= 0)
		current(p)->scope = (enum rule_scope)scope;
	want_end(p);
}

static void
read_kind(struct parser *p)
{
	struct span word = take_name(p);
	int kind = 0;

	while (kind < RULE_NAMED && !span_eq(word, span_of(rule_names[kind])))
		kind++;
	if (kind == RULE_NAMED)
		mistake_at(p, word.p, "the kind is sum, rate, score or another of jxcheck's rules, not",
		    word);
	current(p)->kind = (enum rule)kind;
	want_end(p);
}

static void
read_severity(struct parser *p)
{
	static const char *const names[] = { "error", "warning", NULL };
	static const char *const ways[] = { "slip", NULL };
	int severity = choose(p, names, "the severity is error or warning, not");

	if (severity >= 0)
		current(p)->severity = (enum finding_severity)severity;
	if (!at_end(p))
		current(p)->slip = choose(p, ways, "only 'slip' may stand here, not") == 0;
	want_end(p);
}

static size_t
find_figure(const struct named_rule *r, struct span name)
{
	size_t i = 0;

	while (i < r->nfigures && !span_eq(r->figures[i].name, name))
		i++;
	return i;
}

/* A quantity of data/aliases.tsv. */
static struct span
take_item(struct parser *p)
{
	struct span name = take_name(p);

	for (size_t i = 0; i < data_aliases.rows; i++)
		if (span_eq(name, span_of(DATA_CELL(&data_aliases, i, ALIASES_ITEM))))
			return name;
	mistake_at(p, name.p, "there is no item called", name);
	return name;
}

static bool
takes_item(struct parser *p)
{
	skip_blanks(p);
	return span_starts(p->rest, SPAN("item ")) || span_starts(p->rest, SPAN("item\t"));
}

/* The words behind the pattern; in the order of enum rule_trait. */
static unsigned
take_traits(struct parser *p)
{
	static const char *const names[] = {
		"optional", "each", "first", "own", "prior", "text", "table", "money", "count",
		"score", "percent", "initial", "budget", "final", NULL
	};
	unsigned traits = 0;

	while (!at_end(p)) {
		int trait = choose(p, names, "only words like 'optional' or 'each' may stand here, not");

		if (trait < 0) {
			p->rest.n = 0;
			break;
		}
		traits |= 1u << trait;
	}
	return traits;
}

static void
read_figure(struct parser *p)
{
	struct named_rule *r = current(p);
	struct rule_figure f = { .name = take_name(p) };

	if (f.name.n == 0 || (f.name.p[0] >= '0' && f.name.p[0] <= '9'))
		mistake_at(p, f.name.p, "a figure needs a name that is no number", f.name);
	if (find_figure(r, f.name) < r->nfigures)
		mistake_at(p, f.name.p, "there is another figure called", f.name);
	if (r->nfigures == RULE_FIGURES) {
		mistake(p, "a rule has at most 16 figures");
		return;
	}
	if (takes_item(p)) {
		(void)take_name(p);
		f.item = take_item(p);
	} else
		f.pattern = take_pattern(p);
	if (f.pattern.p != NULL || f.item.p != NULL)
		f.traits = take_traits(p);
	r->figures[r->nfigures++] = f;
}

static void
read_where(struct parser *p)
{
	struct named_rule *r = current(p);

	if (r->where.p != NULL)
		mistake(p, "a rule has one 'where'");
	r->where = take_pattern(p);
	if (r->where.p != NULL)
		want_end(p);
}

/* The check being read. */
static struct rule_check *
current_check(struct parser *p)
{
	struct named_rule *r = current(p);

	return &r->checks[r->nchecks - 1];
}

/* A figure of the check; false after a mistake. */
static bool
take_operand(struct parser *p, int sign)
{
	struct named_rule *r = current(p);
	struct rule_check *k = current_check(p);
	struct span name = take_name(p);
	size_t i = find_figure(r, name);

	if (name.n == 0) {
		mistake(p, "the name of a figure is missing here");
		return false;
	}
	if (i == r->nfigures) {
		mistake_at(p, name.p, "no 'figure' line above names", name);
		return false;
	}
	if (k->n == RULE_FIGURES) {
		mistake(p, "too many figures in one check");
		return false;
	}
	k->operands[k->n] = i;
	k->signs[k->n++] = (signed char)sign;
	return true;
}

/* A number by itself on the right side. */
static bool
take_number(struct parser *p)
{
	struct rule_check *k = current_check(p);
	struct span word;

	skip_blanks(p);
	if (p->rest.n == 0 || p->rest.p[0] < '0' || p->rest.p[0] > '9')
		return false;
	word = take_name(p);
	if (!decimal_parse(word, &k->number))
		mistake_at(p, word.p, "this is no number:", word);
	k->constant = true;
	return true;
}

/* Behind A / (: B + C). */
static bool
take_joined(struct parser *p)
{
	if (!take_operand(p, 1))
		return false;
	if (!take_sign(p, "+")) {
		mistake(p, "in brackets stand two figures with '+' between them");
		return false;
	}
	if (!take_operand(p, 1))
		return false;
	if (!take_sign(p, ")"))
		mistake(p, "')' is expected here");
	return true;
}

static bool
take_quotient(struct parser *p)
{
	struct rule_check *k = current_check(p);

	if (k->test != TEST_SUM) {
		mistake(p, "a quotient may only stand behind '='");
		return false;
	}
	k->test = TEST_RATIO;
	if (take_sign(p, "("))
		return take_joined(p);
	if (!take_operand(p, 1))
		return false;
	if (take_sign(p, "-")) {
		if (!span_eq(take_name(p), SPAN("1")))
			mistake(p, "behind a quotient only '- 1' may stand (growth)");
		k->test = TEST_GROWTH;
	}
	return true;
}

static void
read_right_side(struct parser *p)
{
	struct rule_check *k = current_check(p);

	if (take_number(p)) {
		want_end(p);
		return;
	}
	if (!take_operand(p, 1))
		return;
	if (take_sign(p, "/")) {
		if (take_quotient(p))
			want_end(p);
		return;
	}
	while (!at_end(p)) {
		bool minus = take_sign(p, "-");

		if (minus && k->test != TEST_SUM)
			mistake(p, "figures are taken away only behind '='");
		if (!minus && !take_sign(p, "+")) {
			mistake_at(p, p->rest.p, "'+' or '-' is expected here, not", p->rest);
			return;
		}
		if (!take_operand(p, minus ? -1 : 1))
			return;
	}
}

/* A rule may be read in several ways, but it is about one figure. */
static void
compare_left(struct parser *p, const char *from)
{
	struct named_rule *r = current(p);

	if (r->nchecks > 1 && r->checks[0].n > 0 &&
	    r->checks[0].operands[0] != current_check(p)->operands[0])
		mistake_at(p, from, "all checks of a rule begin with the same figure, not with",
		    r->figures[current_check(p)->operands[0]].name);
}

static void
read_check(struct parser *p)
{
	struct named_rule *r = current(p);
	const char *from;

	if (r->nchecks == RULE_CHECKS) {
		mistake(p, "a rule has at most 8 checks");
		return;
	}
	p->checked = true;
	r->nchecks++;
	skip_blanks(p);
	from = p->rest.p;
	if (!take_operand(p, 1))
		return;
	compare_left(p, from);
	if (take_sign(p, "<="))
		current_check(p)->test = TEST_MOST;
	else if (take_sign(p, ">="))
		current_check(p)->test = TEST_LEAST;
	else if (!take_sign(p, "=")) {
		mistake(p, "'=', '<=' or '>=' is expected here");
		return;
	}
	read_right_side(p);
}

static void
read_message(struct parser *p)
{
	skip_blanks(p);
	if (p->rest.n == 0)
		mistake(p, "the message is empty");
	current(p)->message = p->rest;
}

static void
read_line(struct parser *p)
{
	static const struct {
		const char *word;
		void (*read)(struct parser *p);
	} lines[] = {
		{ "rule", read_rule }, { "scope", read_scope }, { "kind", read_kind },
		{ "severity", read_severity },
		{ "figure", read_figure }, { "where", read_where }, { "check", read_check },
		{ "message", read_message }
	};
	struct span word;

	if (at_end(p))
		return;
	word = take_name(p);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (!span_eq(word, span_of(lines[i].word)))
			continue;
		if (i > 0 && !p->open)
			mistake_at(p, word.p, "a 'rule' line must come before", word);
		else
			lines[i].read(p);
		return;
	}
	mistake_at(p, word.p, "a line begins with rule, scope, kind, severity, figure, "
	    "where, check or message, not with", word.n > 0 ? word : p->rest);
}

/* The text becomes one of rs's; what its lines say is added. */
static bool
parse(struct rules *rs, struct buf *text, struct parser *p)
{
	struct span rest;

	rs->texts = mem_grow(rs->texts, rs->ntexts, &rs->texts_cap, sizeof(*rs->texts));
	rs->texts[rs->ntexts++] = *text;
	*text = (struct buf)BUF_INIT;
	buf_add_char(&rs->texts[rs->ntexts - 1], '\n');
	rest = buf_span(&rs->texts[rs->ntexts - 1]);
	if (span_starts(rest, SPAN("\xEF\xBB\xBF")))
		rest = span_slice(rest, 3, rest.n);
	while (rest.n > 0) {
		size_t n = (size_t)((const char *)memchr(rest.p, '\n', rest.n) - rest.p);

		p->line++;
		p->start = rest.p;
		p->rest = span_slice(rest, 0, n > 0 && rest.p[n - 1] == '\r' ? n - 1 : n);
		read_line(p);
		rest = span_slice(rest, n + 1, rest.n);
	}
	close_rule(p);
	return p->good;
}

bool
rules_parse(struct rules *rs, struct buf *text, const char *file, struct diag *diag)
{
	struct parser p = { .rules = rs, .file = file, .diag = diag, .good = true };

	return parse(rs, text, &p);
}

void
rules_shipped_text(struct buf *b)
{
	for (size_t i = 0; i < data_forms.rows; i++) {
		buf_add_str(b, DATA_CELL(&data_forms, i, 0));
		buf_add_char(b, '\n');
	}
}

void
rules_add_shipped(struct rules *rs, struct diag *diag)
{
	struct parser p = {
		.rules = rs, .file = "forms.rules", .diag = diag, .good = true, .shipped = true
	};
	struct buf text = BUF_INIT;

	rules_shipped_text(&text);
	(void)parse(rs, &text, &p);
	buf_release(&text);
}

void
rules_release(struct rules *rs)
{
	for (size_t i = 0; i < rs->n; i++)
		free(rs->list[i].name);
	for (size_t i = 0; i < rs->ntexts; i++)
		buf_release(&rs->texts[i]);
	free(rs->list);
	free(rs->texts);
	*rs = (struct rules){ 0 };
}
