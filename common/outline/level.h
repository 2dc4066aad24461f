/* level: at which level a label stands, judged from the open headings (domain.md §1).
 *
 * A label alone does not say: converters turn 一、 into "1、 ", （二） into
 * "（2） ", or lose the form altogether.  The evidence: the form and the blank
 * behind it, the ordinals of the headings that are open, a known title, and
 * how deep the nesting would jump.
 */
#ifndef OUTLINE_LEVEL_H
#define OUTLINE_LEVEL_H

#include <stddef.h>
#include <string.h>

#include "language/label.h"
#include "outline/template.h"

enum { LEVEL_TITLE = 180 };	/* bytes of a title */
enum { LEVEL_MAX = 8 };		/* 第一部分, 第一节 or 壹、, then 一、 to ① */

/* An open heading: the last one met at its level in the open section. */
struct level_node {
	bool open;
	bool blank, bare;	/* of its label */
	bool run_in;		/* its text goes on behind it in the same paragraph */
	bool known;		/* words, rows and tops are filled */
	uint16_t serial;	/* which heading of the document it is; from 0 again behind
				 * 65,535: asked only whether two near ones are the same */
	enum label_form form;
	unsigned written;	/* ordinal of its label */
	unsigned depth;		/* of its label */
	unsigned ordinal;	/* the one it got */
	unsigned margin;	/* where the label ends in its line */
	unsigned n;		/* bytes of title; 0: too many */
	char title[LEVEL_TITLE];
	struct template_words words;	/* by which it answers to known titles … */
	struct template_set rows;	/* … which are these … */
	struct template_set tops;	/* … and those of level 1 */
};

struct levels {
	struct level_node at[LEVEL_MAX + 1];	/* by level, from 1 */
	unsigned counter[LEVEL_MAX + 1];	/* last automatic number seen at a level, or one
				 * that looks like it: 2、 among 一、 and 三、 */
	uint16_t used[LABEL_FORMS];	/* bit n: a heading of this form stood at level n */
	unsigned children[LEVEL_MAX + 1];	/* last ordinal given below level n; 0: the root */
	uint8_t begun[LABEL_FORMS][LEVEL_MAX + 1];	/* where the last list of a form began
				 * below level n; 0: there was none */
	unsigned opened;	/* headings so far */
	int depth;		/* the deepest level that is open; deeper ones count nothing */
	unsigned shift;		/* levels that 第一部分, 第一节 and 壹、 push 一、 down */
	unsigned nested;	/* level of the chapter 5、 that does so; 0: none does */
	bool kept;		/* automatic numbers have their forms: LibreOffice's "    一、 " */
	bool spaced;		/* the author sets blanks behind numbers: "一、 " at the margin */
	bool indents;		/* a browser's lists go on with their indentation behind a text */
	bool chinese;		/* 一、 or （一） was met */
	uint8_t ones, others;	/* a browser's 1. behind a text below a 1.; other such numbers */
	bool forms;		/* an automatic number had brackets or 、: a dot is a dot */
};

/* A heading that looks for its level. */
struct level_query {
	const struct label *label;
	struct span title;
	struct template_hit known;
	unsigned full;		/* levels, as bits, at which no heading is missing here */
	bool hungry;		/* the heading before has nothing below it yet */
	bool dotted;		/* 1. with 1.1 next: the numbers alone make the outline */
	bool over;		/* （一） begins right below it */
	bool parts;		/* 一、 does */
	bool items;		/* a typed 1. does, below a browser's number */
	bool heads;		/* another of a browser's 1. begins right below it */
	bool titled;		/* a browser's 1., alone on its line, with text or parts below it */
	bool remedy;		/* a browser's 1. with its text behind it, the first in a section of
				 * problems or measures, whose items are 1. */
	bool follows;		/* a browser's, of the chapter that is next in the template */
	bool unlisted;		/* a browser's, of no title of the table of contents, which has
				 * chapters and parts */
	bool text;		/* paragraphs or tables stand between it and the heading before */
	bool listed;		/* continues a list of body items of the same form */
	bool run_in;		/* its text goes on behind it in the same paragraph */
};

enum { LEVEL_ONES = 2 };	/* so many 1. in a row may be of lists in lists */
enum { LEVEL_OFFERS = 5 };

/* Levels at which a label may stand, the best first. */
struct level_offer {
	int n;
	struct { int level, score; } at[LEVEL_OFFERS];
};

