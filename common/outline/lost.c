/* lost: headings whose numbers a converter left out; see lost.h. */
#include "outline/lost.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/punct.h"

enum {
	TITLE_MIN = 4, KNOWN_MAX = 24, TITLE_MAX = 20, RUN_IN_MAX = 16,
	RUN_IN_BYTES = (RUN_IN_MAX + 3) * 3,
	BODY_BYTES = 36,	/* of a paragraph that a title heads */
	PART = 2, NUMBER = 3, ITEM = 4	/* levels of （一） 1. （1） */
};

static int
shift_of(const struct circumstances *now)
{
	return (int)now->levels.shift;
}

/* A paragraph without label that ends as a sentence does. */
static bool
is_sentence(const struct slot *slot, size_t least)
{
	struct span text;

	if (!heading_is_prose(slot))
		return false;
	text = slot_text(slot);
	text = span_slice(text, 0, shape_trim(text, 0));
	return text.n >= least && (span_ends(text, SPAN("。")) ||
	    punct_ends(text, ':') != 0 || punct_ends(text, ';') != 0);
}

static bool
is_title_shape(const struct shape *s, unsigned most)
{
	return s->kind == SHAPE_BARE && !s->colon && !s->columns && s->chars >= TITLE_MIN &&
	    s->chars <= most && s->commas == 0 && s->amount == NONE;
}

/* At which level title, which answers to hit, stands; 0: it is not known. */
static int
known_level(const struct circumstances *now, struct span title, const struct template_hit *hit)
{
	const struct levels *ls = &now->levels;
	bool announced = levels_announce(ls, &hit->tops);
	int depth = levels_depth(ls) - shift_of(now);
	const struct level_node *part = &ls->at[PART + shift_of(now)];

	if (hit->strength[NUMBER] == 3 && (depth > PART || (depth == PART && (now->hungry ||
	    !levels_alike(ls, PART + shift_of(now), title)))))
		return NUMBER;
	if (depth == 1 && now->hungry && hit->strength[PART] > 0)
		return PART;		/* no chapter is empty before its first part */
	if (depth >= PART && (template_repeats(&hit->words, &part->words) ||
	    (depth == PART && now->hungry && template_meets(&hit->tops, &part->tops))))
		return NUMBER;
	if (announced && (hit->strength[PART] > 0 || (now->hungry && hit->strength[1] == 3)))
		return PART;
	if (part->open && hit->strength[PART] > 0 &&
	    template_is_behind(&ls->at[1 + ls->shift].tops, &hit->tops))
		return PART;	/* 存在问题 beside 评价结论, below 评价结论及建议 */
	if (announced && part->open && template_meets(&hit->tops, &part->tops))
		return PART;	/* 项目管理情况 beside 项目组织情况, below 项目组织管理情况 */
	if (hit->strength[1] == 3)
		return 1;
	return hit->strength[PART] == 3 && levels_depth(ls) > 0 ? PART : 0;
}

/* Does what follows look like the text of a section, or its first heading? */
static bool
heads_something(const struct circumstances *now, const struct templates *t,
    const struct candidate *c)
{
	struct template_hit hit;
	struct slot *next = c->next;

	(void)now;
	if (is_sentence(next, BODY_BYTES))
		return true;
	if (next->block.kind != BLOCK_PARAGRAPH)
		return false;
	if (next->label.form != LABEL_NONE)
		return next->label.form < LABEL_ATTACHMENT && next->label.ordinal == 1;
	if (!is_title_shape(slot_shape(next), KNOWN_MAX))
		return false;
	template_match(t, slot_text(next), &hit);
	return c->level == 1 && hit.strength[PART] == 3;
}

/* Believed at once where numbers are known to be lost; else something must
 * follow it as it follows a heading, or it is how a first section is called. */
static bool
accept_known(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, const struct candidate *c)
{
	if (lost->on)
		return now->cells < HEADING_CELLS || heads_something(now, t, c);
	if (!now->started)
		return (words_begin(now->first, c->query.title) ||
			words_end(now->first, c->query.title)) &&
		    c->next->block.kind == BLOCK_PARAGRAPH;
	return now->cells == 0 && !now->lead && heads_something(now, t, c);
}

static bool
is_sibling(const struct circumstances *now, const struct lost *lost, enum lost_kind kind)
{
	return lost->sibling == kind && lost->level > 0 && now->levels.at[lost->level].open;
}

