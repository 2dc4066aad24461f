/* context: word lists around numbers; see context.h.
 *
 * The lists are built on first use and constant from then on. */
#include "language/context.h"

#include "language/grammar.h"
#include "language/numeral.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/lexicon.h"

extern const struct data_table data_before, data_after, data_codes, data_counting, data_idioms;

enum { BLANKS_MAX = 4, QUOTE_MAX = 16, TITLE_MAX = 40 };

struct words {
	struct lexicon before, after, codes, counting, idioms;
};

static __attribute__((cold)) void
build(struct words *w)
{
	lexicon_build(&w->before, &data_before, 0, LEXICON_BACKWARD, NULL);
	lexicon_build(&w->after, &data_after, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->codes, &data_codes, 0, LEXICON_BACKWARD, NULL);
	lexicon_build(&w->counting, &data_counting, 0, LEXICON_BACKWARD, NULL);
	lexicon_build(&w->idioms, &data_idioms, 0, LEXICON_AROUND, numeral_anchor);
}

static inline const struct words *
words(void)
{
	static struct words w;

	if (w.idioms.table == NULL)
		build(&w);
	return &w;
}

static enum op
op_of(const char *name)
{
	for (int i = OP_EQ; i <= OP_RANGE; i++)
		if (strcmp(op_names[i], name) == 0)
			return (enum op)i;
	return OP_EQ;
}

static enum lean
lean_of(const char *name)
{
	switch (name[0] == '\0' ? '\0' : name[1]) {
	case 'o': return LEAN_BOTH;	/* both */
	case 'e': return LEAN_BELOW;	/* below */
	case 'b': return LEAN_ABOVE;	/* above */
	default: return LEAN_NONE;
	}
}

/* Steps back over blanks, not over a line end; *g is what stands before them. */
static inline size_t
blanks_before(struct span text, size_t at, struct glyph *g)
{
	*g = glyph_before(text, at);
	for (int i = 0; i < BLANKS_MAX && (g->c == ' ' || g->c == 0x3000 || g->c == 0xA0); i++) {
		at -= g->n;
		*g = glyph_before(text, at);
	}
	return at;
}

/* 比预算超1.65%: is told at the end of text what the number behind is over by so much? */
static __attribute__((noinline)) bool
is_held(struct span text)
{
	size_t n = word_table_at_end(&grammar, "level", text);

	return n != 0 && word_table_ends(&grammar, "heldto", span_slice(text, 0, text.n - n));
}

/* Does the number behind byte at, which leads or not, have what the word before it needs? */
static bool
is_met(const char *needs, struct span text, size_t at, bool leads)
{
	if (needs[0] == 'u')
		return !is_held(span_slice(text, 0, at));
	return needs[0] == '\0' || leads;
}

struct bound
bound_before(struct span text, size_t at, bool leads)
{
	static const struct span yuan = { "人民币", 9 };
	struct bound none = { at, at, OP_EQ, LEAN_NONE, false, OP_EQ };
	struct lexicon_match m;
	const struct lexicon *lx = &words()->before;
	struct glyph g;
	const char *needs;

	at = blanks_before(text, at, &g);
	if (g.c == U'币' && at >= yuan.n && memcmp(text.p + at - yuan.n, yuan.p, yuan.n) == 0)
		at = blanks_before(text, at - yuan.n, &g);
	if (!lexicon_may(lx, g.c) || !lexicon_walk_before(lx, text, at, g, &m))
		return none;
	needs = LEXICON_CELL(lx, m, 3);
	if (LEXICON_CELL(lx, m, 1)[0] == '-' || !is_met(needs, text, m.start, leads))
		return none;
	return (struct bound){ m.start, m.end, op_of(LEXICON_CELL(lx, m, 1)),
	    lean_of(LEXICON_CELL(lx, m, 2)), needs[0] == 'p', OP_EQ };
}

