/* columns_place: which name of a header, read by itself, stands above which column
 * of the body; see columns_header.h.
 *
 * Names are centred in their cells, amounts end at the right and texts begin at the
 * left, so that a name often stands beside what it is the name of.  But both come in
 * one order: names are laid over columns from left to right so that they stand as
 * near as may be, all together.  Names may be left over, for a column may be empty, and a
 * name may stand above two columns of numbers that no line fills both: a dash at the left
 * of the cells where amounts are at the right. */
#include "block/columns.h"

enum {
	COST_EMPTY = 7,		/* a name without a body … */
	COST_FILLED = 20,	/* … though it names texts or totals */
	COST_KIND = 12,		/* amounts where texts should be */
	COST_GROUP = 2,		/* … that stands above others */
	COST_STRANGE = 6,	/* a name above another, as a group's, that is not known */
	COST_UNKNOWN = 3,	/* a name that is not known */
	COST_NAMELESS = 12,	/* a body without a name … */
	COST_CODE = 4,		/* … that is part of a code */
	COST_PAIR = 2,		/* a name above two columns that may be one … */
	PAIR_APART = 8,		/* … so many characters apart at most */
	COST_WRONG_SIDE = 3,	/* a character by which a middle is where cells end */
	PART_WIDTH = 3,		/* characters of 201 or 06 … */
	CODE_WIDTH = 5		/* … and what they are moved by */
};

/* The laying over: the least costs of the first names and columns, and which step
 * led there. */
struct layout {
	uint16_t cost[COLUMNS_MAX + 1][COLUMNS_MAX + 1];
	uint8_t step[COLUMNS_MAX + 1][COLUMNS_MAX + 1];
};

enum step { STEP_BOTH, STEP_NAME, STEP_COLUMN, STEP_PAIR };

static bool
is_numeric(const struct column *column)
{
	return column->numbers > column->texts;
}

static bool
is_near(size_t a, size_t b)
{
	return a <= b + 1 && b <= a + 1;
}

/* Where all cells are flush left, or flush right, so are the names. */
static bool
are_flush(const struct head_name *name, const struct column *column)
{
	return is_near(name->left, column->left) || is_near(name->right, column->right);
}

/* Amounts below a name of texts, or texts below one of amounts. */
static bool
is_other_kind(const struct head_name *name, const struct column *column)
{
	return is_numeric(column) ? name->kind == HEAD_TEXT : name->kind == HEAD_TOTAL;
}

/* What it costs that the name stands above the column. */
static size_t
cost_above(const struct head_name *name, const struct column *column)
{
	size_t middle = ((size_t)name->left + name->right) / 2;
	size_t cost = is_other_kind(name, column) ? COST_KIND : 0;

	if (are_flush(name, column))
		return cost;
	if (column->left > name->right)
		cost += (size_t)(column->left - name->right);
	else if (name->left > column->right)
		cost += (size_t)(name->left - column->right);
	if (is_numeric(column) && middle > column->right && name->kind != HEAD_CODE)
		cost += COST_WRONG_SIDE * (middle - column->right);
	if (!is_numeric(column) && middle < column->left)
		cost += COST_WRONG_SIDE * (column->left - middle);
	return cost > UINT8_MAX ? UINT8_MAX : cost;
}

/* Is all of the name above the names left and right of it?  Then it may be that of a
 * group, between whose columns it stands. */
static bool
is_between(const struct heads *h, size_t i)
{
	return i > 0 && i + 1 < h->names && h->name[i - 1].first > h->name[i].last &&
	    h->name[i + 1].first > h->name[i].last;
}

static bool
is_filled(const struct head_name *name)
{
	return name->kind == HEAD_TEXT || name->kind == HEAD_TOTAL;
}

static size_t
cost_empty(const struct heads *h, size_t i)
{
	return is_between(h, i) ? COST_GROUP : is_filled(&h->name[i]) ? COST_FILLED :
	    COST_EMPTY;
}

static bool
is_part_of_code(const struct column *column)
{
	return is_numeric(column) && column->right - column->left <= PART_WIDTH;
}

/* 06 in a column of its own: the name is above the code's first part, which is the table's
 * first column or stands beside another part; 9.8 among amounts is none. */
static size_t
cost_nameless(const struct columns *c, size_t j)
{
	return is_part_of_code(&c->column[j]) && (j == 0 || is_part_of_code(&c->column[j - 1])) ?
	    COST_CODE : COST_NAMELESS;
}

/* May columns j - 1 and j be one?  They hold nothing but numbers, and these in no line side by
 * side. */
