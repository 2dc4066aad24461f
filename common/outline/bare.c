/* bare: headings whose number stands without a mark; see bare.h. */
#include "outline/bare.h"

#include "language/unit.h"
#include "outline/heading.h"
#include "text/character.h"
#include "text/glyph.h"

enum { TITLE_CHARS = 30 };

static bool
is_han(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/* 、项目绩效情况: the mark behind a number that is lost. */
static bool
read_mark(struct span text, struct label *out)
{
	size_t end = glyph_at(text, 0).n;

	if (text.n <= 3 || !bare_may_be_mark(text) || !is_han(glyph_at(text, end).c))
		return false;
	*out = (struct label){ .depth = 1, .end = end, .text = end,
		.form = memcmp(text.p, "、", 3) == 0 ? LABEL_CHINESE : LABEL_CHINESE_PAREN };
	return true;
}

bool
bare_read(struct span text, struct label *out)
{
	size_t end, start = label_blanks(text, 0), blanks;
	unsigned roman = label_roman(text, start, &end);
	unsigned ordinal = roman != 0 ? roman : label_ordinal(text, start, &end);

	if (read_mark(text, out))
		return true;
	*out = (struct label){ .form = LABEL_NONE };
	blanks = ordinal == 0 ? 0 : label_blanks(text, end);
	if (ordinal == 0 || (blanks == 0 && !byte_is_digit(text.p[start])) ||
	    !is_han(glyph_at(text, end + blanks).c))
		return false;
	*out = (struct label){ .ordinal = ordinal, .depth = 1, .bare = true,
		.form = roman != 0 ? LABEL_FORMAL :
		    is_han(glyph_at(text, start).c) ? LABEL_CHINESE : LABEL_NUMBER_DOT,
		.start = start, .end = end, .text = end + blanks };
	return true;
}

static bool
is_title(const struct span title)
{
	struct shape s;

	shape_read(title, 0, &s);
	return s.kind == SHAPE_BARE && s.chars > 1 && s.chars <= TITLE_CHARS && s.commas == 0 &&
	    s.amount == NONE && !s.columns && !s.colon;
}

bool
bare_begins(const struct slot *next)
{
	struct label bare;

	if (next->label.form != LABEL_NONE)
		return next->label.ordinal == 1;
	return next->block.kind == BLOCK_PARAGRAPH && bare_read(slot_text(next), &bare) &&
	    bare.form != LABEL_FORMAL && bare.ordinal == 1;
}

/* Is next the first part of what label heads: 1.1 below 1, （一） below 一? */
static bool
has_part(const struct label *label, const struct slot *next)
{
	if (next == NULL)
		return false;
	if (label->form == LABEL_FORMAL)
		return bare_begins(next);
	if (next->label.form == LABEL_DECIMAL)
		return next->label.parent == label->ordinal && next->label.ordinal == 1;
	return label->form == LABEL_CHINESE && next->label.form == LABEL_CHINESE_PAREN &&
	    next->label.ordinal == 1;
}

/* A mark stands for the number of a section or a part where sections are numbered so. */
static bool
accept_mark(const struct levels *ls, const struct templates *t, struct span title)
{
	const struct level_node *top = &ls->at[ls->shift + 1];
	struct template_hit known;

	if (!top->open || top->form != LABEL_CHINESE || top->bare)
		return false;
	template_match(t, title, &known);
	return known.strength[1] > 0 || known.strength[2] > 0;
}

/* 1部门概况: does the title follow the number at once? */
static bool
is_glued(const struct label *label)
{
	return label->ordinal != 0 && label->end == label->text;
}

/* 2个科室, 3月以来: does the number count what follows it? */
static bool
counts(struct span text, const struct label *label)
{
	struct unit unit;

	return is_glued(label) && unit_at(text, label->text, &unit);
}

/* Makes label one of a converter's. */
static void
make_automatic(struct label *label)
{
	label->bare = false;
	label->blank = true;
}

bool
bare_is_promised(const struct promised *p, struct span text, struct label *label)
{
	if (!promised_known(p) || label->form != LABEL_NUMBER_DOT || !label->bare ||
	    is_glued(label) || !promised_holds(p, span_slice(text, label->text, text.n)))
		return false;
	make_automatic(label);
	return true;
}

bool
bare_is_part(const struct levels *ls, const struct slot *slot, struct label *label,
    const struct slot *next)
{
	const struct level_node *top = &ls->at[ls->shift + 1];
	struct span text = slot_text(slot);

	if (label->form != LABEL_NUMBER_DOT || !label->bare || is_glued(label) || !top->open ||
	    top->margin != 0 || next == NULL ||
	    !is_title(span_slice(text, label->text, text.n)))
		return false;
	if (label->ordinal > 1 ? !levels_continue(ls, label) : !bare_begins(next) &&
	    !(heading_is_prose(next) && span_has(slot_text(next), SPAN("。"))))
		return false;
	make_automatic(label);
	return true;
}

bool
bare_accept(const struct levels *ls, const struct templates *t, struct slot *slot,
    const struct label *label, const struct slot *next)
{
	bool roman = label->form == LABEL_FORMAL;
	const struct level_node *top = &ls->at[roman ? levels_formal(ls) : (int)ls->shift + 1];
	struct span title = span_slice(slot_text(slot), label->text, slot_text(slot).n);
	struct template_hit known;

	if (!is_title(title) || counts(slot_text(slot), label))
		return false;
	if (label->ordinal == 0)
		return accept_mark(ls, t, title);
	if (top->open && !roman && top->bare && top->form == LABEL_FORMAL)
		return label->ordinal == 1;	/* 1 below Ⅰ */
	if (top->open)	/* 四 存在的问题 behind 三、 too */
		return (top->bare || label->form == LABEL_CHINESE) && top->form == label->form &&
		    label->ordinal == top->written + 1;
	if (label->ordinal != 1)
		return false;
	if (is_glued(label))
		return has_part(label, next);	/* 1 glued to it: below it stands 1.1 */
	template_match(t, title, &known);
	return has_part(label, next) || known.strength[1] == 3;
}
