/* mention: a figure while the words around it are still in view.
 *
 * subject and cell fill mentions, relate links them, figure turns them into
 * records.  Text that a mention needs beyond its block (labels, expressions)
 * stands in the pool of its set, named by offset, because the pool moves.
 */
#ifndef SENTENCE_MENTION_H
#define SENTENCE_MENTION_H

#include "block/block.h"
#include "language/quantity.h"
#include "sentence/relation.h"

/* Words that say how a figure stands to another; data/cues.tsv. */
enum cue {
	CUE_PARTS = 1 << 0,	/* 其中: what follows are parts of the figure before */
	CUE_WHOLE = 1 << 1,	/* 分别为: the same, and the list is complete */
	CUE_SOME = 1 << 2,	/* 主要包括: the same, and it is not */
	CUE_SHARE = 1 << 3,
	CUE_UP = 1 << 4,
	CUE_DOWN = 1 << 5,
	CUE_PRIOR = 1 << 6,
	CUE_AVERAGE = 1 << 7,
	CUE_SUM = 1 << 8,
	CUE_REASON = 1 << 9,
	CUE_PURPOSE = 1 << 10,
	CUE_SAME = 1 << 11,	/* 折合, 大写: the figure before, written again */
	CUE_EACH = 1 << 12	/* 分别: one for each of the figures before, in order */
};

/* What the column of a form is for; data/columns.tsv. */
enum purpose {
	PURPOSE_WEIGHT = 1 << 0,
	PURPOSE_MARK = 1 << 1,
	PURPOSE_RATE = 1 << 2,
	PURPOSE_TARGET = 1 << 3,
	PURPOSE_ACTUAL = 1 << 4,
	PURPOSE_BUDGET = 1 << 5,
	PURPOSE_FINAL = 1 << 6,
	PURPOSE_CHANGE = 1 << 7,
	PURPOSE_WEIGHED = 1 << 8	/* a mark out of a hundred, weighed: the mark of the row */
};

/* What a figure does in its sentence. */
enum function {
	FUNCTION_PRIMARY,	/* states a quantity of its own */
	FUNCTION_SHARE,
	FUNCTION_GROWTH,
	FUNCTION_RATE,
	FUNCTION_DELTA,
	FUNCTION_PRIOR,
	FUNCTION_BASE,		/* the amount that a share is of: 占28.00万元的76.64% */
	FUNCTION_AVERAGE,
	FUNCTION_SUM,
	FUNCTION_SAME,
	FUNCTION_OTHER		/* a percentage with a label of its own, a mark … */
};

/* Which side of the books; data/roles.tsv. */
enum side { SIDE_NONE, SIDE_INITIAL, SIDE_BUDGET, SIDE_FINAL, SIDE_PRIOR, SIDE_INCOME };

struct pooled {
	size_t at;
	size_t n;
};

enum { MENTION_LINKS = 4 };	/* one more than any figure of a report was seen to have */

/* One relation of a mention, and its expression of ids. */
struct link {
	enum relation rel;
	struct pooled of;
};

/* The cell a number stands in. */
struct mention_cell {
	size_t row, column;	/* 1-based; row 0: running text */
	size_t header, under;	/* header row and column (from 0) it stands under; header
				 * NONE: none */
	unsigned purpose;	/* enum purpose bits of that column */
	bool whole;		/* the cell is this number and nothing else */
};

/* Set where the figure is found, group by group; what relations write comes last, and only
 * there may a relation ask for what another has said. */
struct mention {
	/* The figure and its place: figure_text, figure_year; cell for those of tables. */
	struct quantity q;	/* offsets into the text it was found in */
	size_t id;		/* 0: not a figure (date, ordinal, code) */
	uint64_t dimension;	/* same for what may be added and compared: 名 and 人 */
	size_t at;		/* offset of raw in the block's text (in a table: table.h) */
	size_t length;		/* of raw there */
	struct mention_cell cell;

