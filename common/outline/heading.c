/* heading: what is asked of every labelled paragraph, and what a title must be like, by its shape;
 * see heading.h and heading_parts.h. */
#include "outline/heading_parts.h"

#include "language/grammar.h"
#include "outline/contents.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* Longest titles, in characters. */
enum {
	BARE_TOP = 60, BARE_DEEP = 48,	/* levels 1 and 2; 3 and below */
	BARE_DUTY = 20,
	RUN_IN_TOP = 40, RUN_IN_DEEP = 36, RUN_IN_ALIKE = HEADING_ALIKE,
	SENTENCE = 36, SENTENCE_SIBLING = 25, COLON_DEEP = 12,
	COMMAS = 2
};

enum { COLON_BODY = 90,		/* bytes of text that a title with a colon heads … */
	COLON_LEAST = 30 };	/* … where its sibling is such a title, too */

enum { USE_NAME = 9, USE_AMOUNT = 24 };	/* bytes: fewest of a name, most of its amount */

/* Is the title a name and its amount? */
static bool
ends_with_amount(const struct shape *s)
{
	return s->amount != NONE && s->commas == 0 && s->amount > s->start + USE_NAME &&
	    s->end - s->amount <= USE_AMOUNT;
}

/* 2、 单位收支情况 over （一） behind 一、 and its parts: a chapter whose 二 a converter made 2,
 * no second duty. */
static bool
resumes_chapters(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *top = &o->levels.at[c->level];

	return c->base == 1 && c->query.over && !c->query.listed && c->label->blank &&
	    top->open && c->label->ordinal == top->ordinal + 1;
}

/* Is c short, over 1. with a title alone on its line?  Duties are sentences. */
static bool
heads_titles(const struct candidate *c)
{
	const struct shape *below;

	if (!heading_child_follows(c) || c->shape->chars > BARE_DUTY)
		return false;
	below = slot_shape(c->next);
	return below->kind == SHAPE_BARE && !below->colon && below->chars <= BARE_DUTY;
}

/* （三）其他收入5.73万元 behind （二）医疗收入428.15万元，占52.44%: does c end with an amount, and
 * were those before it in its list no headings, or does a colon announce it as the first?  Then it
 * is one of what makes a total. */
static bool
is_part_of_total(const struct circumstances *o, const struct candidate *c)
{
	return ends_with_amount(c->shape) && (c->label->ordinal > 1 ?
	    !levels_continue(&o->levels, c->label) : o->lead);
}

static bool
accept_bare_top(const struct circumstances *o, const struct candidate *c)
{
	if (heading_in_lost_table(o, c) || is_part_of_total(o, c))
		return false;
	if (!heading_in_duties(o, c) || resumes_chapters(o, c))
		return true;
	return heading_is_usual(c) || (!c->query.listed && heads_titles(c)) ||
	    (heading_has_body(o, c) && !c->query.listed && c->shape->chars <= BARE_DUTY);
}

/* 1.总体目标 and 2.年度目标 with nothing below: titles of a template that were not filled in,
 * where such numbers have headed text before. */
static bool
is_left_empty(const struct circumstances *o, const struct candidate *c)
{
	if (c->query.listed || (o->levels.used[c->label->form] >> c->level & 1) == 0 ||
	    !(c->label->ordinal == 1 ? o->hungry : levels_continue(&o->levels, c->label)))
		return false;
	return words_end(o->unfilled, c->query.title);
}

/* 1、人员经费386.74万元 over what that was spent on: no amount of a list, which a colon
 * announces, and none that a sentence goes on with (其中：…). */
static bool
heads_use(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *s = c->shape;
	struct span next;

	if (heading_is_top(c) || !ends_with_amount(s) || o->lead || c->query.listed ||
	    heading_in_duties(o, c) || heading_in_forms(o) || !heading_is_prose(c->next) ||
	    span_has_digit(span_slice(c->text, s->start, s->amount)) ||
	    !(o->hungry || levels_continue(&o->levels, c->label)))
		return false;
	next = span_trim(slot_text(c->next));
	return span_ends(next, SPAN("。")) && !words_begin(o->opener, next);
}

