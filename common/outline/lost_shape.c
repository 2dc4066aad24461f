/* lost_shape: what titles without numbers look like, and the text below them; see
 * lost_parts.h. */
#include "outline/lost_parts.h"

#include "block/caption.h"
#include "language/grammar.h"
#include "text/character.h"
#include "text/punct.h"

bool
lost_is_text(struct slot *slot, size_t least)
{
	struct span text;

	if (!heading_is_prose(slot))
		return false;
	text = slot_text(slot);
	text = span_slice(text, 0, shape_trim(text, 0));
	return text.n >= least && (span_ends(text, SPAN("。")) || span_ends(text, SPAN(".")) ||
	    punct_ends(text, ':') != 0 || punct_ends(text, ';') != 0);
}

bool
lost_is_title_shape(const struct shape *s, unsigned most)
{
	return s->kind == SHAPE_BARE && !s->colon && !s->columns && s->chars >= LOST_LEAST &&
	    s->chars <= most && s->commas == 0 && s->amount == NONE;
}

bool
lost_is_short_title(struct slot *slot)
{
	return slot != NULL && slot->block.kind == BLOCK_PARAGRAPH &&
	    slot->label.form == LABEL_NONE &&
	    lost_is_title_shape(slot_shape(slot), LOST_SHORT) &&
	    !span_has_digit(slot_text(slot));
}

/* The same, or 党建引领，治理效能不断提升. */
static bool
is_title(struct slot *slot)
{
	if (lost_is_short_title(slot))
		return true;
	return slot != NULL && slot->block.kind == BLOCK_PARAGRAPH &&
	    slot->label.form == LABEL_NONE && slot_shape(slot)->kind == SHAPE_BARE &&
	    lost_clause(slot, slot_shape(slot)) != 0;
}

int
lost_height(const struct candidate *c)
{
	if (lost_is_run_in(c->next))
		return 1;
	if (!is_title(c->next))
		return 0;
	if (lost_is_text(c->after, LOST_BODY))
		return 1;
	return is_title(c->after) && lost_is_text(c->beyond, LOST_BODY) ? 2 : 0;
}

bool
lost_is_caption(struct span text)
{
	size_t at = word_table_at_start(&particles, "caption", text);

	while (at > 0 && at < text.n && text.p[at] == ' ')
		at++;
	return at > 0 && at < text.n && byte_is_digit(text.p[at]);
}

bool
lost_names_table(const struct candidate *c)
{
	return caption_names_table(c->query.title) && (c->next->block.kind == BLOCK_TABLE ||
	    (c->next->block.kind == BLOCK_PARAGRAPH && c->next->label.form == LABEL_NONE &&
	    caption_parts(slot_text(c->next))));
}
