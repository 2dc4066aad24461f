/* rule_file: which rules are tested: those that come with the program and those of a
 * file (jixiao-rules(5), rule.h). */
#ifndef RECORD_RULE_FILE_H
#define RECORD_RULE_FILE_H

#include "check/rule.h"

/* What the options say. */
struct rule_choice {
	const char *file;	/* -r FILE, or NULL */
	bool bare;		/* --no-rules: not those that come with the program */
};

/* Adds the rules in file; false, with messages in diag, if it cannot be read or
 * there is a mistake in it. */
bool rule_file_read(struct rules *rules, const char *file, struct diag *diag);

/* Adds the rules chosen; false as above. */
bool rule_choice_read(struct rules *rules, const struct rule_choice *choice,
    struct diag *diag);

#endif