	/* What it measures: subject's words, in the pool; cells have a label alone. */
	struct pooled label;
	struct pooled phrase;	/* own noun phrase before it, cues and fillers removed */
	struct pooled full;	/* the same with its verb; empty where it has none */
	struct pooled which;	/* which of several, right before its words: 一季度, 第一批 */
	struct pooled called;	/* what its record calls it, if not label: in a row of pairs */
	struct pooled before;	/* amounts, and what speaks of last year: the words
				 * before it as they stand, cut short */
	struct pooled among;	/* X of `X中，…` before it */
	int year;
	int against;		/* of a change: the year it is held against (比2016年); 0: none */
	enum side side;
	enum function function;

	/* What its sentence says of it: figure_text; all 0 in cells. */
	unsigned cues;		/* all cue words between the previous figure and this */
	unsigned last_cue;	/* the one that stands directly before the figure */
	size_t sentence;	/* counts 。！？ in the paragraph */
	size_t clause;		/* counts ； too */
	int depth;		/* open brackets around it */
	bool listed;		/* a list number stands before it */
	bool ranked;		/* its phrase goes on with an ordinal: 四级手术 */
	bool and_others;	/* 等 stands behind it: a list ending here is not complete */
	bool holds_more;	/* brackets right behind it say that it holds what no figure is
				 * told of: （含利息） */
	bool unfinished;	/* in a clause behind which the paragraph breaks off with ； */
	bool dated;		/* a word right before it says the year: 上年支出 */
	bool taken;		/* a mark that was taken off, no part of those got (扣1分), or
				 * money saved or spent beyond, no part of what was spent */
	bool of_period;		/* a part of a year stands right before its words: 前三季度合计 */
	bool joined;		/* a rate with no mark between it and the count before it */
	bool amid;		/* 中， stands behind it: what follows is part of it */
	bool retold;		/* 这, 上述 stand right before it: told before, no other part */
	bool yearago;		/* a rate held against the same time of the year before: 同比 */
	bool excused;		/* in a reason or purpose clause: no part of anything */
	bool share_base;	/* its phrase names the base of a share */

	/* How it belongs to others: relation/, each relation reading what those before it in
	 * figure_relate have written.  total may be known of one that is no member. */
	bool paired;		/* one of a row that gives each of one before it another amount */
	bool member;		/* a part of some total */
	size_t total;		/* id of that total, or NONE */
	size_t breakdown;	/* which breakdown of that total: 1, 2 … */
	struct link links[MENTION_LINKS];
	size_t nlinks;

	/* The links as columns of its record: figure, at the very end. */
	struct pooled rel, of;
};

/* 1 if its function is one of functions, a bit 1 << FUNCTION_… for each; else 0. */
static inline unsigned
mention_does(const struct mention *m, unsigned functions)
{
	return functions >> m->function & 1;
}

/* A figure as it stands: no bound, no range.  This and the like are asked of every figure of
 * a paragraph, with answers as good as chance: & makes one branch of them that may be guessed
 * wrong, where && makes one of each. */
static inline bool
mention_is_exact(const struct mention *m)
{
	return (m->id != 0) & (m->q.op == OP_EQ);
}

/* A mark as it was given: a score that is no bound and not approximate. */
static inline bool
mention_is_mark(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_SCORE && m->q.op == OP_EQ && m->q.lean == LEAN_NONE;
}

/* Has m a relation rel? */
static inline bool
mention_linked(const struct mention *m, enum relation rel)
{
	for (size_t i = 0; i < m->nlinks; i++)
		if (m->links[i].rel == rel)
			return true;
	return false;
}

struct mentions {
	struct mention *at;
	size_t n, cap;
	struct buf pool;
	size_t unlinked;	/* relations left out for want of room: figures_of says so */
};

/* The mention before m, an element of ms, but for those that say again what that says:
 * 增加0.12万吨（240万斤），增长3.9%.  NULL: there is none. */
static inline const struct mention *
mentions_latest(const struct mentions *ms, const struct mention *m)
{
	while (m-- > ms->at)
		if (m->function != FUNCTION_SAME)
			return m;
	return NULL;
}

/* No mentions; none of the next text, with the memory kept; freed. */
void mentions_init(struct mentions *ms);
void mentions_reset(struct mentions *ms);
void mentions_release(struct mentions *ms);

