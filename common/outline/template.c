/* template: titles of sections known from the templates; see template.h.
 *
 * Every word of the table gets a bit.  One walk over a title collects the bits
 * of the words in it; a row matches when each of its groups has a bit there.
 * Only rows whose first group was met on the walk are tried. */
#include "outline/template.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/grammar.h"
#include "text/data.h"
#include "text/glyph.h"

enum { WORDS_MAX = TEMPLATE_WORDS * 64, BUCKETS = 4096,
	ROWS_MAX = TEMPLATE_SETS * 64, SPARE_NEAR = 6 * 3, SPARE_FAR = 16 * 3 };

enum column { FAMILY, ORDER, LEVEL, WORDS, TITLE };

extern const struct data_table data_sections;

struct group {
	struct template_words any;
	bool forbidden;
};

struct row {
	size_t first, n;	/* its groups */
	int usual, also;	/* levels; 0: none */
	const char *family;
	long order;		/* its place in that template, or the number of those it stands
				 * beside; 0: none */
	struct span title;	/* the usual wording, core of it */
	struct template_set kin;	/* itself, and those that stand beside it */
};

struct templates {
	struct span words[WORDS_MAX];
	uint16_t next[WORDS_MAX];	/* 1 + next word in the bucket */
	uint16_t bucket[BUCKETS];	/* 1 + first word */
	struct template_set leads[WORDS_MAX];	/* rows that ask for the word first */
	struct template_set always;		/* rows that ask for none */
	struct template_words remark, measure, plan;
	size_t nwords;
	struct row *rows;
	size_t nrows;
	struct group *groups;
	size_t ngroups, groups_cap;
};

/* The low 12 bits of a character of three bytes: hardly ever two words that
 * begin with different characters share them. */
