/* template: titles of sections known from the templates; see template.h.
 *
 * Every word of the table gets a bit.  One walk over a title collects the bits
 * of the words in it; a row matches when each of its groups has a bit there. */
#include "report/template.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/data.h"
#include "text/glyph.h"

enum { WORDS_MAX = 256, BUCKETS = 256, SETS = WORDS_MAX / 64, TITLE_BYTES = 120,
	SPARE_NEAR = 6 * 3, SPARE_FAR = 16 * 3 };

enum column { FAMILY, ORDER, LEVEL, WORDS, TITLE };

extern const struct data_table data_sections;

struct word_set {
	uint64_t bits[SETS];
};

struct group {
	struct word_set any;
	bool forbidden;
};

struct row {
	size_t first, n;	/* its groups */
	int usual, also;	/* levels; 0: none */
};

struct templates {
	struct span words[WORDS_MAX];
	uint16_t next[WORDS_MAX];	/* 1 + next word in the bucket */
	uint16_t bucket[BUCKETS];	/* 1 + first word */
	size_t nwords;
	struct row *rows;
	size_t nrows;
	struct group *groups;
	size_t ngroups, groups_cap;
};

static unsigned
bucket_of(const char *p)
{
	return ((unsigned char)p[1] * 31u + (unsigned char)p[2]) % BUCKETS;
}

static size_t
word_number(struct templates *t, struct span word)
{
	unsigned bucket = bucket_of(word.p);

	for (unsigned i = t->bucket[bucket]; i != 0; i = t->next[i - 1])
		if (span_eq(t->words[i - 1], word))
			return i - 1;
	if (t->nwords == WORDS_MAX)
		return WORDS_MAX;	/* the table has outgrown us: a test tells */
	t->words[t->nwords] = word;
	t->next[t->nwords] = t->bucket[bucket];
	t->bucket[bucket] = (uint16_t)++t->nwords;
	return t->nwords - 1;
}

/* "a|b" or "!a|b", up to a blank or the end; returns where it ends. */
static const char *
add_group(struct templates *t, const char *p)
{
	struct group g = { .forbidden = *p == '!' };
	size_t n, bit;

	p += g.forbidden;
	for (;;) {
		n = strcspn(p, " |");
		bit = n >= 3 ? word_number(t, (struct span){ p, n }) : WORDS_MAX;
		if (bit < WORDS_MAX)
			g.any.bits[bit / 64] |= (uint64_t)1 << (bit % 64);
		p += n;
		if (*p != '|')
			break;
		p++;
	}
	t->groups = mem_grow(t->groups, t->ngroups, &t->groups_cap, sizeof(g));
	t->groups[t->ngroups++] = g;
	return p;
}

static void
add_row(struct templates *t, size_t i)
{
	const char *level = DATA_CELL(&data_sections, i, LEVEL);
	const char *p = DATA_CELL(&data_sections, i, WORDS);
	struct row *row = &t->rows[t->nrows++];

	row->usual = level[0] - '0';
	row->also = level[1] == '/' ? level[2] - '0' : 0;
	row->first = t->ngroups;
	while (*p != '\0') {
		p = add_group(t, p);
		p += *p == ' ';
	}
	row->n = t->ngroups - row->first;
}

struct templates *
templates_open(void)
{
	struct templates *t = mem_zeroed(1, sizeof(*t));

	t->rows = mem_zeroed(data_sections.rows, sizeof(*t->rows));
	for (size_t i = 0; i < data_sections.rows; i++)
		add_row(t, i);
	return t;
}

void
templates_close(struct templates *t)
{
	free(t->rows);
	free(t->groups);
	free(t);
}

/* Collects the words of title; returns how many bytes no word covers. */
static size_t
collect(const struct templates *t, struct span title, struct word_set *set)
{
	size_t covered = 0, spare = 0;
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(title, at)).n > 0; at += g.n) {
		unsigned i = g.n == 3 ? t->bucket[bucket_of(title.p + at)] : 0;

		for (; i != 0; i = t->next[i - 1]) {
			struct span w = t->words[i - 1];

			if (w.n > title.n - at || memcmp(title.p + at, w.p, w.n) != 0)
				continue;
			set->bits[(i - 1) / 64] |= (uint64_t)1 << ((i - 1) % 64);
			if (at + w.n > covered)
				covered = at + w.n;
		}
		if (at >= covered && g.n == 3)
			spare += g.n;
	}
	return spare;
}

static bool
meets(const struct word_set *a, const struct word_set *b)
{
	uint64_t both = 0;

	for (size_t i = 0; i < SETS; i++)
		both |= a->bits[i] & b->bits[i];
	return both != 0;
}

static bool
row_matches(const struct templates *t, const struct row *row, const struct word_set *set)
{
	for (size_t i = row->first; i < row->first + row->n; i++)
		if (meets(&t->groups[i].any, set) == t->groups[i].forbidden)
			return false;
	return true;
}

static void
raise(struct template_hit *hit, int level, int strength)
{
	if (level > 0 && level < TEMPLATE_LEVELS && hit->strength[level] < strength)
		hit->strength[level] = strength;
}

void
template_match(const struct templates *t, struct span title, struct template_hit *hit)
{
	struct word_set set = { { 0 } };
	size_t spare;

	*hit = (struct template_hit){ { 0 } };
	if (title.n > TITLE_BYTES)
		return;
	spare = collect(t, title, &set);
	if (spare > SPARE_FAR)
		return;
	for (size_t i = 0; i < t->nrows; i++) {
		if (t->rows[i].usual == 0 || !row_matches(t, &t->rows[i], &set))
			continue;
		raise(hit, t->rows[i].usual, spare <= SPARE_NEAR ? 3 : 2);
		raise(hit, t->rows[i].also, 1);
	}
}
