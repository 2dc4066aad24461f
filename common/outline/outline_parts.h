/* outline_parts: what the files that make an outline share; included by outline*.c alone.
 *
 *   outline             blocks in, blocks with their places out: who is asked when
 *   outline_contents    tables of contents, which are body
 *   outline_heading     which paragraphs are headings, at which level
 *   outline_ahead       the level of one, judged by those that follow
 *   outline_gap         titles in the place of a number that is missing
 *   outline_body        the others, and what they say about what follows
 *   outline_place       the path, label and title of a heading
 *   outline_attachment  attachments, and lists of them
 */
#ifndef OUTLINE_OUTLINE_PARTS_H
#define OUTLINE_OUTLINE_PARTS_H

#include "language/words.h"
#include "outline/announced.h"
#include "outline/contents.h"
#include "outline/front.h"
#include "outline/heading.h"
#include "outline/level.h"
#include "outline/lookahead.h"
#include "outline/lost.h"
#include "outline/outline.h"
#include "outline/promised.h"

/* The words of data/outline.tsv, by kind. */
struct vocabulary {
	const struct words *duty, *errand, *deed, *opener, *mention, *first, *tail, *budget;
	const struct words *section, *remark, *unfilled, *none, *remedy, *organ, *field;
};

struct outline {
	struct lookahead look;
	struct vocabulary words;
	const struct front *titles;
	const struct templates *templates;
	struct circumstances now;
	struct contents contents;
	struct announced announced;	/* what it numbers */
	struct promised promised;	/* and how */
	struct buf path;		/* of the section we are in; empty: 0 */
	size_t path_end[LEVEL_MAX + 1];	/* its length down to each level; 0: the root's */
	struct buf title;		/* of the report */
	struct buf head;		/* what runs above its pages, where that is another */
	bool front;			/* the title may still come */
	bool searched;			/* the first label was: no table of contents begins there */
	unsigned attachment;		/* its number */
	unsigned part;			/* 第四部分 of the report itself, the last; 0: none */
	bool annexed;			/* 附件 is its title, with nothing below it yet */
	unsigned mentioned;		/* number in a list of attachments just passed */
	struct lost lost;		/* headings without labels */
	unsigned full;			/* levels of outline_full, of the label being judged */
	unsigned baffled;		/* labels that are not tried, as nothing was in order */
};

/* --- outline_contents ------------------------------------------------------------ */

/* outline_in_contents where the first bytes do not say no. */
bool outline_in_contents_read(struct outline *o, struct slot *slot);

/* Is slot a line of a table of contents, or the name of one?  Asked of every paragraph. */
static inline bool
outline_in_contents(struct outline *o, struct slot *slot)
{
	if (!o->contents.active && (o->now.started || o->searched) &&
	    !contents_may_begin(slot_text(slot)))
		return false;
	return outline_in_contents_read(o, slot);
}

/* --- outline_heading -------------------------------------------------------------- */

/* Reads the label of slot, if it is a paragraph; it may be NULL. */
void outline_read(struct slot *slot);

/* The next block that is not blank, its label read; NULL if there is none. */
struct slot *outline_following(struct outline *o);

/* Fills in c->after and c->beyond, as far as lost.h asks for them; i: of the block behind
 * c->next. */
void outline_read_behind(struct outline *o, struct candidate *c, size_t i);

/* Makes slot, which begins with a label, a candidate with next behind it: what is known of
 * it, and at which levels it may stand. */
void outline_ask(struct outline *o, struct slot *slot, struct slot *next,
    struct candidate *c);

/* The level of c, a browser's number, where an amount is split in what stands above; else level. */
int outline_level_of_amount(const struct outline *o, const struct candidate *c, int level);

/* From now on c is one for this level, or for that of its amount. */
static inline void
outline_set_level(const struct outline *o, struct candidate *c, int level)
{
	c->level = label_is_automatic_dot(c->label) ?
	    outline_level_of_amount(o, c, level) : level;
	c->base = c->label->form < LABEL_CHINESE ? 1 : c->level - (int)o->now.levels.shift;
}

/* c is a heading: what bears on the next paragraph.  Returns its ordinal. */
unsigned outline_enter(struct outline *o, struct candidate *c);

/* Places slot, which begins with a label: a heading, or an item of a list. */
struct block *outline_heading(struct outline *o, struct slot *slot);

/* Places slot, which has none: a heading all the same, or body. */
struct block *outline_unlabelled(struct outline *o, struct slot *slot);

/* Places slot, the heading without a number of the section that the table of contents
 * announced with this one. */
struct block *outline_announced(struct outline *o, struct slot *slot, unsigned ordinal);

/* --- outline_ahead ---------------------------------------------------------------- */

/* The level at which c stands, c->offer being those at which it may. */
int outline_foresee(struct outline *o, const struct candidate *c);

/* --- outline_gap ------------------------------------------------------------------ */

/* The level of slot, a paragraph without label, where it is a title in the place of a heading
 * whose number is missing; 0: it is none. */
