/* ledger: the figures of one report, by id and by value; see ledger.h. */
#include "check/ledger.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/lexicon.h"

extern const struct data_table data_unitclasses;

enum { CHUNK_BYTES = 64 * 1024 };

struct ledger_chunk {
	struct ledger_chunk *next;
	size_t n, cap;
	char bytes[];
};

void
ledger_init(struct ledger *l)
{
	*l = (struct ledger){ 0 };
}

static void
free_chunks(struct ledger_chunk *c)
{
	while (c != NULL) {
		struct ledger_chunk *next = c->next;

		free(c);
		c = next;
	}
}

/* Keeps one chunk of the usual size: most reports need no more. */
void
ledger_reset(struct ledger *l)
{
	struct ledger_chunk *c = l->chunks;

	while (c != NULL) {
		struct ledger_chunk *next = c->next;

		if (l->spare == NULL && c->cap == CHUNK_BYTES) {
			l->spare = c;
			c->n = 0;
			c->next = NULL;
		} else {
			free(c);
		}
		c = next;
	}
	l->chunks = NULL;
	l->n = 0;
	l->valued = false;
}

static void
free_chains(struct ledger_chains *c)
{
	free(c->heads);
	free(c->next);
}

void
ledger_release(struct ledger *l)
{
	free_chunks(l->chunks);
	free_chunks(l->spare);
	free(l->entries);
	free_chains(&l->ids);
	free_chains(&l->values);
	ledger_init(l);
}

static struct ledger_chunk *
new_chunk(struct ledger *l, size_t need)
{
	struct ledger_chunk *c = l->spare;

	if (c != NULL && need <= c->cap) {
		l->spare = NULL;
	} else {
		size_t cap = need > CHUNK_BYTES ? need : CHUNK_BYTES;

		c = mem_zeroed(1, sizeof(*c) + cap);
		c->cap = cap;
	}
	c->next = l->chunks;
	l->chunks = c;
	return c;
}

struct span
ledger_keep(struct ledger *l, struct span s)
{
	struct ledger_chunk *c = l->chunks;
	char *at;

	if (s.n == 0)
		return (struct span){ "", 0 };
	if (c == NULL || c->cap - c->n < s.n)
		c = new_chunk(l, s.n);
	at = c->bytes + c->n;
	memcpy(at, s.p, s.n);
	c->n += s.n;
	return (struct span){ at, s.n };
}

