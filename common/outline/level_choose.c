/* level_choose: the level that fits a label best; see level.h. */
#include "outline/level_parts.h"

/* What form (and a blank behind it) says about the levels 1 to 5: how well
 * it fits there; NO where it never stands.  A blank means automatic numbering, whose form
 * converters damage: 、 turns 一 into 1, brackets （一） into （1）, a dot all. */
enum { NO = -99, LEVELS = LEVEL_OFFERS, DOT_DEEPEST = 4 };

static const struct {
	int typed[LEVELS], automatic[LEVELS];
} priors[LABEL_FORMS] = {
	[LABEL_NUMBER_COMMA] = { { 1, NO, 5, NO, NO }, { 3, NO, 2, NO, NO } },
	[LABEL_NUMBER_DOT] = { { 0, -2, 5, NO, NO }, { 0, 0, 3, NO, NO } },
	[LABEL_NUMBER_PAREN] = { { NO, 1, NO, 5, NO }, { NO, 2, NO, 2, NO } },
	[LABEL_NUMBER_HALF] = { { NO, NO, NO, 4, 2 }, { NO, NO, NO, 4, 2 } },
};

/* Weights of the evidence; see the functions that use them. */
enum {
	NEXT_SAME_FORM = 3, NEXT_SAME_BLANK = 1, NEXT_OTHER_FORM = 2, NEXT_COUNTER = 4,
	NEXT_NEAREST = 1, OTHER_SHAPE = -2,
	BACK_TYPED = -2, BACK_AUTOMATIC = -1, BACK_DOT = -3, LATE_START = -2, FIRST = 1,
	JUMP = -1, EXACT = 1, FIRST_CHILD = 2,
	BELOW_DOT = 1, FIRST_PART = 4,
	BEGUN = 3, DOT_KEPT = -2, HUNGRY = -2, LISTED = 3, OVER = -6, UNKNOWN_TOP = -1,
	BACK_LIST = -8, REMEDY = -3, HEADS = -3, FULL = -12,
	FOLLOWS = 4
};

static const int known_weight[] = { 0, 2, 4, 5 };

/* Does another of a browser's numbers that are open go on with l, one of them? */
static bool
list_goes_on(const struct levels *ls, const struct label *l)
{
	for (int i = 1; i <= ls->depth; i++)
		if (ls->at[i].open && ls->at[i].blank && ls->at[i].form == l->form &&
		    ls->at[i].written + 1 == l->ordinal)
			return true;
	return false;
}

/* 3、 behind 四、, where 2、 was the last such number. */
bool
level_counts_on(const struct levels *ls, int level, const struct label *l)
{
	return ls->counter[level] != 0 && l->ordinal == ls->counter[level] + 1 &&
	    ls->at[level].form != l->form && level_counts_chapters(ls, level, l);
}

/* With a heading open at level: does the label carry its numbering on?  strength:
 * how well the title is known at this level.  A browser's number says little where
 * it is known well. */
