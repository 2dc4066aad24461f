/* relate_total: total rows of tables; see relate_total.h. */
#include "relation/relate_total.h"

#include "block/caption.h"
#include "relation/cell_header.h"
#include "text/blank.h"

enum {
	ADOPTED_MAX = 6,	/* rows that go on with a 其中： above them */
	TRIES_MAX = 16		/* readings of a table weighed by its total */
};

/* Do rows from..to add up to total row r in some column? */
static bool
rows_close(struct table_relations *tr, size_t r, size_t from, size_t to)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		const struct mention *total = table_mention(tr, r, i);

		if (!column_adds_up(tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		column_collect(tr, from, to, NONE, total);
		if (column_closes(tr, total))
			return true;
	}
	return false;
}

/* The rows that total row r adds up: those above it, back to the last total
 * or header, or, where totals come first, those below it. */
static void
rows_of_total(struct table_relations *tr, size_t r, size_t *from, size_t *to)
{
	size_t header = tr->g->rows[r].header, above = r, below = r + 1;
	bool first;

	while (above > 0 && tr->g->rows[above - 1].header == header &&
	    !tr->g->rows[above - 1].is_header && !tr->g->rows[above - 1].is_total)
		above--;
	while (below < tr->g->table->nrows && tr->g->rows[below].header == header &&
	    !tr->g->rows[below].is_header && !tr->g->rows[below].is_total)
		below++;
	/* Rows above that hang on a total of their own are not this one's. */
	first = r - above < 2 || (above > 0 && tr->g->rows[above - 1].is_total &&
	    (rows_close(tr, above - 1, above, r) ||
	    rows_close(tr, r, r + 1, below)));
	if (first && rows_close(tr, r, above, r))
		first = false;
	*from = first ? r + 1 : above;
	*to = first ? below : r;
}

/* More than one part that is not zero: else a total adds up whatever is added to it. */
static bool
has_two_parts(const struct table_relations *tr)
{
	size_t n = 0;

	for (size_t i = 0; i < tr->nparts && n < 2; i++)
		n += decimal_sign(tr->terms[i].value) != 0;
	return n == 2;
}

/* 其中：公务用车购置费 0 or blank; 公务用车运行维护费, all of total: the last row's is the only
 * part that is not nothing. */
static bool
is_last_part(const struct table_relations *tr, size_t end, const struct mention *total)
{
	size_t last = tr->nparts - 1;

	if (tr->nparts == 0 || tr->ms->at[tr->parts[last]].cell.row != end ||
	    decimal_cmp(tr->terms[last].value, total->q.value) != 0)
		return false;
	for (size_t i = 0; i < last; i++)
		if (decimal_sign(tr->terms[i].value) != 0)
			return false;
	return true;
}

