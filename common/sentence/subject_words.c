/* subject_words: data/phrase.tsv and data/cues.tsv as lists of words; see subject_parts.h. */
#include "sentence/subject_parts.h"

#include <stdlib.h>

#include "base/mem.h"

extern const struct data_table data_phrase;

static const struct {
	const char *name;
	unsigned bit;
} cue_names[] = {
	{ "parts", CUE_PARTS }, { "whole", CUE_WHOLE }, { "some", CUE_SOME },
	{ "share", CUE_SHARE }, { "up", CUE_UP }, { "down", CUE_DOWN },
	{ "prior", CUE_PRIOR }, { "average", CUE_AVERAGE }, { "sum", CUE_SUM },
	{ "reason", CUE_REASON }, { "purpose", CUE_PURPOSE },
	{ "same", CUE_SAME }, { "each", CUE_EACH },
};

static unsigned
cue_bit(const char *name)
{
	for (size_t i = 0; i < sizeof cue_names / sizeof *cue_names; i++)
		if (strcmp(name, cue_names[i].name) == 0)
			return cue_names[i].bit;
	return 0;
}

static unsigned char
phrase_kind(const char *name)
{
	static const char *const names[] = { "lead", "join", "trail", "verb", "stop", "common",
	    "entire", "echo", "noun", "hollow", "named", "inner" };
	unsigned char i = 0;

	while (i < sizeof names / sizeof *names && strcmp(name, names[i]) != 0)
		i++;
	return i;
}

/* The kind of each row of phrase.tsv, where those of a kind mostly stand together; to be
 * freed. */
static unsigned char *
phrase_kinds(void)
{
	const struct data_table *all = &data_phrase;
	unsigned char *kinds = mem_zeroed(all->rows, sizeof *kinds);

	for (size_t r = 0; r < all->rows; r++)
		kinds[r] = r != 0 && strcmp(DATA_CELL(all, r, 1), DATA_CELL(all, r - 1, 1)) == 0 ?
		    kinds[r - 1] : phrase_kind(DATA_CELL(all, r, 1));
	return kinds;
}

/* The rows of kind a or b; kinds: of all rows.  A word may have several rows of different kinds,
 * and a lexicon knows the first row of a word only; so each list is a table of its own. */
static void
list_open(struct subject_list *list, enum lexicon_way way, const unsigned char *kinds,
    enum phrase_kind a, enum phrase_kind b)
{
	const struct data_table *all = &data_phrase;
	size_t rows = 0;
	uint32_t *at;

	for (size_t r = 0; r < all->rows; r++)
		rows += (kinds[r] == a) | (kinds[r] == b);
	list->kind = mem_zeroed(rows, sizeof *list->kind);
	at = mem_zeroed(rows, sizeof *at);
	list->rows = (struct data_table){ all->name, 1, rows, all->text, at };
	rows = 0;
	for (size_t r = 0; r < all->rows; r++)
		if (kinds[r] == a || kinds[r] == b) {
			list->kind[rows] = kinds[r];
			at[rows++] = DATA_CELL_AT(all, r, 0);
		}
	lexicon_build(&list->lexicon, &list->rows, 0, way, NULL);
}

static void
list_close(struct subject_list *list)
{
	lexicon_release(&list->lexicon);
	free((void *)(uintptr_t)list->rows.at);
	free(list->kind);
}

void
subject_open(struct subject_words *w)
{
	unsigned char *kinds = phrase_kinds();

	list_open(&w->lead, LEXICON_FORWARD, kinds, PHRASE_LEAD, PHRASE_JOIN);
	list_open(&w->trail, LEXICON_BACKWARD, kinds, PHRASE_TRAIL, PHRASE_ENTIRE);
	list_open(&w->verb, LEXICON_FORWARD, kinds, PHRASE_VERB, PHRASE_NAMED);
	list_open(&w->stop, LEXICON_FORWARD, kinds, PHRASE_STOP, PHRASE_INNER);
	list_open(&w->common, LEXICON_FORWARD, kinds, PHRASE_COMMON, PHRASE_COMMON);
	list_open(&w->echo, LEXICON_FORWARD, kinds, PHRASE_ECHO, PHRASE_ECHO);
	list_open(&w->noun, LEXICON_FORWARD, kinds, PHRASE_NOUN, PHRASE_NOUN);
	list_open(&w->hollow, LEXICON_FORWARD, kinds, PHRASE_HOLLOW, PHRASE_HOLLOW);
	free(kinds);
	ways_open(&w->cues);
	lexicon_build(&w->cue, &w->cues.cues, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->cue_end, &w->cues.cues, 0, LEXICON_BACKWARD, NULL);
	w->cue_bit = mem_zeroed(w->cues.cues.rows, sizeof *w->cue_bit);
	for (size_t r = 0; r < w->cues.cues.rows; r++)
		w->cue_bit[r] = cue_bit(DATA_CELL(&w->cues.cues, r, 1));
	subject_marks(&w->marks);
}

void
subject_close(struct subject_words *w)
{
	list_close(&w->lead);
	list_close(&w->trail);
	list_close(&w->verb);
	list_close(&w->stop);
	list_close(&w->common);
	list_close(&w->echo);
	list_close(&w->noun);
	list_close(&w->hollow);
	lexicon_release(&w->cue);
	lexicon_release(&w->cue_end);
	free(w->cue_bit);
	ways_close(&w->cues);
}
