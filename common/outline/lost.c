/* lost: headings whose numbers a converter left out; see lost.h. */
#include "outline/lost_parts.h"

#include "language/grammar.h"
#include "text/character.h"

enum {
	KNOWN_MAX = 24,
	KNOWN_REMARK = 32,	/* characters, with a remark in brackets at the end */
	SENTENCE_MAX = 24,	/* of a known title that ends with 。 … */
	SENTENCE_SHORT = 6,	/* … whatever it ends with before that */
	BEHIND_CELLS = 120,	/* bytes of a paragraph that is no cell's text */
	BODY_KNOWN = 12,	/* bytes of a paragraph that a title like its siblings heads */
	PART = LOST_PART, ITEM = LOST_ITEM
};

/* 主要职能。 or 项目过程情况。: as short as a title, and ends like one of a template? */
static bool
is_titling_sentence(const struct circumstances *now, const struct lost *lost,
    const struct candidate *c)
{
	const struct shape *s = c->shape;

	return lost->on && s->kind == SHAPE_SENTENCE && s->chars >= LOST_LEAST &&
	    s->chars <= SENTENCE_MAX && s->commas == 0 && s->amount == NONE &&
	    !span_has_digit(c->query.title) && !words_begin(now->none, c->query.title);
}

/* Is the open chapter one of problems or measures? */
static bool
heads_remedies(const struct circumstances *now)
{
	const struct level_node *top = &now->levels.at[1 + now->levels.shift];

	return words_in(now->remedy, (struct span){ top->title, top->n });
}

/* Is c a title of a chapter with that of a part below it, both known? */
static bool
heads_part(const struct templates *t, const struct candidate *c)
{
	struct template_hit hit;

	if (c->level != 1 || !lost_is_short_title(c->next))
		return false;
	template_match(t, slot_text(c->next), &hit);
	return hit.strength[PART] == 3;
}

/* Does what follows look like the text of a section, or its first heading? */
static bool
heads_something(const struct templates *t, const struct candidate *c)
{
	struct slot *next = c->next;

	if (lost_is_text(next, LOST_BODY))
		return true;
	if (next->block.kind != BLOCK_PARAGRAPH)
		return false;
	if (next->label.form != LABEL_NONE)
		return next->label.form < LABEL_ATTACHMENT && next->label.ordinal == 1;
	return heads_part(t, c) || lost_height(c) > 0;
}

/* A known title that ends with 。 heads a text, and ends with a word that titles end with. */
static bool
is_titled_sentence(const struct circumstances *now, const struct candidate *c)
{
	return now->cells == 0 && !now->lead &&
	    (c->shape->chars <= SENTENCE_SHORT || words_end(now->unfilled, c->query.title)) &&
	    (lost_is_text(c->next, BODY_KNOWN) || c->next->label.ordinal == 1);
}

/* Believed at once where numbers are known to be lost; else something must
 * follow it as it follows a heading, or it is how a first section is called. */
static bool
accept_known(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, const struct candidate *c)
{
	if (lost->on && c->shape->kind == SHAPE_SENTENCE)
		return is_titled_sentence(now, c);
	if (lost->on)
		return now->cells < HEADING_CELLS || heads_something(t, c);
	if (!now->started)
		return c->next->block.kind == BLOCK_PARAGRAPH &&
		    (words_begin(now->first, c->query.title) ||
		    words_end(now->first, c->query.title) || heads_part(t, c));
	return now->cells == 0 && !now->lead && heads_something(t, c);
}

/* Is what follows c the text of a section, or the title of one with its text below? */
static bool
heads_text(const struct circumstances *now, const struct lost *lost, const struct candidate *c)
{
	bool like = lost_is_sibling(now, lost, LOST_TITLE) ||
	    levels_like(&now->levels, c->query.title, false) > 1 + lost_shift(now);

	if (lost_is_text(c->next, like ? BODY_KNOWN : LOST_BODY))
		return true;
	return lost_height(c) > 0;
}

