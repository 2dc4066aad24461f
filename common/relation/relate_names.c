/* relate_names: counts and the names behind or before them; see
 * relate_names.h. */
#include "relation/relate_names.h"

#include "language/grammar.h"
#include "language/label.h"
#include "language/numeral.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	NAMES_MAX = 30,		/* counted; more are no list one reads */
	NOUN_MAX = 36,		/* bytes from the count to what opens the list */
	LIST_MAX = 600,		/* bytes of a list */
	NAME_MAX = 90,		/* bytes of a name right before its count */
	SHORT_NAME = 36,	/* bytes of a name that is no clause */
	CLAUSE = 120		/* bytes that are no name any more */
};

/* A list of names, as far as it has been read. */
struct list {
	size_t names;
	size_t joined;		/* 和 及 与 in names: may part them, too */
	bool plain;		/* short names, no brackets, no 等 */
	bool alike;		/* names end with one character */
	uint32_t last;		/* that character */
	uint32_t lasts[NAMES_MAX];	/* of each */
	uint32_t end;		/* what ended the list */
	size_t end_at;		/* and where it stands */
};

struct name {
	size_t bytes;
	uint32_t last;
	bool started;
};

static bool
opens(uint32_t c)
{
	return character_is_mark_of(c, U"（(“《「");
}

static bool
closes(uint32_t c)
{
	return c == U'）' || c == ')' || c == 0x201D || c == U'》' || c == U'」';
}

static void
end_name(struct list *l, struct name *name)
{
	l->plain &= name->bytes > 0 && name->bytes <= SHORT_NAME;
	l->alike &= l->names == 0 || name->last == l->last;
	l->last = name->last;
	if (l->names < NAMES_MAX)
		l->lasts[l->names] = name->last;
	l->names++;
	*name = (struct name){ 0, 0, false };
}

static void
see(struct list *l, struct name *name, uint32_t c, size_t bytes)
{
	if (c == U'和' || c == U'及' || c == U'与')
		l->joined++;
	if (c == U'等')
		l->plain = false;
	name->bytes += bytes;
	name->last = c;
}

/* Ends of lists; stop: one more. */
static bool
ends_list(uint32_t c, uint32_t stop)
{
	return character_is_mark_of(c, PUNCT_BREAKS) || c == '\n' || c == stop;
}

/* The names from byte from on, parted by separator (、 or ；). */
static void
read_list(struct span text, size_t from, uint32_t separator, uint32_t stop, struct list *l)
{
	struct name name = { 0, 0, false };
	size_t end = text.n - from > LIST_MAX ? from + LIST_MAX : text.n;
	struct glyph g;
	int depth = 0;

	*l = (struct list){ .plain = true, .alike = true };
	for (size_t at = from; at < end; at += g.n) {
		g = glyph_at(text, at);
		if (g.c == ';')
			g.c = U'；';
		if (g.c >= 0x4E00 && g.c < 0xA000 && name.bytes <= CLAUSE) {
			if (depth == 0)
				see(l, &name, g.c, g.n);
			continue;
		}
		if (depth == 0 && g.c == separator) {
			end_name(l, &name);
			continue;
		}
		if (depth == 0 && (separator == U'；' ? g.c == U'。' : ends_list(g.c, stop))) {
			l->end = g.c;
			l->end_at = at;
			break;
		}
		if (name.bytes > CLAUSE && separator == U'、') {
			l->plain = false;
			break;
		}
		depth += opens(g.c);
		depth -= closes(g.c) && depth > 0;
		if (opens(g.c))
			l->plain = false;
		if (depth == 0 && !closes(g.c))
			see(l, &name, g.c, g.n);
	}
	l->plain &= l->end != 0 || end == text.n;
	end_name(l, &name);
}

/* Where a list of names opens behind the count that ends at byte at; NONE:
 * nowhere.  *stop: the bracket that ends it; *some: it need not name all. */
static size_t
list_opens(struct span text, size_t at, uint32_t *stop, bool *some)
{
	size_t end = text.n - at > NOUN_MAX ? at + NOUN_MAX : text.n;
	size_t opening;
	struct glyph g;

	do {
		g = glyph_at(text, at);
		at += g.n;
	} while (at < end && g.c >= 0x3400 && g.c < 0xA000);
	at -= g.n;
	*some = false;
	if (g.c == U'（' || g.c == '(') {
		*stop = g.c == '(' ? ')' : U'）';
		return at + g.n;
	}
	opening = word_table_at_start(&particles, "names", span_slice(text, at, text.n));
	if (opening == 0) {
		opening = word_table_at_start(&particles, "somenames",
		    span_slice(text, at, text.n));
		*some = true;
	}
	return opening == 0 ? NONE : at + opening;
}

/* Does a figure stand in bytes lo..hi? */
static bool
holds_figure(const struct mentions *ms, size_t i, size_t hi)
{
	return i + 1 < ms->n && ms->at[i + 1].q.start < hi;
}

