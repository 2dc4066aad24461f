/* senses: lexicons whose rows are turned into bits; see senses.h. */
#include "text/senses.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* What is filled in of a struct senses while its table is read. */
struct reading {
	struct senses *s;
	const struct data_table *table;
	struct senses_set *own, *begins, *ends;
	uint64_t *key;
	unsigned char *number;
	unsigned char *sense;		/* by row: what it says */
	const char *name[SENSES_MAX];
};

/* The number of a sense by its name; a new one if it has none. */
static unsigned char
number_of(struct reading *r, const char *name)
{
	uint64_t key = senses_key(name);
	size_t at = senses_place(r->s, key);

	if (r->key[at] == 0) {
		assert(r->s->n < SENSES_MAX);
		r->key[at] = key;
		r->number[at] = (unsigned char)r->s->n;
		r->name[r->s->n++] = name;
	}
	assert(strcmp(r->name[r->number[at]], name) == 0);
	return r->number[at];
}

static void
set_add(struct senses_set *set, unsigned sense)
{
	set->bits[sense / 64] |= UINT64_C(1) << (sense % 64);
}

static void
set_join(struct senses_set *set, const struct senses_set *other)
{
	for (size_t i = 0; i < SENSES_MAX / 64; i++)
		set->bits[i] |= other->bits[i];
}

static inline bool
set_has(const struct senses_set *set, unsigned sense)
{
	return sense != SENSES_NONE && (set->bits[sense / 64] >> (sense % 64) & 1) != 0;
}

/* What is said by word, which is in the table and says own, and by the words that it begins
 * with: shorter and shorter ones. */
static struct senses_set
with_beginnings(const struct senses *s, struct span word, struct senses_set own)
{
	struct lexicon_match match;

	for (word.n--; lexicon_at(&s->forward, word, 0, &match); word.n = match.end - 1)
		set_join(&own, &s->own[match.row]);
	return own;
}

/* The same for those it ends with. */
static struct senses_set
with_endings(const struct senses *s, struct span word, struct senses_set own)
{
	struct lexicon_match match;

	for (word = span_slice(word, 1, word.n);
	    lexicon_before(&s->backward, word, word.n, &match);
	    word = span_slice(word, match.start + 1, word.n))
		set_join(&own, &s->own[match.row]);
	return own;
}

/* The characters that the words of a sense start with, as in a lexicon. */
static inline const uint64_t *
first_of(const struct senses *s, unsigned sense)
{
	return s->first + (size_t)sense * 64;
}

/* What each row says. */
static void
read_names(struct reading *r)
{
	r->s->key = r->key = mem_zeroed(SENSES_PLACES, sizeof *r->key);
	r->s->number = r->number = mem_zeroed(SENSES_PLACES, sizeof *r->number);
	r->sense = mem_zeroed(r->table->rows, sizeof *r->sense);
	for (size_t i = 0; i < r->table->rows; i++)
		r->sense[i] = number_of(r, DATA_CELL(r->table, i, 1));
}

/* The characters that both a and b begin with. */
static struct span
common_start(struct span a, struct span b)
{
	size_t n = 0;

	for (;;) {
		struct glyph g = glyph_at(a, n);

		if (g.n == 0 || n + g.n > b.n || memcmp(a.p + n, b.p + n, g.n) != 0)
			return span_slice(a, 0, n);
		n += g.n;
	}
}

/* Adds a character to those of a sense. */
static void
note_character(uint64_t *of, unsigned sense, uint32_t c)
{
	of[(size_t)sense * 64 + ((c >> 6) & 63)] |= UINT64_C(1) << (c & 63);
}

/* The characters that the words of each sense start with and end with, and what all of them
 * start with. */
static void
read_words(struct reading *r)
{
	uint64_t *first = mem_zeroed(r->s->n * 64, sizeof *first);
	uint64_t *last = mem_zeroed(r->s->n * 64, sizeof *last);
	struct span *common = mem_zeroed(r->s->n, sizeof *common);

	for (size_t i = 0; i < r->table->rows; i++) {
		struct span word = span_of(DATA_CELL(r->table, i, 0));

		note_character(first, r->sense[i], glyph_at(word, 0).c);
		note_character(last, r->sense[i], glyph_before(word, word.n).c);
		common[r->sense[i]] = common[r->sense[i]].p == NULL ? word :
		    common_start(common[r->sense[i]], word);
	}
	r->s->first = first;
	r->s->last = last;
	r->s->common = common;
}