/* Is c, behind a table of which nothing but its cells is left, no cell itself: called like a
 * section, over more text than a cell has? */
static bool
stands_behind_cells(const struct circumstances *now, const struct candidate *c)
{
	return words_end(now->unfilled, c->query.title) && lost_is_text(c->next, BEHIND_CELLS);
}

/* A short line before a paragraph: 食品安全监管. */
static bool
accept_title(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	if ((now->cells > 0 && !stands_behind_cells(now, c)) || c->shape->chars > LOST_SHORT ||
	    span_has_digit(c->query.title) || !heads_text(now, lost, c) ||
	    (now->lead && !lost_is_short_title(c->after)))
		return false;
	c->level = lost_title_level(now, c);
	return true;
}

/* 绩效指标不够量化, one of several problems or measures that are titles and nothing else. */
static bool
accept_remedy(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	int depth = levels_depth(&now->levels) - lost_shift(now);

	if (now->cells > 0 || now->duty || now->lead || c->shape->chars > LOST_SHORT ||
	    span_has_digit(c->query.title) || words_begin(now->none, c->query.title) ||
	    !heads_remedies(now))
		return false;
	c->level = PART + lost_shift(now);
	return depth == 1 ? now->hungry && lost_is_short_title(c->next) :
	    depth == PART && now->hungry && lost->last == LOST_TITLE;
}

/* 优化流程，交易效率稳步提升 alone on its line, before a paragraph. */
static bool
accept_phrase(const struct circumstances *now, struct candidate *c)
{
	if (c->shape->kind != SHAPE_BARE || now->cells > 0 || now->duty ||
	    (now->lead && slot_shape(c->next)->kind != SHAPE_RUN_IN) ||
	    lost_clause(c->slot, c->shape) == 0 ||
	    !(lost_is_text(c->next, LOST_BODY) || lost_height(c) > 0) ||
	    words_begin(now->opener, c->query.title))
		return false;
	c->level = lost_title_level(now, c);
	return true;
}

/* A short line right above 1.数量指标: 产出指标完成情况, one level up from where that stands. */
static bool
accept_over(const struct circumstances *now, struct candidate *c)
{
	static const unsigned char above[LABEL_FORMS] = {
		[LABEL_CHINESE_PAREN] = 1, [LABEL_NUMBER_DOT] = PART,
		[LABEL_NUMBER_COMMA] = PART, [LABEL_NUMBER_PAREN] = LOST_NUMBER
	};
	const struct label *next = &c->next->label;
	int level = above[next->form], like;

	if (level == 0 || next->ordinal != 1 || next->blank || now->cells > 0 || now->lead ||
	    now->duty || c->next->block.kind != BLOCK_PARAGRAPH ||
	    c->shape->chars > LOST_SHORT || span_has_digit(c->query.title) ||
	    slot_shape(c->next)->kind == SHAPE_TEXT || levels_depth(&now->levels) < level - 1)
		return false;
	like = levels_like(&now->levels, c->query.title, false);
	c->level = level + lost_shift(now);
	if (like > 0 && like < c->level && !(now->hungry && like == levels_depth(&now->levels)))
		c->level = like;
	return true;
}

/* 专项资金使用情况。 or 细化绩效目标。 alone on its line: named like a section, or like a problem
 * or measure. */
static bool
accept_titling(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	if (!is_titling_sentence(now, lost, c) || !lost_is_text(c->next, LOST_BODY) || now->duty ||
	    now->lead || words_begin(now->opener, c->query.title) ||
	    !(c->query.known.point || words_end(now->unfilled, c->query.title)))
		return false;
	c->level = lost_title_level(now, c);
	return true;
}

/* Items that split the amount of the heading above them. */
static bool
accept_amount(const struct circumstances *now, const struct lost *lost, struct candidate *c)
{
	struct shape *s = c->shape;

	c->level = ITEM + lost_shift(now);
	if (!now->levels.at[c->level - 1].open || !(now->lead || lost->last == LOST_AMOUNT) ||
	    !shape_names_amount(c->text, s) || words_begin(now->opener, c->query.title))
		return false;
	s->body = s->amount;
	s->end = shape_trim(span_slice(c->text, 0, s->amount), s->start);
	return true;
}