static unsigned
bucket_of(const char *p)
{
	return (unsigned)(p[1] & 63) << 6 | (unsigned)(p[2] & 63);
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
row_set_add(struct template_set *set, size_t i)
{
	set->bits[i / 64] |= (uint64_t)1 << (i % 64);
}

/* Files row number i under the words it asks for first. */
static void
file_row(struct templates *t, size_t i)
{
	const struct row *row = &t->rows[i];
	size_t at = row->first, end = row->first + row->n;

	if (row->usual == 0)
		return;		/* says nothing about a level */
	while (at < end && t->groups[at].forbidden)
		at++;
	if (at == end)
		row_set_add(&t->always, i);
	for (size_t k = 0; at < end && k < TEMPLATE_WORDS; k++)
		for (uint64_t left = t->groups[at].any.bits[k]; left != 0; left &= left - 1)
			row_set_add(&t->leads[k * 64 + (size_t)__builtin_ctzll(left)], i);
}

/* Without what a title may begin with or not. */
static struct span
core(struct span title)
{
	size_t n;

	while ((n = word_table_at_start(&particles, "frame", title)) != 0)
		title = span_slice(title, n, title.n);
	return title;
}

/* Rows of words that only say what a title is not. */
static struct template_words *
words_of_family(struct templates *t, const char *family)
{
	return strcmp(family, "remark") == 0 ? &t->remark :
	    strcmp(family, "measure") == 0 ? &t->measure :
	    strcmp(family, "plan") == 0 ? &t->plan : NULL;
}

static long
order_read(const char *p)
{
	long order = 0;

	for (; *p >= '0' && *p <= '9'; p++)
		order = order * 10 + (*p - '0');
	return order;
}

static void
add_row(struct templates *t, size_t i)
{
	const char *level = DATA_CELL(&data_sections, i, LEVEL);
	const char *p = DATA_CELL(&data_sections, i, WORDS);
	struct row *row = &t->rows[t->nrows++];
	struct template_words *words;

	row->title = core(span_of(DATA_CELL(&data_sections, i, TITLE)));
	row->family = DATA_CELL(&data_sections, i, FAMILY);
	row->order = order_read(DATA_CELL(&data_sections, i, ORDER));
	row->usual = level[0] - '0';
	row->also = level[1] == '/' ? level[2] - '0' : 0;
	row->first = t->ngroups;
	while (*p != '\0') {
		p = add_group(t, p);
		p += *p == ' ';
	}
	row->n = t->ngroups - row->first;
	words = words_of_family(t, row->family);
	if (words != NULL)
		*words = t->groups[row->first].any;
	file_row(t, t->nrows - 1);
}

/* Do two rows stand beside each other, at whatever level: 职能 and 机构, parts of a section or of
 * a part of that? */
static bool
are_kin(const struct row *a, const struct row *b)
{
	return a->order == b->order && b->usual > 1 && strcmp(a->family, b->family) == 0;
}

static void
find_kin(struct templates *t, size_t row)
{
	const struct row *own = &t->rows[row];

	row_set_add(&t->rows[row].kin, row);
	for (size_t i = 0; own->usual > 1 && own->order != 0 && i < t->nrows; i++)
		if (are_kin(own, &t->rows[i]))
			row_set_add(&t->rows[row].kin, i);
}

const struct templates *
templates_known(void)
{
	static struct templates t;

	if (t.rows != NULL)
		return &t;
	t.rows = mem_zeroed(data_sections.rows, sizeof(*t.rows));
	for (size_t i = 0; i < data_sections.rows && i < ROWS_MAX; i++)
		add_row(&t, i);
	for (size_t i = 0; i < t.nrows; i++)
		find_kin(&t, i);
	return &t;
}

/* What a walk over a title collects. */
struct found {
	struct template_words words;
	struct template_set rows;	/* that may match */
	struct template_words first;	/* those at its beginning */
	size_t covered;		/* where the word that reaches furthest ends */
};

static void
add_word(const struct templates *t, size_t word, size_t end, struct found *f)
{
	f->words.bits[word / 64] |= (uint64_t)1 << (word % 64);
	f->rows.bits[0] |= t->leads[word].bits[0];
	f->rows.bits[1] |= t->leads[word].bits[1];
	if (end > f->covered)
		f->covered = end;
}

/* Collects the words of the chain that begins with word i - 1 and that stand at
 * byte at of title.  Last bytes tell most of them apart. */
static void
collect_at(const struct templates *t, unsigned i, struct span title, size_t at,
    struct found *f)
{
	for (; i != 0; i = t->next[i - 1]) {
		struct span w = t->words[i - 1];

		if (w.n <= title.n - at && title.p[at + w.n - 1] == w.p[w.n - 1] &&
		    memcmp(title.p + at, w.p, w.n) == 0)
			add_word(t, i - 1, at + w.n, f);
	}
}

/* Collects the words of title; returns how many bytes no word covers, or more
 * than most as soon as there are so many. */
static inline size_t
collect(const struct templates *t, struct span title, size_t most, bool whole, struct found *f)
{
	size_t spare = 0, at = 0;

	while (at < title.n && spare <= most) {
		unsigned i;

		if ((unsigned char)title.p[at] >> 4 != 0xE || title.n - at < 3) {
			at += glyph_at(title, at).n;
			continue;	/* no character of three bytes */
		}
		i = t->bucket[bucket_of(title.p + at)];
		if (i != 0)
			collect_at(t, i, title, at, f);
		if (whole && at == 0)
			f->first = f->words;
		if (at >= f->covered)
			spare += 3;
		at += 3;
	}
	return spare;
}

static bool
meets(const struct template_words *a, const struct template_words *b)
{
	uint64_t both = 0;

	for (size_t i = 0; i < TEMPLATE_WORDS; i++)
		both |= a->bits[i] & b->bits[i];
	return both != 0;
}

static bool
row_matches(const struct templates *t, const struct row *row, const struct template_words *set)
{
	for (size_t i = row->first; i < row->first + row->n; i++)
		if (meets(&t->groups[i].any, set) == t->groups[i].forbidden)
			return false;
	return true;
}

/* Adds those words of set to words that the row asks for. */
static void
note_words(const struct templates *t, const struct row *row, const struct template_words *set,
    struct template_words *words)
{
	for (size_t i = row->first; i < row->first + row->n; i++)
		for (size_t j = 0; j < TEMPLATE_WORDS; j++)
			words->bits[j] |= t->groups[i].any.bits[j] & set->bits[j];
}

static void
raise(struct template_hit *hit, int level, int strength)
{
	if (level > 0 && level < TEMPLATE_LEVELS && hit->strength[level] < strength)
		hit->strength[level] = strength;
}

/* Does title end as the row's does, and begin so too? */
static bool
is_usual(const struct row *row, struct span title)
{
	return title.n >= row->title.n && span_ends(title, row->title) &&
	    (title.n == row->title.n || core(title).n == row->title.n);
}

static bool
is_point(const struct templates *t, const struct found *f)
{
	return (meets(&t->measure, &f->first) || meets(&t->remark, &f->words)) &&
	    !meets(&t->plan, &f->words);
}

/* What row, which matches, says beyond a level. */
static void
note_row(const struct templates *t, const struct row *row, struct span title,
    const struct found *f, struct template_hit *hit)
{
	note_words(t, row, &f->words, &hit->words);
	hit->rows.bits[0] |= row->kin.bits[0];
	hit->rows.bits[1] |= row->kin.bits[1];
	if (row->usual == 1)
		row_set_add(&hit->tops, (size_t)(row - t->rows));
	if (hit->exact == 0 && is_usual(row, title))
		hit->exact = row->usual;
}

static inline void
match(const struct templates *t, struct span title, size_t most, bool whole,
    struct template_hit *hit)
{
	struct found f = { .rows = t->always };
	size_t spare;

	if (whole)
		*hit = (struct template_hit){ .strength = { 0 } };
	else
		memset(hit->strength, 0, sizeof(hit->strength));
	if (title.n > TEMPLATE_TITLE)
		return;
	spare = collect(t, title, most, whole, &f);
	hit->point = whole && is_point(t, &f);
	if (spare > most || hit->point)
		return;
	for (size_t i = 0; i < TEMPLATE_SETS; i++)
		for (uint64_t left = f.rows.bits[i]; left != 0; left &= left - 1) {
			const struct row *row = &t->rows[i * 64 +
			    (size_t)__builtin_ctzll(left)];

			if (!row_matches(t, row, &f.words))
				continue;
			if (whole)
				note_row(t, row, title, &f, hit);
			raise(hit, row->usual, spare <= SPARE_NEAR ? 3 : 2);
			raise(hit, row->also, 1);
		}
}

void
template_match(const struct templates *t, struct span title, struct template_hit *hit)
{
	match(t, title, SPARE_FAR, false, hit);
}

void
template_know(const struct templates *t, struct span title, struct template_hit *hit)
{
	match(t, title, SPARE_FAR, true, hit);
}

void
template_know_near(const struct templates *t, struct span title, struct template_hit *hit)
{
	match(t, title, SPARE_NEAR, true, hit);
}

bool
template_meets(const struct template_set *a, const struct template_set *b)
{
	uint64_t both = 0;

	for (size_t i = 0; i < TEMPLATE_SETS; i++)
		both |= a->bits[i] & b->bits[i];
	return both != 0;
}

bool
template_within(const struct template_set *a, const struct template_set *b)
{
	uint64_t outside = 0;

	for (size_t i = 0; i < TEMPLATE_SETS; i++)
		outside |= a->bits[i] & ~b->bits[i];
	return outside == 0 && template_any(a);
}

bool
template_repeats(const struct template_words *a, const struct template_words *b)
{
	uint64_t any = 0, outside = 0;

	for (size_t i = 0; i < TEMPLATE_WORDS; i++) {
		any |= a->bits[i];
		outside |= a->bits[i] & ~b->bits[i];
	}
	return any != 0 && outside == 0;
}

static bool
is_next(const struct row *row, const struct row *after)
{
	return row->order > 1 && after->order == row->order + 1 &&
	    strcmp(row->family, after->family) == 0;
}

bool
template_is_behind(const struct template_set *section, const struct template_set *title)
{
	const struct templates *t = templates_known();

	for (size_t i = 0; i < t->nrows; i++)
		for (size_t k = i + 1; (title->bits[i / 64] >> (i % 64) & 1) != 0 &&
		    k < t->nrows; k++)
			if ((section->bits[k / 64] >> (k % 64) & 1) != 0 &&
			    is_next(&t->rows[i], &t->rows[k]))
				return true;
	return false;
}
