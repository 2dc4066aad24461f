/* tabs_costs: what it costs to part and to join items: a line end inside a cell is rare, most
 * of all behind or before long text; two empty lines hardly stand inside a table. */
#include "block/tabs_items.h"

#include "block/caption.h"
#include "language/label.h"
#include "language/torn_name.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* What the readings cost: a line end inside a cell is rare, most of all behind
 * or before long text; two empty lines hardly stand inside a table. */
enum {
	COST_JOIN = 3, COST_JOIN_SHORT = 1, COST_JOIN_ROWS = 5, COST_JOIN_BEHIND = 4,
	COST_JOIN_TEXT = 8, COST_JOIN_NUMBER = 6, COST_JOIN_FULL = 10,
	COST_NEXT = 3, COST_NEXT_FAR = 5,
	COST_PART = 6, COST_PART_AT_WORD = 5, COST_PART_AT_TEXT = 2,
	COST_PART_AT_BLANKS = 1, COST_PART_AT_LIST = 1,
	COST_BLANKS = 3,
	SHORT_BYTES = 12, TITLE_BYTES = 24, TEXT_BYTES = 60,
	NOTE_DIGITS = 2, NOTE_BYTES = 150
};

static bool
is_prose(struct span text)
{
	if (text.n <= SHORT_BYTES && punct_starts(text, '(') != 0)
		return false;	/* the unit of a column, not of the table */
	return text.n > TEXT_BYTES || caption_parts(text);
}

static bool
is_number(struct span text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != ',' && c != '%' && c != '-' && c != ' ')
			return false;
	}
	return digits != 0;
}

/* 支出决算表（按功能分类）        单位：万元: is cell a caption, if a short one or one whose unit
 * blanks set far to the right? */
static bool
is_caption(struct span cell)
{
	static const struct span far = { "    ", 4 };

	return cell.n <= TEXT_BYTES ? is_prose(cell) : span_has(cell, far) && caption_parts(cell);
}

/* A number with a point, a comma or a sign of per cent, with which few rows begin. */
static bool
is_amount(struct span text)
{
	return is_number(text) && (memchr(text.p, '.', text.n) != NULL ||
	    memchr(text.p, ',', text.n) != NULL || memchr(text.p, '%', text.n) != NULL);
}

/* （公里）: the unit of the cell above, with which no row begins. */
static bool
is_unit_alone(struct span field)
{
	return field.n <= SHORT_BYTES && punct_starts(field, '(') != 0 &&
	    punct_ends(field, ')') != 0;
}

/* A paragraph numbered 2. below one numbered 1.; the same word may stand before
 * both numbers (目标1： 目标2：). */
static bool
counts_on(struct span above, struct span below)
{
	size_t i = 0;

	while (i < above.n && i < below.n && above.p[i] == below.p[i])
		i++;
	return i + 1 < above.n && i + 1 < below.n && i <= SHORT_BYTES &&
	    above.p[i] >= '0' && above.p[i] < '9' && below.p[i] == above.p[i] + 1 &&
	    (above.p[i + 1] == below.p[i + 1]);
}

/* The text below goes on with a cell above that begins with these bytes.  row:
 * that cell ends a row of several; tab: the text begins one. */
static uint8_t
join_cost(struct span cell, struct span below, bool row, bool tab)
{
	struct span first = tabs_first_field(below);

	if (counts_on(cell, first))
		return 0;
	if (!row && is_caption(cell))
		return COST_JOIN_TEXT;
	if (!row && tab && form_is_sentence(cell))
		return COST_JOIN_TEXT;
	if (!tab && is_prose(first))
		return COST_JOIN_TEXT;
	if (is_number(first))
		return is_number(cell) ? COST_JOIN_FULL : COST_JOIN_NUMBER;
	if (is_unit_alone(first))
		return 0;
	if (punct_starts(first, '(') != 0)
		return COST_JOIN_SHORT;
	if (is_number(cell))
		return COST_JOIN_NUMBER;	/* 2, an empty cell, and a name */
	if (row && tab)
		return cell.n <= TITLE_BYTES ? COST_JOIN_ROWS : COST_JOIN_FULL;
	if (row)
		return COST_JOIN_BEHIND;
	return cell.n <= SHORT_BYTES && punct_ends(cell, ')') == 0 ?
	    COST_JOIN_SHORT : COST_JOIN;
}

