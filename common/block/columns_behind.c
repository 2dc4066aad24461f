/* columns_behind: where amounts stand behind texts that begin at one place; see
 * columns.h.
 *
 * pdftotext writes what follows a text one blank behind it where the text is long, be
 * that left or right of the column where it belongs.  The texts that begin at the same
 * place above and below it have theirs in that column: several say where it is. */
#include "block/columns.h"

enum {
	REACH = 48,		/* lines up and down */
	PLACES = 256,
	FEW_LINES = 3
};

/* How many amounts begin and end at a place. */
struct votes {
	uint8_t lefts[PLACES], rights[PLACES];
	size_t n;
};

static size_t
most_of(const uint8_t *votes)
{
	size_t best = 0;

	for (size_t i = 1; i < PLACES; i++)
		if (votes[i] > votes[best])
			best = i;
	return best;
}

static bool
is_amount(struct span s)
{
	return memchr(s.p, '.', s.n) != NULL || memchr(s.p, ',', s.n) != NULL;
}

/* The first run of line i that begins at a place or right of it; the number of runs if none
 * does. */
static size_t
run_at(const struct columns *c, size_t i, size_t left, enum measure m)
{
	const struct column_line *line = &c->lines[i];
	size_t low = 0, high = line->runs;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c->runs[line->first + middle].left[m] < left)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The text that line i is, and nothing else; NULL: it is more or something else. */
static const struct run *
only_text(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	const struct run *run = &c->runs[line->first];

	return line->runs == 1 && !run->number ? run : NULL;
}

/* The first amount of line i, right of where the lines above and below hold the parts of
 * one name, *text, with nothing where that is; NULL: there is none. */
static struct run *
amount_beside(const struct columns *c, size_t i, const struct run **text)
{
	const struct run *above, *below;
	size_t k;

	if (i == 0 || i + 1 >= c->region->nlines)
		return NULL;
	above = only_text(c, i - 1);
	below = only_text(c, i + 1);
	if (above == NULL || below == NULL ||
	    above->left[BY_CHARACTER] != below->left[BY_CHARACTER] || below->label)
		return NULL;
	k = run_at(c, i, above->left[BY_CHARACTER], BY_CHARACTER);
	*text = above;
	return k < c->lines[i].runs && c->runs[c->lines[i].first + k].number &&
	    c->runs[c->lines[i].first + k].left[BY_CHARACTER] > above->left[BY_CHARACTER] ?
	    &c->runs[c->lines[i].first + k] : NULL;
}

/* Does the line above i, of nothing but numbers, hold one between these two?  Then that is torn
 * and the first behind the text: 7,506,310.2 over 河道清淤  0.00 over 5. */
static bool
is_torn_between(const struct columns *c, size_t i, const struct run *text,
    const struct run *number, enum measure m)
{
	const struct column_line *above = &c->lines[i - (i > 0)];
	const struct run *run = &c->runs[above->first];

	return i > 0 && above->runs != 0 && !above->texts && run->left[m] > text->left[m] &&
	    run->right[m] < number->left[m];
}

/* The number behind the text, or torn one, in line i that begins where this text does;
 * NULL: there is none. */
static const struct run *
number_behind(const struct columns *c, size_t i, const struct run *text, enum measure m)
{
	size_t k = run_at(c, i, text->left[m], m);
	const struct run *run = &c->runs[c->lines[i].first + k], *torn;

	if (c->lines[i].runs == 0)
		return NULL;
	if (k + 1 < c->lines[i].runs && run->left[m] == text->left[m])
		return run->number || !run[1].number ||
		    is_torn_between(c, i, text, run + 1, m) ? NULL : run + 1;
	run = amount_beside(c, i, &torn);
	return run != NULL && torn->left[m] == text->left[m] ? run : NULL;
}

static void
count_line(const struct columns *c, size_t i, const struct run *text, enum measure m,
    struct votes *votes)
{
	const struct run *run = number_behind(c, i, text, m);

	if (run == NULL || run->right[m] >= PLACES || !is_amount(columns_text(c, run)))
		return;
	votes->lefts[run->left[m]]++;
	votes->rights[run->right[m]]++;
	votes->n++;
}

/* A place for an amount of n characters behind a text. */
struct amount_place {
	enum measure m;
	size_t n;
	size_t left;
};

/* Where an amount behind that text belongs, by the better of the edges; false if there are
 * too few to say so. */
static bool
find_place(const struct columns *c, size_t from, size_t to, const struct run *text,
    struct amount_place *place)
{
	struct votes votes = { .n = 0 };
	size_t begin, end;

	from = text->line > from + REACH ? text->line - REACH : from;
	to = to > text->line + REACH ? text->line + REACH : to;
	for (size_t i = from; i < to; i++)
		if (i != text->line)
			count_line(c, i, text, place->m, &votes);
	begin = most_of(votes.lefts);
	end = most_of(votes.rights);
	place->left = votes.rights[end] > votes.lefts[begin] && end >= place->n ?
	    end - place->n : begin;
	return votes.n >= FEW_LINES;
}

