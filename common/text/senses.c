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

/* Counts the sets of edges, one for each place that has names and one for the others, and says
 * which is whose. */
static size_t
read_edges(struct reading *r)
{
	uint16_t *edges = mem_zeroed(SENSES_PLACES, sizeof *edges);
	bool named[SENSES_PLACES] = { false };
	size_t n = 0;

	for (size_t i = 0; i < r->s->n; i++)
		named[senses_home(senses_key(r->name[i]))] = true;
	for (size_t i = 0; i < SENSES_PLACES; i++)
		n += named[i];
	for (size_t i = 0, set = 0; i < SENSES_PLACES; i++)
		edges[i] = (uint16_t)(named[i] ? set++ : n);
	r->s->edges = edges;
	return n + 1;
}

/* Adds a character to a set of them. */
static void
note_character(uint64_t *sets, size_t set, uint32_t c)
{
	sets[set * 64 + ((c >> 6) & 63)] |= UINT64_C(1) << (c & 63);
}

/* Adds a character that words begin with; false if there are too many. */
static bool
seek_character(struct senses_sought *sought, uint32_t c)
{
	const lanes zeros = { 0 };
	lanes second = zeros + (unsigned char)(0x80 | (c >> 6 & 63));
	lanes third = zeros + (unsigned char)(0x80 | (c & 63));

	if (c < 0x800 || c > 0xFFFF)
		return false;
	for (size_t i = 0; i < sought->n; i++)
		if (sought->second[i][0] == second[0] && sought->third[i][0] == third[0])
			return true;
	if (sought->n == SENSES_SOUGHT)
		return false;
	sought->second[sought->n] = second;
	sought->third[sought->n++] = third;
	return true;
}

/* The characters that the words of each set of edges start with and end with. */
static void
read_words(struct reading *r)
{
	size_t n = read_edges(r);
	uint64_t *first = mem_zeroed(n * 64, sizeof *first);
	uint64_t *last = mem_zeroed(n * 64, sizeof *last);
	struct senses_sought *sought = mem_zeroed(n, sizeof *sought);
	bool *many = mem_zeroed(n, sizeof *many);

	for (size_t i = 0; i < r->table->rows; i++) {
		struct span word = span_of(DATA_CELL(r->table, i, 0));
		uint32_t begins = glyph_at(word, 0).c;
		size_t set = r->s->edges[senses_home(senses_key(r->name[r->sense[i]]))];

		note_character(first, set, begins);
		note_character(last, set, glyph_before(word, word.n).c);
		many[set] |= !seek_character(&sought[set], begins);
	}
	for (size_t i = 0; i < n; i++)
		if (many[i])
			sought[i].n = 0;
	free(many);
	r->s->first = first;
	r->s->last = last;
	r->s->sought = sought;
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
senses_starts(const struct senses *s, struct span text, unsigned sense)
{
	struct lexicon_match match;

	return lexicon_at(&s->forward, text, 0, &match) && set_has(&s->begins[match.row], sense);
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

/* Where one of the characters sought may begin in text; text.n: nowhere.  Sixteen places are
 * asked at a time, at the end some of them again. */
static inline size_t
first_sought(const struct senses_sought *sought, struct span text)
{
	enum { READ = LANES + 2 };	/* bytes for sixteen places */

	for (size_t at = 0; at < text.n - 2; at += LANES) {
		lanes found = { 0 }, second, third;

		if (at > text.n - READ)
			at = text.n - READ;
		second = lanes_load(text.p + at + 1);
		third = lanes_load(text.p + at + 2);
		for (size_t i = 0; i < sought->n; i++)
			found |= (lanes)((second == sought->second[i]) &
			    (third == sought->third[i]));
		if (lanes_bits(found) != 0)
			return at + (size_t)__builtin_ctz(lanes_bits(found));
	}
	return text.n;
}

/* The same for any set of first characters; at one that is rare it stops as well. */
static inline size_t
first_of(const uint64_t first[64], struct span text)
{
	const char *p = text.p, *end = p + text.n;

	while (p != end) {
		if (end - p >= 3 && glyph_is_triple(p)) {
			if ((first[p[1] & 63] >> (p[2] & 63) & 1) != 0)
				break;
			p += 3;
		} else if ((unsigned char)*p >= 0x80 || (first[*p >> 6] >> (*p & 63) & 1) != 0)
			break;
		else
			p++;
	}
	return (size_t)(p - text.p);
}

/* What senses_find does where at byte at a word may begin, by the set of first characters. */
static __attribute__((noinline)) size_t
find_from(const struct senses *s, struct span text, size_t at, size_t set, unsigned sense)
{
	struct lexicon_match match;

	for (; at < text.n; at = lexicon_next_of(s->first + set * 64, text, at)) {
		struct glyph g = glyph_at(text, at);

		if (lexicon_walk_at(&s->forward, text, at, g, &match) &&
		    set_has(&s->begins[match.row], sense))
			return at;
		at += g.n;
	}
	return NONE;
}

/* Most words of a text begin none that says it, and are passed over by their first character:
 * that is all for most texts. */
size_t
senses_find(const struct senses *s, struct span text, uint64_t key)
{
	size_t set = s->edges[senses_home(key)];
	size_t at = text.n >= LANES + 2 && s->sought[set].n != 0 ?
	    first_sought(&s->sought[set], text) : first_of(s->first + set * 64, text);

	return at == text.n ? NONE : find_from(s, text, at, set, senses_number(s, key));
}

size_t
senses_start(const struct senses *s, struct span text, unsigned sense)
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
senses_end(const struct senses *s, struct span text, unsigned sense)
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