static int
score_sibling(const struct levels *ls, const struct level_query *q, int level, int strength)
{
	const struct level_node *node = &ls->at[level];
	const struct label *l = q->label;
	bool dot = label_is_automatic_dot(l) && !ls->kept;
	bool known = dot && strength == 3;
	bool exact = dot && level == q->known.exact + (int)ls->shift;

	if (dot && level_is_one(ls, q, node))
		return NEXT_SAME_FORM + NEXT_SAME_BLANK +
		    (level == levels_depth(ls) ? NEXT_NEAREST : 0);
	if (dot && !node->blank && node->form == l->form && list_goes_on(ls, l))
		return BACK_LIST;	/* 3. behind a typed 2．, below 2. */
	if (node->form == l->form && l->ordinal == node->written + 1)
		return NEXT_SAME_FORM + (node->blank == l->blank ? NEXT_SAME_BLANK : 0) +
		    (level == levels_depth(ls) && l->blank ? NEXT_NEAREST : 0);
	/* 3. behind 2. with （2） open below it, where brackets are kept: no （3） */
	if (dot && ls->forms && node->form != l->form && levels_continue(ls, l))
		return BACK_DOT;
	if (level_counts_on(ls, level, l))
		return NEXT_COUNTER;
	/* A list set to begin with 5 begins so again, 五、 5. and 六、 5., if it has done so
	 * before or nothing else goes on with 5. */
	if (dot && strength > 0 && l->ordinal == node->written && l->ordinal > 1 &&
	    (node->ordinal > l->ordinal || !list_goes_on(ls, l)))
		return NEXT_COUNTER;
	/* A list begun anew begins with 1: 2. goes on where 1. was the last one. */
	if (dot && l->ordinal > 1 && l->ordinal <= node->written && levels_continue(ls, l))
		return BACK_LIST;
	if (l->ordinal == node->ordinal + 1)
		return l->form == LABEL_NUMBER_DOT && !exact && levels_continue(ls, l) ?
		    BACK_DOT : NEXT_OTHER_FORM;	/* 2. … （二） … 3. */
	/* Not by a title that the contents lacks, behind one that it has. */
	if (known && l->ordinal == 1 && !q->hungry &&
	    (node->form == l->form || !q->unlisted))
		return 0;		/* the list was begun anew */
	/* 1. below a typed （一）: its own list, not a （二） that lost its form. */
	if (l->ordinal <= node->ordinal && l->form == LABEL_NUMBER_DOT &&
	    level_is_chinese(node->form) && !node->blank)
		return BACK_DOT;
	if (l->ordinal <= node->ordinal)
		return l->blank && node->form != l->form ? BACK_AUTOMATIC : BACK_TYPED;
	/* 8、 behind 2、: no list goes on so. */
	return node->form == l->form && !l->blank && l->ordinal > node->written + 2 ?
	    LATE_START : 0;
}

/* Is it 1、 with its text behind it, where a 1、 alone on its line is open at level?  The
 * converter's numbers of chapters and of their items look alike. */
static bool
begins_items(const struct levels *ls, const struct level_query *q, int level)
{
	const struct level_node *node = &ls->at[level];

	return q->run_in && q->label->blank && node->open && node->blank && !node->run_in &&
	    node->form == q->label->form;
}

/* Did the last list of this form that began below the same level begin at level?  An
 * author numbers the parts of every section alike; of a browser's numbers that
 * cannot be seen. */
static bool
began_here(const struct levels *ls, const struct level_query *q, int level)
{
	const struct label *l = q->label;

	return l->ordinal == 1 && !label_is_automatic_dot(l) &&
	    ls->begun[l->form][level_parent(ls, level)] == level && !begins_items(ls, q, level);
}

/* Is a heading of this form open below the chapter, or does l go on with a list of it? */
static bool
form_below(const struct levels *ls, const struct level_query *q)
{
	for (int i = (int)ls->shift + 2; i <= levels_depth(ls); i++)
		if (ls->at[i].open && ls->at[i].form == q->label->form)
			return true;
	return q->listed && levels_depth(ls) > (int)ls->shift + 1;
}

/* 6、 behind 五、, no such number open below that, at most （一） and （二）: the next chapter,
 * far more likely than a list that begins with 6, as none does right below a heading. */
static bool
follows_chapter(const struct levels *ls, const struct level_query *q)
{
	const struct level_node *top = &ls->at[ls->shift + 1];
	const struct label *l = q->label;

	if (l->form != LABEL_NUMBER_COMMA || l->ordinal < LEVEL_CHAPTERS || !top->open ||
	    form_below(ls, q))
		return false;
	return q->hungry || (top->form == LABEL_CHINESE && l->ordinal == top->ordinal + 1);
}

static int
score_first(const struct levels *ls, const struct level_query *q, int level)
{
	const struct label *l = q->label;
	int parent = level_parent(ls, level);
	int top = (int)ls->shift;

	if (parent < top)
		parent = top;
	if (follows_chapter(ls, q))
		return 2 * LATE_START + (q->hungry ? HUNGRY : 0) + JUMP * (level - 1 - parent);
	return (l->ordinal == 1 ? FIRST : LATE_START) + JUMP * (level - 1 - parent);
}

/* Is there anything to say that l, which has no blank, is a number of this level whose form is
 * damaged: the next ordinal, the converter's counter, others like it before? */