struct bound
bound_after(struct span text, size_t at)
{
	struct bound none = { at, at, OP_EQ, LEAN_NONE, false, OP_EQ };
	struct lexicon_match m;
	const struct lexicon *lx = &words()->after;

	if (glyph_at(text, at).c == ' ')
		at++;
	if (!lexicon_at(lx, text, at, &m) || LEXICON_CELL(lx, m, 1)[0] == '-' ||
	    (LEXICON_CELL(lx, m, 1)[0] == '~' && m.end < text.n && byte_is_digit(text.p[m.end])))
		return none;	/* 比上年的100人多6人 */
	return (struct bound){ m.start, m.end, op_of(LEXICON_CELL(lx, m, 1)),
	    lean_of(LEXICON_CELL(lx, m, 2)), false,
	    op_of(LEXICON_CELL(lx, m, 3)) };
}

bool
bound_may_end(uint32_t before)
{
	return lexicon_may(&words()->before, before) || before == ' ' || before == 0x3000 ||
	    before == 0xA0 || before == U'币';
}

bool
bound_may_start(uint32_t after)
{
	return lexicon_may(&words()->after, after) || after == ' ';
}

bool
naming_may(uint32_t c)
{
	return lexicon_may(&words()->codes, c) || c == ' ' || c == 0x3000 || c == 0xA0 ||
	    c == ':' || c == 0xFF1A || c == '(' || c == 0xFF08;
}

/* 预 算 编 码: a name typed wide.  The characters that end at at without the
 * blanks between them, as a copy in out. */
static struct span
closed_up(struct span text, size_t at, char *out, size_t size)
{
	size_t n = size;
	struct glyph g;

	while (n >= 4 && (g = glyph_before(text, at)).n != 0) {
		if (g.c >= 0x4E00 && g.c < 0xA000) {
			n -= g.n;
			memcpy(out + n, text.p + at - g.n, g.n);
		} else if (g.c != ' ' && g.c != 0x3000)
			break;
		at -= g.n;
	}
	return (struct span){ out + n, size - n };
}

/* The word of row m of the table, which stands at start..end of the text. */
static struct naming
name_of(const struct lexicon *lx, struct lexicon_match m, struct span text, size_t start,
    size_t end)
{
	const char *strong = LEXICON_CELL(lx, m, 2);

	return (struct naming){ start, end,
	    data_says(LEXICON_CELL(lx, m, 1), "code") ? KIND_CODE : KIND_ORDINAL,
	    strong[0] != '\0' && (!data_says(strong, "first") ||
	    span_trim(span_slice(text, 0, start)).n == 0), data_says(strong, "counts") };
}

/* Is what ends at at, with a blank before its last character, the name of a
 * code once it is closed up? */
static bool
wide_name(const struct lexicon *lx, struct span text, size_t at, struct glyph last,
    struct naming *out)
{
	char bytes[36];
	struct lexicon_match m;
	struct glyph before = glyph_before(text, at - last.n);
	struct span name;

	if (before.c != ' ' && before.c != 0x3000)
		return false;
	name = closed_up(text, at, bytes, sizeof bytes);
	if (!lexicon_before(lx, name, name.n, &m) || !data_says(LEXICON_CELL(lx, m, 1), "code"))
		return false;
	*out = name_of(lx, m, text, at - last.n, at);
	return true;
}

bool
naming_before(struct span text, size_t at, struct naming *out)
{
	const struct lexicon *lx = &words()->codes;
	struct lexicon_match m;
	struct glyph g;

	at = blanks_before(text, at, &g);
	if (g.c == ':' || g.c == 0xFF1A || g.c == '(' || g.c == 0xFF08)
		at = blanks_before(text, at - g.n, &g);
	if (!lexicon_may(lx, g.c))
		return false;
	if (!lexicon_walk_before(lx, text, at, g, &m))
		return at > g.n && wide_name(lx, text, at, g, out);
	if (LEXICON_CELL(lx, m, 1)[0] == '-')
		return false;
	*out = name_of(lx, m, text, m.start, m.end);
	return true;
}

