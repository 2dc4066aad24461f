/* senses: lexicons whose rows are turned into bits; see senses.h. */
#include "text/senses.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* The number of a sense by its name; a new one if it has none. */
static unsigned
number_of(struct senses *s, const char *name)
{
	uint64_t key = senses_key(name);
	size_t at = senses_place(s, key);

	if (s->key[at] == 0) {
		assert(s->n < SENSES_MAX);
		s->key[at] = key;
		s->number[at] = (unsigned char)s->n;
		s->name[s->n++] = name;
	}
	assert(strcmp(s->name[s->number[at]], name) == 0);
	return s->number[at];
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

static inline bool
may_begin_with(const struct senses *s, unsigned sense, uint32_t c)
{
	return (s->first[sense][(c >> 6) & 63] >> (c & 63) & 1) != 0;
}

/* The characters that the words of each sense start with, and the word of each that has no
 * other; sense: by row. */
static void
note_words(struct senses *s, const struct data_table *table, const unsigned char *sense)
{
	size_t words[SENSES_MAX] = { 0 };

	s->first = mem_zeroed(s->n, sizeof *s->first);
	s->only = mem_zeroed(s->n, sizeof *s->only);
	for (size_t r = 0; r < table->rows; r++) {
		struct span word = span_of(DATA_CELL(table, r, 0));
		uint32_t c = glyph_at(word, 0).c;

		s->first[sense[r]][(c >> 6) & 63] |= UINT64_C(1) << (c & 63);
		s->only[sense[r]] = ++words[sense[r]] == 1 ? word : SPAN("");
	}
}

/* What each word says, and the words in it; sense as above. */
static void
note_senses(struct senses *s, const struct data_table *table, const unsigned char *sense)
{
	bool *is_first = mem_zeroed(table->rows, sizeof *is_first);
	struct lexicon_match match;

	s->own = mem_zeroed(table->rows, sizeof *s->own);
	s->begins = mem_zeroed(table->rows, sizeof *s->begins);
	s->ends = mem_zeroed(table->rows, sizeof *s->ends);
	for (size_t r = 0; r < table->rows; r++)
		if (lexicon_at(&s->forward, span_of(DATA_CELL(table, r, 0)), 0, &match)) {
			set_add(&s->own[match.row], sense[r]);
			is_first[match.row] = true;
		}
	for (size_t r = 0; r < table->rows; r++) {
		struct span word = span_of(DATA_CELL(table, r, 0));

		if (!is_first[r])
			continue;	/* no lexicon tells of it */
		s->begins[r] = with_beginnings(s, word, s->own[r]);
		s->ends[r] = with_endings(s, word, s->own[r]);
	}
	free(is_first);
}

void
senses_open(struct senses *s, const struct data_table *table)
{
	unsigned char *sense = mem_zeroed(table->rows, sizeof *sense);

	*s = (struct senses){ .n = 0 };
	lexicon_build(&s->forward, table, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&s->backward, table, 0, LEXICON_BACKWARD, NULL);
	for (size_t r = 0; r < table->rows; r++)
		sense[r] = (unsigned char)number_of(s, DATA_CELL(table, r, 1));
	note_senses(s, table, sense);
	note_words(s, table, sense);
	free(sense);
}

bool
senses_starts(const struct senses *s, struct span text, unsigned sense)
{
	struct glyph g = glyph_at(text, 0);
	struct lexicon_match match;

	return sense != SENSES_NONE && may_begin_with(s, sense, g.c) &&
	    lexicon_walk_at(&s->forward, text, 0, g, &match) &&
	    set_has(&s->begins[match.row], sense);
}

bool
senses_ends(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_before(&s->backward, text, text.n, &match) &&
	    set_has(&s->ends[match.row], sense);
}

bool
senses_is(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) && match.end == text.n &&
	    set_has(&s->own[match.row], sense);
}

/* Most words of a text begin none that says it: they are passed over by their first
 * character. */
size_t
senses_find(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;
	size_t at = 0;

	if (sense == SENSES_NONE)
		return SIZE_MAX;
	if (s->only[sense].n != 0)
		return span_find(text, s->only[sense]);
	while ((at = lexicon_next_of(s->first[sense], text, at)) < text.n) {
		struct glyph g = glyph_at(text, at);

		if (lexicon_walk_at(&s->forward, text, at, g, &match) &&
		    set_has(&s->begins[match.row], sense))
			return at;
		at += g.n;
	}
	return SIZE_MAX;
}

size_t
senses_start(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	if (!senses_starts(s, text, sense))
		return 0;
	for (; lexicon_at(&s->forward, text, 0, &match); text.n = match.end - 1)
		if (set_has(&s->own[match.row], sense))
			return match.end;
	return 0;
}

size_t
senses_end(const struct senses *s, struct span text, unsigned sense)
{
	struct span rest = text;
	struct lexicon_match match;

	if (!senses_ends(s, text, sense))
		return 0;
	for (; lexicon_before(&s->backward, rest, rest.n, &match);
	    rest = span_slice(rest, match.start + 1, rest.n))
		if (set_has(&s->own[match.row], sense))
			return rest.n - match.start;
	return 0;
}
