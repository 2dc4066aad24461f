/* senses: lexicons whose rows are turned into bits; see senses.h. */
#include "text/senses.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

static senses_mask
new_bit(struct senses *s, const char *name)
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
	return senses_bit(s, key);
}

/* The lexicon finds the longest word; here are those inside it, shorter and shorter. */
static senses_mask
with_beginnings(const struct senses *s, struct span word)
{
	struct lexicon_match match;
	senses_mask mask = 0;

	for (; lexicon_at(&s->forward, word, 0, &match); word.n = match.end - 1)
		mask |= s->own[match.row];
	return mask;
}

static senses_mask
with_endings(const struct senses *s, struct span word)
{
	struct lexicon_match match;
	senses_mask mask = 0;

	for (; lexicon_before(&s->backward, word, word.n, &match);
	    word = span_slice(word, match.start + 1, word.n))
		mask |= s->own[match.row];
	return mask;
}

/* The characters that the words of each sense start with. */
static void
note_first(struct senses *s, struct span word, senses_mask own)
{
	uint32_t c = glyph_at(word, 0).c;

	for (; own != 0; own &= own - 1)
		s->first[__builtin_ctzll(own)][(c >> 6) & 63] |= UINT64_C(1) << (c & 63);
}

/* The word of each sense that has no other. */
static void
note_only(struct senses *s, const struct data_table *table)
{
	for (size_t i = 0; i < s->n; i++) {
		size_t words = 0;

		for (size_t r = 0; r < table->rows; r++)
			if (strcmp(DATA_CELL(table, r, 1), s->name[i]) == 0) {
				s->only[i] = span_of(DATA_CELL(table, r, 0));
				words++;
			}
		if (words != 1)
			s->only[i].n = 0;
	}
}

void
senses_open(struct senses *s, const struct data_table *table)
{
	struct lexicon_match match;

	*s = (struct senses){ .n = 0 };
	lexicon_build(&s->forward, table, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&s->backward, table, 0, LEXICON_BACKWARD, NULL);
	s->own = mem_zeroed(table->rows, sizeof *s->own);
	s->begins = mem_zeroed(table->rows, sizeof *s->begins);
	s->ends = mem_zeroed(table->rows, sizeof *s->ends);
	for (size_t r = 0; r < table->rows; r++)
		if (lexicon_at(&s->forward, span_of(DATA_CELL(table, r, 0)), 0, &match))
			s->own[match.row] |= new_bit(s, DATA_CELL(table, r, 1));
	for (size_t r = 0; r < table->rows; r++) {
		struct span word = span_of(DATA_CELL(table, r, 0));

		s->begins[r] = with_beginnings(s, word);
		s->ends[r] = with_endings(s, word);
		note_first(s, word, s->own[r]);
	}
	note_only(s, table);
}

senses_mask
senses_starting(const struct senses *s, struct span text)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) ? s->begins[match.row] : 0;
}

senses_mask
senses_ending(const struct senses *s, struct span text)
{
	struct lexicon_match match;

	return lexicon_before(&s->backward, text, text.n, &match) ? s->ends[match.row] : 0;
}

static bool
is_single(senses_mask wanted)
{
	return wanted != 0 && (wanted & (wanted - 1)) == 0;
}

/* The only word of wanted; empty if there are more. */
static struct span
only_word(const struct senses *s, senses_mask wanted)
{
	return is_single(wanted) ? s->only[__builtin_ctzll(wanted)] : SPAN("");
}

/* The characters that words of wanted begin with, exactly for a single sense. */
static const uint64_t *
first_of(const struct senses *s, senses_mask wanted)
{
	return is_single(wanted) ? s->first[__builtin_ctzll(wanted)] : s->forward.first;
}

/* The next place, from *at on, where a word begins that says any of wanted, and what it
 * says; 0: there is none.  first: the characters that may begin one. */
static inline senses_mask
next_saying(const struct senses *s, const uint64_t *first, struct span text,
    senses_mask wanted, size_t *at)
{
	struct lexicon_match match;

	while ((*at = lexicon_next_of(first, text, *at)) < text.n) {
		struct glyph g = glyph_at(text, *at);

		if (lexicon_walk_at(&s->forward, text, *at, g, &match) &&
		    (s->begins[match.row] & wanted) != 0)
			return s->begins[match.row] & wanted;
		*at += g.n;
	}
	return 0;
}

senses_mask
senses_in(const struct senses *s, struct span text, senses_mask wanted)
{
	const uint64_t *first = first_of(s, wanted);
	struct span word = only_word(s, wanted);
	senses_mask found = 0, more;

	if (word.n != 0)
		return span_find(text, word) == SIZE_MAX ? 0 : wanted;
	for (size_t at = 0; found != wanted; at += glyph_at(text, at).n) {
		more = next_saying(s, first, text, wanted, &at);
		if (more == 0)
			break;
		found |= more;
	}
	return found;
}

size_t
senses_find(const struct senses *s, struct span text, senses_mask wanted)
{
	struct span word = only_word(s, wanted);
	size_t at = 0;

	if (word.n != 0)
		return span_find(text, word);
	return next_saying(s, first_of(s, wanted), text, wanted, &at) != 0 ? at : SIZE_MAX;
}

senses_mask
senses_of(const struct senses *s, struct span text)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) && match.end == text.n ?
	    s->own[match.row] : 0;
}

size_t
senses_start(const struct senses *s, struct span text, senses_mask wanted)
{
	struct lexicon_match match;

	for (; lexicon_at(&s->forward, text, 0, &match); text.n = match.end - 1)
		if ((s->own[match.row] & wanted) != 0)
			return match.end;
	return 0;
}

size_t
senses_end(const struct senses *s, struct span text, senses_mask wanted)
{
	struct span rest = text;
	struct lexicon_match match;

	for (; lexicon_before(&s->backward, rest, rest.n, &match);
	    rest = span_slice(rest, match.start + 1, rest.n))
		if ((s->own[match.row] & wanted) != 0)
			return rest.n - match.start;
	return 0;
}