/* A new mention at the end, of no total and under no header, all else 0; valid until the
 * next call. */
struct mention *mentions_add(struct mentions *ms);

/* What a view of some mentions hides, to be shown again. */
struct mentions_hidden {
	struct mention *at;
	size_t n;
};

/* Has ms be n of its mentions alone, from mention from on, until mentions_show_all is given what
 * this returns.  Texts and relations may be added to them, no mentions. */
static inline struct mentions_hidden
mentions_show(struct mentions *ms, size_t from, size_t n)
{
	struct mentions_hidden all = { ms->at, ms->n };

	ms->at += from;
	ms->n = n;
	return all;
}

static inline void
mentions_show_all(struct mentions *ms, struct mentions_hidden all)
{
	ms->at = all.at;
	ms->n = all.n;
}

/* Copies s into the pool. */
static inline struct pooled
mentions_keep(struct mentions *ms, struct span s)
{
	struct pooled p = { ms->pool.n, s.n };

	buf_add_span(&ms->pool, s);
	return p;
}

/* The same without blanks between Chinese characters, which PDF text leaves where a line
 * ended (公 务接待费). */
struct pooled mentions_keep_closed(struct mentions *ms, struct span s);

static inline struct span
mentions_text(const struct mentions *ms, struct pooled p)
{
	return p.n == 0 ? (struct span){ "", 0 } : (struct span){ ms->pool.p + p.at, p.n };
}

/* Adds relation rel with expression format, in which each
 * '$' is replaced by the next id of ids: "$/$-1".  Where the mention has MENTION_LINKS
 * relations already it is left out, and counted as unlinked.  The same expression is told once:
 * again by the same rel it is left out; REL_LIKELY gives way to what is surer.  REL_NONE, as here
 * so in the functions below, links nothing. */
void mentions_link(struct mentions *ms, struct mention *m, enum relation rel,
    const char *format, const size_t *ids);

/* The same with an expression that is not made of ids alone: "1:2=good". */
void mentions_link_text(struct mentions *ms, struct mention *m, enum relation rel,
    struct span expression);

/* The same with the sum of n ids as expression: "3+4+5". */
void mentions_link_sum(struct mentions *ms, struct mention *m, enum relation rel,
    const size_t *ids, size_t n);

/* The same of parts that were found from the last to the first; turns ids round. */
void mentions_link_sum_back(struct mentions *ms, struct mention *m, enum relation rel,
    size_t *ids, size_t n);

/* How many ids of a quotient are above its line, and how many there are. */
struct quotient_sides {
	size_t over, n;
};

/* The same with a quotient of sums: "(3+4)/5", "(3+4)/(5+6)". */
void mentions_link_quotient(struct mentions *ms, struct mention *m, enum relation rel,
    const size_t *ids, struct quotient_sides sides);

/* Takes back all relations of m, which cannot be what it was linked by. */
static inline void
mention_unlink(struct mention *m)
{
	m->nlinks = 0;
}

/* Links m as mentions_link does, and by nothing else: what is known better now takes the place of
 * what was. */
static inline void
mentions_link_instead(struct mentions *ms, struct mention *m, enum relation rel,
    const char *format, const size_t *ids)
{
	mention_unlink(m);
	mentions_link(ms, m, rel, format, ids);
}

/* The two ids of m's first relation rel of the form A/B; false if it has none. */
bool mentions_quotient(const struct mentions *ms, const struct mention *m, enum relation rel,
    size_t ids[2]);

/* The two ids of m's first relation rel of the form A-B; false if it has none. */
bool mentions_difference(const struct mentions *ms, const struct mention *m, enum relation rel,
    size_t ids[2]);

/* Has the label of m, if it begins with that of part, begin with that of whole instead. */
void mentions_rename(struct mentions *ms, struct mention *m, const struct mention *part,
    const struct mention *whole);

/* How many breakdowns of figure id its text has told so far. */
size_t mentions_breakdowns(const struct mentions *ms, size_t id);

/* The mention of this id that stands before m; NULL: none does. */
struct mention *mentions_before(struct mentions *ms, const struct mention *m, size_t id);

#endif
