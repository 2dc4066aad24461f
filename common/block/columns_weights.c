/* columns_weights: numbers at the right of their column, one blank before the text of the next
 * one; see columns.h.
 *
 * 20 项目 over the rest of a name is two cells where texts begin right below 项目, and where other
 * numbers end as 20 does.  A text that goes on beyond that place would say that it is one.
 * Where nearly all lines are so, 20 项目 over 6 立项, one text below 项目 is enough, its name in
 * the header, if none begins below 20; and none where both have other lengths, 1,264.80 公里 over
 * 4 个, for neither side of one cell would stand where it does. */
#include "block/columns_words.h"

#include "block/table_form.h"
#include "language/grammar.h"
#include "language/unit.h"

enum {
	REACH = 24,		/* lines up and down */
	FEW_TEXTS = 2,		/* that begin below what is behind the number */
	FEW_NUMBERS = 2,	/* that end where it does, itself among them */
	MANY_PAIRS = 4,		/* numbers that have their text one blank behind them */
	DRIFT = 1,		/* that a text stands further left where less is before it */
	CROSSINGS = 3		/* one text in so many may go on beyond */
};

/* Where a number ends and the text behind it begins, and what stands there in other lines. */
struct weight {
	enum measure m;
	size_t left, right, behind, end;
	size_t texts, numbers, pairs, crossings;
	size_t varied;		/* pairs that begin and end elsewhere */
	size_t before;		/* texts that begin where the number does */
	bool unit;		/* what is behind is one, which goes with its number */
};

/* A number and the text one blank behind it. */
struct pair {
	struct word number, text;
};

/* The number that begins a run and the text one blank behind it; false: there are no such. */
static bool
first_words(const struct columns *c, const struct run *run, struct pair *pair)
{
	struct span line = form_line(c->region, run->line);
	struct word *number = &pair->number, *text = &pair->text;
	struct at at = { 0 };

	if (!columns_may_be_number(line.p[run->start]))
		return false;		/* nearly always */
	while (columns_next_word(line, &at, number) && number->start < run->start)
		;
	return number->start == run->start && number->end < run->end &&
	    columns_is_number(span_slice(line, number->start, number->end)) &&
	    columns_next_word(line, &at, text) && text->gap == 1 &&
	    (unsigned char)line.p[text->start] >= 0x80;
}

static void
count_pair(const struct pair *pair, struct weight *weight)
{
	enum measure m = weight->m;

	if (pair->text.left[m] != weight->behind)
		return;
	weight->pairs++;
	weight->varied += pair->number.left[m] != weight->left &&
	    pair->text.right[m] != weight->end;
}

/* A number that is a run, perhaps parted from the text behind it already. */
static void
count_number(const struct columns *c, const struct run *run, struct weight *weight)
{
	const struct column_line *line = &c->lines[run->line];
	const struct run *next = run + 1;
	enum measure m = weight->m;

	if (run->right[m] != weight->right)
		return;
	weight->numbers++;
	weight->varied += next < &c->runs[line->first] + line->runs && !next->number &&
	    next->left[m] == weight->behind && run->left[m] != weight->left &&
	    next->right[m] != weight->end;
}

/* Counts what a run of another line says of the weight. */
static void
count_run(const struct columns *c, const struct run *run, struct weight *weight)
{
	struct pair pair;

	if (run->number)
		count_number(c, run, weight);
	else if (run->left[weight->m] == weight->behind)
		weight->texts++;
	else if (first_words(c, run, &pair))
		count_pair(&pair, weight);
	else {
		weight->before += run->left[weight->m] == weight->left;
		weight->crossings += run->left[weight->m] + (size_t)DRIFT < weight->behind &&
		    run->right[weight->m] > weight->behind;
	}
}

static void
count_lines(const struct columns *c, size_t from, size_t to, size_t i, struct weight *weight)
{
	size_t first = i > from + REACH ? i - REACH : from, end = to - i > REACH ? i + REACH : to;

	for (size_t j = first; j < end; j++)
		for (size_t k = 0; k < c->lines[j].runs; k++)
			count_run(c, &c->runs[c->lines[j].first + k], weight);
}

/* Is s a unit, or what a narrow column leaves of 万元? */
static bool
is_unit(struct span s)
{
	struct unit_hint unit;

	return word_table_is(&grammar, "scale", s) || unit_whole(s, &unit);
}

/* Are there enough lines that say so?  Of a unit only others of other lengths say it. */
static bool
is_told(const struct weight *weight)
{
	size_t numbers = weight->numbers + weight->pairs;

	return ((!weight->unit && weight->texts >= FEW_TEXTS && numbers >= FEW_NUMBERS) ||
		(!weight->unit && weight->texts > 0 && weight->pairs >= MANY_PAIRS &&
		    weight->before == 0) ||
		(weight->varied > 0 && weight->before + weight->crossings == 0)) &&
	    weight->crossings * CROSSINGS <= weight->texts + numbers;
}

/* Is the number a cell, and the text behind it the next one? */
static bool
is_cell(const struct columns *c, size_t from, size_t to, size_t i, const struct pair *pair)
{
	const struct word *text = &pair->text;
	bool unit = is_unit(span_slice(form_line(c->region, (uint32_t)i), text->start, text->end));

	for (size_t m = 0; m < MEASURES; m++) {
		struct weight weight = {
			.m = (enum measure)m, .left = pair->number.left[m],
			.right = text->left[m] - text->gap, .behind = text->left[m],
			.end = text->right[m], .unit = unit
		};

		count_lines(c, from, to, i, &weight);
		if (is_told(&weight))
			return true;
	}
	return false;
}

void
columns_part_weights(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs && c->lines[i].runs < COLUMNS_MAX; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			struct pair pair;

			if (c->lines[i].class == LINE_IS_MULTI && !run->number && !run->label &&
			    first_words(c, run, &pair) && is_cell(c, from, to, i, &pair))
				columns_part_run(c, i, k, &pair.text);
		}
}