/* Begins a query about label and title, of which nothing is known.  Not all of it is
 * filled: words and tops say nothing while no strength does. */
static inline void
level_ask(struct level_query *q, const struct label *label, struct span title)
{
	q->label = label;
	q->title = title;
	q->full = 0;
	q->known.point = false;
	q->known.exact = 0;
	for (int i = 0; i < TEMPLATE_LEVELS; i++)
		q->known.strength[i] = 0;
	q->hungry = q->dotted = q->titled = q->listed = false;
	q->over = q->parts = q->items = q->heads = q->run_in = false;
	q->remedy = q->follows = q->text = false;
}

/* A new document: no level is open.  Holds no memory. */
void levels_reset(struct levels *ls);

/* Makes to the same as from; of what is deeper than from->depth it says only that it is
 * closed. */
static inline void
levels_copy(struct levels *to, const struct levels *from)
{
	size_t rest = offsetof(struct levels, counter);

	for (int i = 1; i <= LEVEL_MAX; i++)
		if (i <= from->depth)
			to->at[i] = from->at[i];
		else
			to->at[i].open = false;
	memcpy((char *)to + rest, (const char *)from + rest, sizeof(*to) - rest);
}

/* The levels that fit, from 1: one at least, the best first. */
void level_choose(const struct levels *ls, const struct level_query *q,
    struct level_offer *out);

/* What is odd about q's label at level, which a report without damage would not have: an
 * ordinal that is not the next one, a list that does not begin with 1.  0: nothing. */
int level_oddity(const struct levels *ls, int level, const struct level_query *q);

/* Opens a heading at level: closes those at that level and deeper, returns
 * its ordinal: the written one, or the next when that would go back. */
unsigned level_open(struct levels *ls, int level, const struct level_query *q);

/* levels_nest of a label that may do so. */
void levels_nest_read(struct levels *ls, const struct level_query *q);

/* Where 壹、 stands at the top, the 一、 that comes next belongs below it, or the 1 without
 * a mark below Ⅰ without one, or 一、 below 5、 with nothing between: then it and all
 * deeper levels are pushed down; until 6、 comes. */
static inline void
levels_nest(struct levels *ls, const struct level_query *q)
{
	if (ls->nested != 0 || q->label->form == LABEL_CHINESE || q->label->bare)
		levels_nest_read(ls, q);
}

/* The level of 壹、 and Ⅰ、: the top, or below 第一部分. */
int levels_formal(const struct levels *ls);

/* Which heading of the document is the one that is open above level; 0: none. */
unsigned levels_above(const struct levels *ls, int level);

/* May 壹、 or Ⅰ、 head a section here?  Below 一、 it numbers the items of a list. */
bool levels_admit_formal(const struct levels *ls);

/* Had no heading so far a number, and stood all at the top? */
bool levels_are_bare(const struct levels *ls);

/* The deepest open level, 0 if none. */
static inline int
levels_depth(const struct levels *ls)
{
	return ls->depth;
}

/* Finds out which known titles the open headings answer to, for levels_announce,
 * levels_are_kin and level_choose.  Most headings are never asked. */
void levels_know(struct levels *ls, const struct templates *t);

/* Does the open heading of level 1 (below 第一部分) answer to one of these known
 * titles, so that a heading which does so too may belong below it? */
bool levels_announce(const struct levels *ls, const struct template_set *tops);

/* Does the open heading of level answer to one of these known titles, so that one that does
 * so too may stand beside it: 可持续影响 beside 社会效益? */
bool levels_are_kin(const struct levels *ls, int level, const struct template_set *rows);

/* Below 第一部分 部门概况, a chapter that is known, what is a part of it elsewhere is a
 * chapter: 一、部门职责.  Makes hit say so. */
void levels_promote(const struct levels *ls, struct template_hit *hit);

/* Do these known titles come right behind the open chapter in a template? */
bool levels_follow(const struct levels *ls, const struct template_set *tops);

/* The deepest open level whose heading is built as title is; 0: none. closely: it
 * has to end with the same six characters. */
int levels_like(const struct levels *ls, struct span title, bool closely);

/* Do they begin with the same two characters and end with the same four? */
bool levels_much_alike(const struct levels *ls, int level, struct span title);

/* Do the open heading of this level and title begin or end alike? */
bool levels_alike(const struct levels *ls, int level, struct span title);

/* Does label carry on the numbering of an open heading of its form? */
bool levels_continue(const struct levels *ls, const struct label *label);

#endif
