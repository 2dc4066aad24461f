/* item: which quantity of the report a figure's label names.
 *
 * The same quantity goes by many names (“三公”经费支出, 三公经费; 实际支出, 全年执行数):
 * data/aliases.tsv gives them one.  A quantity is told apart by its side of the
 * books (budget, final) and its fiscal year as well.
 */
#ifndef CHECK_ITEM_H
#define CHECK_ITEM_H

#include "check/ledger.h"
#include "relation/relate.h"

enum item_trust {
	ITEM_PLAIN,		/* not in the table: the label itself */
	ITEM_NEAR,		/* often this quantity, not always */
	ITEM_SURE
};

struct item {
	struct span name;
	enum item_trust trust;
	enum side side;
	bool plain_side;	/* said by header, label or total, not guessed */
	int year;		/* 0: unknown */
};

/* The tables that items are read with; built once a run. */
struct item_words {
	const struct relate_words *sides;
	struct lexicon aliases, fillers, vague;
	struct lexicon posts;		/* data/posts.tsv, backward */
	struct wordset carried;
};

/* Word lists, for the whole run. */
void item_words_open(struct item_words *w);
void item_words_close(struct item_words *w);

/* A name too short or too common to say which quantity it is; data/vague.tsv. */
bool item_is_vague(const struct item_words *words, struct span name);

/* What a column header says by itself, read once for the figures under it. */
struct item_header {
	struct span text;	/* in the ledger */
	struct buf bare;
	size_t alias;		/* row of aliases.tsv that it is alone; NONE: none */
	enum side side;
	bool weak, vague, years;	/* years: names more than one */
	bool fund;		/* only of one fund: 一般公共预算财政拨款 */
};

enum { ITEM_HEADERS = 16 };

/* For the items of one ledger, which must not be reset meanwhile. */
struct item_reader {
	struct ledger *ledger;
	const struct item_words *words;
	struct buf name;
	struct item_header headers[ITEM_HEADERS];
};

/* One report; words and l must outlive the reader. */
void item_reader_open(struct item_reader *r, const struct item_words *words,
    struct ledger *l);
void item_reader_close(struct item_reader *r);

/* Fills *item for entry e; a plain name is kept in the ledger.  False if the figure
 * states no quantity of its own (a change, a share, an approximation …). */
bool item_of(struct item_reader *r, const struct entry *e, struct item *item);

/* Tells the side of what guesses it, items[0..l->n) once all are filled: 基本支出405.4万元 is
 * the outlay if that is stated as outlay elsewhere and as no budget, and so are the
 * parts that it is broken down into. */
void items_settle(struct ledger *l, struct item *items);

#endif
