/* equations: which amounts follow from which others, as data/balances.tsv says.
 *
 * The one reader of that table.  A rule is a result and its terms, in the table's order:
 * 净值 = 原值 - 折旧.  What a term is called depends on where the equation is looked for:
 *
 *   sentence   by roles of data/amounts.tsv, among the figures of one sentence
 *              (relate_balance) or the columns of a table (relate_columns)
 *   columns    by what data/derived.tsv says of headers, among the columns of a table alone
 *   passage    by words of a name, or by a side of the books (operand_words.h), among the
 *              figures of this paragraph and the one before (relate_identity), or columns
 */
#ifndef RELATION_EQUATIONS_H
#define RELATION_EQUATIONS_H

#include "sentence/operand_words.h"
#include "text/data.h"
#include "text/wordset.h"

enum { EQUATION_TERMS = 6 };

/* How far a miss is trusted; the table's comment says what the words mean. */
enum equation_trust {
	EQUATION_TOTAL, EQUATION_CERTAIN, EQUATION_LIKELY,	/* of a sentence */
	EQUATION_SURE, EQUATION_TELLING, EQUATION_APART		/* of a passage */
};

struct equation_term {
	struct span role;		/* of a sentence's or columns': the only word */
	struct operand_words words;	/* of a passage's */
	bool minus;			/* is taken away */
	bool optional;			/* may be missing */
};

struct equation_rule {
	struct span result;
	struct equation_term term[EQUATION_TERMS];	/* a passage's are two */
	size_t n;
	enum equation_trust trust;
	size_t next;			/* the next rule with this result; NONE: it is the last */
};

struct equation_rules {
	struct equation_rule *at;
	size_t n;
};

struct equations {
	struct equation_rules sentence, columns, passage;	/* in the order of the table */
	struct data_table names;		/* the results of the passage's, one a row … */
	struct wordset results;			/* … and which of them stand in a text */
};

/* Reads the table; a row that is none ends the program, as it is compiled in.  What is read
 * stays until the program ends. */
void equations_open(struct equations *e);

/* The first rule of rules with this result; NONE: there is none. */
size_t equations_of(const struct equation_rules *rules, struct span result);

/* Is an amount of role a taken off one of role b in an equation of a sentence, or the other
 * way round, as 负债 is off 资产? */
bool equations_set_off(const struct equations *e, struct span a, struct span b);

/* Is something always taken off term, or term off something, to make an amount of role result, as
 * 负债 is off 资产 to make 净资产? */
bool equations_takes_from(const struct equations *e, struct span result, struct span term);

/* Is an amount of role only ever taken off others? */
bool equations_only_takes(const struct equations *e, struct span role);

#endif