int outline_gap(struct outline *o, struct slot *slot);

/* Levels, as bits, at which no heading is missing between the one that is open, typed 一、 or
 * （一）, and the next: what stands here is deeper. */
unsigned outline_full(struct outline *o);

/* Notes it in the levels if label, the next, and those that follow are all 1., as html2text
 * begins every list anew. */
void outline_see_ones(struct outline *o, const struct label *label);

/* --- outline_body ------------------------------------------------------------------ */

/* Makes slot body, and takes note of what its text says about what follows. */
struct block *outline_body(struct outline *o, struct slot *slot);

/* The same for a labelled paragraph that is no heading. */
struct block *outline_item(struct outline *o, struct slot *slot);

/* The same of one that is only looked at ahead: the note is taken, the block stays as it is. */
void outline_pass_body(struct outline *o, struct slot *slot);
void outline_pass_item(struct outline *o, struct slot *slot);

/* A table stands here: what the colon before it announced. */
void outline_pass_table(struct outline *o);

/* Does text end with a colon, before a list? */
void outline_note_lead(struct outline *o, struct span text);

/* Does text say that duties follow?  The same for the title of slot, a heading before which no
 * colon is remembered. */
void outline_enter_duties(struct outline *o, struct span text);
void outline_enter_duties_of(struct outline *o, struct slot *slot, struct span title);

/* --- outline_place -------------------------------------------------------------- */

/* Makes slot a heading at level whose title is what shape says, with nothing behind it in
 * the paragraph. */
void outline_place_heading(struct outline *o, struct slot *slot, int level,
    const struct shape *shape);

/* The title of slot, or the rest of it, stands in the next paragraph: 附件1, or a number on
 * its own. */
void outline_join_title(struct slot *slot, struct slot *next);

/* The section we are in is from now on the one of this ordinal at level. */
void outline_extend_path(struct outline *o, int level, unsigned ordinal);

/* --- outline_attachment ---------------------------------------------------------- */

/* Is the label of slot one of an attachment, 附件1, 附表2? */
static inline bool
outline_is_attachment(const struct slot *slot)
{
	return slot->label.form == LABEL_ATTACHMENT || slot->label.form == LABEL_ANNEX;
}

/* Places slot, whose label is an attachment's: a heading of its own or body. */
struct block *outline_attachment(struct outline *o, struct slot *slot);

/* Is slot, a paragraph, 附件 or 附表 and nothing else, which numbers none? */
bool outline_names_annex(struct slot *slot);

/* outline_is_annexed of a line that may be a title. */
bool outline_is_annexed_read(struct outline *o, struct slot *slot);

/* Is slot, which has no label, the title of a report that is attached below 第五部分 附件, or that
 * stands behind the last chapter of another? */
static inline bool
outline_is_annexed(struct outline *o, struct slot *slot)
{
	enum { BYTES = 150 };
	size_t n = slot_text(slot).n;

	return n != 0 && n <= BYTES && o->now.started &&
	    !span_ends(slot_text(slot), SPAN("。")) && outline_is_annexed_read(o, slot);
}

/* Places slot, which is one, as the heading of the attachment. */
struct block *outline_annexed(struct outline *o, struct slot *slot);

/* 第五部分 comes behind what is attached to 第四部分, both of the report: back to it. */
void outline_return(struct outline *o);

/* --- places, of nearly every block ------------------------------------------------ */

enum { OUTLINE_PIECE = 32 };	/* bytes: most sections, labels and titles have no more */

/* Makes text, nearly always short, the only contents of b. */
static inline void
outline_set_text(struct buf *b, struct span text)
{
	buf_reset(b);
	if (b->cap < text.n)
		buf_reserve(b, text.n);
	span_copy(b->p, text.p, text.n);
	b->n = text.n;
}

/* The same for bytes start..end of from.  So many bytes are copied at a time that
 * nothing is asked about how many there are; those behind are not part of it. */
static inline void
outline_set_piece(struct buf *b, const struct buf *from, size_t start, size_t end)
{
	if (end - start > OUTLINE_PIECE || end > from->n ||
	    from->cap - start < OUTLINE_PIECE || b->cap < OUTLINE_PIECE) {
		outline_set_text(b, span_slice(buf_span(from), start, end));
		return;
	}
	memcpy(b->p, from->p + start, OUTLINE_PIECE);
	b->n = end - start;
}

/* Of the section we are in. */
static inline void
outline_set_section(struct outline *o, struct block *b)
{
	if (o->path.n == 0)
		outline_set_text(&b->place.section, SPAN("0"));
	else
		outline_set_piece(&b->place.section, &o->path, 0, o->path.n);
}

/* Gives the block of slot its role there; it is no heading. */
static inline struct block *
outline_place(struct outline *o, struct slot *slot, enum role role)
{
	slot->block.place.role = role;
	slot->block.place.level = -1;
	slot->block.place.body = slot->block.text.n;
	outline_set_section(o, &slot->block);
	return &slot->block;
}

#endif
