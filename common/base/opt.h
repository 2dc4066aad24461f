/* opt: the command line: one table makes the parser, usage line and --help.
 *
 * Options may stand anywhere before "--"; short ones may be bundled (-Ht2),
 * long ones take "=VALUE" or the next word and may be abbreviated while
 * unambiguous.
 */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum opt_type {
	OPT_SET,		/* bool *: set true */
	OPT_TEXT,		/* const char **: the argument; min 1: cannot do without */
	OPT_SIZE,		/* size_t *: a number between min and max */
	OPT_CHOICE,		/* int *: index of the argument in choices */
	OPT_VALUE		/* int *: set to min (for --csv, --jsonl) */
};

struct opt {
	char letter;		/* 0: long only */
	const char *name;	/* long name, never NULL */
	enum opt_type type;
	void *target;
	const char *argument;	/* its name in usage: "FILE"; NULL: takes none */
	const char *help;
	size_t min, max;
	const char *const *choices;	/* OPT_CHOICE: NULL-terminated */
};

/* What a program says of itself in usage and --help; all strings are static. */
struct opt_program {
	const char *name;	/* jxsplit */
	const char *purpose;	/* one line */
	const char *operands;	/* "[FILE ...]" */
	const char *examples;	/* printed under "Examples:" by --help */
	const struct opt *options;
	size_t n;
};

/* Go on; --help or --version has been answered, end well; a mistake was told, end with status 2. */
enum opt_result { OPT_RUN, OPT_DONE, OPT_BAD };

/* Parses argv, moving operands to the end; *first is the index of the first, argc if there is
 * none.  Targets of options that are not given keep their values; texts are those of argv.
 * --help and --version are built in: they print to standard output and
 * return OPT_DONE (OPT_BAD if that write fails).  A mistake is one message
 * that names the option and what would do, and OPT_BAD. */
enum opt_result opt_parse(const struct opt_program *program, int argc,
    char **argv, int *first, struct diag *diag);

#endif