static bool
may_be_damaged(const struct levels *ls, int level, const struct label *l)
{
	return l->ordinal == ls->at[level].ordinal + 1 || level_counts_on(ls, level, l) ||
	    (ls->used[l->form] >> level & 1) != 0;
}

/* What a known title weighs: nothing for a typed number where the siblings
 * are typed in Chinese, for then its form is the author's own. */
static int
score_known(const struct levels *ls, int level, const struct label *l, int strength)
{
	if ((!l->blank || ls->kept) && ls->at[level].open && level_is_chinese(ls->at[level].form))
		return !ls->kept && may_be_damaged(ls, level, l) ? known_weight[strength] / 2 : 0;
	return known_weight[strength];
}

/* A browser's （1） is a dot too: as likely as 1. where such a list is open. */
static int
deepest_dot(const struct levels *ls)
{
	const struct level_node *node = &ls->at[DOT_DEEPEST + (int)ls->shift];

	return node->open && node->form == LABEL_NUMBER_DOT && node->blank ? 3 : -1;
}

/* Is the heading above numbered so, too, its form lost with this one's?  An item of
 * measures was 1. all the same, unless all numbers are dots. */
static bool
below_dot(const struct levels *ls, const struct level_query *q, int level)
{
	const struct level_node *above = &ls->at[level - 1];

	if (q->known.point && ls->chinese)
		return false;
	return above->open && above->form == LABEL_NUMBER_DOT && above->blank;
}

/* Is this the first title that has a line of its own below a chapter, whose number is a
 * browser's too or lost?  （一） has, far sooner than a 1. that skips a level. */
static bool
begins_parts(const struct levels *ls, const struct level_query *q, int base)
{
	const struct level_node *top = &ls->at[ls->shift + 1];

	return base == 2 && q->titled && q->known.strength[1] == 0 &&
	    levels_depth(ls) == (int)ls->shift + 1 &&
	    (top->form == LABEL_NONE || (top->form == LABEL_CHINESE && !top->blank) ||
	    (top->form == LABEL_NUMBER_DOT && top->blank));
}

/* Does q's number go on with that of node, or is it 1. again, as html2text writes each behind
 * a text? */
static bool
goes_on_with(const struct level_node *node, const struct level_query *q)
{
	return node->written + 1 == q->label->ordinal ||
	    (q->text && q->label->ordinal == 1 && node->written == 1 &&
	    node->form == q->label->form && node->blank);
}

/* Does the title answer to one of the table, as that open at level does, which l goes on with?
 * Then it is its sibling, wherever such titles usually stand. */
static bool
is_kin(const struct levels *ls, const struct level_query *q, int level)
{
	return q->known.strength[2] + q->known.strength[3] > 0 && q->known.strength[1] < 3 &&
	    !q->hungry && level > (int)ls->shift + 1 &&
	    goes_on_with(&ls->at[level], q) && levels_are_kin(ls, level, &q->known.rows);
}

/* 精准施策，成效显著: two clauses? */
static bool
has_clauses(struct span title)
{
	return span_has(title, SPAN("，"));
}

/* What a browser's number, which says nothing of its form, lets one know of base.  known is
 * how well the title is known there: the section of a template comes once, and beside one of
 * its kind a title is as well known as in its usual place. */
static __attribute__((noinline)) int
score_dot(const struct levels *ls, const struct level_query *q, int base, int *known)
{
	int s = base == q->known.exact ? EXACT : 0, level = base + (int)ls->shift;
	const struct level_node *node = &ls->at[level];

	if (*known > 0 && ((base == 1 && q->run_in && q->known.exact != 1) || (node->open &&
	    template_repeats(&q->known.words, &node->words))))
		*known = 0;	/* 资产管理账实相符。…: an item */
	else if (is_kin(ls, q, level))
		*known = 3;

	if (q->hungry && q->label->ordinal == 1 && level == levels_depth(ls) + 1) {
		s += FIRST_CHILD;
		s += below_dot(ls, q, level) ? BELOW_DOT : 0;
	}
	if ((q->full >> level & 1) != 0)
		s += FULL;
	if (base == 1 && q->follows)
		s += FOLLOWS;
	if (node->open && node->n > 0 && has_clauses(q->title) !=
	    has_clauses((struct span){ node->title, node->n }))
		s += OTHER_SHAPE;
	if (base == 2 && q->remedy && ls->chinese)
		s += REMEDY;
	if (base < 3 && ls->forms)
		s += DOT_KEPT;
	else if (begins_parts(ls, q, base))
		s += FIRST_PART;
	return s;
}

