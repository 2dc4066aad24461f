/* level: the headings that are open; see level.h. */
#include "outline/level_parts.h"

enum {
	INDENT = 4,		/* blanks before a number that LibreOffice writes */
	SKIP_MAX = 30		/* a label further ahead than this is no skip but a mistake */
};

void
levels_reset(struct levels *ls)
{
	*ls = (struct levels){ .depth = 0 };
}

unsigned
levels_above(const struct levels *ls, int level)
{
	int parent = level_parent(ls, level);

	return parent > 0 ? ls->at[parent].serial : 0;
}

bool
levels_continue(const struct levels *ls, const struct label *label)
{
	for (int i = 1; i <= ls->depth; i++)
		if (ls->at[i].open && (level_changes_mark(&ls->at[i], label) ||
		    (ls->at[i].form == label->form && ls->at[i].written + 1 == label->ordinal)))
			return true;
	return false;
}

/* Do the converter's own numbers count as those of chapters: 2、 and 3、 among 一、 and 四、?
 * Some lose the blank behind them, too. */
bool
level_counts_chapters(const struct levels *ls, int level, const struct label *l)
{
	return l->blank || (l->form == LABEL_NUMBER_COMMA && level == (int)ls->shift + 1);
}

bool
levels_are_bare(const struct levels *ls)
{
	for (int form = 0; form < LABEL_FORMS; form++)
		if (ls->used[form] != (form == LABEL_NONE ? 1u << 1 : 0))
			return false;
	return true;
}

/* 壹、 stands at the top, or below 第一部分. */
int
levels_formal(const struct levels *ls)
{
	for (int i = 1; i <= (int)ls->shift; i++)
		if (ls->at[i].open && ls->at[i].form == LABEL_FORMAL)
			return i;
	return (int)ls->shift + 1;
}

/* 一、 right below 5、, a chapter of its own: the parts of that.  The same below a 1. that a
 * browser made of 第一部分, or where nothing is left of that. */
static bool
begins_anew(const struct levels *ls, const struct label *label)
{
	const struct level_node *top = &ls->at[ls->shift + 1];

	if (label->form != LABEL_CHINESE || label->ordinal != 1 || !top->open ||
	    levels_depth(ls) != (int)ls->shift + 1)
		return false;
	if (top->form == LABEL_NUMBER_COMMA)
		return top->ordinal >= LEVEL_CHAPTERS;
	return top->form == LABEL_NONE || (top->form == LABEL_NUMBER_DOT && top->blank);
}

/* Does q go on with the chapters, behind 一、 and 二、 inside one of them?  A browser's 2.
 * does, above another 一、. */
static bool
resumes(const struct levels *ls, const struct level_query *q)
{
	const struct level_node *top = &ls->at[ls->nested];
	const struct label *label = q->label;

	if (label_is_automatic_dot(label))
		return q->parts;
	if (label->ordinal != top->ordinal + 1)
		return false;
	if (label->form == LABEL_CHINESE)
		return !levels_continue(ls, label);
	for (int i = (int)ls->nested + 1; i <= ls->depth; i++)
		if (ls->at[i].open && ls->at[i].form == label->form &&
		    ls->at[i].written + 1 == label->ordinal)
			return false;
	return label->form == LABEL_NUMBER_COMMA;
}

void
levels_nest_read(struct levels *ls, const struct level_query *q)
{
	const struct label *label = q->label;
	const struct level_node *top = &ls->at[ls->shift + 1];

	if ((label->form == LABEL_CHINESE || (label->bare && label->form != LABEL_FORMAL)) &&
	    top->open && top->form == LABEL_FORMAL)
		ls->shift++;
	if (ls->nested != 0 && !q->listed && resumes(ls, q)) {
		ls->shift = ls->nested - 1;
		ls->nested = 0;
	} else if (q->hungry && ls->nested == 0 && q->title.n > 0 && begins_anew(ls, label)) {
		ls->shift++;
		ls->nested = ls->shift;
	}
}

