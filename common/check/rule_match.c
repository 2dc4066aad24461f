/* rule_match: labels held against the patterns of rules; see rule_match.h. */
#include "check/rule_match.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/rule_need.h"
#include "text/lexicon.h"
#include "text/regex.h"

enum {
	LABEL_BYTES = 300,	/* of a label that patterns see */
	RATE_MAX = 300		/* per cent; more is a number in the wrong column */
};

/* What patterns are held against. */
enum view { VIEW_HEADER, VIEW_NAME, VIEW_LABEL, VIEW_ITEM, VIEWS };

/* One figure of a rule. */
struct slot {
	const struct rule_figure *figure;
	size_t rule;
	unsigned bit;
	struct regex *re;	/* NULL: not tried yet */
	uint64_t tried;		/* the text that it was tried on last */
};

struct use {
	struct span word;	/* empty: tried on every text */
	struct slot *slot;
};

/* The slots of one view, by the words that they need. */
struct gate {
	struct use *uses;	/* in the order of their words */
	size_t nuses, cap;
	size_t always;		/* so many have none */
	struct data_table words;	/* each once */
	struct buf bytes;
	size_t *first;		/* by word: its uses begin here; one more at the end */
	size_t *prefix;		/* by word: 1 + the longest that begins it, or 0 */
	struct lexicon lexicon;
};

struct rule_matcher {
	const struct rules *rules;
	struct slot *slots;
	size_t nslots;
	struct regex **where;	/* by rule; NULL: not tried yet, or none */
	struct gate gates[VIEWS];
	struct rule_fit *fits;
	unsigned *figures;	/* by rule: of the text at hand */
	size_t n;
	uint64_t text;		/* counts them */
};

/* --- the words ---------------------------------------------------------------------- */

static enum view
view_of(const struct named_rule *r, const struct rule_figure *f)
{
	if (f->pattern.p == NULL)
		return VIEW_ITEM;
	return r->scope == SCOPE_ROW ? VIEW_HEADER : r->scope == SCOPE_COLUMN ? VIEW_NAME :
	    VIEW_LABEL;
}

static void
add_use(struct gate *g, struct span word, struct slot *slot)
{
	g->uses = mem_grow(g->uses, g->nuses, &g->cap, sizeof(*g->uses));
	g->uses[g->nuses++] = (struct use){ word, slot };
}

static void
add_slot(struct rule_matcher *m, struct slot *slot)
{
	struct gate *g = &m->gates[view_of(&m->rules->list[slot->rule], slot->figure)];
	struct rule_need need = { .words = { slot->figure->item }, .n = 1 };

	if (slot->figure->pattern.p != NULL)
		rule_need(slot->figure->pattern, &need);
	if (need.n == 0)
		add_use(g, SPAN(""), slot);
	for (size_t i = 0; i < need.n; i++)
		add_use(g, need.words[i], slot);
}

static int
compare_uses(const void *pa, const void *pb)
{
	const struct use *a = pa, *b = pb;
	int order = span_order(a->word, b->word);

	return order != 0 ? order : a->slot < b->slot ? -1 : a->slot > b->slot;
}

static struct span
word_of(const struct gate *g, size_t word)
{
	return g->uses[g->first[word]].word;
}

/* The lexicon finds the longest word at a place: each answers for those that it begins
 * with, too.  Words are in order: one that begins this one begins the one before it,
 * too, or is it. */
static void
find_prefix(struct gate *g, size_t word)
{
	size_t before = word;

	while (before != 0 && !span_starts(word_of(g, word), word_of(g, before - 1)))
		before = g->prefix[before - 1];
	g->prefix[word] = before;
}

/* Adds the word of a use; at: where the words begin among the bytes of all. */
static void
add_word(struct gate *g, size_t use, uint32_t *at)
{
	at[g->words.rows] = (uint32_t)g->bytes.n;
	g->first[g->words.rows++] = use;
	buf_add_span(&g->bytes, g->uses[use].word);
	buf_add_char(&g->bytes, '\0');
}