static bool
may_split(const struct circumstances *now, const struct lost *lost)
{
	return (now->lead || lost->last == LOST_AMOUNT) &&
	    now->levels.at[LOST_NUMBER + lost_shift(now)].open;
}

/* --- all of them ------------------------------------------------------------------- */

static bool
ends_with_remark(struct span title)
{
	return span_ends(title, SPAN("）"));
}

/* 人员名单及签字（姓名、职务） without what stands in brackets at its end. */
static struct span
without_remark(struct span title)
{
	size_t at = ends_with_remark(title) ? span_find(title, SPAN("（")) : NONE;

	return at != NONE && at > 0 ? span_slice(title, 0, at) : title;
}

/* The known level of a title, 0 if it is none. */
static int
match_level(struct circumstances *now, const struct templates *t, struct candidate *c)
{
	struct slot *slot = c->slot;

	if (!slot->matched)
		template_know_near(t, without_remark(c->query.title), &slot->near);
	slot->matched = true;
	c->query.known = slot->near;
	if (c->query.known.strength[1] != 3 && c->query.known.strength[PART] != 3 &&
	    c->query.known.strength[LOST_NUMBER] != 3)
		return 0;
	levels_know(&now->levels, t);
	levels_promote(&now->levels, &c->query.known);
	return lost_known_level(now, c->query.title, &c->query.known);
}

bool
lost_possible(struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c)
{
	if (c->text.n > 0 && c->text.p[0] == '#' && lost_marks_of(c->text) != 0) {
		c->shape = slot_shape(c->slot);
		c->query = (struct level_query){ .label = c->label,
			.title = span_slice(c->text, c->shape->start, c->shape->end) };
		if (lost_is_marked(c))
			return true;
	}
	if (!lost->on && now->started && (now->cells > 0 || now->lead))
		return false;
	if (lost_untitled(c->text) && (!lost->on || now->duty ||
	    (!lost_may_run_in(c->text) && !may_split(now, lost))))
		return false;
	c->shape = slot_shape(c->slot);
	c->query = (struct level_query){ .label = c->label,
		.title = span_slice(c->text, c->shape->start, c->shape->end) };
	if (lost_is_caption(c->query.title))
		return false;
	if (!lost_is_title_shape(c->shape, ends_with_remark(c->query.title) ? KNOWN_REMARK :
	    KNOWN_MAX) && !is_titling_sentence(now, lost, c))
		return lost->on;
	c->level = match_level(now, t, c);
	return c->level > 0 || lost->on || now->hungry || !now->started;
}

/* The next 第二部分 that lost its number, behind one with chapters of its own: another 一、
 * begins below it. */
static bool
over_chapters(const struct circumstances *now, const struct candidate *c)
{
	return now->levels.nested != 0 && c->next->block.kind == BLOCK_PARAGRAPH &&
	    c->next->label.form == LABEL_CHINESE && c->next->label.ordinal == 1;
}

/* Is c a title of a chapter, to the word, with that of a part below: 项目组织实施情况 and
 * 项目组织情况?  Then it is no part itself. */
static bool
over_parts(const struct templates *t, const struct candidate *c)
{
	struct template_hit hit;

	if (c->query.known.exact != 1 || !lost_is_short_title(c->next))
		return false;
	template_know_near(t, slot_text(c->next), &hit);
	return hit.strength[PART] == 3 || template_repeats(&hit.words, &c->query.known.words) ||
	    template_meets(&hit.tops, &c->query.known.tops);
}

/* Does what comes now stand right below a chapter? */
static bool
is_first_part(const struct circumstances *now)
{
	return now->hungry && levels_depth(&now->levels) == 1 + lost_shift(now);
}

