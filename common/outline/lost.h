/* lost: headings whose numbers a converter left out (domain.md §1).
 *
 * antiword, catdoc, docx2txt, odt2txt and Tika (from HTML and RTF) write no
 * automatic number at all, while typed ones survive: one report has both.  Known
 * titles on lines of their own tell that numbers are lost; from there on the
 * short lines and short first sentences between paragraphs are believed too.
 */
#ifndef OUTLINE_LOST_H
#define OUTLINE_LOST_H

#include "outline/heading.h"

enum lost_kind {
	LOST_NONE,
	LOST_MARKED,		/* ## before it, as pandoc and others write headings in Markdown */
	LOST_KNOWN,		/* a known title on its line */
	LOST_TITLE,		/* another title on its line */
	LOST_RUN_IN,		/* a short sentence, the text behind it */
	LOST_AMOUNT		/* 古建筑抢险加固76.50万元，修缮… */
};

struct lost {
	bool on;		/* numbers are lost */
	enum lost_kind last;	/* how the heading just before was found */
	uint8_t level[LOST_AMOUNT + 1];	/* of the last heading of each kind that was not known … */
	uint16_t above[LOST_AMOUNT + 1];	/* … and below which heading it stands */
	size_t clause;		/* bytes of the first clause of the heading just before, found as
				 * LOST_RUN_IN with two of them; 0: it was another */
	int marks;		/* of a heading of level 1: # or ##; 0: not known */
};

enum { LOST_TITLE_BYTES = 96,	/* of the longest title on a line of its own */
	LOST_RUN_IN_MOST = 16 };	/* characters of one whose text follows in the line */

/* How many # text begins with, with a blank behind them; 0: none. */
int lost_marks_of(struct span text);

/* The same of those between a label, which ends at from, and its title; ******, which html2text
 * writes around the highest, counts as one. */
int lost_marks_behind(struct span text, size_t from, size_t title);

/* Says at which level a heading with so many marks was met, if it had any. */
void lost_note_marks(struct lost *lost, int marks, int level);

/* The level of a title behind so many marks; where there are fewer than any heading had, it is
 * at the top. */
int lost_marked_level(const struct circumstances *now, const struct lost *lost, int marks);

/* Is text too long for a title, or does it end as none does? */
static inline bool
lost_untitled(struct span text)
{
	return text.n > LOST_TITLE_BYTES || span_ends(text, SPAN("。")) ||
	    span_ends(text, SPAN("；")) || span_ends(text, SPAN("：")) ||
	    span_ends(text, SPAN("，"));
}

/* May lost_possible be true of text?  For the most of paragraphs, of which it is not. */
static inline bool
lost_may_be(const struct lost *lost, struct span text)
{
	return lost->on || !lost_untitled(text);
}

/* Does a sentence end soon enough for its words to be a title? */
static inline bool
lost_may_run_in(struct span text)
{
	return span_has(span_slice(text, 0, (LOST_RUN_IN_MOST + 3) * 3), SPAN("。"));
}

/* Does lost_accept look at the block behind next, too: c->after? */
static inline bool
lost_asks_behind(const struct circumstances *now, const struct lost *lost,
    const struct slot *next)
{
	if (next == NULL || next->label.form != LABEL_NONE)
		return false;
	return lost->on ? now->lead || !lost_untitled(slot_text(next)) :
	    now->hungry || !now->started;
}

/* Could c->slot, a paragraph without label, be a heading?  Asked before the block
 * behind it is; fills in c->shape, c->query and c->level, 0 where it is not known. */
bool lost_possible(struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c);

/* Is the paragraph c->text, which has no label, a heading?  Then c->level is its
 * level, and the title ends in c->shape where text follows in the same paragraph.
 * t holds the known titles.  c->next must be set, and c->after if lost_asks_behind. */
enum lost_kind lost_accept(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c);

/* Says that c was met, a heading of this kind, or none (LOST_NONE); now: with c entered, so that
 * it is known what it stands below. */
void lost_note(struct lost *lost, enum lost_kind kind, const struct circumstances *now,
    const struct candidate *c);

#endif
