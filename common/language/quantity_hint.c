/* quantity_hint: the unit that a caption, header or row label gives; see quantity.h. */
#include "language/quantity_parts.h"

#include "language/grammar.h"
#include "text/blank.h"
#include "text/punct.h"

size_t
quantity_glued_unit(struct span s)
{
	enum { LEAST = 6, MOST = 12 };	/* bytes: 万元, 百万元 … */
	struct unit_hint hint;
	struct glyph g;
	size_t found = 0;

	for (size_t at = 0; at <= MOST && character_is_han((g = glyph_at(s, at)).c); at += g.n)
		if (at >= LEAST && unit_whole(span_slice(s, 0, at), &hint) &&
		    hint.kind == KIND_MONEY)
			found = at;
	return found;
}

/* Behind 单位： up to a bracket, blank or the end. */
static bool
hint_named(struct span text, struct unit_hint *hint)
{
	struct span rest = word_table_rest(&name_words, "unit", text);
	size_t at, start;
	struct glyph g;

	rest = quantity_trim(rest, &start);
	g = glyph_at(rest, 0);
	if (!character_is_colon(g.c))
		return false;
	rest = quantity_trim(span_slice(rest, g.n, rest.n), &start);
	for (at = 0; (g = glyph_at(rest, at)).n != 0; at += g.n)
		if (character_closes(g.c) || g.c == ' ' || g.c == U'、' || g.c == U'，' ||
		    g.c == '\n' || g.c == 0x3000 || g.c == ']' || g.c == U'】')
			break;
	rest = span_slice(rest, 0, at);
	return unit_whole(rest, hint) ||
	    unit_whole(span_slice(rest, 0, quantity_glued_unit(rest)), hint);
}

/* In brackets: （人）, (万元). */
static bool
hint_bracketed(struct span text, struct unit_hint *hint)
{
	struct glyph g;
	size_t open = NONE, skip;

	for (size_t at = 0; (g = glyph_at(text, at)).n != 0; at += g.n) {
		if (character_opens(g.c))
			open = at + g.n;
		else if (character_closes(g.c) && open != NONE &&
		    unit_whole(quantity_trim(span_slice(text, open, at), &skip), hint))
			return true;
	}
	return false;
}

bool
quantity_unit_hint(struct span text, struct unit_hint *hint)
{
	size_t start;
	struct span s = quantity_trim(text, &start);

	return unit_whole(s, hint) || hint_named(s, hint) || hint_bracketed(s, hint);
}

/* 完成预算%, 占比％: the sign behind a name, not behind a number. */
static bool
ends_in_percent(struct span text)
{
	size_t sign = span_ends(text, SPAN("%")) ? 1 : span_ends(text, SPAN("％")) ? 3 : 0;

	return sign != 0 && text.n > sign && (unsigned char)text.p[text.n - sign - 1] >= 0x80;
}

/* The unit in the brackets of a header: 预算投资（万元）, 规模(㎡); or % at its end. */
bool
quantity_header_hint(struct span text, struct unit_hint *hint)
{
	size_t open = punct_find(text, '(');

	if (open == NONE && ends_in_percent(text)) {
		*hint = (struct unit_hint){ KIND_PERCENT, SPAN("%"), 0 };
		return true;
	}
	if (open == NONE)
		return false;
	text = span_slice(text, open, text.n);
	text = span_slice(text, punct_starts(text, '('), text.n);
	return quantity_unit_hint(blank_trim(span_slice(text, 0, punct_find(text, ')'))), hint);
}

bool
quantity_apply(struct quantity *q, const struct unit_hint *hint)
{
	struct decimal value, high, quantum;

	if (!decimal_shift(q->value, hint->power, &value) ||
	    !decimal_shift(q->high, hint->power, &high) ||
	    !decimal_shift(q->quantum, hint->power, &quantum))
		return false;
	q->value = decimal_trim(value);
	q->high = decimal_trim(high);
	q->quantum = decimal_trim(quantum);
	q->kind = hint->kind;
	q->unit = hint->unit;
	return true;
}
