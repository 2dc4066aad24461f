/* subject_words: data/phrase.tsv, cues.tsv and ways.tsv as lexicons; see subject_parts.h. */
#include "sentence/subject_parts.h"

#include <stdlib.h>

#include "base/mem.h"

extern const struct data_table data_cues, data_phrase;

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

/* Does row r of the table have the second cell of the row before?  Most have. */
static bool
is_as_before(const struct data_table *t, size_t r)
{
	return r != 0 && strcmp(DATA_CELL(t, r, 1), DATA_CELL(t, r - 1, 1)) == 0;
}

static void
phrases_open(struct subject_words *w)
{
	const struct data_table *t = &data_phrase;

	/* a word may have several rows of different kinds: each list is a lexicon of its own */
	lexicon_build_of(&w->lead, &data_phrase, "lead|join|inner", LEXICON_FORWARD);
	lexicon_build_of(&w->trail, &data_phrase, "trail|entire", LEXICON_BACKWARD);
	lexicon_build_of(&w->verb, &data_phrase, "verb|named", LEXICON_FORWARD);
	lexicon_build_of(&w->stop, &data_phrase, "stop|inner", LEXICON_FORWARD);
	lexicon_build_of(&w->common, &data_phrase, "common", LEXICON_FORWARD);
	lexicon_build_of(&w->echo, &data_phrase, "echo", LEXICON_FORWARD);
	lexicon_build_of(&w->noun, &data_phrase, "noun", LEXICON_FORWARD);
	lexicon_build_of(&w->hollow, &data_phrase, "hollow", LEXICON_FORWARD);
	w->kind = mem_zeroed(t->rows, sizeof *w->kind);
	for (size_t r = 0; r < t->rows; r++)
		w->kind[r] = is_as_before(t, r) ? w->kind[r - 1] : phrase_kind(DATA_CELL(t, r, 1));
}

static void
cues_open(struct subject_words *w)
{
	const struct data_table *t = &data_cues;

	lexicon_build(&w->cue, &data_cues, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->cue_end, &data_cues, 0, LEXICON_BACKWARD, NULL);
	w->cue_bit = mem_zeroed(t->rows, sizeof *w->cue_bit);
	for (size_t r = 0; r < t->rows; r++)
		w->cue_bit[r] = is_as_before(t, r) ? w->cue_bit[r - 1] :
		    cue_bit(DATA_CELL(t, r, 1));
}

void
subject_open(struct subject_words *w)
{
	phrases_open(w);
	cues_open(w);
	subject_marks(&w->marks);
}

void
subject_close(struct subject_words *w)
{
	lexicon_release(&w->lead);
	lexicon_release(&w->trail);
	lexicon_release(&w->verb);
	lexicon_release(&w->stop);
	lexicon_release(&w->common);
	lexicon_release(&w->echo);
	lexicon_release(&w->noun);
	lexicon_release(&w->hollow);
	lexicon_release(&w->cue);
	lexicon_release(&w->cue_end);
	free(w->kind);
	free(w->cue_bit);
}