static bool
accept_bare(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *s = c->shape;

	if (s->chars > (heading_is_top(c) ? BARE_TOP : BARE_DEEP) || s->columns ||
	    (s->commas > 0 && s->amount != NONE) || heading_heads_row(c))
		return false;
	if (heading_is_top(c) && (heading_is_typed(c) || s->amount == NONE))
		return accept_bare_top(o, c);
	if (s->list || (s->colon && heading_in_duties(o, c)))
		return false;
	if (s->amount != NONE)
		return heads_use(o, c);
	if (heading_has_body(o, c))
		return !c->query.listed || heading_is_known(c);
	if (heading_child_follows(c))
		return true;
	return heading_sibling_follows(c) ? is_left_empty(o, c) : !c->query.listed &&
	    levels_continue(&o->levels, c->label);
}

/* 1.加强领导。2.完善制度。: several items in one paragraph. */
static bool
is_inline_list(const struct candidate *c)
{
	struct span rest = span_slice(c->text, c->shape->body, c->text.n);
	struct label next;

	return label_possible(rest) && label_read(rest, &next) > 0 &&
	    next.form == c->label->form && next.ordinal == c->label->ordinal + 1;
}

static bool
accept_run_in(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *s = c->shape;
	unsigned most = heading_is_top(c) ? RUN_IN_TOP : RUN_IN_DEEP;

	if (c->query.listed)	/* the item before it was none either */
		most = heading_is_top(c) || heading_is_known(c) ? HEADING_LISTED : 0;
	if (s->chars > most && levels_continue(&o->levels, c->label) &&
	    levels_alike(&o->levels, c->level, c->query.title))
		most = RUN_IN_ALIKE;
	return s->chars > 1 && s->chars <= most && s->commas <= COMMAS && s->amount == NONE &&
	    (!heading_in_duties(o, c) || heading_is_usual(c)) && !is_inline_list(c);
}

static bool
accept_sentence(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *s = c->shape;
	struct span text = c->text;

	if ((s->chars > SENTENCE && !heading_goes_on_alike(o, c)) || s->commas > COMMAS ||
	    s->amount != NONE || c->query.listed ||
	    (heading_in_duties(o, c) && !heading_is_usual(c)) || glyph_at(text, s->end).c == 0xFF1B)
		return false;
	if (heading_has_body(o, c) || heading_child_follows(c))
		return !heading_in_forms(o);
	return s->chars > 3 && s->chars <= SENTENCE_SIBLING &&
	    s->commas <= heading_sibling_commas(o, c) && levels_continue(&o->levels, c->label);
}

/* Does text begin with a figure?  A year begins a sentence (2024年，…). */
static bool
begins_with_figure(struct span text)
{
	struct span rest = span_slice(text, label_blanks(text, 0), text.n);
	size_t digits = 0;

	while (digits < rest.n && byte_is_digit(rest.p[digits]))
		digits++;
	return digits != 0 && (digits != 4 || !word_table_starts(&grammar, "year",
	    span_slice(rest, digits + label_blanks(rest, digits), rest.n)));
}

/* 1.数量指标：… below a heading, with 2.质量指标：… next. */
static bool
begins_titles(const struct circumstances *o, const struct candidate *c)
{
	struct span rest = span_slice(c->text, c->shape->body, c->text.n);
	const struct shape *next;

	if (c->base != HEADING_DEEP || !o->hungry || c->label->ordinal != 1 ||
	    rest.n < COLON_LEAST || !heading_sibling_follows(c) || begins_with_figure(rest) ||
	    span_has_digit(c->query.title))
		return false;
	next = slot_shape(c->next);
	return next->kind == SHAPE_COLON && next->chars <= COLON_DEEP &&
	    span_ends(rest, SPAN("。"));
}

static bool
accept_colon(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *s = c->shape;
	struct span rest = span_slice(c->text, s->body, c->text.n);

	if (heading_in_duties(o, c) || s->amount != NONE)
		return false;
	/* 2. 资金下达情况：… behind an item 1. is one, however well known. */
	if (heading_is_top(c))
		return !c->query.listed || heading_is_typed(c);
	if (s->chars > COLON_DEEP || c->query.listed || o->attached)
		return false;
	if (begins_titles(o, c))
		return true;
	if (levels_continue(&o->levels, c->label) && !o->hungry)
		return true;	/* 2.人员情况：在职35人。 behind the section 1.机构设置 */
	return rest.n >= COLON_BODY && !begins_with_figure(rest);
}

/* 一、 alone: Word's tab behind the number broke the line.  第三部分 needs no title; that of
 * 2. may be the first sentence of the next line. */