/* What each word says, and the words in it. */
static void
read_senses(struct reading *r)
{
	const struct data_table *table = r->table;
	bool *is_first = mem_zeroed(table->rows, sizeof *is_first);
	struct lexicon_match match;

	r->s->own = r->own = mem_zeroed(table->rows, sizeof *r->own);
	r->s->begins = r->begins = mem_zeroed(table->rows, sizeof *r->begins);
	r->s->ends = r->ends = mem_zeroed(table->rows, sizeof *r->ends);
	for (size_t i = 0; i < table->rows; i++)
		if (lexicon_at(&r->s->forward, span_of(DATA_CELL(table, i, 0)), 0, &match)) {
			set_add(&r->own[match.row], r->sense[i]);
			is_first[match.row] = true;
		}
	for (size_t i = 0; i < table->rows; i++) {
		struct span word = span_of(DATA_CELL(table, i, 0));

		if (!is_first[i])
			continue;	/* no lexicon tells of it */
		r->begins[i] = with_beginnings(r->s, word, r->own[i]);
		r->ends[i] = with_endings(r->s, word, r->own[i]);
	}
	free(is_first);
}

/* The same table, read when the program was made; NULL: it was not. */
static const struct senses *
find_ready(const struct data_table *table)
{
	for (const struct senses *s = senses_ready; s->n != 0; s++)
		if (s->forward.table == table)
			return s;
	return NULL;
}

void
senses_open(struct senses *s, const struct data_table *table)
{
	const struct senses *ready = find_ready(table);
	struct reading r = { .s = s, .table = table };

	if (ready != NULL) {
		*s = *ready;
		return;
	}
	*s = (struct senses){ .n = 0 };
	lexicon_build(&s->forward, table, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&s->backward, table, 0, LEXICON_BACKWARD, NULL);
	read_names(&r);
	read_senses(&r);
	read_words(&r);
	free(r.sense);
}

bool
senses_really_starts(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) && set_has(&s->begins[match.row], sense);
}

bool
senses_really_ends(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_before(&s->backward, text, text.n, &match) &&
	    set_has(&s->ends[match.row], sense);
}

bool
senses_really_is(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) && match.end == text.n &&
	    set_has(&s->own[match.row], sense);
}

/* Where a word of the sense may begin in text, at or behind byte at: most words of a text begin
 * none that says it, and are passed over by their first character, or by the first ones. */
static inline size_t
may_begin(const struct senses *s, struct span text, size_t at, unsigned sense)
{
	struct span common = s->common[sense];
	size_t found;

	if (common.n == 0)
		return lexicon_next_of(first_of(s, sense), text, at);
	found = span_find(span_slice(text, at, text.n), common);
	return found == NONE ? text.n : at + found;
}

size_t
senses_find(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;
	size_t at = 0;

	if (sense == SENSES_NONE)
		return NONE;
	while ((at = may_begin(s, text, at, sense)) < text.n) {
		struct glyph g = glyph_at(text, at);

		if (lexicon_walk_at(&s->forward, text, at, g, &match) &&
		    set_has(&s->begins[match.row], sense))
			return at;
		at += g.n;
	}
	return NONE;
}

size_t
senses_really_start(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	for (; lexicon_at(&s->forward, text, 0, &match); text.n = match.end - 1)
		if (set_has(&s->own[match.row], sense))
			return match.end;
		else if (!set_has(&s->begins[match.row], sense))
			break;
	return 0;
}

size_t
senses_really_end(const struct senses *s, struct span text, unsigned sense)
{
	struct span rest = text;
	struct lexicon_match match;

	for (; lexicon_before(&s->backward, rest, rest.n, &match);
	    rest = span_slice(rest, match.start + 1, rest.n))
		if (set_has(&s->own[match.row], sense))
			return rest.n - match.start;
		else if (!set_has(&s->ends[match.row], sense))
			break;
	return 0;
}
