/* ledger: the figures of one report, kept until its relations are checked.
 *
 * Figures are added in the order in which they stand; the ledger copies them
 * and everything their spans point at.  ledger_reset forgets them and keeps
 * the memory for the next report.  After the last ledger_add of a report
 * comes ledger_seal; only then may figures be looked up.
 *
 * An entry knows how its figure was written, because a figure record does not
 * say it in so many words: scale is the power of ten of its written unit
 * (万元: 4), places the digits after the point.  quantum = 10^(scale-places).
 */
#ifndef CHECK_LEDGER_H
#define CHECK_LEDGER_H

#include "figure/figure.h"
#include "language/grammar.h"
#include "sentence/formula.h"

struct entry {
	struct figure figure;
	struct span name;	/* what is measured, without a cell's column header */
	struct span header;	/* the column header, or empty */
	struct span elsewhere;	/* the document it stands in, if that is another one */
	struct span quote;	/* and the line, for --explain; else empty */
	unsigned relations;	/* 1 << enum relation for each that the column rel names */
	unsigned unit_class;	/* ledger_unit_class of its unit */
	int scale;		/* power of ten of the written unit */
	int places;		/* digits written after the point */
	bool rough;		/* 约 近 余 多: op ~ */
	bool bound;		/* >= <= > < or a range: no single value */
};

/* The power of ten that makes a quotient the unit of e: 2 for %, 3 for ‰, 5 for /10万. */
static inline int
entry_power(const struct entry *e)
{
	if (span_eq(e->figure.unit, SPAN("%")))
		return 2;
	if (word_table_is(&name_words, "permany", e->figure.unit))
		return 5;
	return span_eq(e->figure.unit, SPAN("‰")) ? 3 : 0;
}

struct ledger_chunk;		/* bytes the spans point at */

/* Entries chained by the hash of something, in their order. */
struct ledger_chains {
	size_t *heads, *next;	/* 1 + index of an entry; 0: no more */
	size_t nheads;		/* a power of two */
};

/* A report of more figures is checked in pieces: memory stays flat when somebody pours an
 * archive in without "==> NAME <==" lines. */
enum { LEDGER_FIGURES_MAX = 30000 };

struct ledger {
	struct entry *entries;
	size_t n, cap;
	struct ledger_chains ids;
	struct ledger_chains values;	/* by unit and value */
	bool valued;		/* those chains are built: when first asked for */
	struct ledger_chunk *chunks, *spare;
};

/* An empty ledger; one for the next report, with the memory of the last; freed. */
void ledger_init(struct ledger *l);
void ledger_reset(struct ledger *l);
void ledger_release(struct ledger *l);

/* f and the texts of its spans are copied; see above for the order.  A figure of a row that
 * is none any more, labelled NAME|TITLE though it stands in no table, is left out: which
 * column it was in is likely, not certain, and nothing is to be held against it. */
void ledger_add(struct ledger *l, const struct figure *f);
void ledger_seal(struct ledger *l);

/* A copy of s that lives until ledger_reset. */
struct span ledger_keep(struct ledger *l, struct span s);

/* Index of the figure with this id, or NONE. */
size_t ledger_find(const struct ledger *l, size_t id);

/* Index of the first figure with this unit and value; further ones by *cursor,
 * which starts at 0 and is moved on.  NONE when there are no more. */
size_t ledger_value(struct ledger *l, struct span unit, struct decimal value,
    size_t *cursor);

/* The fiscal year most figures speak of: of those that name none.  0: none does. */
int ledger_year(const struct ledger *l);

/* The number of the class of units that unit belongs to (人 and 名 are one: they
 * differ only in the measure word; data/unitclasses.tsv); 0: it has none. */
unsigned ledger_unit_class(struct span unit);

/* True if a and b measure with one unit. */
static inline bool
ledger_same_unit(const struct entry *a, const struct entry *b)
{
	return a->unit_class == b->unit_class &&
	    (a->unit_class != 0 || span_eq(a->figure.unit, b->figure.unit));
}

/* Does the column rel name relation? */
static inline bool
ledger_has(const struct entry *e, enum relation relation)
{
	return (e->relations >> relation & 1) != 0;
}

static inline struct relations
relations_of(const struct figure *f)
{
	return relations_in(f->rel, f->of);
}

#endif