/* Right below a chapter, or before any, a short line, its text, another such line and the text of
 * that: titles though none of them is known. */
static bool
begins_titles(const struct circumstances *now, const struct candidate *c)
{
	if (!now->started && span_has(c->query.title, SPAN(" ")))
		return false;		/* 摘  要 before the first chapter */
	return (is_first_part(now) || !now->started) && lost_is_short_title(c->slot) &&
	    lost_is_text(c->next, LOST_BODY) && lost_is_short_title(c->after) &&
	    lost_is_text(c->beyond, LOST_BODY);
}

/* Is c, known as a part, a chapter here: behind chapters that have no numbers and their text
 * right below them, all of them?  All titles of such a report are of one level. */
static bool
stands_beside_chapters(const struct circumstances *now, const struct candidate *c)
{
	return !now->hungry && levels_are_bare(&now->levels) &&
	    !levels_announce(&now->levels, &c->query.known.tops);
}

/* Does （一） stand right below c? */
static bool
over_typed_parts(const struct candidate *c)
{
	return c->next->block.kind == BLOCK_PARAGRAPH &&
	    c->next->label.form == LABEL_CHINESE_PAREN && c->next->label.ordinal == 1;
}

/* Is c, known as a part, a chapter all the same? */
static bool
is_chapter(const struct circumstances *now, const struct templates *t, const struct candidate *c)
{
	if (is_first_part(now))
		return false;
	return over_parts(t, c) || over_typed_parts(c) || stands_beside_chapters(now, c) ||
	    (!now->hungry && lost_deepest_over(now, c) < PART + lost_shift(now));
}

enum lost_kind
lost_accept(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c)
{
	if (lost_is_marked(c)) {
		c->level = lost_marked_level(now, lost, lost_marks_of(c->text));
		return LOST_MARKED;
	}
	if (c->next == NULL)	/* the last of several */
		return lost->on && lost_is_sibling(now, lost, LOST_RUN_IN) &&
		    lost_accept_run_in(now, lost, t, c) ? LOST_RUN_IN : LOST_NONE;
	if (heading_heads_row(c) || lost_names_table(c))
		return LOST_NONE;
	if (c->level > 0 && over_chapters(now, c)) {
		c->level = (int)now->levels.nested;
		return LOST_KNOWN;
	}
	if (c->level == PART && is_chapter(now, t, c))
		c->level = 1;
	if (c->level > 0) {
		int like = levels_like(&now->levels, c->query.title, true);
		bool ok = accept_known(now, lost, t, c);

		c->level += lost_shift(now);
		if ((like > c->level || (like > 1 + lost_shift(now) && !now->hungry)) &&
		    c->query.known.exact == 0)
			c->level = like;
		return ok ? LOST_KNOWN : LOST_NONE;
	}
	if (!lost->on)
		return begins_titles(now, c) && accept_title(now, lost, c) ?
		    LOST_TITLE : LOST_NONE;
	if (lost_is_title_shape(c->shape, KNOWN_MAX))
		return accept_remedy(now, lost, c) || accept_title(now, lost, c) ||
		    accept_over(now, c) ? LOST_TITLE : LOST_NONE;
	if (accept_phrase(now, c) || accept_titling(now, lost, c))
		return LOST_TITLE;
	if (lost_accept_run_in(now, lost, t, c))
		return LOST_RUN_IN;
	return accept_amount(now, lost, c) ? LOST_AMOUNT : LOST_NONE;
}

void
lost_note(struct lost *lost, enum lost_kind kind, const struct circumstances *now,
    const struct candidate *c)
{
	lost->last = kind;
	if (kind == LOST_NONE || kind == LOST_MARKED)
		return;
	lost->on = true;
	lost->clause = kind == LOST_RUN_IN ? lost_clause(c->slot, c->shape) : 0;
	if (kind != LOST_KNOWN) {
		lost->level[kind] = (uint8_t)c->level;
		lost->above[kind] = (uint16_t)levels_above(&now->levels, c->level);
	}
}