/* Between least and most names stand with the count: =N, or =N-M. */
static void
link_names(struct mentions *ms, size_t i, size_t least, size_t most)
{
	struct buf names = BUF_INIT;

	buf_add_char(&names, '=');
	buf_add_uint(&names, least);
	if (most > least) {
		buf_add_char(&names, '-');
		buf_add_uint(&names, most);
	}
	mentions_link_text(ms, &ms->at[i], REL_NAMES, buf_span(&names));
	buf_release(&names);
}

/* 办公室、人事科、财务科3个科室: does each name end with a character of the noun
 * behind the count? */
static bool
is_noun_of(const struct list *l, struct span after)
{
	enum { NOUN = 2 };	/* characters */

	for (size_t i = 0; i < l->names && i < NAMES_MAX; i++) {
		size_t at = 0;
		bool found = false;

		for (int k = 0; k < NOUN && at < after.n; k++) {
			found |= glyph_at(after, at).c == l->lasts[i];
			at += glyph_at(after, at).n;
		}
		if (!found)
			return false;
	}
	return true;
}

/* 水土保持站、河道管理站、灌区管理所3个事业单位: are all names those of organs, of which there are
 * so many? */
static bool
are_organs(struct span names, struct span after)
{
	if (!word_table_starts(&owners, "organs", after))
		return false;
	while (names.n != 0) {
		size_t end = span_find(names, SPAN("、"));
		struct span name = end == NONE ? names : span_slice(names, 0, end);

		if (!word_table_ends(&owners, "owner", name))
			return false;
		names = end == NONE ? SPAN("") : span_slice(names, end + strlen("、"), names.n);
	}
	return true;
}

/* Is the count that of the names, wherever 和 parts two of them or stands in one
 * (办公室、财务股和业务股; 办公室、计划和财务股)? */
static bool
fits(const struct list *l, size_t count)
{
	return l->names == count ||
	    (l->names < count && l->names > 1 && count <= l->names + l->joined);
}

/* Is the count that of the names neither way? */
static bool
misses_both_ways(const struct list *l, size_t count)
{
	return l->names + l->joined <= NAMES_MAX && l->joined <= 1 &&
	    (count < l->names || count > l->names + l->joined);
}

/* Does the list end before a clause that counts something else, 3个股室：A股、B股，下辖2个所, and
 * each of its names with a character of the noun?  A comma alone may stand for 、. */
static bool
ends_before_count(const struct mentions *ms, struct span text, size_t i, const struct list *l)
{
	size_t at = l->end_at;
	struct glyph g = glyph_at(text, at);

	if (l->end != U'，' || i + 1 == ms->n ||
	    !is_noun_of(l, span_slice(text, ms->at[i].q.to, text.n)))
		return false;
	do {
		at += g.n;
		g = glyph_at(text, at);
	} while (at < ms->at[i + 1].q.start && g.c != U'、' && !ends_list(g.c, 0));
	return at >= ms->at[i + 1].q.start;
}

/* 五个科室：A、B、C、D、E。 */
static bool
names_behind(struct mentions *ms, struct span text, size_t i, size_t count)
{
	uint32_t stop = 0;
	bool some;
	size_t from = list_opens(text, ms->at[i].q.to, &stop, &some);
	struct list l;

	if (from == NONE)
		return false;
	read_list(text, from, U'、', stop, &l);
	if (fits(&l, count)) {
		if (count > 1 || l.end == U'。' || l.end == U'，') {
			link_names(ms, i, count, count);
			return true;
		}
		return false;
	}
	some &= l.names < count && !is_noun_of(&l, span_slice(text, ms->at[i].q.to, text.n));
	if ((l.names + l.joined > 2 || (l.names == 2 && stop != 0 && l.alike)) && l.plain &&
	    misses_both_ways(&l, count) && !some &&
	    (stop != 0 ? l.end == stop : l.end == U'。' || l.end == U'；' ||
	    ends_before_count(ms, text, i, &l)) &&
	    !holds_figure(ms, i, l.end_at)) {
		link_names(ms, i, l.names, l.names + l.joined);
		return true;
	}
	if (stop != 0)
		return false;
	read_list(text, from, U'；', 0, &l);
	if (l.names != count || count < 2)
		return false;
	link_names(ms, i, count, count);
	return true;
}

/* 2、经费形式分为…: the number of the item is no name. */
static struct span
without_number(struct span clause)
{
	struct label label;
	size_t n = label_read(clause, &label);

	return span_slice(clause, n, clause.n);
}

/* Where text ends without the words of table that say so before byte at. */
static size_t
strip(struct word_table *table, const char *says, struct span text, size_t at)
{
	size_t n;

	while ((n = word_table_at_end(table, says, span_slice(text, 0, at))) != 0)
		at -= n;
	return at;
}

/* The clause that ends at byte at, without 等 and 共 at its end, and the number of the
 * item before it. */