static void
weigh_table(const struct plan_item *before, const struct plan_item *item,
    struct span text, struct marks_item *run)
{
	run->cost[MARKS_TABLE] = item->cells > 1 ? COST_PART :
	    is_prose(text) && !item->listed ? COST_PART_AT_TEXT : COST_PART_AT_WORD;
	if (item->parting != before->parting)
		run->cost[MARKS_TABLE] = COST_PART_AT_LIST;
}

/* The first line of the last cell of an item. */
static struct span
last_cell(const struct block *b, const struct plan_item *item)
{
	size_t at = item->end - 1;
	struct span text = form_line(b, at);

	while (at > item->first && memchr(text.p, '\t', text.n) == NULL &&
	    !tabs_is_wrapped(form_line(b, at - 1)))
		text = form_line(b, --at);
	for (size_t i = text.n; i > 0; i--)
		if (text.p[i - 1] == '\t')
			return span_slice(text, i, text.n);
	return text;
}

static void
weigh(const struct block *b, const struct tabs_shape *shape,
    const struct plan_item *before, const struct plan_item *item,
    struct marks_item *run)
{
	struct span line = form_line(b, item->first), text = tabs_behind(line);
	struct span above = tabs_behind(form_line(b, before->end - 1));
	bool far = shape->literal ? item->first - item->gap > 1 : run->run > 5;

	weigh_table(before, item, text, run);
	run->cost[MARKS_ROW] = 0;
	run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = MARKS_NEVER;
	if (far) {
		run->cost[MARKS_TABLE] = item->cells > 1 && before->cells > 1 ?
		    COST_PART : COST_PART_AT_BLANKS;
		run->cost[MARKS_ROW] = COST_BLANKS;
	}
	if (run->run == 2 && !tabs_start(line) &&
	    (!shape->literal || item->first == item->gap))
		run->cost[MARKS_SAME] = join_cost(last_cell(b, before), text,
		    before->cells > 1, item->cells > 1);
	if (!shape->literal && !far &&
	    !(before->cells == 1 && !before->listed && is_prose(above)) &&
	    !(item->cells == 1 && !item->listed && is_prose(text)))
		run->cost[MARKS_NEXT] = run->run == 2 && (before->cells == 1 ||
		    item->cells == 1) ? COST_NEXT : COST_NEXT_FAR;
	if (!shape->literal && before->cells > 1 && run->run == 2 &&
	    is_amount(tabs_first_field(text)) && is_amount(last_cell(b, before))) {
		run->cost[MARKS_ROW] = COST_NEXT;	/* an empty cell was between them */
		run->cost[MARKS_NEXT] = COST_NEXT - 1;
	}
	if (!tabs_start(line) && before->cells > 1 && is_unit_alone(tabs_first_field(text)))
		run->cost[MARKS_ROW] = COST_PART;
	if (item->cells == 1 && is_unit_alone(text) && run->cost[MARKS_SAME] == 0)
		run->cost[MARKS_NEXT] = MARKS_NEVER;
	if (!tabs_start(line) && torn_name_begins_row(line))
		run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = MARKS_NEVER;
	if (item->cells == 1 && form_names_attachment(text)) {
		run->cost[MARKS_TABLE] = 0;
		run->cost[MARKS_ROW] = COST_PART;
		run->cost[MARKS_NEXT] = MARKS_NEVER;
	}
}

