/* rule_words: the words of a line of a rule file, and what is wrong with them; see
 * rule_parts.h. */
#include "check/rule_parts.h"

#include "text/regex.h"

enum { PATTERN_BYTES = 1000 };

void
rule_mistake_at(struct rule_parser *p, const char *where, const char *what, struct span word)
{
	enum { SHOWN = 100 };		/* bytes */
	size_t n = word.n > SHOWN ? SHOWN : word.n;

	while (n < word.n && ((unsigned char)word.p[n] & 0xC0) == 0x80)
		n++;
	diag_message(p->diag, DIAG_ERROR,
	    (struct place){ p->file, p->line, (size_t)(where - p->start) + 1 },
	    word.n > 0 ? "%s '%.*s'" : "%s", what, (int)n, word.p);
	p->good = false;
}

void
rule_mistake(struct rule_parser *p, const char *what)
{
	rule_mistake_at(p, p->rest.p, what, SPAN(""));
}

void
rule_skip_blanks(struct rule_parser *p)
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
struct span
rule_take_name(struct rule_parser *p)
{
	struct span word;
	size_t n = 0;

	rule_skip_blanks(p);
	while (n < p->rest.n && !ends_name(p->rest.p[n]))
		n++;
	word = span_slice(p->rest, 0, n);
	p->rest = span_slice(p->rest, n, p->rest.n);
	return word;
}

bool
rule_take_sign(struct rule_parser *p, const char *sign)
{
	rule_skip_blanks(p);
	if (!span_starts(p->rest, span_of(sign)))
		return false;
	p->rest = span_slice(p->rest, strlen(sign), p->rest.n);
	return true;
}

bool
rule_at_end(struct rule_parser *p)
{
	rule_skip_blanks(p);
	return p->rest.n == 0 || p->rest.p[0] == '#';
}

void
rule_want_end(struct rule_parser *p)
{
	if (!rule_at_end(p))
		rule_mistake_at(p, p->rest.p,
		    "nothing more belongs on this line than what stands before",
		    p->rest);
}

/* Is the pattern right?  It is compiled again when it is needed (rule_match). */
static void
try_pattern(struct rule_parser *p, struct span pattern, const char *from)
{
	struct buf error = BUF_INIT;
	struct regex *re = regex_open(pattern, &error);

	if (re == NULL)
		rule_mistake_at(p, from, "the pattern is wrong:", buf_span(&error));
	regex_close(re);
	buf_release(&error);
}

/* What stands in /PATTERN/, \/ in it a slash; p is NULL after a mistake. */
struct span
rule_take_pattern(struct rule_parser *p)
{
	struct span pattern = { NULL, 0 };
	const char *from;
	size_t n = 1;

	rule_skip_blanks(p);
	from = p->rest.p;
	if (p->rest.n == 0 || p->rest.p[0] != '/') {
		rule_mistake(p, "a pattern between slashes is missing here, as in /基本支出/");
		return pattern;
	}
	while (n < p->rest.n && p->rest.p[n] != '/')
		n += p->rest.p[n] == '\\' && n + 1 < p->rest.n ? 2 : 1;
	if (n >= p->rest.n || n == 1 || n > PATTERN_BYTES) {
		rule_mistake(p, n >= p->rest.n ? "the slash that ends the pattern is missing" :
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
int
rule_choose(struct rule_parser *p, const char *const *names, const char *what)
{
	struct span word = rule_take_name(p);

	for (int i = 0; names[i] != NULL; i++)
		if (span_eq(word, span_of(names[i])))
			return i;
	rule_mistake_at(p, word.p, what, word);
	return -1;
}