static void
gate_build(struct gate *g)
{
	uint32_t *at = mem_zeroed(g->nuses + 1, sizeof(*at));

	if (g->nuses != 0)	/* a file without rules has no array either */
		qsort(g->uses, g->nuses, sizeof(*g->uses), compare_uses);
	g->first = mem_zeroed(g->nuses + 1, sizeof(*g->first));
	g->prefix = mem_zeroed(g->nuses + 1, sizeof(*g->prefix));
	g->words = (struct data_table){ "rules", 1, 0, NULL, at };
	while (g->always < g->nuses && g->uses[g->always].word.n == 0)
		g->always++;
	for (size_t i = g->always; i < g->nuses; i++)
		if (i == g->always || !span_eq(g->uses[i].word, g->uses[i - 1].word))
			add_word(g, i, at);
	g->first[g->words.rows] = g->nuses;
	g->words.text = g->bytes.p;
	for (size_t w = 0; w < g->words.rows; w++)
		find_prefix(g, w);
	lexicon_build(&g->lexicon, &g->words, 0, LEXICON_FORWARD, NULL);
}

static void
gate_release(struct gate *g)
{
	lexicon_release(&g->lexicon);
	free((void *)(uintptr_t)g->words.at);
	buf_release(&g->bytes);
	free(g->uses);
	free(g->first);
	free(g->prefix);
}

/* --- opening ----------------------------------------------------------------------------- */

static size_t
count_figures(const struct rules *rs)
{
	size_t n = 0;

	for (size_t i = 0; i < rs->n; i++)
		n += rs->list[i].nfigures;
	return n;
}

struct rule_matcher *
rule_matcher_open(const struct rules *rs)
{
	struct rule_matcher *m = mem_zeroed(1, sizeof(*m));

	m->rules = rs;
	m->slots = mem_zeroed(count_figures(rs) + 1, sizeof(*m->slots));
	m->where = mem_zeroed(rs->n + 1, sizeof(*m->where));
	m->fits = mem_zeroed(rs->n + 1, sizeof(*m->fits));
	m->figures = mem_zeroed(rs->n + 1, sizeof(*m->figures));
	for (size_t r = 0; r < rs->n; r++) {
		const struct named_rule *rule = &rs->list[r];

		for (size_t i = 0; i < rule->nfigures && !rule->replaced; i++) {
			struct slot *slot = &m->slots[m->nslots++];

			*slot = (struct slot){ .figure = &rule->figures[i], .rule = r,
			    .bit = 1u << i };
			add_slot(m, slot);
		}
	}
	for (int view = 0; view < VIEWS; view++)
		gate_build(&m->gates[view]);
	return m;
}

void
rule_matcher_close(struct rule_matcher *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->nslots; i++)
		regex_close(m->slots[i].re);
	for (size_t i = 0; i < m->rules->n; i++)
		regex_close(m->where[i]);
	for (int view = 0; view < VIEWS; view++)
		gate_release(&m->gates[view]);
	free(m->slots);
	free(m->where);
	free(m->fits);
	free(m->figures);
	free(m);
}

/* --- matching ------------------------------------------------------------------------------ */

/* A pattern that takes long gives up. */
static bool
match(struct regex **re, struct span pattern, struct span text)
{
	if (*re == NULL) {
		struct buf bounded = BUF_INIT;

		buf_add_str(&bounded, "(*LIMIT_MATCH=20000)");
		buf_add_span(&bounded, pattern);
		*re = regex_open(buf_span(&bounded), NULL);
		buf_release(&bounded);
	}
	return *re != NULL && regex_match(*re, text);
}

static bool
is_side(const struct rule_figure *f, enum side side)
{
	unsigned sides = 1u << TRAIT_INITIAL | 1u << TRAIT_BUDGET | 1u << TRAIT_FINAL;

	return (f->traits & sides) == 0 ||
	    (rule_figure_is(f, TRAIT_INITIAL) && side == SIDE_INITIAL) ||
	    (rule_figure_is(f, TRAIT_BUDGET) && side == SIDE_BUDGET) ||
	    (rule_figure_is(f, TRAIT_FINAL) && side == SIDE_FINAL);
}

static bool
is_rate(const struct figure *f)
{
	return f->kind == KIND_PERCENT && span_eq(f->unit, SPAN("%")) &&
	    decimal_cmp(f->value, decimal_of(RATE_MAX)) <= 0;
}