/* A short line before a paragraph: 食品安全监管. */
static bool
accept_title(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	int depth = levels_depth(&now->levels), most = NUMBER + shift_of(now), like;

	if (now->cells > 0 || now->lead || now->duty || c->shape->chars > TITLE_MAX ||
	    span_has_digit(c->query.title) || !is_sentence(c->next, BODY_BYTES))
		return false;
	if ((like = levels_like(&now->levels, c->query.title, false)) > 1 + shift_of(now))
		c->level = like;
	else if (c->query.known.point)
		c->level = most;
	else if (is_sibling(now, lost, LOST_TITLE))
		c->level = lost->level;
	else if (!now->hungry && depth > 1 + shift_of(now) &&
	    levels_alike(&now->levels, depth, c->query.title))
		c->level = depth;	/* 机构情况, its text, 资产情况 */
	else
		c->level = depth < most ? depth + 1 : most;
	return true;
}

/* A short line right above 1.数量指标: 产出指标完成情况, one level up from where that stands. */
static bool
accept_over(const struct circumstances *now, struct candidate *c)
{
	static const unsigned char above[LABEL_FORMS] = {
		[LABEL_CHINESE_PAREN] = 1, [LABEL_NUMBER_DOT] = PART,
		[LABEL_NUMBER_COMMA] = PART, [LABEL_NUMBER_PAREN] = NUMBER
	};
	const struct label *next = &c->next->label;
	int level = above[next->form], like;

	if (level == 0 || next->ordinal != 1 || next->blank || now->cells > 0 || now->lead ||
	    now->duty || c->next->block.kind != BLOCK_PARAGRAPH ||
	    c->shape->chars > TITLE_MAX || span_has_digit(c->query.title) ||
	    slot_shape(c->next)->kind == SHAPE_TEXT || levels_depth(&now->levels) < level - 1)
		return false;
	like = levels_like(&now->levels, c->query.title, false);
	c->level = level + shift_of(now);
	if (like > 0 && like < c->level && !(now->hungry && like == levels_depth(&now->levels)))
		c->level = like;
	return true;
}

static bool
is_run_in(struct slot *slot)
{
	const struct shape *s;

	if (slot == NULL || slot->block.kind != BLOCK_PARAGRAPH || slot->label.form != LABEL_NONE)
		return false;
	s = slot_shape(slot);
	return s->kind == SHAPE_RUN_IN && s->chars >= TITLE_MIN && s->chars <= RUN_IN_MAX &&
	    s->commas == 0 && s->amount == NONE &&
	    !span_has_digit(span_slice(slot_text(slot), s->start, s->end));
}

/* 文物安全守住底线。开展…: one of several in a row, or announced by a colon. */
static bool
accept_run_in(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	if (now->duty || !is_run_in(c->slot) ||
	    words_begin(now->opener, c->query.title))
		return false;
	if (!now->lead && lost->last != LOST_RUN_IN && !is_run_in(c->next) &&
	    !is_sibling(now, lost, LOST_RUN_IN))
		return false;
	c->level = NUMBER + shift_of(now);
	if (!now->hungry && is_sibling(now, lost, LOST_RUN_IN))
		c->level = lost->level;
	else if (now->hungry && levels_depth(&now->levels) == c->level)
		c->level++;
	return true;
}

/* Items that split the amount of the heading above them. */
static bool
accept_amount(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	struct shape *s = c->shape;

	c->level = ITEM + shift_of(now);
	if (!now->levels.at[c->level - 1].open || !(now->lead || lost->last == LOST_AMOUNT) ||
	    !shape_names_amount(c->text, s) || words_begin(now->opener, c->query.title))
		return false;
	s->body = s->amount;
	s->end = shape_trim(span_slice(c->text, 0, s->amount), s->start);
	return true;
}

/* Does a sentence end soon enough for its words to be a title? */
static bool
may_run_in(struct span text)
{
	return span_has(span_slice(text, 0, RUN_IN_BYTES), SPAN("。"));
}

static bool
may_split(const struct circumstances *now, const struct lost *lost)
{
	return (now->lead || lost->last == LOST_AMOUNT) &&
	    now->levels.at[NUMBER + shift_of(now)].open;
}

/* --- headings with marks ---------------------------------------------------------- */

enum { MARKS_MOST = 6, MARKED_MAX = 40 };	/* the longest title, in characters */

/* How many # text begins with, with a blank behind them; 0: none. */
static int
marks_of(struct span text)
{
	int n = 0;

	while ((size_t)n < text.n && text.p[n] == '#')
		n++;
	return n <= MARKS_MOST && (size_t)n < text.n && text.p[n] == ' ' ? n : 0;
}

void
lost_note_marks(struct lost *lost, struct span text, int level)
{
	int marks = marks_of(text);

	if (marks >= level && level > 0)
		lost->marks = marks - level + 1;
}