bool
counting_before(struct span text, size_t at, enum counting what)
{
	const struct lexicon *lx = &words()->counting;
	static const char *const scopes[] = { "count", "score", "money", "spent",
		"fund", "thing" };
	struct lexicon_match m;
	struct glyph g;

	at = blanks_before(text, at, &g);
	if (what == COUNTING_MONEY && (g.c == U'为' || g.c == U'达' || g.c == U'共'))
		at -= g.n;	/* 为 达 共 */
	if (!lexicon_before(lx, text, at, &m))
		return false;
	if (strstr(LEXICON_CELL(lx, m, 1), scopes[what]) != NULL)
		return true;
	return what == COUNTING_MONEY && word_table_is(&qualifiers, "gathers",
	    span_slice(text, m.start, at)) && lexicon_before(lx, text, m.start, &m) &&
	    strstr(LEXICON_CELL(lx, m, 1), scopes[what]) != NULL;	/* 收入合计 */
}

bool
idiom_around(struct span text, size_t at, struct idiom *out)
{
	const struct lexicon *lx = &words()->idioms;
	struct lexicon_match m;
	const char *sense;

	if (!lexicon_around(lx, text, at, &m))
		return false;
	sense = LEXICON_CELL(lx, m, 1);
	*out = (struct idiom){ m.start, m.end, sense[0] == 'd' ? SENSE_DATE :
	    sense[0] == 'o' ? SENSE_ORDINAL : sense[0] == 's' ? SENSE_SLOGAN : SENSE_WORD };
	return true;
}

static bool
is_open(uint32_t c)
{
	return c == 0x201C || c == 0x300C || c == 0x300E || c == 0x300A;
}

static bool
is_close(uint32_t c)
{
	return c == 0x201D || c == 0x300D || c == 0x300F || c == 0x300B;
}

/* Is a byte of eight E2 or E3?  All marks and the full stop begin with these. */
static inline bool
has_lead(const char *p)
{
	uint64_t word, other;

	memcpy(&word, p, sizeof word);
	other = (word & UINT64_C(0xFEFEFEFEFEFEFEFE)) ^ UINT64_C(0xE2E2E2E2E2E2E2E2);
	return ((other - UINT64_C(0x0101010101010101)) & ~other &
	    UINT64_C(0x8080808080808080)) != 0;
}

static int
count_characters(struct span text, size_t from, size_t to)
{
	int n = 0;

	for (; from < to; from++)
		n += !glyph_continues(text.p[from]);
	return n;
}

/* Back from at to what decides: an opening mark (*g) that is not closed.
 * Returns how many characters away it is, perhaps too many; 0: none. */
static int
find_open(struct span text, size_t at, struct glyph *g)
{
	size_t low = at < 4 * TITLE_MAX ? 0 : at - 4 * TITLE_MAX;

	for (size_t i = at; i > low;) {
		if (i - low >= 8 && !has_lead(text.p + i - 8)) {
			i -= 8;
			continue;
		}
		for (size_t stop = i - low < 8 ? low : i - 8; i > stop;) {
			if (((unsigned char)text.p[--i] & 0xFE) != 0xE2)
				continue;
			*g = glyph_at(text, i);
			if (is_open(g->c))
				return count_characters(text, i, at);
			if (is_close(g->c) || g->c == 0x3002)
				return 0;
		}
	}
	return 0;
}

bool
in_quotes(struct span text, size_t start, size_t end)
{
	struct glyph g;
	int limit, n = find_open(text, start, &g);

	if (n == 0 || n > TITLE_MAX)
		return false;
	limit = g.c == 0x300A ? TITLE_MAX : QUOTE_MAX;
	for (;; end += g.n) {
		g = glyph_at(text, end);
		if (g.n == 0 || is_open(g.c) || ++n > limit)
			return false;
		if (is_close(g.c))
			return true;
	}
}