bool
levels_admit_formal(const struct levels *ls)
{
	const struct level_node *top = &ls->at[levels_formal(ls)];

	return !top->open || top->form == LABEL_FORMAL;
}

/* Closes level and what is deeper, which is nothing below ls->depth. */
static void
close_from(struct levels *ls, int level)
{
	ls->at[level].open = false;
	ls->children[level] = 0;
	for (int i = level + 1; i <= ls->depth; i++) {
		ls->at[i].open = false;
		ls->children[i] = ls->counter[i] = 0;
	}
	ls->depth = level;
}

/* Is q's label, behind a text, a browser's number that is indented deeper than another that is
 * open? */
static __attribute__((noinline)) bool
stays_indented(const struct levels *ls, const struct level_query *q)
{
	for (int i = 1; i <= ls->depth; i++)
		if (ls->at[i].open && ls->at[i].blank && ls->at[i].form == q->label->form &&
		    ls->at[i].margin < q->label->end && q->label->ordinal < 10)
			return true;
	return false;
}

/* Counts l, a browser's number behind a text. */
static void
count_dot(struct levels *ls, const struct label *l)
{
	const struct level_node *last = &ls->at[ls->depth];

	if (l->ordinal != 1 && ls->others < UINT8_MAX)
		ls->others++;
	else if (last->open && last->blank && last->form == l->form && last->written == 1 &&
	    ls->ones < UINT8_MAX)
		ls->ones++;
}

/* What the label of a heading says about the converter. */
static void
note_converter(struct levels *ls, const struct label *l)
{
	if (level_is_chinese(l->form))
		ls->chinese = true;
	if (!l->blank)
		return;
	if (l->form == LABEL_NUMBER_COMMA || l->form == LABEL_NUMBER_PAREN)
		ls->forms = true;
	if (level_is_chinese(l->form) && l->start >= INDENT)
		ls->kept = true;
	else if (level_is_chinese(l->form) && !ls->forms && ls->used[LABEL_NUMBER_DOT] == 0)
		ls->spaced = true;	/* before any number that a converter may have set */
}

unsigned
level_open(struct levels *ls, int level, const struct level_query *q)
{
	const struct label *l = q->label;
	int parent = level_parent(ls, level);
	unsigned last = ls->children[parent];
	unsigned ordinal = l->ordinal > last && l->ordinal <= last + SKIP_MAX ?
	    l->ordinal : last + 1;
	struct level_node *node = &ls->at[level];

	if (ls->nested != 0 && level <= (int)ls->shift) {
		ls->shift = (unsigned)level - 1;
		ls->nested = 0;
	}
	if (q->text && l->blank && l->form == LABEL_NUMBER_DOT && !ls->indents)
		ls->indents = stays_indented(ls, q);
	if (q->text && label_is_automatic_dot(l))
		count_dot(ls, l);
	close_from(ls, level);
	if (l->ordinal == 1)
		ls->begun[l->form][parent] = (uint8_t)level;
	ls->children[parent] = ordinal;
	node->open = true;
	node->serial = (uint16_t)++ls->opened;
	node->known = false;
	node->form = l->form;
	node->written = l->ordinal;
	node->depth = l->depth;
	node->ordinal = ordinal;
	node->blank = l->blank;
	node->bare = l->bare;
	node->margin = (unsigned)l->end;
	node->run_in = q->run_in;
	node->n = q->title.n <= sizeof(node->title) ? (unsigned)q->title.n : 0;
	span_copy(node->title, q->title.p, node->n);
	note_converter(ls, l);
	ls->used[l->form] |= (uint16_t)(1u << level);
	if (level_counts_chapters(ls, level, l))
		ls->counter[level] = l->ordinal;
	if (l->form < LABEL_CHINESE && l->form != LABEL_NONE) {
		ls->nested = 0;
		ls->shift = (unsigned)level;
		if (l->form == LABEL_FORMAL)
			ls->shift--;	/* until 一、 comes below it */
	}
	return ordinal;
}
