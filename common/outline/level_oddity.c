/* level_oddity: what a report without damage would not have; see level.h. */
#include "outline/level_parts.h"

/* What each costs.  A number that was typed is the author's own and rarely wrong; one of the
 * converter's may be from another list. */
enum {
	TYPED_GAP = 4, AUTOMATIC_GAP = 2,	/* not the next ordinal */
	BROKEN = 3,	/* nor that of one list, as a browser counts: 1. 2. 2.  No more:
			 * chapters whose lists begin again are known by their titles */
	TYPED_LATE = 4, AUTOMATIC_LATE = 2,	/* the first below its parent, and no 1. */
	CHAPTER_AGAIN = 4,			/* 1、 behind 2、: chapters do not begin anew */
	OTHER_FORM = 2,				/* typed unlike the sibling before, typed too */
	JUMP = 1,				/* for each level left out above a damaged form */
	UNKNOWN = 3,				/* how chapters are called, deeper than they … */
	RARE = 1,				/* … or where they stand now and then */
	ORPHAN = 4,				/* the converter's, and no chapter above */
	DEEP = 2, DEEP_TITLE = 4,		/* a title whose number says nothing, so deep */
	LONE = 2,				/* for each list ended with one item alone */
	ALIKE = 2				/* titles that score more are built alike */
};

/* Is label another form than that of node, both the author's own? */
static bool
differs(const struct level_node *node, const struct label *label)
{
	return node->form != label->form && !node->blank && !label->blank &&
	    !level_changes_mark(node, label);
}

static int
automatic_gap(const struct levels *ls, int level, const struct level_query *q)
{
	const struct label *l = q->label;
	bool again = l->form == LABEL_NUMBER_COMMA || (label_is_automatic_dot(l) && q->hungry);

	if (again && l->ordinal == 1 && ls->counter[level] > 0 &&
	    level == (int)ls->shift + 1)
		return CHAPTER_AGAIN;
	if (label_is_automatic_dot(l) && l->ordinal > 1 && l->ordinal == ls->at[level].written &&
	    ls->at[level].ordinal > l->ordinal)
		return 0;	/* a list set to begin with 5 begins so again */
	if (l->ordinal == ls->counter[level] + 1)
		return 0;
	return label_is_automatic_dot(l) && l->ordinal > 1 && ls->at[level].blank &&
	    ls->at[level].form == l->form ? BROKEN : AUTOMATIC_GAP;
}

/* Is l's ordinal another than one expects at level?  （三） does not go on with 1. and 2.
 * right below the same chapter: those would be （一） and （二）. */
static int
gap(const struct levels *ls, int level, const struct level_query *q)
{
	const struct level_node *node = &ls->at[level];
	const struct label *l = q->label;

	if (l->ordinal == ls->children[level_parent(ls, level)] + 1 &&
	    (node->open || levels_depth(ls) < level))
		return 0;
	if (!node->open)
		return l->blank ? AUTOMATIC_LATE : TYPED_LATE;
	if (level_is_one(ls, q, node))
		return 0;
	if (l->blank || level_counts_on(ls, level, l))
		return automatic_gap(ls, level, q);
	return l->form == node->form && l->ordinal == node->written + 1 ? 0 : TYPED_GAP;
}

/* How many levels are left out above level. */
static int
left_out(const struct levels *ls, int level)
{
	int parent = level_parent(ls, level);

	return level - 1 - (parent < (int)ls->shift ? (int)ls->shift : parent);
}

/* How many lists of one item alone a heading at level ends: nobody numbers that. */
static int
lone_items(const struct levels *ls, int level)
{
	int n = 0;

	for (int i = level + 1; i <= ls->depth; i++)
		n += ls->at[i].open && ls->at[i].ordinal == 1 && ls->at[i].form != LABEL_NONE;
	return n;
}

/* Does l go on with the heading at level, and title with its title: 项目资金管理情况 behind
 * 项目资金执行情况? */
static bool
goes_on_alike(const struct level_node *node, const struct level_query *q)
{
	return node->open && node->form == q->label->form &&
	    q->label->ordinal == node->written + 1 && level_title_score(node, q->title) > ALIKE;
}

/* Is it a browser's 1. right below a heading?  Its list belongs there, whatever it is called. */
static bool
begins_below(const struct levels *ls, int level, const struct level_query *q)
{
	return q->hungry && label_is_automatic_dot(q->label) && q->label->ordinal == 1 &&
	    level == levels_depth(ls) + 1;
}

int
level_oddity(const struct levels *ls, int level, const struct level_query *q)
{
	const struct level_node *node = &ls->at[level];
	const struct label *l = q->label;
	int base = level - (int)ls->shift;
	int odd = gap(ls, level, q) + LONE * lone_items(ls, level);

	if (node->open && differs(node, l) && !level_counts_on(ls, level, l))
		odd += OTHER_FORM;
	if (!node->open && (l->blank || l->form >= LABEL_NUMBER_PAREN))
		odd += JUMP * left_out(ls, level);
	if (base >= DEEP_TITLE && !q->run_in && level_is_one(ls, q, node))
		odd += DEEP;
	if (base > 1 && l->blank && !ls->at[ls->shift + 1].open)
		odd += ORPHAN;
	if (base > 1 && l->blank && !q->run_in && q->known.strength[1] == 3 &&
	    !goes_on_alike(node, q) && !begins_below(ls, level, q))
		odd += base >= TEMPLATE_LEVELS || q->known.strength[base] == 0 ? UNKNOWN :
		    q->known.strength[base] == 1 ? RARE : 0;
	return odd;
}
