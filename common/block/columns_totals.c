/* columns_totals: totals of both sides of the books, one blank apart.
 *
 * Where columns are narrow, the names of totals reach up to the amounts between them:
 * 本年收入合计 95.00 本年支出合计.  Other lines keep blanks there, so the three are parted
 * when the columns are known, and take the columns that are free behind the first one. */
#include "block/columns_words.h"

#include "block/table_form.h"
#include "language/total_name.h"

enum { PIECES = 3 };	/* a name, its amount, another name */

/* Cuts a run into words if they are two names of totals and a number between them.
 * Columns of words are counted from the run's left end. */
static bool
cut_totals(struct span text, struct word *words)
{
	struct at at = { 0 };
	size_t n = 0;

	while (n < PIECES && columns_next_word(text, &at, &words[n]))
		n++;
	return n == PIECES && words[PIECES - 1].end == text.n &&
	    columns_is_number(span_slice(text, words[1].start, words[1].end)) &&
	    total_name_is(span_slice(text, words[0].start, words[0].end)) &&
	    total_name_is(span_slice(text, words[2].start, words[2].end));
}

/* Puts run k of line i anew, as PIECES runs in columns of their own. */
static void
add_pieces(struct columns *c, size_t i, const struct run *whole, const struct word *words)
{
	for (size_t p = 0; p < PIECES; p++) {
		struct word word = words[p];
		struct run *run;

		word.start += whole->start;
		word.end += whole->start;
		for (size_t m = 0; m < MEASURES; m++) {
			word.left[m] += whole->left[m];
			word.right[m] += whole->left[m];
		}
		columns_add_run(c, i, &word, p == 1);
		run = &c->runs[c->nruns - 1];
		run->column = (uint8_t)(whole->column + p);
		run->row = whole->row;
	}
}

/* Adds the runs of line i anew, run k in pieces. */
static void
part_line(struct columns *c, size_t i, size_t k, const struct word *words)
{
	struct column_line *line = &c->lines[i];
	size_t old = line->first, runs = line->runs;

	line->first = (uint32_t)c->nruns;
	for (size_t r = 0; r < runs; r++) {
		struct run run = c->runs[old + r];

		if (r == k)
			add_pieces(c, i, &run, words);
		else
			columns_push_run(c, &run);
	}
	line->runs = (uint8_t)(c->nruns - line->first);
}

void
columns_totals(struct columns *c, size_t from, size_t to, size_t n)
{
	struct word words[PIECES];

	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs && c->lines[i].runs + PIECES <= COLUMNS_MAX;
		    k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			size_t column = run->column,
			    free = k + 1 < c->lines[i].runs ? run[1].column : n;

			if (!run->number && column + PIECES <= free && run->row != NO_ROW &&
			    cut_totals(columns_text(c, run), words))
				part_line(c, i, k, words);
		}
}
