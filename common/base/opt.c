/* opt: the command line; see opt.h. */
#include "base/opt.h"

#include <stdint.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/out.h"

#ifndef JIXIAO_VERSION
#define JIXIAO_VERSION "unknown"
#endif

/* Rows that every program has; their targets are not used. */
static const struct opt builtin[] = {
	{ .letter = 'h', .name = "help", .help = "print this page" },
	{ .name = "version", .help = "print the version" },
};

enum { HELP, VERSION, BUILTINS };

struct parse {
	const struct opt_program *program;
	struct diag *diag;
	char **argv;
	int argc;
	int at;			/* the next word */
	int operands;		/* so many stand at argv[1] … */
	const struct opt *asked;	/* the builtin that was asked for */
};

static bool
takes_argument(const struct opt *o)
{
	return o->argument != NULL;
}

/* What the user typed: "-t" or "--table". */
struct typed {
	const char *dash;
	struct span name;
};

/* --- messages ---------------------------------------------------------- */

static bool
complain(struct parse *p, struct typed t, const char *what)
{
	diag_message(p->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "%s '%s%.*s'; try '%s --help'", what, t.dash, (int)t.name.n,
	    t.name.p, p->program->name);
	return false;
}

/* "option '--table': 'x' is not WHAT; try …" */
static bool
refuse(struct parse *p, struct typed t, const char *value, const char *what)
{
	diag_message(p->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "option '%s%.*s': '%s' is not %s; try '%s --help'", t.dash,
	    (int)t.name.n, t.name.p, value != NULL ? value : "", what,
	    p->program->name);
	return false;
}

/* --- values ------------------------------------------------------------ */