static bool
are_pair(const struct columns *c, size_t j)
{
	const struct column *left = &c->column[j - 1], *right = &c->column[j];

	return left->texts + right->texts == 0 && right->left < left->right + PAIR_APART &&
	    !(c->beside[j] >> (j - 1) & 1);
}

static struct column
pair_of(const struct columns *c, size_t j)
{
	struct column both = c->column[j - 1];
	const struct column *right = &c->column[j];

	both.right = right->right > both.right ? right->right : both.right;
	both.lines += right->lines;
	both.numbers += right->numbers;
	both.digits = right->digits > both.digits ? right->digits : both.digits;
	return both;
}

static void
take_step(struct layout *l, size_t i, size_t j, size_t cost, enum step step)
{
	if (cost >= l->cost[i][j])
		return;
	l->cost[i][j] = (uint16_t)cost;
	l->step[i][j] = (uint8_t)step;
}

/* A name above two columns. */
static void
take_pair(const struct columns *c, struct layout *l, size_t i, size_t j)
{
	struct column both;

	if (i == 0 || j < 2 || !are_pair(c, j - 1))
		return;
	both = pair_of(c, j - 1);
	take_step(l, i, j, l->cost[i - 1][j - 2] + COST_PAIR +
	    cost_above(&c->heads.name[i - 1], &both), STEP_PAIR);
}

/* Do names and columns take turns, as many of both: is each column between its name's left end
 * and the next name?  Then each is below its own, where names are at the left of their cells and
 * amounts at the right, however far they are apart. */
static bool
take_turns(const struct columns *c)
{
	const struct heads *h = &c->heads;

	if (h->names != c->ncolumns)
		return false;
	for (size_t i = 0; i < h->names; i++)
		if (c->column[i].left < h->name[i].left ||
		    (i + 1 < h->names && c->column[i].right > h->name[i + 1].left))
			return false;
	return true;
}

static void
lay_names(const struct columns *c, struct layout *l)
{
	const struct heads *h = &c->heads;
	bool turns = take_turns(c);

	for (size_t i = 0; i <= h->names; i++)
		for (size_t j = 0; j <= c->ncolumns; j++) {
			l->cost[i][j] = i + j == 0 ? 0 : UINT16_MAX;
			if (i > 0 && j > 0)
				take_step(l, i, j, l->cost[i - 1][j - 1] + (turns && i == j ? 0 :
				    cost_above(&h->name[i - 1], &c->column[j - 1])), STEP_BOTH);
			if (i > 0)
				take_step(l, i, j, l->cost[i - 1][j] +
				    cost_empty(h, i - 1), STEP_NAME);
			if (j > 0)
				take_step(l, i, j, l->cost[i][j - 1] +
				    cost_nameless(c, j - 1), STEP_COLUMN);
			take_pair(c, l, i, j);
		}
}

static void
make_group(struct heads *h, size_t i)
{
	for (size_t k = h->name[i].head; k != NO_HEAD; k = h->head[k].next)
		h->head[k].group = true;
	h->name[i].column = NO_HEAD;
}

/* The columns from left to right as names and bodies make them. */
struct order {
	struct column column[COLUMNS_MAX];
	uint8_t place[COLUMNS_MAX];	/* of the body's columns */
	size_t n;
};

static void
add_body(struct order *order, const struct columns *c, size_t j, uint32_t name)
{
	order->place[j] = (uint8_t)order->n;
	order->column[order->n] = c->column[j];
	order->column[order->n++].name = name;
}

static void
add_pair(struct order *order, const struct columns *c, size_t j, uint32_t name)
{
	order->place[j] = (uint8_t)order->n;
	add_body(order, c, j + 1, name);
	order->column[order->n - 1] = pair_of(c, j + 1);
	order->column[order->n - 1].name = name;
}

static void
add_empty(struct order *order, const struct head_name *name)
{
	order->column[order->n++] = (struct column){
		.left = name->left, .right = name->right, .name = name->hash
	};
}

/* The steps that cost least, from first to last. */
static size_t
trace(const struct layout *l, size_t i, size_t j, uint8_t *steps)
{
	size_t n = 0;

	while (i + j > 0) {
		uint8_t step = l->step[i][j];

		steps[n++] = step;
		i -= step != STEP_COLUMN;
		j -= step == STEP_PAIR ? 2 : step != STEP_NAME;
	}
	return n;
}