static bool
is_kind(const struct rule_figure *f, const struct figure *figure)
{
	unsigned kinds = 1u << TRAIT_MONEY | 1u << TRAIT_COUNT | 1u << TRAIT_SCORE |
	    1u << TRAIT_PERCENT;
	bool bare = figure->kind == KIND_BARE;

	return (f->traits & kinds) == 0 ||
	    (rule_figure_is(f, TRAIT_MONEY) && (figure->kind == KIND_MONEY || bare)) ||
	    (rule_figure_is(f, TRAIT_COUNT) && (figure->kind == KIND_COUNT || bare)) ||
	    (rule_figure_is(f, TRAIT_SCORE) && figure->kind == KIND_SCORE) ||
	    (rule_figure_is(f, TRAIT_PERCENT) && is_rate(figure));
}

/* Is e what the words behind the pattern want? */
static bool
is_such(const struct rule_figure *f, const struct entry *e, const struct item *item)
{
	bool text = rule_figure_is(f, TRAIT_TEXT), table = rule_figure_is(f, TRAIT_TABLE);

	if (text != table && table != (e->figure.table != 0))
		return false;
	if (e->bound && (!rule_figure_is(f, TRAIT_LIMIT) || e->figure.op != OP_LE))
		return false;
	if (rule_figure_is(f, TRAIT_OWN) && ledger_has(e, REL_PART))
		return false;
	return is_kind(f, &e->figure) && is_side(f, item->side);
}

static void
try_slot(struct rule_matcher *m, struct slot *slot, struct span text,
    const struct entry *e, const struct item *item)
{
	const struct rule_figure *f = slot->figure;

	if (slot->tried == m->text)
		return;
	slot->tried = m->text;
	if ((m->rules->list[slot->rule].scope <= SCOPE_TABLE && e->figure.table == 0) ||
	    !is_such(f, e, item) ||
	    !(f->pattern.p == NULL ? span_eq(f->item, text) : match(&slot->re, f->pattern, text)))
		return;
	if (m->figures[slot->rule] == 0)
		m->fits[m->n++].rule = slot->rule;
	m->figures[slot->rule] |= slot->bit;
}

static void
try_gate(struct rule_matcher *m, struct gate *g, struct span text, const struct entry *e,
    const struct item *item)
{
	const struct lexicon *lx = &g->lexicon;
	struct lexicon_match found;
	struct glyph glyph;

	m->text++;
	for (size_t i = 0; i < g->always; i++)
		try_slot(m, g->uses[i].slot, text, e, item);
	for (size_t at = 0; (at = lexicon_next(lx, text, at)) < text.n; at += glyph.n) {
		glyph = glyph_at(text, at);
		if (!lexicon_walk_at(lx, text, at, glyph, &found))
			continue;
		for (size_t word = found.row + 1; word != 0; word = g->prefix[word - 1])
			for (size_t i = g->first[word - 1]; i < g->first[word]; i++)
				try_slot(m, g->uses[i].slot, text, e, item);
	}
}

/* Leaves those out whose column the rule does not want. */
static void
keep_columns(struct rule_matcher *m, struct span header)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++) {
		size_t rule = m->fits[i].rule;
		struct span where = m->rules->list[rule].where;

		if (where.p == NULL || match(&m->where[rule], where, header))
			m->fits[kept++] = (struct rule_fit){ rule, m->figures[rule] };
		m->figures[rule] = 0;
	}
	m->n = kept;
}

size_t
rule_matcher_fits(struct rule_matcher *m, const struct entry *e, const struct item *item,
    const struct rule_fit **fits)
{
	bool cell = e->figure.table != 0;	/* rules of rows and columns are of no others */
	struct span views[VIEWS] = {
		[VIEW_HEADER] = cell ? e->header : SPAN(""),
		[VIEW_NAME] = cell ? e->name : SPAN(""),
		[VIEW_LABEL] = e->figure.label,
		[VIEW_ITEM] = item->trust == ITEM_SURE ? item->name : SPAN("")
	};

	m->n = 0;
	*fits = m->fits;
	if (e->figure.kind >= KIND_DATE || (e->bound && e->figure.op != OP_LE))
		return 0;
	for (int view = 0; view < VIEWS; view++)
		try_gate(m, &m->gates[view], span_slice(views[view], 0, LABEL_BYTES), e, item);
	keep_columns(m, span_slice(e->header, 0, LABEL_BYTES));
	return m->n;
}