/* Decimal digits only; false also on overflow. */
static bool
parse_size(const char *s, size_t *out)
{
	size_t v = 0;

	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++) {
		size_t digit = (size_t)(*s - '0');

		if (*s < '0' || *s > '9' || v > (SIZE_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*out = v;
	return true;
}

static bool
set_size(struct parse *p, struct typed t, const struct opt *o, const char *value)
{
	struct buf what = BUF_INIT;
	size_t v;

	if (parse_size(value, &v) && v >= o->min && v <= o->max) {
		*(size_t *)o->target = v;
		return true;
	}
	if (o->max == SIZE_MAX)
		buf_addf(&what, "a number from %zu up", o->min);
	else
		buf_addf(&what, "a number from %zu to %zu", o->min, o->max);
	refuse(p, t, value, buf_str(&what));
	buf_release(&what);
	return false;
}

static bool
set_choice(struct parse *p, struct typed t, const struct opt *o, const char *value)
{
	struct buf what = BUF_INIT;

	for (int i = 0; o->choices[i] != NULL; i++)
		if (strcmp(o->choices[i], value) == 0) {
			*(int *)o->target = i;
			return true;
		}
	buf_add_str(&what, "one of");
	for (int i = 0; o->choices[i] != NULL; i++)
		buf_addf(&what, "%s %s", i == 0 ? "" : ",", o->choices[i]);
	refuse(p, t, value, buf_str(&what));
	buf_release(&what);
	return false;
}

static bool
set(struct parse *p, struct typed t, const struct opt *o, const char *value)
{
	switch (o->type) {
	case OPT_SET:
		*(bool *)o->target = true;
		return true;
	case OPT_VALUE:
		*(int *)o->target = (int)o->min;
		return true;
	case OPT_TEXT:
		*(const char **)o->target = value;
		return true;
	case OPT_SIZE:
		return set_size(p, t, o, value);
	case OPT_CHOICE:
		return set_choice(p, t, o, value);
	}
	return false;
}

/* Applies o; its argument is value, or the next word if value is NULL. */
static bool
apply(struct parse *p, struct typed t, const struct opt *o, const char *value)
{
	if (o >= builtin && o < builtin + BUILTINS) {
		p->asked = o;
		return true;
	}
	if (takes_argument(o) && value == NULL) {
		if (p->at >= p->argc)
			return complain(p, t, "no argument after option");
		value = p->argv[p->at++];
	}
	return set(p, t, o, value);
}

/* --- finding the row --------------------------------------------------- */

static const struct opt *
row(const struct opt_program *program, size_t i)
{
	return i < program->n ? &program->options[i] : &builtin[i - program->n];
}

static const struct opt *
by_letter(const struct opt_program *program, char letter)
{
	for (size_t i = 0; i < program->n + BUILTINS; i++)
		if (letter != 0 && row(program, i)->letter == letter)
			return row(program, i);
	return NULL;
}

/* The row called name, or the only one that starts with it; *hits counts. */
static const struct opt *
by_name(const struct opt_program *program, struct span name, size_t *hits)
{
	const struct opt *found = NULL;

	*hits = 0;
	for (size_t i = 0; i < program->n + BUILTINS; i++) {
		const struct opt *o = row(program, i);
		struct span full = span_of(o->name);

		if (!span_starts(full, name))
			continue;
		found = o;
		if (full.n == name.n) {
			*hits = 1;
			break;
		}
		(*hits)++;
	}
	return found;
}

/* --- words ------------------------------------------------------------- */

static bool
parse_long(struct parse *p, const char *word)
{
	const char *equals = strchr(word, '=');
	struct typed t = { "--", span_of(word) };
	const struct opt *o;
	size_t hits;

	if (equals != NULL)
		t.name.n = (size_t)(equals - word);
	o = by_name(p->program, t.name, &hits);
	if (hits == 0 || t.name.n == 0)
		return complain(p, t, "unknown option");
	if (hits > 1)
		return complain(p, t, "ambiguous option");
	if (equals != NULL && !takes_argument(o))
		return complain(p, t, "no argument goes with option");
	return apply(p, t, o, equals != NULL ? equals + 1 : NULL);
}

/* -H, -Ht2, -t2, -t 2 */
static bool
parse_short(struct parse *p, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		struct typed t = { "-", { letters, 1 } };
		const struct opt *o = by_letter(p->program, *letters);

		if (o == NULL) {
			if ((unsigned char)*letters >= 0x80)
				t.name.n = strlen(letters);
			return complain(p, t, "unknown option");
		}
		if (takes_argument(o))
			return apply(p, t, o,
			    letters[1] != '\0' ? letters + 1 : NULL);
		if (!apply(p, t, o, NULL))
			return false;
	}
	return true;
}

/* All words: options are applied, operands gathered at argv[1] …. */
static bool
parse_words(struct parse *p)
{
	bool only_operands = false;

	while (p->at < p->argc && p->asked == NULL) {
		char *word = p->argv[p->at++];
		bool ok = true;

		if (only_operands || word[0] != '-' || word[1] == '\0')
			p->argv[1 + p->operands++] = word;
		else if (strcmp(word, "--") == 0)
			only_operands = true;
		else if (word[1] == '-')
			ok = parse_long(p, word + 2);
		else
			ok = parse_short(p, word + 1);
		if (!ok)
			return false;
	}
	return true;
}

/* --- help -------------------------------------------------------------- */

/* Adds a word of the usage line; *column is where the line stands. */
static void
add_word(struct buf *out, struct span word, size_t indent, size_t *column)
{
	if (*column + 1 + word.n > 79) {
		buf_addf(out, "\n%*s", (int)indent, "");
		*column = indent;
	}
	buf_add_char(out, ' ');
	buf_add_span(out, word);
	*column += 1 + word.n;
}

/* Has the option to be given? */
static bool
is_needed(const struct opt *o)
{
	return o->type == OPT_TEXT && o->min > 0;
}

static void
add_usage(struct buf *out, const struct opt_program *program)
{
	struct buf word = BUF_INIT;
	size_t indent, column;

	buf_addf(out, "usage: %s", program->name);
	indent = column = out->n;
	for (size_t i = 0; i < program->n; i++) {
		const struct opt *o = &program->options[i];

		buf_reset(&word);
		if (!is_needed(o))
			buf_add_char(&word, '[');
		if (o->letter != 0)
			buf_addf(&word, "-%c", o->letter);
		else
			buf_addf(&word, "--%s", o->name);
		if (takes_argument(o))
			buf_addf(&word, "%c%s", o->letter != 0 ? ' ' : '=', o->argument);
		if (!is_needed(o))
			buf_add_char(&word, ']');
		add_word(out, buf_span(&word), indent, &column);
	}
	if (program->operands != NULL)
		add_word(out, span_of(program->operands), indent, &column);
	buf_add_char(out, '\n');
	buf_release(&word);
}

/* Characters, not bytes: "KIND[,KIND…]". */
static size_t
width(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* The words of s, wrapped, from column on; further lines start at indent. */
static void
add_words(struct buf *out, const char *s, size_t indent, size_t column)
{
	while (*s != '\0') {
		size_t n = strcspn(s, " ");

		add_word(out, (struct span){ s, n }, indent, &column);
		s += n + (s[n] == ' ');
	}
	buf_add_char(out, '\n');
}

static void
add_row(struct buf *out, const struct opt *o)
{
	enum { HELP_COLUMN = 25 };
	size_t start = out->n, column;

	if (o->letter != 0)
		buf_addf(out, "  -%c, --%s", o->letter, o->name);
	else
		buf_addf(out, "      --%s", o->name);
	if (takes_argument(o))
		buf_addf(out, "=%s", o->argument);
	column = width(span_slice(buf_span(out), start, out->n));
	if (column < HELP_COLUMN) {
		buf_addf(out, "%*s", (int)(HELP_COLUMN - column), "");
		column = HELP_COLUMN;
	}
	add_words(out, o->help, HELP_COLUMN, column);
}

static void
add_help(struct buf *out, const struct opt_program *program)
{
	add_usage(out, program);
	buf_addf(out, "%s\n\n", program->purpose);
	for (size_t i = 0; i < program->n + BUILTINS; i++)
		add_row(out, row(program, i));
	if (program->examples != NULL)
		buf_addf(out, "\nExamples:\n%s", program->examples);
}

static enum opt_result
answer(struct parse *p)
{
	struct buf out = BUF_INIT;
	int error;

	if (p->asked == &builtin[HELP])
		add_help(&out, p->program);
	else
		buf_addf(&out, "%s (jixiao) %s\n", p->program->name, JIXIAO_VERSION);
	out_prepare();
	error = out_write(STDOUT_FILENO, out.p, out.n);
	buf_release(&out);
	diag_unwritten(p->diag, "standard output", error);
	return error == 0 ? OPT_DONE : OPT_BAD;
}

enum opt_result
opt_parse(const struct opt_program *program, int argc, char **argv,
    int *first, struct diag *diag)
{
	struct parse p = {
		.program = program, .diag = diag, .argv = argv, .argc = argc,
		.at = 1,
	};

	if (!parse_words(&p))
		return OPT_BAD;
	if (p.asked != NULL)
		return answer(&p);
	*first = argc - p.operands;
	memmove(argv + *first, argv + 1, (size_t)p.operands * sizeof *argv);
	return OPT_RUN;
}