static bool
is_marked(const struct candidate *c)
{
	return marks_of(c->text) != 0 && !lost_untitled(c->text) &&
	    c->shape->kind == SHAPE_BARE && c->shape->chars <= MARKED_MAX;
}

/* By the marks; where there are fewer than any heading had, it is at the top. */
static int
marked_level(const struct circumstances *now, const struct lost *lost, struct span text)
{
	int marks = marks_of(text), level = lost->marks == 0 ? 1 : marks - lost->marks + 1;
	int depth = levels_depth(&now->levels) - shift_of(now);

	if (level < 1)
		level = 1;
	return (level > depth + 1 ? depth + 1 : level) + shift_of(now);
}

/* --- all of them ------------------------------------------------------------------- */

/* The known level of a title, 0 if it is none. */
static int
match_level(struct circumstances *now, const struct templates *t, struct candidate *c)
{
	template_know_near(t, c->query.title, &c->query.known);
	if (c->query.known.strength[1] != 3 && c->query.known.strength[PART] != 3 &&
	    c->query.known.strength[NUMBER] != 3)
		return 0;
	levels_know(&now->levels, t);
	return known_level(now, c->query.title, &c->query.known);
}

/* 表1 2023年度支出预算执行情况表: a table's or a picture's, not a section's. */
static bool
is_caption(struct span text)
{
	size_t at = word_table_at_start(&particles, "caption", text);

	while (at > 0 && at < text.n && text.p[at] == ' ')
		at++;
	return at > 0 && at < text.n && byte_is_digit(text.p[at]);
}

bool
lost_possible(struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c)
{
	if (marks_of(c->text) != 0) {
		c->shape = slot_shape(c->slot);
		c->query = (struct level_query){ .label = c->label,
			.title = span_slice(c->text, c->shape->start, c->shape->end) };
		if (is_marked(c))
			return true;
	}
	if (!lost->on && now->started && (now->cells > 0 || now->lead))
		return false;
	if (lost_untitled(c->text) && (!lost->on || now->duty ||
	    (!may_run_in(c->text) && !may_split(now, lost))))
		return false;
	c->shape = slot_shape(c->slot);
	c->query = (struct level_query){ .label = c->label,
		.title = span_slice(c->text, c->shape->start, c->shape->end) };
	if (is_caption(c->query.title))
		return false;
	if (!is_title_shape(c->shape, KNOWN_MAX))
		return lost->on;
	c->level = match_level(now, t, c);
	return c->level > 0 || lost->on;
}

/* The next 第二部分 that lost its number, behind one with chapters of its own: another 一、
 * begins below it. */
static bool
over_chapters(const struct circumstances *now, const struct candidate *c)
{
	return now->levels.nested != 0 && c->next->block.kind == BLOCK_PARAGRAPH &&
	    c->next->label.form == LABEL_CHINESE && c->next->label.ordinal == 1;
}

enum lost_kind
lost_accept(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c)
{
	if (is_marked(c)) {
		c->level = marked_level(now, lost, c->text);
		return LOST_MARKED;
	}
	if (c->next == NULL)	/* the last of several */
		return lost->on && is_sibling(now, lost, LOST_RUN_IN) &&
		    accept_run_in(now, lost, c) ? LOST_RUN_IN : LOST_NONE;
	if (heading_heads_row(c))
		return LOST_NONE;
	if (c->level > 0 && over_chapters(now, c)) {
		c->level = (int)now->levels.nested;
		return LOST_KNOWN;
	}
	if (c->level > 0) {
		int like = levels_like(&now->levels, c->query.title, true);
		bool ok = accept_known(now, lost, t, c);

		c->level += shift_of(now);
		if (like > c->level && c->query.known.exact == 0)
			c->level = like;
		return ok ? LOST_KNOWN : LOST_NONE;
	}
	if (!lost->on)
		return LOST_NONE;
	if (is_title_shape(c->shape, KNOWN_MAX))
		return accept_title(now, lost, c) || accept_over(now, c) ? LOST_TITLE :
		    LOST_NONE;
	if (accept_run_in(now, lost, c))
		return LOST_RUN_IN;
	return accept_amount(now, lost, c) ? LOST_AMOUNT : LOST_NONE;
}

void
lost_note(struct lost *lost, enum lost_kind kind, int level)
{
	lost->last = kind;
	if (kind == LOST_NONE || kind == LOST_MARKED)
		return;
	lost->on = true;
	if (kind != LOST_KNOWN) {
		lost->sibling = kind;
		lost->level = level;
	}
}
