/* words: a short list of words of one kind; see words.h. */
#include "language/words.h"

#include <assert.h>

#include "base/mem.h"
#include "text/data.h"

extern const struct data_table data_outline;

enum { KINDS_MAX = 64 };

/* All lists, in the order of their first words.  Built once and kept: constants in effect. */
static struct words lists[KINDS_MAX];
static size_t nlists;

/* The list of kind; NULL: there is none yet.  Nearly always it
 * is the last one, for words of a kind stand together. */
static struct words *
find(const char *kind)
{
	for (size_t i = nlists; i-- > 0;)
		if (strcmp(lists[i].kind, kind) == 0)
			return &lists[i];
	return NULL;
}

static void
add_word(const char *kind, struct span word)
{
	struct words *ws = find(kind);

	if (ws == NULL) {
		assert(nlists < KINDS_MAX);
		ws = &lists[nlists++];
		ws->kind = kind;
	}
	ws->word = mem_grow(ws->word, ws->n, &ws->cap, sizeof(*ws->word));
	if (word.n < 3)
		memset(ws->begin, 0xFF, sizeof ws->begin);
	else
		ws->begin[(unsigned char)word.p[1] % WORDS_SECONDS] |=
		    UINT64_C(1) << (word.p[2] & 63);
	ws->word[ws->n++] = word;
}

static void
load(void)
{
	for (size_t i = 0; i < data_outline.rows; i++)
		add_word(DATA_CELL(&data_outline, i, 0), span_of(DATA_CELL(&data_outline, i, 1)));
}

const struct words *
words_of(const char *kind)
{
	if (nlists == 0)
		load();
	return find(kind);
}

size_t
words_length(const struct words *ws, struct span text)
{
	if (text.n >= 3 && !words_may_begin(ws, text.p))
		return 0;
	for (size_t i = 0; i < ws->n; i++) {
		struct span w = ws->word[i];

		if (w.n <= text.n && w.p[w.n - 1] == text.p[w.n - 1] &&
		    memcmp(w.p, text.p, w.n) == 0)
			return w.n;
	}
	return 0;
}

bool
words_end(const struct words *ws, struct span text)
{
	for (size_t i = 0; i < ws->n; i++)
		if (span_ends(text, ws->word[i]))
			return true;
	return false;
}

bool
words_in(const struct words *ws, struct span text)
{
	size_t at = 0;

	while (text.n - at >= 3) {
		if (words_may_begin(ws, text.p + at) &&
		    words_begin(ws, span_slice(text, at, text.n)))
			return true;
		at += (unsigned char)text.p[at] >> 4 == 0xE ? 3 : 1;
	}
	for (; at < text.n; at++)
		if (words_begin(ws, span_slice(text, at, text.n)))
			return true;
	return false;
}