/* Bytes of a digit at i, ASCII or full-width (U+FF10: EF BC 90); 0 for none. */
static size_t
digit_at(struct span s, size_t i)
{
	if (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		return 1;
	return i + 3 <= s.n && memcmp(s.p + i, "\xef\xbc", 2) == 0 &&
	    (unsigned char)s.p[i + 2] >= 0x90 && (unsigned char)s.p[i + 2] <= 0x99 ? 3 : 0;
}

/* Bytes of a decimal point at i: ASCII or full-width; 0 for none. */
static inline size_t
point_at(struct span s, size_t i)
{
	if (s.p[i] == '.')
		return 1;
	return s.p[i] == '\xef' && i + 3 <= s.n && memcmp(s.p + i, "\xef\xbc\x8e", 3) == 0 ? 3 : 0;
}

/* Digits after the first point that digits follow. */
static int
places_of(struct span raw)
{
	for (size_t i = 0; i < raw.n; i++) {
		size_t point = point_at(raw, i), step;
		int n = 0;

		if (point == 0)
			continue;
		for (size_t at = i + point; (step = digit_at(raw, at)) != 0; at += step)
			n++;
		if (n > 0)
			return n;
	}
	return 0;
}

/* The power of ten that d is; 0 if it is none. */
static int
power_of_ten(struct decimal d)
{
	struct decimal t = decimal_trim(d);
	int power = 0;

	if (t.c <= 0)
		return 0;
	for (; t.c > INT64_MAX && t.c % 10 == 0; t.c /= 10)
		power++;
	for (uint64_t low = (uint64_t)t.c; t.c <= INT64_MAX; low /= 10, power++)
		if (low % 10 != 0)
			return low == 1 ? power - t.scale : 0;
	return 0;
}

/* Built on first use and constant from then on. */
struct unit_classes {
	struct lexicon units;
	unsigned *class;	/* by row: 1 + the first row of its class */
};

static const struct unit_classes *
unit_classes(void)
{
	static struct unit_classes u;
	const struct data_table *t = &data_unitclasses;

	if (u.class != NULL)
		return &u;
	lexicon_build(&u.units, t, 0, LEXICON_FORWARD, NULL);
	u.class = mem_zeroed(t->rows, sizeof(*u.class));
	for (unsigned r = 0, first; r < t->rows; r++) {
		for (first = 0; strcmp(DATA_CELL(t, first, 1), DATA_CELL(t, r, 1)) != 0; first++)
			;
		u.class[r] = first + 1;
	}
	return &u;
}

unsigned
ledger_unit_class(struct span unit)
{
	const struct unit_classes *u = unit_classes();
	struct lexicon_match match;

	return lexicon_at(&u->units, unit, 0, &match) && match.end == unit.n ?
	    u->class[match.row] : 0;
}

static size_t
last_bar(struct span label)
{
	if (label.n == 0 || memchr(label.p, '|', label.n) == NULL)
		return NONE;
	for (size_t i = label.n; i > 0; i--)
		if (label.p[i - 1] == '|')
			return i - 1;
	return NONE;
}

static void
split_label(struct entry *e)
{
	struct span label = e->figure.label;
	size_t bar = e->figure.table == 0 ? NONE : last_bar(label);

	e->name = label;
	e->header = (struct span){ "", 0 };
	if (bar != NONE) {
		e->name = span_slice(label, 0, bar);
		e->header = span_slice(label, bar + 1, label.n);
	}
}

/* Sections, units and scopes are mostly those of the figure before: kept once. */
static struct span
keep_again(struct ledger *l, struct span s, struct span before)
{
	return s.n != 0 && span_eq(s, before) ? before : ledger_keep(l, s);
}

static unsigned
relation_bits(const struct figure *f)
{
	struct relations r = relations_of(f);
	unsigned bits = 0;

	while (relations_next(&r))
		bits |= 1u << r.relation;
	return bits;
}

/* NAME|TITLE outside of tables: a number of a row that a converter destroyed (loose.h). */
static bool
is_loose(const struct figure *f)
{
	return f->table == 0 && last_bar(f->label) != NONE;
}

void
ledger_add(struct ledger *l, const struct figure *f)
{
	const struct span none = { "", 0 };
	struct span section = none, unit = none, scope = none;
	struct entry *e;

	if (is_loose(f))
		return;
	if (l->n != 0) {
		section = l->entries[l->n - 1].figure.section;
		unit = l->entries[l->n - 1].figure.unit;
		scope = l->entries[l->n - 1].figure.scope;
	}
	l->entries = mem_grow(l->entries, l->n, &l->cap, sizeof(*l->entries));
	e = &l->entries[l->n++];
	e->figure = *f;
	e->figure.section = keep_again(l, f->section, section);
	e->figure.label = ledger_keep(l, f->label);
	e->figure.raw = ledger_keep(l, f->raw);
	e->figure.unit = keep_again(l, f->unit, unit);
	e->figure.rel = ledger_keep(l, f->rel);
	e->figure.of = ledger_keep(l, f->of);
	e->figure.scope = keep_again(l, f->scope, scope);
	split_label(e);
	e->elsewhere = e->quote = none;
	e->relations = relation_bits(f);
	e->unit_class = ledger_unit_class(f->unit);
	e->places = places_of(f->raw);
	e->scale = power_of_ten(f->quantum) + e->places;
	e->rough = f->op == OP_ABOUT;
	e->bound = f->op != OP_EQ && f->op != OP_ABOUT;
}

/* --- looking up -------------------------------------------------------------- */

/* Empty chains for n entries. */
static void
start_chains(struct ledger_chains *c, size_t n)
{
	size_t heads = 64;

	while (heads < n)
		heads *= 2;
	if (heads > c->nheads) {
		c->heads = mem_resize(c->heads, heads, sizeof(*c->heads));
		c->next = mem_resize(c->next, heads, sizeof(*c->next));
		c->nheads = heads;
	}
	for (size_t i = 0; i < c->nheads; i++)
		c->heads[i] = 0;
}

static size_t *
head_of(const struct ledger_chains *c, uint64_t key)
{
	return &c->heads[(size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (c->nheads - 1)];
}

/* Puts entry i before those that have the same key. */
static void
chain(struct ledger_chains *c, uint64_t key, size_t i)
{
	size_t *head = head_of(c, key);

	c->next[i] = *head;
	*head = i + 1;
}

static uint64_t
value_key(struct span unit, struct decimal value)
{
	struct decimal plain = decimal_trim(value);

	return span_hash(unit) ^ (uint64_t)plain.c ^ (uint64_t)plain.scale << 56;
}

/* From the last entry to the first, so that a chain is in their order. */
void
ledger_seal(struct ledger *l)
{
	start_chains(&l->ids, l->n);
	for (size_t i = l->n; i-- > 0; )
		chain(&l->ids, l->entries[i].figure.id, i);
	l->valued = false;
}

static void
chain_values(struct ledger *l)
{
	start_chains(&l->values, l->n);
	for (size_t i = l->n; i-- > 0; ) {
		const struct figure *f = &l->entries[i].figure;

		chain(&l->values, value_key(f->unit, f->value), i);
	}
	l->valued = true;
}

size_t
ledger_find(const struct ledger *l, size_t id)
{
	size_t at = l->n == 0 ? 0 : *head_of(&l->ids, id);

	while (at != 0 && l->entries[at - 1].figure.id != id)
		at = l->ids.next[at - 1];
	return at - 1;	/* NONE behind the last */
}

size_t
ledger_value(struct ledger *l, struct span unit, struct decimal value, size_t *cursor)
{
	size_t at;

	if (!l->valued)
		chain_values(l);
	at = *cursor == 0 ? *head_of(&l->values, value_key(unit, value)) :
	    l->values.next[*cursor - 1];
	for (; at != 0; at = l->values.next[at - 1]) {
		const struct figure *f = &l->entries[at - 1].figure;

		if (span_eq(f->unit, unit) && decimal_cmp(f->value, value) == 0) {
			*cursor = at;
			return at - 1;
		}
	}
	return NONE;
}

int
ledger_year(const struct ledger *l)
{
	int year = 0;
	size_t votes = 0;

	for (size_t i = 0; i < l->n; i++) {
		int y = l->entries[i].figure.year;

		if (y == 0)
			continue;
		if (votes == 0)
			year = y;
		if (y == year)
			votes++;
		else
			votes--;
	}
	return year;
}
