/* ledger: the figures of one report, by id and by value; see ledger.h. */
#include "report/ledger.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/data.h"

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

static bool
is_digit(struct span s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* A full-width digit, U+FF10 to U+FF19: EF BC 90 to EF BC 99. */
static bool
is_wide_digit(struct span s, size_t i)
{
	return i + 3 <= s.n && memcmp(s.p + i, "\xef\xbc", 2) == 0 &&
	    (unsigned char)s.p[i + 2] >= 0x90 && (unsigned char)s.p[i + 2] <= 0x99;
}

/* Bytes of a decimal point at i: ASCII or full-width; 0 for none. */
static size_t
point_at(struct span s, size_t i)
{
	if (i < s.n && s.p[i] == '.')
		return 1;
	return i + 3 <= s.n && memcmp(s.p + i, "\xef\xbc\x8e", 3) == 0 ? 3 : 0;
}

/* Digits after the first point that digits follow. */
static int
places_of(struct span raw)
{
	for (size_t i = 0; i < raw.n; i++) {
		size_t at = i + point_at(raw, i);
		int n = 0;

		if (at == i)
			continue;
		while (is_digit(raw, at) || is_wide_digit(raw, at)) {
			at += is_digit(raw, at) ? 1 : 3;
			n++;
		}
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

	if (decimal_sign(t) <= 0)
		return 0;
	while (t.c % 10 == 0) {
		t.c /= 10;
		power++;
	}
	return t.c == 1 ? power - t.scale : 0;
}

static size_t
last_bar(struct span label)
{
	for (size_t i = label.n; i > 0; i--)
		if (label.p[i - 1] == '|')
			return i - 1;
	return SIZE_MAX;
}

static void
split_label(struct entry *e)
{
	struct span label = e->figure.label;
	size_t bar = e->figure.table == 0 ? SIZE_MAX : last_bar(label);

	e->name = label;
	e->header = (struct span){ "", 0 };
	if (bar != SIZE_MAX) {
		e->name = span_slice(label, 0, bar);
		e->header = span_slice(label, bar + 1, label.n);
	}
}

void
ledger_add(struct ledger *l, const struct figure *f)
{
	struct entry *e;

	l->entries = mem_grow(l->entries, l->n, &l->cap, sizeof(*l->entries));
	e = &l->entries[l->n++];
	e->figure = *f;
	e->figure.section = ledger_keep(l, f->section);
	e->figure.label = ledger_keep(l, f->label);
	e->figure.raw = ledger_keep(l, f->raw);
	e->figure.unit = ledger_keep(l, f->unit);
	e->figure.rel = ledger_keep(l, f->rel);
	e->figure.of = ledger_keep(l, f->of);
	split_label(e);
	e->elsewhere = e->quote = (struct span){ "", 0 };
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

ptrdiff_t
ledger_find(const struct ledger *l, size_t id)
{
	size_t at = l->n == 0 ? 0 : *head_of(&l->ids, id);

	while (at != 0 && l->entries[at - 1].figure.id != id)
		at = l->ids.next[at - 1];
	return (ptrdiff_t)at - 1;	/* NO_ENTRY behind the last */
}

ptrdiff_t
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
			return (ptrdiff_t)at - 1;
		}
	}
	return NO_ENTRY;
}

static const char *
unit_class(struct span unit)
{
	for (size_t i = 0; i < data_unitclasses.rows; i++)
		if (span_eq(unit, span_of(DATA_CELL(&data_unitclasses, i, 0))))
			return DATA_CELL(&data_unitclasses, i, 1);
	return NULL;
}

bool
ledger_same_unit(struct span a, struct span b)
{
	const char *class;

	if (span_eq(a, b))
		return true;
	class = unit_class(a);
	return class != NULL && span_eq(span_of(class), span_of(unit_class(b) == NULL ? "" : unit_class(b)));
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
