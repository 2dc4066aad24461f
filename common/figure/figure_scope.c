/* figure_scope: whose figures are: the project or the organ that a heading above them, or the
 * head of their paragraph, names; see figure_parts.h.
 *
 * （一）道路维修项目 / 自评得分96分。 and 二级机构：人员经费200万元。 are not of the report as a
 * whole, though their labels may be those of its own figures.
 */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/blank.h"
#include "text/punct.h"

enum {
	OWNER_LEAST = 6,	/* bytes of two ideographs */
	OWNER_MOST = 90		/* bytes: of no more than thirty; longer ones are sentences */
};

/* Does name end as the name of a project or an organ does?  Not 重点项目, which could be any. */
static bool
is_owner(struct span name)
{
	return name.n >= OWNER_LEAST && name.n <= OWNER_MOST &&
	    word_table_ends(&owners, "owner", name) && !word_table_is(&owners, "any", name) &&
	    !punct_in(name, ',') && !punct_in(name, ':');
}

/* Title without 情况 behind its name (甲项目完成情况). */
static struct span
bare_name(struct span title)
{
	size_t n;

	while ((n = word_table_at_end(&owners, "of", title)) != 0)
		title.n -= n;
	return title;
}

void
scope_reset(struct scope *s)
{
	for (size_t i = 0; i < SCOPE_LEVELS; i++)
		buf_reset(&s->headings[i]);
	buf_reset(&s->head);
	s->lasting = s->overall = false;
	s->now = SPAN("");
}

void
scope_release(struct scope *s)
{
	for (size_t i = 0; i < SCOPE_LEVELS; i++)
		buf_release(&s->headings[i]);
	buf_release(&s->head);
}

/* A heading of this level ends what those of its own and of deeper ones were about. */
static void
enter(struct scope *s, int level, struct span title)
{
	size_t at = level < 0 ? 0 : level < SCOPE_LEVELS ? (size_t)level : SCOPE_LEVELS - 1;

	for (size_t i = at; i < SCOPE_LEVELS; i++)
		buf_reset(&s->headings[i]);
	title = bare_name(title);
	if (is_owner(title) || (s->overall && word_table_in(&owners, "form", title)))
		buf_add_span(&s->headings[at], title);
	s->lasting = false;
}

/* 二级机构：人员经费200万元: what stands before the first colon, without a label. */
static struct span
head_of(struct span text, bool *alone)
{
	size_t reach = text.n < 2 * OWNER_MOST ? text.n : 2 * OWNER_MOST;
	struct span near = span_slice(text, 0, reach), head;
	size_t colon = punct_find(near, ':');
	struct label label;

	*alone = false;
	if (colon == NONE)
		return SPAN("");
	head = span_slice(near, 0, colon);
	*alone = punct_ends(blank_trim(text), ':') != 0 && text.n < 2 * OWNER_MOST;
	if (label_possible(head) && label_read(head, &label) != 0)
		head = span_slice(head, label.end, head.n);
	return blank_trim(head);
}

/* The innermost heading that names an owner. */
static struct span
heading_of(const struct scope *s)
{
	for (size_t i = SCOPE_LEVELS; i-- > 0; )
		if (s->headings[i].n != 0)
			return buf_span(&s->headings[i]);
	return SPAN("");
}

void
scope_paragraph(struct scope *s, const struct block *b)
{
	struct span head;
	bool alone;

	if (!s->overall && (b->place.role == ROLE_TITLE || b->place.role == ROLE_HEADING))
		s->overall = word_table_in(&owners, "overall",
		    span_slice(buf_span(&b->text), 0, OWNER_MOST));
	if (b->place.role == ROLE_HEADING) {
		enter(s, b->place.level, buf_span(&b->place.title));
		s->now = heading_of(s);
		return;
	}
	head = head_of(buf_span(&b->text), &alone);
	if (is_owner(head)) {
		buf_reset(&s->head);
		buf_add_span(&s->head, head);
		s->lasting = alone;
		s->now = buf_span(&s->head);
		return;
	}
	s->now = s->lasting ? buf_span(&s->head) : heading_of(s);
}

void
scope_table(struct scope *s)
{
	s->lasting = false;
	s->now = heading_of(s);
}