/* In how many columns the rows under p add up to it. */
static size_t
closing_columns(struct table_relations *tr, size_t p, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = 0; i < tr->g->rows[p].nmentions; i++) {
		const struct mention *total = table_mention(tr, p, i);

		if (!column_adds_up(tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		column_collect(tr, from, to, p, total);
		n += (has_two_parts(tr) && column_closes(tr, total)) || is_last_part(tr, to, total);
	}
	return n;
}

/* Rows that are looked through for breakdowns that go on. */
struct adoption {
	struct table_relations *tr;
	size_t total;		/* row that adds up rows from..to-1; NONE: there is none */
	size_t from, to;
	size_t tries;		/* times that the total was weighed */
};

/* Row p has one row under it, set in by 其中：; the next ones, not set in, go
 * on with that breakdown if they make it add up: in two columns, or in one
 * and the total row adds up without them. */
static void
adopt_rows(struct adoption *a, size_t p)
{
	const struct grid_row *rows = a->tr->g->rows;
	size_t *parent = a->tr->parent, end = p + 2;

	while (end < a->to && end < p + 2 + ADOPTED_MAX && parent[end] == parent[p] &&
	    rows[end].label == rows[p].label && !rows[end].is_total) {
		size_t closing;

		parent[end++] = p;
		closing = closing_columns(a->tr, p, p + 1, end);
		if (closing >= 2 || (closing == 1 && a->total != NONE &&
		    a->tries++ < TRIES_MAX &&
		    rows_close(a->tr, a->total, a->from, a->to)))
			return;
	}
	while (end-- > p + 2)
		parent[end] = parent[p];
}

/* 合计; 公务用车费; 其中：运行费; 购置费 without any indentation. */
void
total_adopt(struct table_relations *tr, size_t r)
{
	struct adoption a = { .tr = tr, .total = r };

	rows_of_total(tr, r, &a.from, &a.to);
	if (rows_close(tr, r, a.from, a.to))
		return;
	for (size_t p = a.from; p + 2 < a.to; p++)
		if (tr->parent[p] == NONE && tr->parent[p + 1] == p && tr->parent[p + 2] != p)
			adopt_rows(&a, p);
}

void
total_adopt_free(struct table_relations *tr)
{
	struct adoption a = { .tr = tr, .total = NONE, .to = tr->g->table->nrows };

	for (size_t p = 0; p + 2 < a.to; p++)
		if (tr->g->rows[p].label != NONE && tr->parent[p + 1] == p &&
		    tr->parent[p + 2] == tr->parent[p])
			adopt_rows(&a, p);
}

/* --- readings of a total row ------------------------------------------------------- */

enum reading {
	READING_ROWS,		/* rows from..to */
	READING_GRAND,		/* the last total and the rows since */
	READING_FIRST,		/* the last total and the first row since: the others break it
				 * down */
	READING_TOTALS,		/* the totals of lower rank above */
	READING_LOOSE,		/* those, and the rows behind the last of them */
	READING_BELOW,		/* the rows below up to a total of lower rank, and the totals of
				 * that rank */
	READING_PAGES,		/* all rows above up to a total, below headers that say the same */
	READINGS
};

struct total_row {
	struct table_relations *tr;
	const struct grid_row *rows;	/* of the table */
	size_t r;
	size_t from, to;	/* READING_ROWS */
	size_t base;		/* behind the last total of r's rank or higher, or the header */
	size_t since;		/* behind the last total of any rank; base: there is none */
	size_t lower;		/* totals of lower rank between base and r */
	size_t pages;		/* first of READING_PAGES; r: its header is not repeated */
};

/* Looks upwards from r to the last total that is no part of it. */
static void
look_up(struct total_row *x)
{
	const struct grid_row *rows = x->rows, *own = &rows[x->r];

	x->since = NONE;
	x->lower = 0;
	for (x->base = x->r; x->base > 0; x->base--) {
		const struct grid_row *up = &rows[x->base - 1];

		if (up->header != own->header || up->is_header ||
		    (up->is_total && up->rank >= own->rank && x->since != NONE))
			break;
		if (up->is_total && x->since == NONE)
			x->since = x->base;
		if (up->is_total && up->rank >= own->rank) {
			x->base--;
			break;	/* of its own rank, directly before it */
		}
		x->lower += up->is_total;
	}
	if (x->since == NONE)
		x->since = x->base;
}

/* Does header b say the same as a of most columns that it names? */
static bool
repeats_header(const struct grid *g, size_t a, size_t b)
{
	size_t named = 0, same = 0;

	for (size_t c = 0; c < g->table->cols; c++) {
		struct span text = blank_trim(header_text(g, b, c));

		named += text.n != 0;
		same += text.n != 0 && span_eq(text, blank_trim(header_text(g, a, c)));
	}
	return same >= 2 && 2 * same >= named;
}

/* Looks upwards from r over the headers that a table has on each of its pages. */
static void
look_over_pages(struct total_row *x)
{
	const struct grid_row *rows = x->rows;
	size_t header = rows[x->r].header, own = header;

	x->pages = x->r;
	for (size_t r = x->r; header != NONE && r-- > 0 && !rows[r].is_total; ) {
		if (rows[r].is_header || rows[r].is_numbers)
			continue;
		if (rows[r].header == NONE || (rows[r].header != header &&
		    !repeats_header(x->tr->g, rows[r].header, own)))
			break;
		header = rows[r].header;
		if (header != own)
			x->pages = r;
	}
}

static void
collect_totals(const struct total_row *x, const struct mention *total)
{
	column_clear(x->tr);
	for (size_t r = x->base; r < x->r; r++) {
		const struct mention *m;

		if (!x->rows[r].is_total || x->rows[r].rank >= x->rows[x->r].rank)
			continue;
		m = column_mention(x->tr, r, total);
		if (m != NULL)
			column_add(x->tr, (size_t)(m - x->tr->ms->at));
	}
}

static void
add_rows(const struct total_row *x, size_t from, size_t to, const struct mention *total)
{
	for (size_t r = from; r < to; r++) {
		const struct mention *m = column_mention(x->tr, r, total);

		if (m != NULL && x->tr->parent[r] == NONE)
			column_add(x->tr, (size_t)(m - x->tr->ms->at));
	}
}

/* Where does the part of the table end that a total at its head adds up? */
static size_t
end_below(const struct total_row *x)
{
	const struct grid_row *rows = x->rows;
	size_t end = x->r + 1;

	while (end < x->tr->g->table->nrows && rows[end].header == rows[x->r].header &&
	    !rows[end].is_header && (!rows[end].is_total || rows[end].rank < rows[x->r].rank))
		end++;
	return end;
}

/* 合计; 市本级; 县区小计 and its rows: the first of lower rank tells whose totals count. */
static void
collect_below(const struct total_row *x, const struct mention *total)
{
	const struct grid_row *rows = x->rows;
	size_t end = end_below(x), lower = x->r + 1;

	while (lower < end && !rows[lower].is_total)
		lower++;
	if (lower == end)
		return;
	add_rows(x, x->r + 1, lower, total);
	for (size_t r = lower; r < end; r++)
		if (rows[r].is_total && rows[r].rank == rows[lower].rank)
			add_rows(x, r, r + 1, total);
}

/* The parts of total in a reading; none where the reading does not apply. */
static void
collect_reading(const struct total_row *x, enum reading reading, const struct mention *total)
{
	bool follows = x->since > x->base || (x->since == x->base && x->since > 0 &&
	    x->rows[x->since - 1].is_total);

	column_clear(x->tr);
	switch (reading) {
	case READING_ROWS:
		column_collect(x->tr, x->from, x->to, NONE, total);
		break;
	case READING_GRAND:
	case READING_FIRST:
		if (!follows || x->since == x->r)
			break;
		add_rows(x, x->since - 1, x->since, total);
		add_rows(x, x->since, reading == READING_GRAND ? x->r : x->since + 1, total);
		break;
	case READING_TOTALS:
	case READING_LOOSE:
		if (x->lower < 2)
			break;
		collect_totals(x, total);
		if (reading == READING_LOOSE)
			add_rows(x, x->since, x->r, total);
		break;
	case READING_BELOW:
		if (x->from == x->r + 1)
			collect_below(x, total);
		break;
	case READING_PAGES:
		column_collect(x->tr, x->pages, x->r, NONE, total);
		break;
	case READINGS:
		break;
	}
}

/* How near a reading comes in the columns of the row. */
struct nearness {
	size_t asked, closing, near;
};

static struct nearness
weigh(const struct total_row *x, enum reading reading)
{
	struct nearness n = { 0, 0, 0 };

	for (size_t i = 0; i < x->rows[x->r].nmentions; i++) {
		const struct mention *total = table_mention(x->tr, x->r, i);

		if (!column_adds_up(x->tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		collect_reading(x, reading, total);
		if (x->tr->nparts < 2)
			continue;
		n.asked++;
		n.closing += column_closes(x->tr, total);
		n.near += column_is_near(x->tr, total);
	}
	return n;
}

/* The columns to link: those that add up, and of the others … */
enum links {
	LINKS_CLOSING,		/* none */
	LINKS_SLIPS,		/* those that one slip explains */
	LINKS_ALL
};

static bool
is_linked(const struct table_relations *tr, const struct mention *total, enum links links)
{
	struct term term = relate_term(total);

	if (column_closes(tr, total))
		return true;
	if (links == LINKS_CLOSING || column_is_no_sum(tr, total))
		return false;
	return links == LINKS_ALL ||
	    closure_slip(&term, tr->terms, tr->nparts) == SLIP_TELLING;
}

static void
link_reading(const struct total_row *x, enum reading reading, enum links links)
{
	for (size_t i = 0; i < x->rows[x->r].nmentions; i++) {
		const struct mention *total = table_mention(x->tr, x->r, i);

		if (!column_adds_up(x->tr, total))
			continue;
		collect_reading(x, reading, total);
		if (x->tr->nparts >= 2 && is_linked(x->tr, total, links))
			column_link(x->tr, total, REL_PART);
	}
}

/* 年初结转和结余, 结余分配: what stands between 本年收入合计 and 总计, by its label. */
static bool
is_carried(const struct relate_words *words, struct span label)
{
	static const char *const roles[] = { "opening", "closing", "drawn", "allotted" };
	struct lexicon_match match;
	struct glyph g;

	for (size_t at = 0; at < label.n; at += g.n) {
		g = glyph_at(label, at);
		if (!lexicon_at(&words->amounts, label, at, &match))
			continue;
		for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
			if (strcmp(LEXICON_CELL(&words->amounts, match, 1), roles[i]) == 0)
				return true;
	}
	return false;
}

/* Is everything between the last total and r known to be added to it? */
static bool
only_carried(const struct total_row *x)
{
	size_t n = 0;

	for (size_t r = x->since; r < x->r; r++) {
		if (x->tr->parent[r] != NONE || x->rows[r].nmentions == 0)
			continue;
		if (!is_carried(x->tr->words, grid_label(x->tr->g, r)))
			return false;
		n++;
	}
	return n > 0;
}

/* The reading that ranks and labels make certain though nothing adds up; READINGS:
 * none. */
static enum reading
certain_reading(const struct total_row *x)
{
	enum reading reading = READINGS;

	if (x->lower >= 2 && x->since == x->r)
		reading = READING_TOTALS;
	else if (x->since > 0 && x->since < x->r && x->rows[x->since - 1].is_total &&
	    x->rows[x->since - 1].rank < x->rows[x->r].rank && only_carried(x))
		reading = READING_GRAND;
	return reading != READINGS && weigh(x, reading).near > 0 ? reading : READINGS;
}

/* Does a total of lower rank stand before r, so that the rows between them are not
 * all that r adds up? */
static bool
follows_lower(const struct total_row *x)
{
	return x->since > 0 && x->rows[x->since - 1].is_total &&
	    x->rows[x->since - 1].header == x->rows[x->r].header &&
	    (x->rows[x->since - 1].rank < x->rows[x->r].rank || x->tr->g->halves > 1);
}

/* 基本支出; 其中：人员经费; 公用经费; 办公费: behind a row set in by 其中： the next, not set
 * in, may go on with it, and nothing has told which do; or the total itself is the one
 * that 其中： breaks down. */
static bool
goes_on_inside(const struct total_row *x)
{
	const size_t *parent = x->tr->parent;

	if (x->from == x->r + 1 && x->from < x->to && parent[x->from] == x->r)
		return true;
	for (size_t p = x->from; p + 2 < x->to; p++)
		if (parent[p] == NONE && parent[p + 1] == p && parent[p + 2] == NONE &&
		    x->rows[p + 2].nmentions == 0)
			return true;
	return false;
}

/* 本年收入合计; 使用非财政拨款结余; 年初结转和结余; 总计: are the rows below added to r, not in
 * it? */
static bool
goes_on_below(const struct total_row *x)
{
	const struct grid_row *rows = x->rows;

	return x->from == x->r + 1 && x->to > x->from && x->to < x->tr->g->table->nrows &&
	    rows[x->to].is_total && rows[x->to].rank > rows[x->r].rank &&
	    is_carried(x->tr->words, grid_label(x->tr->g, x->from));
}

/* 1,524.60总计: an amount of the column before has run into the name, so the converter has
 * lost the edge between two columns, and in other rows their cells. */
static bool
is_run_together(struct span label)
{
	size_t at = 0;
	bool point = false;

	for (; at < label.n && ((label.p[at] >= '0' && label.p[at] <= '9') ||
	    label.p[at] == ',' || label.p[at] == '.'); at++)
		point |= label.p[at] == '.' && at > 0;
	while (at < label.n && label.p[at] == ' ')
		at++;
	return point && at < label.n && (unsigned char)label.p[at] >= 0x80;
}

/* Is the total's name merged over columns, which left no trace, in a table whose header is lost?
 * Nobody can tell then below which numbers its own stand. */
static bool
is_out_of_place(const struct table_relations *tr, size_t r)
{
	const struct table_row *rows = tr->g->table->rows;

	return r > 0 && tr->g->rows[r].header == NONE && tr->g->rows[r].shift == 0 &&
	    rows[r].cells + 1 < rows[r - 1].cells;
}

/* Do the totals of the row, two of them at least, all but one add up the rows so many columns to
 * their right? */
static bool
closes_beside(const struct total_row *x, size_t columns)
{
	enum { TELLING = 2 };
	size_t asked = 0, closing = 0;

	for (size_t i = 0; i < x->rows[x->r].nmentions; i++) {
		const struct mention *total = table_mention(x->tr, x->r, i);
		struct mention moved = *total;

		if (!column_adds_up(x->tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		moved.cell.under += columns;
		column_collect(x->tr, x->from, x->to, NONE, &moved);
		asked++;
		closing += has_two_parts(x->tr) && column_closes(x->tr, &moved);
	}
	return closing >= TELLING && closing + 1 >= asked;
}

/* Has a converter moved the row to the left, for a cell before its numbers was empty, or merged
 * over several columns? */
static bool
is_moved(const struct total_row *x)
{
	enum { COLUMNS = 4 };
	size_t k = 1;

	while (k <= COLUMNS && !closes_beside(x, k))
		k++;
	return k <= COLUMNS;
}

/* Does the table begin with numbers, below no header and nothing that says what they are, as what
 * is left of one behind the end of a page?  Then a total may add up rows that stand there. */
static bool
has_lost_beginning(const struct table_relations *tr, size_t r)
{
	const struct table *t = tr->g->table;

	return tr->g->rows[r].header == NONE && tr->g->rows[0].first_number < t->rows[0].cells &&
	    t->unit.n == 0 && !caption_names_table(buf_span(&t->title));
}

void
total_relate(struct table_relations *tr, size_t r)
{
	struct total_row x = { .tr = tr, .rows = tr->g->rows, .r = r };
	struct nearness best = { 0, 0, 0 };
	enum reading reading = READINGS;
	enum links links = is_run_together(grid_label(tr->g, r)) || is_out_of_place(tr, r) ?
	    LINKS_CLOSING : has_lost_beginning(tr, r) ? LINKS_SLIPS : LINKS_ALL;

	rows_of_total(tr, r, &x.from, &x.to);
	look_up(&x);
	look_over_pages(&x);
	for (enum reading i = READING_ROWS; i < READINGS; i++) {
		struct nearness n = weigh(&x, i);

		if (n.closing > best.closing) {
			best = n;
			reading = i;
		}
	}
	if (reading != READINGS)
		link_reading(&x, reading, reading != READING_ROWS &&
		    2 * best.closing < best.asked ? LINKS_CLOSING :
		    links == LINKS_CLOSING ? links : x.pages < r ? LINKS_SLIPS : LINKS_ALL);
	else if ((reading = certain_reading(&x)) != READINGS)
		link_reading(&x, reading, links);
	else if (!follows_lower(&x) && !goes_on_inside(&x) && !goes_on_below(&x) &&
	    !is_moved(&x))
		link_reading(&x, x.pages < r ? READING_PAGES : READING_ROWS,
		    x.pages < r && links == LINKS_ALL ? LINKS_SLIPS : links);
}