/* 1. right below another of a browser's numbers begins a list inside that. */
static bool
begins_inside(const struct levels *ls, const struct level_query *q)
{
	const struct level_node *last = &ls->at[ls->depth];

	return q->hungry && q->label->ordinal == 1 && label_is_automatic_dot(q->label) &&
	    last->open && last->form == q->label->form && last->blank;
}

/* How well base fits, prior being what the form says about it. */
static int
score(const struct levels *ls, const struct level_query *q, int base, int prior)
{
	const struct label *l = q->label;
	int level = base + (int)ls->shift;
	const struct level_node *node = &ls->at[level];
	int known = base < TEMPLATE_LEVELS ? q->known.strength[base] : 0;
	int s = prior;

	if (label_is_automatic_dot(l))
		s += score_dot(ls, q, base, &known);
	if (known > 0)
		s += score_known(ls, level, l, known);
	if (node->open)
		s += score_sibling(ls, q, level, known) + level_title_score(node, q->title) +
		    (l->blank && node->blank && node->run_in != q->run_in ? OTHER_SHAPE : 0);
	else
		s += score_first(ls, q, level);
	if (began_here(ls, q, level))
		s += BEGUN;
	if (base == 1 && known == 0 && l->form != LABEL_CHINESE &&
	    !(node->open && node->form == l->form && l->ordinal == node->written + 1))
		s += UNKNOWN_TOP;
	if (q->hungry && level <= levels_depth(ls))
		s += begins_inside(ls, q) ? OVER : HUNGRY;
	if (base == 1 && ls->kept && !l->blank)
		s += OVER;		/* 2、 was typed, where 二、 is written 二、 */
	if (q->listed && base >= 3)
		s += LISTED;
	if (q->over && base > 1 && !(node->open && level_changes_mark(node, l)))
		s += OVER;
	if (q->heads && base > 2 && !q->hungry)
		s += HEADS;
	if (q->items && base > 2)
		s += OVER;	/* beside it, 1.质量指标 would be another first */
	return s;
}

/* May 2.1 stand right below this heading of level i?  Below 第二章, where nothing
 * parts them. */
static bool
numbers_below(const struct levels *ls, int i, const struct label *l)
{
	const struct level_node *node = &ls->at[i];

	return node->open && node->written == l->parent &&
	    (node->form > LABEL_SECTION || i == levels_depth(ls));
}

/* 2.1 stands beside 2.3, below 2. or （二） or 二、 or 第二章, whichever is open and
 * deepest; where there is no such, as deep as it has numbers. */
static int
decimal_level(const struct levels *ls, const struct label *l)
{
	for (int i = LEVEL_MAX; i > 0; i--)
		if (ls->at[i].open && ls->at[i].form == LABEL_DECIMAL &&
		    ls->at[i].depth == l->depth)
			return i;
	for (int i = LEVEL_MAX - 1; i > 0; i--)
		if (numbers_below(ls, i, l))
			return i + 1;
	return (int)(l->depth + ls->shift);
}

/* The level of a form that stands at one alone, typed or automatic alike. */
static const unsigned char only_level[LABEL_FORMS] = {
	[LABEL_CHINESE] = 1, [LABEL_CHINESE_PAREN] = 2, [LABEL_CIRCLED] = 5
};

/* The one open heading that q's label, a browser's number, goes on with and is indented like,
 * where others are not; 0: there is none.  No item with its text behind it goes on with a title. */
static int
indented_like(const struct levels *ls, const struct level_query *q)
{
	int found = 0;
	bool others = false;

	for (int i = 1; i <= ls->depth; i++) {
		const struct level_node *node = &ls->at[i];

		if (!node->open || node->form != q->label->form || !node->blank)
			continue;
		if (node->margin != q->label->end)
			others = true;
		else if (goes_on_with(node, q) && (node->run_in || !q->run_in)) {
			if (found != 0)
				return 0;
			found = i;
		}
	}
	return others ? found : 0;
}

