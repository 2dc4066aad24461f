/* subject_words: data/phrase.tsv and data/cues.tsv as lists of words; see subject_parts.h. */
#include "report/subject_parts.h"

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

	for (unsigned char i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return i;
	return PHRASE_STOP;
}

/* A word may have several rows of different kinds, and a lexicon knows the
 * first row of a word only; so each list of kinds is a table of its own. */
static void
list_open(struct subject_list *list, enum lexicon_way way, const char *kinds)
{
	const struct data_table *all = &data_phrase;
	const char **cells = mem_zeroed(all->rows, sizeof *cells);
	size_t rows = 0;

	list->kind = mem_zeroed(all->rows, sizeof *list->kind);
	for (size_t r = 0; r < all->rows; r++)
		if (strstr(kinds, DATA_CELL(all, r, 1)) != NULL) {
			list->kind[rows] = phrase_kind(DATA_CELL(all, r, 1));
			cells[rows++] = DATA_CELL(all, r, 0);
		}
	list->rows = (struct data_table){ all->name, 1, rows, cells };
	lexicon_build(&list->lexicon, &list->rows, 0, way, NULL);
}

static void
list_close(struct subject_list *list)
{
	lexicon_release(&list->lexicon);
	free((void *)(uintptr_t)list->rows.cells);
	free(list->kind);
}

void
subject_open(struct subject_words *w)
{
	list_open(&w->lead, LEXICON_FORWARD, "lead join");
	list_open(&w->trail, LEXICON_BACKWARD, "trail entire");
	list_open(&w->verb, LEXICON_FORWARD, "verb named");
	list_open(&w->stop, LEXICON_FORWARD, "stop inner");
	list_open(&w->common, LEXICON_FORWARD, "common");
	list_open(&w->echo, LEXICON_FORWARD, "echo");
	list_open(&w->noun, LEXICON_FORWARD, "noun");
	list_open(&w->hollow, LEXICON_FORWARD, "hollow");
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
