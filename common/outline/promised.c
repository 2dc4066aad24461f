/* promised: what the table of contents says of titles without numbers; see promised.h. */
#include "outline/promised.h"

#include "outline/contents.h"
#include "text/glyph.h"

enum { LEAST_BYTES = 12,	/* of a title: four characters */
	MOST_BYTES = 120 };

/* … . · - 。 and blanks, which lead to a page number, and its digits. */
static bool
is_leader(uint32_t c)
{
	return c == ' ' || c == 0x3000 || c == '.' || c == 0x2026 || c == 0xB7 || c == 0x22EF ||
	    c == 0x3002 || c == '-' || c == '_' || c == '\t' || (c >= '0' && c <= '9');
}

/* Of the title without what may stand behind it; 0: it is too short or too long. */
static uint64_t
hash_of(struct span title)
{
	uint64_t h = 14695981039346656037u;
	struct glyph g;

	title = span_slice(title, 0, contents_link(title));
	while (title.n > 0 && is_leader((g = glyph_before(title, title.n)).c))
		title.n -= g.n;
	if (title.n < LEAST_BYTES || title.n > MOST_BYTES)
		return 0;
	for (size_t at = 0; (g = glyph_at(title, at)).n > 0; at += g.n)
		if (label_blanks(title, at) == 0)
			h = (h ^ g.c) * 1099511628211u;
	return h;
}

void
promised_add(struct promised *p, struct span entry)
{
	struct label label;
	size_t from = label_read(entry, &label);
	uint64_t hash;

	if (from == 0 || p->n == PROMISED_MAX ||
	    (label.form != LABEL_CHINESE && label.form != LABEL_CHINESE_PAREN) ||
	    (hash = hash_of(span_slice(entry, from, entry.n))) == 0)
		return;
	p->parts = p->parts || label.form == LABEL_CHINESE_PAREN;
	p->at[p->n].title = hash;
	p->at[p->n].form = label.form;
	p->at[p->n++].ordinal = label.ordinal;
}

/* The place of the entry whose title is title, the next one or one behind it; the number of
 * entries: there is none. */
static size_t
place_of(const struct promised *p, struct span title)
{
	uint64_t hash = hash_of(title);
	size_t i = hash != 0 ? p->next : p->n;

	while (i < p->n && p->at[i].title != hash)
		i++;
	return i;
}

bool
promised_holds(const struct promised *p, struct span title)
{
	return place_of(p, title) < p->n;
}

bool
promised_find(struct promised *p, struct span title, struct label *label)
{
	size_t i = place_of(p, title);

	if (i == p->n)
		return false;
	p->next = i + 1;
	label->form = p->at[i].form;
	label->ordinal = p->at[i].ordinal;
	label->blank = false;
	return true;
}