/* Lists that text interrupts go on without their indentation in some browsers: may q's label,
 * indented like that of level, belong deeper all the same? */
static bool
may_be_deeper(const struct levels *ls, const struct level_query *q, int level)
{
	if (!q->text || ls->indents)
		return false;
	for (int i = level + 1; i <= ls->depth; i++)
		if (ls->at[i].open && label_is_automatic_dot(q->label) && ls->at[i].blank &&
		    ls->at[i].form == q->label->form && goes_on_with(&ls->at[i], q))
			return true;
	return false;
}

/* 1. indented below a heading at the deepest level that dots are believed to reach, which
 * nothing follows: one level deeper. */
static bool
indented_below(const struct levels *ls, const struct level_query *q)
{
	const struct level_node *last = &ls->at[ls->depth];

	return q->hungry && q->label->ordinal == 1 && ls->depth < LEVEL_MAX &&
	    ls->depth >= DOT_DEEPEST + (int)ls->shift && last->form == q->label->form &&
	    last->blank && last->margin < q->label->end;
}

/* Is the title the usual one of another level, to the word, and none of this? */
static bool
belongs_elsewhere(const struct levels *ls, const struct level_query *q, int level)
{
	int base = level - (int)ls->shift;

	return q->known.exact != 0 && base < TEMPLATE_LEVELS && q->known.strength[base] == 0;
}

/* A browser's number that is indented like a list, or below one, stands there: its level;
 * 0: nothing says so. */
static int
indented_level(const struct levels *ls, const struct level_query *q)
{
	int like = indented_like(ls, q);

	if (like > (int)ls->shift && !may_be_deeper(ls, q, like) &&
	    !belongs_elsewhere(ls, q, like))
		return like;
	return indented_below(ls, q) ? ls->depth + 1 : 0;
}

static void
offer(struct level_offer *offer, int level, int score)
{
	int i = offer->n++;

	for (; i > 0 && offer->at[i - 1].score < score; i--)
		offer->at[i] = offer->at[i - 1];
	offer->at[i].level = level;
	offer->at[i].score = score;
}

/* The levels of a form that may stand at several, the best first. */
static void
weigh_levels(const struct levels *ls, const struct level_query *q, struct level_offer *out)
{
	bool automatic = q->label->blank && !ls->kept;
	const int *prior = automatic ? priors[q->label->form].automatic :
	    priors[q->label->form].typed;
	bool deep = automatic && q->label->form == LABEL_NUMBER_DOT;
	int level;

	if (label_is_automatic_dot(q->label) && (level = indented_level(ls, q)) != 0) {
		offer(out, level, 0);
		return;
	}
	for (int base = LEVELS; base >= 1; base--) {
		int p = prior[base - 1];

		if (p == NO && !(deep && base == DOT_DEEPEST))
			continue;	/* no other evidence outweighs that */
		offer(out, base + (int)ls->shift,
		    score(ls, q, base, p == NO ? deepest_dot(ls) : p));
	}
}

/* The level of a form that stands at one alone, here; 0: it may stand at several. */
static int
certain_level(const struct levels *ls, const struct level_query *q)
{
	if (q->label->bare && q->label->form != LABEL_FORMAL)
		return (int)ls->shift + 1;
	switch (q->label->form) {
	case LABEL_PART:
		return 1;
	case LABEL_SECTION:
		return ls->at[1].open && ls->at[1].form == LABEL_PART ? 2 : 1;
	case LABEL_FORMAL:
		return levels_formal(ls);
	case LABEL_DECIMAL:
		return decimal_level(ls, q->label);
	case LABEL_CHINESE: case LABEL_CHINESE_PAREN: case LABEL_CIRCLED:
		return only_level[q->label->form] + (int)ls->shift;
	default:
		break;
	}
	if (q->dotted && levels_depth(ls) <= (int)ls->shift)
		return 1 + (int)ls->shift;
	return q->parts && ls->shift == 0 && label_is_automatic_dot(q->label) ? 1 : 0;
}

void
level_choose(const struct levels *ls, const struct level_query *q, struct level_offer *out)
{
	int level = certain_level(ls, q);

	out->n = 0;
	if (level != 0)
		offer(out, level, 0);
	else
		weigh_levels(ls, q, out);
}
