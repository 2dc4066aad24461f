/* mention: figures in the making; see mention.h. */
#include "sentence/mention.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/character.h"
#include "text/glyph.h"

void
mentions_init(struct mentions *ms)
{
	*ms = (struct mentions){ .pool = BUF_INIT };
}

void
mentions_reset(struct mentions *ms)
{
	ms->n = ms->unlinked = 0;
	buf_reset(&ms->pool);
}

void
mentions_release(struct mentions *ms)
{
	free(ms->at);
	buf_release(&ms->pool);
	mentions_init(ms);
}

struct mention *
mentions_add(struct mentions *ms)
{
	struct mention *m;

	ms->at = mem_grow(ms->at, ms->n, &ms->cap, sizeof *ms->at);
	m = &ms->at[ms->n++];
	*m = (struct mention){ .cell.header = NONE, .total = NONE };
	return m;
}

struct pooled
mentions_keep_closed(struct mentions *ms, struct span s)
{
	struct pooled p = { ms->pool.n, 0 };
	size_t from = 0;

	for (size_t at = 1; at + 1 < s.n; at++)
		if (s.p[at] == ' ' && character_is_han(glyph_before(s, at).c) &&
		    character_is_han(glyph_at(s, at + 1).c)) {
			buf_add_span(&ms->pool, span_slice(s, from, at));
			from = at + 1;
		}
	buf_add_span(&ms->pool, span_slice(s, from, s.n));
	p.n = ms->pool.n - p.at;
	return p;
}

/* A new link of m whose expression begins at the end of the pool; false: rel is none, or there is
 * no room. */
static bool
add_link(struct mentions *ms, struct mention *m, enum relation rel)
{
	if (rel == REL_NONE)
		return false;
	if (m->nlinks == MENTION_LINKS) {
		ms->unlinked++;
		return false;
	}
	m->links[m->nlinks++] = (struct link){ rel, { ms->pool.n, 0 } };
	return true;
}

/* Ends m's last link at the end of the pool, where its expression does.  What m is linked with by
 * the same expression already is told once, as the surer of both. */
static void
end_link(struct mentions *ms, struct mention *m)
{
	struct link *last = &m->links[m->nlinks - 1];

	last->of.n = ms->pool.n - last->of.at;
	for (struct link *link = m->links; link < last; link++) {
		if ((link->rel != last->rel && link->rel != REL_LIKELY) ||
		    !span_eq(mentions_text(ms, link->of), mentions_text(ms, last->of)))
			continue;
		link->rel = last->rel;
		m->nlinks--;
		return;
	}
}

void
mentions_link(struct mentions *ms, struct mention *m, enum relation rel,
    const char *format, const size_t *ids)
{
	if (!add_link(ms, m, rel))
		return;
	for (; *format != '\0'; format++)
		if (*format == '$')
			buf_add_uint(&ms->pool, *ids++);
		else
			buf_add_char(&ms->pool, *format);
	end_link(ms, m);
}

void
mentions_link_text(struct mentions *ms, struct mention *m, enum relation rel,
    struct span expression)
{
	if (!add_link(ms, m, rel))
		return;
	buf_add_span(&ms->pool, expression);
	end_link(ms, m);
}

/* Appends n ids with + between them. */
static void
add_sum(struct buf *b, const size_t *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i != 0)
			buf_add_char(b, '+');
		buf_add_uint(b, ids[i]);
	}
}

void
mentions_link_sum(struct mentions *ms, struct mention *m, enum relation rel,
    const size_t *ids, size_t n)
{
	if (!add_link(ms, m, rel))
		return;
	add_sum(&ms->pool, ids, n);
	end_link(ms, m);
}

/* The same in brackets, if there are several. */
static void
add_side(struct buf *b, const size_t *ids, size_t n)
{
	buf_add_str(b, n > 1 ? "(" : "");
	add_sum(b, ids, n);
	buf_add_str(b, n > 1 ? ")" : "");
}

void
mentions_link_quotient(struct mentions *ms, struct mention *m, enum relation rel,
    const size_t *ids, struct quotient_sides sides)
{
	if (!add_link(ms, m, rel))
		return;
	add_side(&ms->pool, ids, sides.over);
	buf_add_char(&ms->pool, '/');
	add_side(&ms->pool, ids + sides.over, sides.n - sides.over);
	end_link(ms, m);
}

void
mentions_link_sum_back(struct mentions *ms, struct mention *m, enum relation rel, size_t *ids,
    size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		size_t swap = ids[i];

		ids[i] = ids[n - 1 - i];
		ids[n - 1 - i] = swap;
	}
	mentions_link_sum(ms, m, rel, ids, n);
}

/* Takes the number off the front of *s; 0: none. */
static size_t
take_id(struct span *s)
{
	size_t id = 0, at = 0;

	for (; at < s->n && byte_is_digit(s->p[at]); at++)
		id = id * 10 + (size_t)(s->p[at] - '0');
	*s = span_slice(*s, at, s->n);
	return id;
}

/* The two ids of m's first relation rel with mark between them. */
static bool
take_pair(const struct mentions *ms, const struct mention *m, enum relation rel, char mark,
    size_t ids[2])
{
	for (size_t i = 0; i < m->nlinks; i++) {
		struct span of = mentions_text(ms, m->links[i].of);

		if (m->links[i].rel != rel)
			continue;
		ids[0] = take_id(&of);
		if (ids[0] == 0 || of.n == 0 || of.p[0] != mark)
			continue;
		of = span_slice(of, 1, of.n);
		ids[1] = take_id(&of);
		if (ids[1] != 0 && of.n == 0)
			return true;
	}
	return false;
}

bool
mentions_quotient(const struct mentions *ms, const struct mention *m, enum relation rel,
    size_t ids[2])
{
	return take_pair(ms, m, rel, '/', ids);
}

bool
mentions_difference(const struct mentions *ms, const struct mention *m, enum relation rel,
    size_t ids[2])
{
	return take_pair(ms, m, rel, '-', ids);
}

void
mentions_rename(struct mentions *ms, struct mention *m, const struct mention *part,
    const struct mention *whole)
{
	size_t at = ms->pool.n;
	struct span rest;

	if (part->label.n == 0 || whole->label.n == 0 ||
	    !span_starts(mentions_text(ms, m->label), mentions_text(ms, part->label)))
		return;
	buf_reserve(&ms->pool, whole->label.n + m->label.n);
	rest = mentions_text(ms, m->label);
	rest = span_slice(rest, part->label.n, rest.n);
	buf_add_span(&ms->pool, mentions_text(ms, whole->label));
	buf_add_span(&ms->pool, rest);
	m->label = (struct pooled){ at, ms->pool.n - at };
}

size_t
mentions_breakdowns(const struct mentions *ms, size_t id)
{
	size_t n = 0;

	for (size_t i = 0; i < ms->n; i++)
		if (ms->at[i].total == id && ms->at[i].breakdown > n)
			n = ms->at[i].breakdown;
	return n;
}

struct mention *
mentions_before(struct mentions *ms, const struct mention *m, size_t id)
{
	for (size_t i = (size_t)(m - ms->at); i-- > 0; )
		if (ms->at[i].id != 0 && ms->at[i].id <= id)
			return ms->at[i].id == id ? &ms->at[i] : NULL;
	return NULL;
}
