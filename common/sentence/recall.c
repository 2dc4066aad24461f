/* recall: figures that later sentences may refer to; see recall.h. */
#include "sentence/recall.h"

#include "text/glyph.h"

void
recall_reset(struct recall *r)
{
	r->n = 0;
	r->block = 0;
	r->opened = false;
}

/* The last RECALL_LABEL bytes of s at most, from a character's start. */
static struct span
label_tail(struct span s)
{
	size_t from = s.n > RECALL_LABEL ? s.n - RECALL_LABEL : 0;

	while (from < s.n && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from++;
	return span_slice(s, from, s.n);
}

/* Member by member: the places of the names are not worth emptying. */
void
recall_push(struct recall *r, const struct mentions *ms, const struct mention *m)
{
	struct recalled *f = &r->ring[r->n++ % RECALL_SIZE];
	struct span label = label_tail(mentions_text(ms,
	    m->full.n != 0 ? m->full : m->label));
	struct span words = label_tail(mentions_text(ms, m->before));

	f->id = m->id;
	f->kind = m->q.kind;
	f->op = m->q.op;
	f->value = m->q.value;
	f->quantum = m->q.quantum;
	f->dimension = m->dimension;
	f->function = m->function;
	f->side = m->side;
	f->year = m->year;
	f->block = r->block;
	f->sentence = m->sentence;
	f->clause = m->clause;
	f->member = m->member;
	f->total = m->total;
	f->breakdown = m->breakdown;
	f->listed = m->listed;
	f->depth = m->depth;
	f->cell = m->cell.row != 0;
	f->label_n = (unsigned char)label.n;
	f->words_n = (unsigned char)words.n;
	span_copy(f->label, label.p, label.n);
	span_copy(f->words, words.p, words.n);
}

size_t
recall_breakdowns(const struct recall *r, size_t id)
{
	const struct recalled *f;
	size_t n = 0;

	for (size_t back = 0; (f = recall_back(r, back)) != NULL; back++)
		if (f->member && f->total == id && f->breakdown > n)
			n = f->breakdown;
	return n;
}

bool
recall_names(struct span name, struct span label)
{
	if (name.n == 0 || label.n == 0)
		return false;
	return span_has(label, name) ||
	    span_has(name, label);
}

bool
recall_alike(struct span a, struct span b)
{
	enum { PAIR = 6 };	/* bytes of two ideographs */

	if (recall_names(a, b))
		return true;
	for (size_t i = 0; i + PAIR <= a.n; i++)
		if (!glyph_continues(a.p[i]) &&
		    (i + PAIR == a.n || !glyph_continues(a.p[i + PAIR])) &&
		    span_has(b, span_slice(a, i, i + PAIR)))
			return true;
	return false;
}