/* False if there are too many. */
static bool
put_in_order(struct columns *c, const struct layout *l, struct order *order)
{
	struct heads *h = &c->heads;
	uint8_t steps[2 * COLUMNS_MAX];
	size_t i = 0, j = 0;

	order->n = 0;
	for (size_t k = trace(l, h->names, c->ncolumns, steps); k-- > 0;) {
		if (order->n == COLUMNS_MAX)
			return false;
		if (steps[k] == STEP_COLUMN) {
			add_body(order, c, j++, 0);
			continue;
		}
		h->name[i].column = (uint8_t)order->n;
		if (steps[k] == STEP_BOTH)
			add_body(order, c, j++, h->name[i].hash);
		else if (steps[k] == STEP_PAIR) {
			add_pair(order, c, j, h->name[i].hash);
			j += 2;
		} else if (is_between(h, i))
			make_group(h, i);
		else
			add_empty(order, &h->name[i]);
		i++;
	}
	return true;
}

/* Codes in several columns, 201 06 01, of which only one is below a name: that is merged
 * over all of them, and stands above the first.  Returns the column of that one. */
static uint8_t
first_of_codes(const struct columns *c, uint8_t column)
{
	size_t first = column + 1U;

	while (first > 0 && c->column[first - 1].right - c->column[first - 1].left <= CODE_WIDTH &&
	    (first == column + 1U || c->column[first - 1].name == 0))
		first--;
	return first == 0 ? 0 : column;
}

static void
tell_runs(struct columns *c, const struct order *order, size_t body, size_t to)
{
	const struct heads *h = &c->heads;

	for (size_t i = body; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->column = order->place[run->column];
		}
	for (size_t i = 0; i < h->n; i++) {
		struct run *run = &c->runs[h->head[i].run];

		run->spans = h->head[i].group;
		if (!run->spans && !h->head[i].counts)
			run->column = h->name[h->head[i].name].column;
	}
}

/* Groups stand above the first of their columns. */
static void
tell_groups(struct columns *c)
{
	struct heads *h = &c->heads;
	uint8_t column[HEAD_RUNS] = { 0 };

	columns_levels(c, column);
	for (size_t i = 0; i < h->n; i++) {
		struct run *run = &c->runs[h->head[i].run];

		run->placed = true;
		run->level = h->head[i].level;
		if (h->head[i].group)
			run->column = column[i];
		if (!h->head[i].counts)
			run->column = first_of_codes(c, run->column);
	}
}

/* --- numbers of columns ----------------------------------------------------- */

/* How far the middle of a column's number is from the column and its name. */
static size_t
off_column(const struct columns *c, const struct head *count, size_t column)
{
	size_t left = c->column[column].left, right = c->column[column].right;
	size_t middle = ((size_t)count->left + count->right) / 2;

	for (size_t i = 0; i < c->heads.names; i++) {
		const struct head_name *name = &c->heads.name[i];

		if (name->column != column)
			continue;
		left = name->left < left ? name->left : left;
		right = name->right > right ? name->right : right;
	}
	return middle < left ? left - middle : middle > right ? middle - right : 0;
}

/* Runs from..to of one line, in order, each in one of the columns so that all are as
 * near to theirs as may be. */
static void
place_counts(struct columns *c, size_t from, size_t to)
{
	struct layout l;
	size_t n = to - from;

	if (n > c->ncolumns)
		return;
	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= c->ncolumns; j++) {
			l.cost[i][j] = i == 0 ? 0 : UINT16_MAX;
			if (i > 0 && j >= i) {
				take_step(&l, i, j, l.cost[i - 1][j - 1] +
				    off_column(c, &c->heads.head[from + i - 1], j - 1), STEP_BOTH);
				if (j > i)
					take_step(&l, i, j, l.cost[i][j - 1], STEP_COLUMN);
			}
		}
	for (size_t i = n, j = c->ncolumns; i > 0; j--)
		if (l.step[i][j] == STEP_BOTH)
			c->runs[c->heads.head[from + --i].run].column = (uint8_t)(j - 1);
}

static void
place_all_counts(struct columns *c)
{
	const struct heads *h = &c->heads;

	for (size_t i = 0, end; i < h->n; i = end) {
		end = i + 1;
		if (!h->head[i].counts)
			continue;	/* 类 款 项 may stand before them */
		while (end < h->n && h->head[end].line == h->head[i].line)
			end++;
		place_counts(c, i, end);
	}
}

size_t
columns_cost(const struct columns *c)
{
	struct layout layout;

	lay_names(c, &layout);
	return layout.cost[c->heads.names][c->ncolumns] + c->heads.strange * COST_STRANGE +
	    c->heads.unknown * COST_UNKNOWN;
}

bool
columns_place(struct columns *c, size_t body, size_t to)
{
	struct layout layout;
	struct order order;

	lay_names(c, &layout);
	if (!put_in_order(c, &layout, &order))
		return false;
	tell_runs(c, &order, body, to);
	memcpy(c->column, order.column, order.n * sizeof order.column[0]);
	c->ncolumns = order.n;
	tell_groups(c);
	place_all_counts(c);
	return true;
}