static struct span
clause_before(struct span text, size_t at, bool *and_others)
{
	size_t start, others = strip(&grammar, "others", text, at);

	*and_others = others != at;
	at = strip(&particles, "together", text, others);
	for (start = at; start > 0 && at - start < LIST_MAX / 2; ) {
		size_t one = start - 1;
		struct glyph g;

		while (one > 0 && glyph_continues(text.p[one]))
			one--;
		if ((unsigned char)text.p[one] < 0xE4 || (unsigned char)text.p[one] > 0xE9) {
			g = glyph_at(text, one);	/* no ideograph */
			if (ends_list(g.c, 0))
				break;
		}
		start = one;
	}
	return without_number(span_slice(text, start, at));
}

/* A、B、C三个科室. */
static void
names_before(struct mentions *ms, struct span text, size_t i, size_t count)
{
	struct span clause, after = span_slice(text, ms->at[i].q.to, text.n);
	size_t at = ms->at[i].q.start;
	bool and_others;
	struct list l;

	if (count < 2 || !span_has(span_slice(text, at > NAME_MAX ? at - NAME_MAX : 0, at),
	    SPAN("、")))
		return;
	clause = clause_before(text, at, &and_others);
	if (!span_has(clause, SPAN("、")) ||
	    (i > 0 && ms->at[i - 1].id != 0 && text.p + ms->at[i - 1].q.end > clause.p))
		return;
	read_list(clause, 0, U'、', 0, &l);
	if (fits(&l, count))
		link_names(ms, i, count, count);
	else if (l.plain && misses_both_ways(&l, count) &&
	    l.names + l.joined > 2 && (!and_others || l.names > count) &&
	    (l.alike || is_noun_of(&l, after) || are_organs(clause, after)))
		link_names(ms, i, l.names, l.names + l.joined);
}

static bool
is_named(const struct relate_words *w, const struct mention *m)
{
	struct lexicon_match match;

	return m->id != 0 && m->q.kind == KIND_COUNT && m->q.op == OP_EQ &&
	    m->q.lean == LEAN_NONE && m->q.value.scale == 0 && m->q.value.c > 0 &&
	    m->q.value.c <= NAMES_MAX && m->q.unit.n == 3 &&
	    lexicon_at(&w->listed, m->q.unit, 0, &match) && match.end == m->q.unit.n;
}

/* Is text the beginning of point n (一是)? */
static bool
begins_point(struct span text, unsigned n)
{
	struct glyph g = glyph_at(text, 0);

	return text.n != 0 && numeral_value(g.c) == (NUMERAL_DIGIT | n) &&
	    word_table_starts(&grammar, "first", span_slice(text, g.n, text.n));
}

/* How many points text tells, which begins with the first: 一是…；二是…。三是…, up to where
 * others begin to be told. */
static unsigned
points_in(struct span text)
{
	enum { POINTS_MAX = 9 };
	unsigned n = 1;
	struct glyph g;

	for (size_t at = 0; at < text.n && n < POINTS_MAX; at += g.n) {
		struct span rest;

		g = glyph_at(text, at);
		rest = span_slice(text, at + g.n, text.n);
		if (begins_point(rest, 1))
			break;
		n += ends_list(g.c, 0) && begins_point(rest, n + 1);
	}
	return n;
}

/* 存在三个问题：一是…；二是…；三是…: as many points as announced, or more; of fewer the others
 * may stand in paragraphs of their own. */
static void
link_points(struct mentions *ms, struct span text, size_t i)
{
	struct mention *m = &ms->at[i];
	uint32_t stop = 0;
	bool some;
	size_t from = m->nlinks != 0 ? NONE : list_opens(text, m->q.to, &stop, &some);
	unsigned n;

	if (from == NONE || stop != 0 ||
	    !begins_point(span_slice(text, from, text.n), 1))
		return;
	n = points_in(span_slice(text, from, text.n));
	if (m->q.value.c > 1 && n >= (unsigned)m->q.value.c)
		link_names(ms, i, n, n);
}

void
relate_points(const struct relate_words *w, struct mentions *ms, struct span text)
{
	for (size_t i = 0; i < ms->n; i++)
		if (ms->at[i].q.kind == KIND_COUNT && is_named(w, &ms->at[i]))
			link_points(ms, text, i);
}

void
relate_names(const struct relate_words *w, struct mentions *ms, struct span text)
{
	size_t i = 0;

	while (i < ms->n && !is_named(w, &ms->at[i]))
		i++;
	if (i == ms->n || !span_has(text, SPAN("、")))
		return;
	for (; i < ms->n; i++)
		if (is_named(w, &ms->at[i]) &&
		    !names_behind(ms, text, i, (size_t)ms->at[i].q.value.c))
			names_before(ms, text, i, (size_t)ms->at[i].q.value.c);
}

bool
relate_misses_one(const struct mentions *ms, const size_t *parts, size_t n,
    const struct decimal *residue)
{
	if (ms->at[parts[0]].q.kind != KIND_COUNT || decimal_cmp(*residue, decimal_of(1)) != 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct span before = mentions_text(ms, ms->at[parts[i]].before);

		if (word_table_in(&qualifiers, "single", before) ||
		    (i == 0 && word_table_ends(&qualifiers, "joins", before)))
			return true;
	}
	return false;
}