/* Is there room for it at that place, between the text and the run rest behind it? */
static bool
has_room(const struct columns *c, const struct run *text, size_t rest,
    const struct amount_place *place)
{
	const struct column_line *line = &c->lines[text->line];
	const struct run *next = text + rest;

	return place->left > text->left[place->m] &&
	    (next == &c->runs[line->first + line->runs] ||
		place->left + place->n < next->left[place->m]);
}

static void
put_at(struct run *amount, const struct amount_place *place)
{
	amount->left[place->m] = (uint16_t)place->left;
	amount->right[place->m] = (uint16_t)(place->left + place->n);
}

bool
columns_wants_amount(const struct columns *c, size_t from, size_t to, const struct run *text,
    size_t n)
{
	for (size_t m = 0; m < MEASURES; m++) {
		struct amount_place place = { .m = (enum measure)m, .n = n };

		if (find_place(c, from, to, text, &place) && has_room(c, text, 1, &place))
			return true;
	}
	return false;
}

void
columns_put_amount(struct columns *c, size_t from, size_t to, struct run *text)
{
	struct run *amount = text + 1;
	size_t n = amount->end - amount->start;

	for (size_t m = 0; m < MEASURES; m++) {
		struct amount_place place = { .m = (enum measure)m, .n = n };

		if (!find_place(c, from, to, text, &place) || !has_room(c, text, 2, &place))
			continue;
		put_at(amount, &place);
		if (text->right[m] >= place.left)
			text->right[m] = (uint16_t)(place.left - 1);
	}
}

/* --- amounts beside torn names --------------------------------------------------- */

void
columns_put_beside(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 1 < to; i++) {
		const struct run *text;
		struct run *amount = c->lines[i].runs == 0 ? NULL : amount_beside(c, i, &text);
		size_t n = amount == NULL ? 0 : amount->end - amount->start;
		bool last = amount == &c->runs[c->lines[i].first + c->lines[i].runs - 1];

		for (size_t m = 0; amount != NULL && m < MEASURES; m++) {
			struct amount_place place = { .m = (enum measure)m, .n = n };

			if (find_place(c, from, to, text, &place) &&
			    place.left > amount->left[m] &&
			    (last || place.left + n < amount[1].left[m]))
				put_at(amount, &place);
		}
	}
}

/* --- items behind amounts ------------------------------------------------------- */

static bool
is_item_behind(const struct column_line *line, const struct run *run, size_t k)
{
	return k > 0 && k < line->runs && run[-1].number && run->label;
}

/* The place where most items begin that stand behind amounts, if all stand one blank
 * behind them, and where the leftmost of these amounts begins; 0: there are too few. */
static size_t
items_behind(const struct columns *c, size_t from, size_t to, enum measure m, size_t *amounts)
{
	struct votes votes = { .n = 0 };
	size_t best;

	*amounts = PLACES;
	for (size_t i = from; i < to; i++)
		for (size_t k = 1; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (!is_item_behind(&c->lines[i], run, k) || run->left[m] >= PLACES)
				continue;
			if (run->left[BY_CHARACTER] != run[-1].right[BY_CHARACTER] + 1)
				return 0;
			if (run[-1].left[m] < *amounts)
				*amounts = run[-1].left[m];
			if (votes.lefts[run->left[m]] < UINT8_MAX)
				votes.lefts[run->left[m]]++;
		}
	best = most_of(votes.lefts);
	return votes.lefts[best] > 0 ? best : 0;
}

/* Moves a text to that place, with no amount before it, if there is room. */
static void
move_text(const struct column_line *line, struct run *run, size_t k, size_t left,
    enum measure m)
{
	size_t by = left - run->left[m];

	if (k + 1 < line->runs && run->right[m] + by >= run[1].left[m])
		return;
	run->left[m] = (uint16_t)left;
	run->right[m] = (uint16_t)(run->right[m] + by);
}

/* Moves those of a line's items to that place that begin left of it, and right of the amounts, but
 * stand behind none. */
static void
move_items(struct columns *c, const struct column_line *line, enum measure m, size_t amounts,
    size_t left)
{
	for (size_t k = 1; k < line->runs; k++) {
		struct run *run = &c->runs[line->first + k];

		if (run->label && run->left[m] > amounts && run->left[m] < left && !run[-1].number)
			move_text(line, run, k, left, m);
	}
}

void
columns_put_items(struct columns *c, size_t from, size_t to)
{
	for (size_t m = 0; m < MEASURES; m++) {
		size_t amounts, left = items_behind(c, from, to, (enum measure)m, &amounts);

		for (size_t i = from; left > 0 && i < to; i++)
			move_items(c, &c->lines[i], (enum measure)m, amounts, left);
	}
}
