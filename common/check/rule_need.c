/* rule_need: the words that a pattern needs; see rule_need.h.
 *
 * A pattern is alternatives, each a row of pieces: a run of plain characters, a
 * group, or something that may be anything.  Of a row the piece that says most is
 * kept; alternatives need what each of them needs.
 */
#include "check/rule_need.h"

enum { DEPTH_MOST = 20 };

struct reader {
	struct span pattern;
	size_t at;
	int depth;
	bool lost;		/* something that is not understood here */
};

static void read_alternatives(struct reader *r, struct rule_need *need);

static char
ahead(const struct reader *r, size_t n)
{
	return r->at + n < r->pattern.n ? r->pattern.p[r->at + n] : '\0';
}

static bool
at_end(const struct reader *r)
{
	return r->at >= r->pattern.n;
}

/* How often the piece that ends here is there: 0, it may be missing; 2, it may be
 * there again; 1 else. */
static int
read_quantifier(struct reader *r)
{
	char c = ahead(r, 0);
	int times = c == '?' || c == '*' || c == '{' ? 0 : c == '+' ? 2 : 1;

	if (times == 1)
		return 1;
	while (c == '{' && !at_end(r) && ahead(r, 0) != '}')
		r->at++;
	r->at++;
	if (ahead(r, 0) == '?' || ahead(r, 0) == '+')
		r->at++;
	return times;
}

/* The shortest of its words says how much a need tells. */
static size_t
weight(const struct rule_need *need)
{
	size_t least = need->n == 0 ? 0 : need->words[0].n;

	for (size_t i = 1; i < need->n; i++)
		if (need->words[i].n < least)
			least = need->words[i].n;
	return least;
}

static void
keep_better(struct rule_need *best, const struct rule_need *other)
{
	if (weight(other) > weight(best))
		*best = *other;
}

static void
end_run(const struct reader *r, size_t from, size_t to, struct rule_need *best)
{
	struct rule_need run = { .n = 1 };

	run.words[0] = span_slice(r->pattern, from, to);
	if (to > from)
		keep_better(best, &run);
}

/* [^…]: any one character. */
static void
skip_class(struct reader *r)
{
	r->at++;
	if (ahead(r, 0) == '^')
		r->at++;
	if (ahead(r, 0) == ']')
		r->at++;
	while (!at_end(r) && ahead(r, 0) != ']') {
		if (ahead(r, 0) == '[')
			r->lost = true;		/* [:alpha:] */
		r->at += ahead(r, 0) == '\\' ? 2 : 1;
	}
	r->at++;
}

/* ( … ): what looks ahead or behind needs nothing here. */
static void
read_group(struct reader *r, struct rule_need *best)
{
	struct rule_need inner = { .n = 0 };
	bool counts = true;

	r->at++;
	if (ahead(r, 0) == '*' || ++r->depth > DEPTH_MOST)
		r->lost = true;
	if (ahead(r, 0) == '?') {
		char kind = ahead(r, 1);
		bool behind = kind == '<' && (ahead(r, 2) == '=' || ahead(r, 2) == '!');

		counts = kind == ':';
		r->lost |= !counts && kind != '=' && kind != '!' && !behind;
		r->at += behind ? 3 : 2;
	}
	if (r->lost)
		return;
	read_alternatives(r, &inner);
	r->lost |= ahead(r, 0) != ')';
	r->at++;
	r->depth--;
	if (read_quantifier(r) != 0 && counts)
		keep_better(best, &inner);
}

/* Bytes of the plain character here; 0: it is something else. */
static size_t
plain_character(const struct reader *r)
{
	unsigned char c = (unsigned char)ahead(r, 0);

	if (c < 0x80)
		return strchr("\\^$.[]()|?*+{}", (char)c) == NULL;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 0;	/* a lexicon knows no others */
}

/* Plain characters; one that is optional ends the run before itself, one that may come
 * again behind itself. */
static void
read_run(struct reader *r, struct rule_need *best)
{
	size_t from = r->at, n;

	while (!at_end(r) && (n = plain_character(r)) != 0) {
		size_t before = r->at;
		int times;

		r->at += n;
		times = read_quantifier(r);
		if (times == 1)
			continue;
		end_run(r, from, times == 0 ? before : before + n, best);
		from = r->at;
	}
	end_run(r, from, r->at, best);
}

static void
read_piece(struct reader *r, struct rule_need *best)
{
	switch (ahead(r, 0)) {
	case '(':
		read_group(r, best);
		return;
	case '[':
		skip_class(r);
		break;
	case '\\':
		r->lost |= strchr("QEN", ahead(r, 1)) != NULL;
		r->at += 2;
		r->lost |= ahead(r, 0) == '{';	/* \p{Han}, \x{4E00} */
		break;
	case '^': case '$': case '.':
		r->at++;
		break;
	default:
		if (plain_character(r) == 0)
			r->lost = true;
		else
			read_run(r, best);
		return;
	}
	(void)read_quantifier(r);
}

static void
add_all(struct rule_need *all, const struct rule_need *more, bool *any)
{
	*any |= more->n == 0 || all->n + more->n > NEED_WORDS;
	for (size_t i = 0; i < more->n && !*any; i++)
		all->words[all->n++] = more->words[i];
}

static void
read_alternatives(struct reader *r, struct rule_need *need)
{
	bool any = false;

	need->n = 0;
	for (;;) {
		struct rule_need best = { .n = 0 };

		while (!at_end(r) && !r->lost && ahead(r, 0) != '|' && ahead(r, 0) != ')')
			read_piece(r, &best);
		add_all(need, &best, &any);
		if (r->lost || ahead(r, 0) != '|')
			break;
		r->at++;
	}
	if (any)
		need->n = 0;
}

void
rule_need(struct span pattern, struct rule_need *need)
{
	struct reader r = { .pattern = pattern };

	read_alternatives(&r, need);
	if (r.lost || !at_end(&r))
		need->n = 0;
}