static bool
accept_empty(const struct circumstances *o, const struct candidate *c)
{
	const struct shape *title;
	struct span text;

	if (c->label->form == LABEL_PART && c->next != NULL && !heading_is_prose(c->next))
		return true;
	if (c->label->form >= LABEL_NUMBER_PAREN || !heading_is_prose(c->next))
		return false;
	title = slot_shape(c->next);
	text = slot_text(c->next);
	if (title->kind == SHAPE_RUN_IN)
		return !heading_is_top(c) && title->chars > 1 && title->chars <= RUN_IN_DEEP &&
		    title->commas == 0 && !heading_in_duties(o, c) &&
		    !words_begin(o->opener, text) &&
		    !span_has_digit(span_slice(text, title->start, title->end));
	return title->kind == SHAPE_BARE && title->chars <= BARE_DEEP;
}

static bool
accept_shape(const struct circumstances *o, const struct candidate *c)
{
	switch (c->shape->kind) {
	case SHAPE_BARE: return accept_bare(o, c);
	case SHAPE_RUN_IN: return accept_run_in(o, c);
	case SHAPE_SENTENCE: return accept_sentence(o, c);
	case SHAPE_COLON: return accept_colon(o, c);
	case SHAPE_EMPTY: return accept_empty(o, c);
	default: return false;
	}
}

/* What accept_bare and the others ask of the shape alone. */
static bool
has_title(const struct shape *s)
{
	switch (s->kind) {
	case SHAPE_BARE:
		return s->chars <= BARE_TOP && !s->columns &&
		    (s->commas == 0 || s->amount == NONE);
	case SHAPE_RUN_IN:
		return s->chars > 1 && s->chars <= RUN_IN_ALIKE && s->commas <= COMMAS &&
		    s->amount == NONE;
	case SHAPE_SENTENCE:
		return s->chars <= RUN_IN_ALIKE && s->commas <= COMMAS && s->amount == NONE;
	case SHAPE_COLON:
		return s->amount == NONE;
	default:
		return s->kind == SHAPE_EMPTY;
	}
}

bool
heading_possible_read(struct slot *slot)
{
	const struct shape *shape = slot_shape(slot);

	return slot_keep(slot, SLOT_POSSIBLE, has_title(shape) ||
	    shape_names_amount(slot_text(slot), shape) || heading_has_clause(shape));
}

static bool
is_paged(struct slot *slot)
{
	return slot_tells(slot, SLOT_PAGED) ? slot_holds(slot, SLOT_PAGED) :
	    slot_keep(slot, SLOT_PAGED, contents_paged(slot_text(slot)));
}

/* An entry of a table of contents, or a number and nothing. */
static bool
is_untitled(const struct candidate *c)
{
	const struct shape *s = c->shape;
	bool wordless = c->label->form != LABEL_PART && !shape_has_words(c->query.title);

	if (s->wide && s->end == c->text.n)
		return wordless;	/* no ASCII, so no page number */
	return wordless || is_paged(c->slot);
}

static bool
begins_with_opener(const struct circumstances *o, const struct candidate *c)
{
	struct memo *memo = slot_memo(c->slot);
	bool opener;

	if (memo != NULL && memo_tells(memo, MEMO_OPENER))
		return memo_holds(memo, MEMO_OPENER);
	opener = words_begin(o->opener, span_slice(c->text, c->shape->start, c->text.n));
	if (memo != NULL)
		memo_keep(memo, MEMO_OPENER, opener);
	return opener;
}

/* A.满意 B.基本满意: an answer to choose, where A. to H. number no sections. */
static bool
is_answer(const struct circumstances *o, const struct candidate *c)
{
	return c->label->letter && (o->attached || (levels_depth(&o->levels) > 0 &&
	    !levels_continue(&o->levels, c->label)));
}

bool
heading_accept(const struct circumstances *o, struct candidate *c)
{
	if (c->label->form == LABEL_CHINESE)
		heading_cut_part(c);
	if (c->slot->plain || is_untitled(c))
		return false;
	if (c->query.listed && o->list.open && !heading_is_top(c))
		return false;
	if (c->label->form == LABEL_FORMAL && (!levels_admit_formal(&o->levels) || is_answer(o, c)))
		return false;
	if (!heading_is_top(c) && begins_with_opener(o, c))
		return false;
	if (c->query.listed && heading_rejoins(o, c))
		c->query.listed = false;
	return accept_shape(o, c) || heading_cut_amount(o, c) || heading_cut_clause(o, c);
}
