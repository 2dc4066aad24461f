/* outline_gap: titles in the place of a number that is missing; see outline_parts.h.
 *
 * 收入情况 and its text below a chapter, then （二）支出情况: where as many titles without
 * numbers stand before a typed label as there are ordinals missing, those are theirs.  Where
 * none is missing before the next one, no title can be its sibling. */
#include "outline/lost_parts.h"
#include "outline/outline_parts.h"

#include "text/character.h"

enum {
	TITLE = 24, TITLE_BYTES = 3 * 30,	/* of a title: characters; bytes, with a comma */
	TEXT = 12,		/* bytes of the text below it */
	BLOCKS = 40		/* looked at for the next label */
};

/* Is slot a line like a title, without label? */
static bool
is_title(struct slot *slot)
{
	const struct shape *s;

	if (slot->block.kind != BLOCK_PARAGRAPH || slot->label.form != LABEL_NONE ||
	    slot_text(slot).n > TITLE_BYTES || lost_untitled(slot_text(slot)))
		return false;
	s = slot_shape(slot);
	return (lost_is_title_shape(s, TITLE) && !span_has_digit(slot_text(slot))) ||
	    (s->kind == SHAPE_BARE && lost_clause(slot, s) != 0);
}

/* Does next, which may be NULL, stand below a title: its text, or another heading? */
static bool
stands_below(struct slot *next)
{
	if (next == NULL)
		return false;
	return next->block.kind == BLOCK_TABLE || lost_is_text(next, TEXT) ||
	    lost_is_short_title(next) ||
	    (next->label.form < LABEL_ATTACHMENT && next->label.ordinal == 1);
}

/* The level at which so many headings are missing before label, the next that is typed;
 * right: it stands right below the last of them.  The first part of a chapter stands right
 * below it: one behind the chapter's text may as well be the next chapter. */
static int
level_before(const struct circumstances *now, const struct label *label, unsigned missing,
    bool right)
{
	const struct levels *ls = &now->levels;
	int top = (int)ls->shift + 1, part = top + 1;
	unsigned chapters = ls->at[top].open ? ls->at[top].ordinal : 0;
	unsigned parts = ls->at[part].open ? ls->at[part].ordinal : 0;

	if (chapters == 0 || label->blank)
		return 0;
	if (label->form == LABEL_CHINESE)
		return label->ordinal == chapters + missing + 1 ? top : 0;
	if (label->ordinal == parts + missing + 1)
		return parts > 0 || now->hungry ? part : 0;
	return label->ordinal == 1 && parts > 0 && missing == 1 && right &&
	    ls->at[part].form == LABEL_CHINESE_PAREN ? top : 0;
}

/* May slot begin with a title, its text behind it? */
static bool
may_run_in(const struct outline *o, struct slot *slot)
{
	return lost_is_run_in(slot) && !words_begin(o->words.opener, slot_text(slot));
}

/* Is label of another kind than typed chapters and parts are numbered among?  A converter's
 * （2） may be the one that is missing. */
static bool
hides_gaps(const struct label *label)
{
	return label->form != LABEL_NONE && (label->form < LABEL_CHINESE ||
	    label->form >= LABEL_ATTACHMENT || label->blank);
}

/* The next typed label of a chapter or part, with *between paragraphs before it; NULL: there
 * is none, or what stands before hides whether any is missing. */
static const struct label *
next_typed(struct outline *o, size_t *between)
{
	struct slot *slot;
	size_t i = 0;

	for (size_t n = 0; n < BLOCKS && (slot = lookahead_next(&o->look, &i)) != NULL; n++, i++) {
		outline_read(slot);
		*between = n;
		if (slot->label.form == LABEL_CHINESE || slot->label.form == LABEL_CHINESE_PAREN)
			return &slot->label;
		if (hides_gaps(&slot->label))
			return NULL;
	}
	return NULL;
}

/* The level of a title, with its text in the line or not, whose number may be missing before the
 * next typed label, with those of the titles between.  Most often no number of titles would do,
 * and they need not be counted. */
static int
level_of(struct outline *o, bool run_in)
{
	unsigned titles = !run_in, all = 1;
	size_t between, i = 0;
	const struct label *label = next_typed(o, &between);
	int level = 0;

	for (size_t n = 1; label != NULL && level == 0 && n <= between + 1; n++)
		level = level_before(&o->now, label, (unsigned)n, between == 0);
	if (level == 0)
		return 0;
	for (size_t n = 0; n < between; n++, i++) {
		struct slot *slot = lookahead_next(&o->look, &i);

		titles += is_title(slot);
		all += is_title(slot) || may_run_in(o, slot);
	}
	level = level_before(&o->now, label, all, between == 0);
	return level != 0 || run_in ? level : level_before(&o->now, label, titles, between == 0);
}

int
outline_gap(struct outline *o, struct slot *slot)
{
	if (o->now.lead || o->now.cells > 0)
		return 0;
	if (is_title(slot))
		return stands_below(outline_following(o)) ? level_of(o, false) : 0;
	return may_run_in(o, slot) ? level_of(o, true) : 0;
}

/* Does label, typed, go on with the typed heading that is open at level? */
static bool
goes_on(const struct levels *ls, int level, const struct label *label)
{
	const struct level_node *node = &ls->at[level];

	return node->open && node->form == label->form && label->ordinal == node->ordinal + 1;
}

unsigned
outline_full(struct outline *o)
{
	const struct levels *ls = &o->now.levels;
	int top = (int)ls->shift + 1;
	bool parts = true;
	unsigned full = 0;
	struct slot *slot;
	size_t i = 0;

	if (!ls->at[top].open || ls->at[top].form != LABEL_CHINESE)
		return 0;
	for (size_t n = 0; n < BLOCKS && (slot = lookahead_next(&o->look, &i)) != NULL; n++, i++) {
		const struct label *label = &slot->label;

		outline_read(slot);
		if (label->form == LABEL_CHINESE)
			return full | (unsigned)goes_on(ls, top, label) << top;
		if (label->form == LABEL_PART || label->form == LABEL_SECTION ||
		    label->form >= LABEL_ATTACHMENT)
			return full;
		if (label->form != LABEL_CHINESE_PAREN)
			continue;
		if (label->ordinal == 1)
			return full;	/* another chapter may lie between */
		if (parts)
			full |= (unsigned)goes_on(ls, top + 1, label) << (top + 1);
		parts = false;
	}
	return full;
}

/* Are the next numbers of the converter, several, all 1.? */
static bool
only_ones(struct outline *o)
{
	unsigned ones = 0;
	struct slot *slot;
	size_t i = 0;

	for (size_t n = 0; n < BLOCKS && (slot = lookahead_next(&o->look, &i)) != NULL; n++, i++) {
		outline_read(slot);
		if (!label_is_automatic_dot(&slot->label))
			continue;
		if (slot->label.ordinal != 1)
			return false;
		ones++;
	}
	return ones > LEVEL_ONES;
}

void
outline_see_ones(struct outline *o, const struct label *label)
{
	struct levels *ls = &o->now.levels;

	if (label->ordinal == 1 && o->now.text && ls->others == 0 && ls->ones <= LEVEL_ONES &&
	    ls->at[ls->depth].open && ls->at[ls->depth].blank && only_ones(o))
		ls->ones = LEVEL_ONES + 1;
}