/* Contents and lists have several such lines together; one alone is a row. */
static void
clear_lone_parting(struct plan *plan, size_t n)
{
	bool before = false;

	for (size_t i = 0; i < n; i++) {
		bool parting = plan->items[i].parting;

		plan->items[i].parting = parting && (before ||
		    (i + 1 < n && plan->items[i + 1].parting));
		before = parting;
	}
}

/* Says of items whose first field is 三、… that they count on from such a name of a row before,
 * 二、… with amounts beside it: no headings.  Behind empty cells stand those of the other half
 * of the table, perhaps not all of them. */
static void
list_names(struct plan *plan, size_t n)
{
	struct {
		unsigned last;
		bool row;
	} halves[2] = { { 0 } };

	for (size_t i = 0; i < n; i++) {
		struct plan_item *item = &plan->items[i];
		struct span line = form_line(plan->region, item->first);
		size_t half = tabs_start(line);
		struct label label;

		line = tabs_behind(line);
		if (!label_possible(line) || label_read(line, &label) == 0 ||
		    label.form != LABEL_CHINESE)
			continue;
		item->listed = halves[half].row && (half == 0 ?
		    label.ordinal == halves[half].last + 1 :
		    label.ordinal > halves[half].last);
		halves[half].row = item->listed || item->cells > 1;
		halves[half].last = label.ordinal;
	}
}

/* 2含上年结转资金。: a sentence behind its number, with no mark between. */
static bool
is_note(struct span text)
{
	size_t n = 0;

	while (n < text.n && byte_is_digit(text.p[n]))
		n++;
	return n > 0 && n <= NOTE_DIGITS && text.n <= NOTE_BYTES &&
	    character_is_han(glyph_at(text, n).c) && form_is_sentence(text);
}

/* Is the last field of a row that is not empty a number? */
static bool
ends_in_number(struct span row)
{
	size_t end = row.n, start;

	while (end > 0 && (row.p[end - 1] == '\t' || row.p[end - 1] == ' '))
		end--;
	for (start = end; start > 0 && row.p[start - 1] != '\t'; start--)
		;
	return start > 0 && is_number(span_slice(row, start, end));
}

bool
tabs_note_between(const struct block *b, size_t above, size_t at, size_t below)
{
	struct span last = form_line(b, above), first = form_line(b, below);

	return above + 1 < at && at + 1 < below && is_note(form_line(b, at)) &&
	    tabs_count(last) == tabs_count(first) && ends_in_number(first);
}

/* Footnotes are rows of the table that goes on behind them. */
static void
keep_notes(struct plan *plan, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++) {
		const struct plan_item *item = &plan->items[i];

		if (item->cells != 1 || !tabs_note_between(plan->region, item[-1].end - 1,
		    item->first, item[1].first))
			continue;
		for (size_t k = i; k <= i + 1; k++) {
			tabs_begin_row(&plan->runs[k], true);
			plan->runs[k].run = 2;
		}
	}
}

/* Says that the item begins another table. */
static void
begin_table(struct marks_item *run)
{
	run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = run->cost[MARKS_ROW] = MARKS_NEVER;
	run->cost[MARKS_TABLE] = 0;
}

/* A sentence with the unit of what it stands above is neither of that nor of the table before. */
static void
part_captions(struct plan *plan, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!tabs_is_caption(form_line(plan->region, plan->items[i].first)))
			continue;
		begin_table(&plan->runs[i]);
		if (i + 1 < n)
			begin_table(&plan->runs[i + 1]);
	}
}

void
tabs_weigh_items(struct plan *plan, const struct tabs_shape *shape, size_t n)
{
	if (!shape->literal) {
		clear_lone_parting(plan, n);
		list_names(plan, n);
	}
	for (size_t i = 1; i < n; i++)
		weigh(plan->region, shape, &plan->items[i - 1],
		    &plan->items[i], &plan->runs[i]);
	if (!shape->literal) {
		tabs_weigh_counted(plan, n);
		tabs_weigh_coded(plan, n);
	}
	keep_notes(plan, n);
	part_captions(plan, n);
}
