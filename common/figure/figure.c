/* figure: figure records of a report's blocks; see figure.h. */
#include "figure/figure_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/table_doubt.h"
#include "language/grammar.h"
#include "outline/bare.h"
#include "outline/contents.h"
#include "relation/cell_text.h"
#include "relation/relate_percents.h"
#include "relation/relate_stage.h"
#include "sentence/written.h"
#include "text/punct.h"

struct figures *
figures_open(const struct figures_options *options)
{
	struct figures *fs = mem_zeroed(1, sizeof *fs);

	fs->options = *options;
	subject_open(&fs->words);
	figure_tidy_open(&fs->tidy);
	fs->relations = relate_words();
	table_relations_open(&fs->table);
	grades_open(&fs->grades);
	grid_open(&fs->grid, fs->relations);
	mentions_init(&fs->mentions);
	recall_reset(&fs->recall);
	return fs;
}

void
figures_close(struct figures *fs)
{
	if (fs == NULL)
		return;
	subject_close(&fs->words);
	figure_tidy_close(&fs->tidy);
	table_relations_close(&fs->table);
	grades_close(&fs->grades);
	column_relations_close(&fs->columns);
	grid_close(&fs->grid);
	mentions_release(&fs->mentions);
	passage_release(&fs->text.passage);
	figures_report_release(&fs->report);
	scope_release(&fs->scope);
	quantity_list_release(&fs->text.own);
	free(fs->out);
	free(fs);
}

/* Numbers the mentions from first on. */
static void
number(struct figures *fs, size_t first)
{
	const struct mention *before = NULL;

	for (size_t i = first; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];

		if (m->id == 0)
			continue;
		m->id = ++fs->report.next_id;
		m->dimension = before != NULL && before->q.kind == m->q.kind &&
		    span_eq_short(before->q.unit, m->q.unit) ? before->dimension :
		    relate_dimension(fs->relations, &m->q);
		before = m;
	}
}

/* Where the words of a heading begin whose number stands without a mark: 1 项目概况; of an
 * entry of a table of contents, its end. */
static size_t
behind_bare_number(const struct block *b)
{
	struct span label = buf_span(&b->place.label), text = buf_span(&b->text);
	struct label entry;
	size_t at;

	if (b->place.role == ROLE_BODY && contents_paged(text) && (bare_read(text, &entry) ||
	    (label_read(text, &entry) && entry.form == LABEL_DECIMAL)))
		return text.n;
	at = b->place.role == ROLE_HEADING && label.n > 0 &&
	    (unsigned char)(label.p[label.n - 1] - '0') <= 9 ? span_find(text, label) : NONE;

	return at == NONE ? 0 : at + label.n;
}

/* A number without a unit, whose words nobody has read. */
static struct mention *
add_bare(struct figures *fs, const struct reading *rd, const struct quantity *q)
{
	struct mention *m = mentions_add(&fs->mentions);

	m->q = *q;
	m->id = 1;
	m->year = fs->report.year;
	figure_finish_place(rd, m);
	m->function = FUNCTION_OTHER;
	return m;
}

/* 编制人数, and 46 on a line of its own below it. */
static void
read_count(struct figures *fs, const struct reading *rd)
{
	struct quantity q;
	struct span name;

	if (fs->mentions.n == 0 &&
	    remains_count(&fs->remains, &fs->grid, rd->text, &q, &name))
		add_bare(fs, rd, &q)->label = mentions_keep(&fs->mentions, name);
}

/* Where two stand at one place, the figure first: the other is a code, among all that
 * were asked for. */
static int
by_place(const void *a, const void *b)
{
	const struct quantity *x = &((const struct mention *)a)->q,
	    *y = &((const struct mention *)b)->q;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

/* Two cells that were read as a range: the figure is the first of them. */
static void
split_range(struct figures *fs, const struct reading *rd, const struct quantity *range)
{
	struct quantity cells[2];

	if (!remains_splits(rd->text, range, cells) || !remains_is_open(&fs->remains))
		return;
	for (size_t i = 0; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];

		if (m->q.start == range->start && m->q.op == OP_RANGE) {
			m->q = cells[0];
			figure_finish_place(rd, m);
			add_bare(fs, rd, &cells[1]);
			return;
		}
	}
}

/* The numbers of a scrap that are no figures in running text: 5 5, 7.5. */
static void
read_cells(struct figures *fs, const struct reading *rd)
{
	struct mentions *ms = &fs->mentions;
	size_t known = ms->n;
	struct quantity cell;

	for (size_t i = 0; i < fs->text.n; i++) {
		split_range(fs, rd, &fs->text.quantities[i]);
		if (!remains_is_cell(rd->text, &fs->text.quantities[i], &cell))
			continue;
		if (ms->n == known && !remains_is_open(&fs->remains))
			return;
		add_bare(fs, rd, &cell);
	}
	if (ms->n != known)
		qsort(ms->at, ms->n, sizeof *ms->at, by_place);
}

/* Of a number that has turned out to be a figure, the code that it was taken for. */
static void
drop_codes(struct mentions *ms)
{
	size_t kept = 0;

	for (size_t i = 0; i < ms->n; i++) {
		if (kept != 0 && ms->at[kept - 1].q.start == ms->at[i].q.start &&
		    ms->at[kept - 1].q.kind < KIND_DATE)
			continue;
		if (kept != i)
			ms->at[kept] = ms->at[i];
		kept++;
	}
	ms->n = kept;
}

/* A scrap: true if it has numbers that only a table explains. */
static bool
read_scrap(struct figures *fs, const struct reading *rd)
{
	bool bare;

	if (fs->text.n != 0)
		read_cells(fs, rd);
	bare = remains_settle(&fs->remains, rd->text, &fs->mentions,
	    fs->block.given->place.role == ROLE_HEADING);
	if (fs->options.all)
		drop_codes(&fs->mentions);
	read_count(fs, rd);
	return bare;
}

/* 单位：万元。年初结转326.58，…, （单位：万元）…: the unit of money that a paragraph begins with;
 * false: it begins with none. */
static bool
unit_ahead(struct span text, struct unit_hint *unit)
{
	size_t bracket = punct_starts(text, '('), end;

	text = span_slice(text, bracket, text.n);
	if (!word_table_starts(&particles, "unitis", text))
		return false;
	end = bracket != 0 ? punct_find(text, ')') : span_find(text, SPAN("。"));
	return end != NONE && quantity_unit_hint(span_slice(text, 0, end), unit) &&
	    unit->kind == KIND_MONEY;
}

/* The year of a report is the first that its title or text names. */
static void
read_paragraph(struct figures *fs, const struct block *b)
{
	struct reading rd = { .text = buf_span(&b->text),
	    .from = behind_bare_number(b), .against = { .end = NONE } };
	struct unit_hint unit;
	bool scrap;

	figure_read_item(fs, b);
	if (b->place.level == 0)
		remains_reset(&fs->remains);
	scrap = remains_read(&fs->remains, rd.text);
	rd.money = unit_ahead(rd.text, &unit) ? &unit : NULL;
	figure_read_text(fs, &rd);
	scrap = scrap && read_scrap(fs, &rd);
	number(fs, 0);
	if (scrap)
		return;
	if (fs->mentions.n != 0)
		figure_relate(fs, rd.text, &fs->recall);
	items_paragraph(fs->relations, &fs->items, &(struct item_paragraph){ rd.text,
	    b->place.role == ROLE_HEADING ? b->place.level : -1, fs->block.account_end != 0 },
	    &fs->mentions, &fs->recall);
	fs->recall.opened = items_announced_in(rd.text);
}

/* In running text a whole number counts something else, unless it is all that a name in
 * front of it has: 指数达到82以上, but 结余资金：20. */
static bool
is_bare_amount(struct span text, const struct mention *m)
{
	struct span before = blank_trim(span_slice(text, 0, m->q.from));

	return m->q.kind == KIND_BARE &&
	    (decimal_cmp(m->q.quantum, decimal_of(1)) < 0 || before.n == 0 ||
	    punct_ends(before, ':') != 0);
}

/* The unit of money of the table's header, or of the name that the rows being read are merged
 * under: 执行情况（万元）; NULL: none is known. */
static const struct unit_hint *
money_of(const struct grid *g)
{
	if (g->has_unit)
		return g->unit.kind == KIND_MONEY ? &g->unit : NULL;
	return g->has_group_unit && g->group_unit.kind == KIND_MONEY ? &g->group_unit : NULL;
}

/* A cell with running text; bare amounts in it take that unit. */
static void
read_cell(void *context, struct span text, size_t row, size_t column)
{
	struct figures *fs = context;
	const struct block *b = fs->block.given;
	struct reading rd = { .text = text, .row = row, .column = column,
	    .against = { .end = NONE } };
	const struct unit_hint *money = money_of(&fs->grid);
	size_t first = fs->mentions.n;

	rd.base = table_offset(&b->table, buf_span(&b->text), text.p);
	figure_read_text(fs, &rd);
	for (size_t i = first; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];

		m->cell.header = fs->grid.rows[row - 1].header;
		m->cell.under = column - 1;
		if (money != NULL && is_bare_amount(text, m))
			quantity_apply(&m->q, money);
	}
}

static void
read_table(struct figures *fs, const struct block *b)
{
	fs->report.in_item = false;
	fs->remains.run = 0;
	remains_table(&fs->remains, &b->table);
	fs->grid.above = b->table.loose && fs->remains.has_unit ? &fs->remains.unit : NULL;
	grid_read(&fs->grid, b, fs->report.year, &fs->mentions,
	    &(struct cell_reader){ .read = read_cell, .context = fs });
	if (b->table.loose)
		remains_cells(&fs->remains, &b->table, buf_span(&b->text), &fs->mentions);
	number(fs, 0);
	if (fs->grid.halves == 1 && !b->table.loose)
		figure_cell_dates(fs);
	relate_stages(fs->relations, &fs->mentions, 0);
	if (b->table.loose || table_is_torn(&b->table) || table_is_doubtful(&b->table))
		return;		/* arithmetic would be about rows that nobody wrote */
	figure_relate_cells(fs);
	for (size_t h = 0; h < fs->grid.halves; h++) {
		grid_take_half(&fs->grid, h);
		relate_percents(&fs->columns.view, fs->relations, &fs->grid, &fs->mentions);
		relate_table(&fs->table, fs->relations, &fs->grid, &fs->mentions);
		relate_columns(&fs->columns, fs->relations, &fs->grid, &fs->mentions);
		relate_groups(&fs->grid, fs->relations, &fs->mentions);
		relate_grade_column(&fs->grades, &fs->grid, &fs->mentions);
	}
}

/* Several links as columns of the record: joined by commas. */
static void
join_links(struct mentions *ms, struct mention *m)
{
	m->rel = (struct pooled){ ms->pool.n, 0 };
	for (size_t i = 0; i < m->nlinks; i++) {
		if (i != 0)
			buf_add_char(&ms->pool, ',');
		buf_add_span(&ms->pool, relation_name(m->links[i].rel));
	}
	m->rel.n = ms->pool.n - m->rel.at;
	m->of = (struct pooled){ ms->pool.n, 0 };
	for (size_t i = 0; i < m->nlinks; i++) {
		buf_reserve(&ms->pool, m->links[i].of.n + 1);
		if (i != 0)
			buf_add_char(&ms->pool, ',');
		buf_add_span(&ms->pool, mentions_text(ms, m->links[i].of));
	}
	m->of.n = ms->pool.n - m->of.at;
}

static void
fill(const struct figures *fs, const struct mention *m, struct figure *f)
{
	const struct block *b = fs->block.given;
	struct block_spot spot = figure_spot(b, m->at);

	*f = (struct figure){
		.id = m->id, .line = spot.line, .col = spot.col,
		.table = m->cell.row != 0 ? b->table.number : 0,
		.row = m->cell.row, .column = m->cell.column,
		.section = buf_span(&b->place.section), .scope = fs->scope.now,
		.raw = table_bytes(&b->table, buf_span(&b->text), m->at, m->length),
		.unit = m->q.unit, .year = m->year, .kind = m->q.kind,
		.op = m->q.op, .lean = m->q.lean, .value = m->q.value,
		.high = m->q.high, .quantum = m->q.quantum,
		.para = b->kind == BLOCK_PARAGRAPH ? b->lines[0].number : spot.line,
	};
}

/* Turns the mentions into records; the pool no longer moves after this. */
static size_t
publish(struct figures *fs)
{
	struct mentions *ms = &fs->mentions;

	while (fs->cap < ms->n)
		fs->out = mem_grow(fs->out, fs->cap, &fs->cap, sizeof *fs->out);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (m->nlinks > 1)
			join_links(ms, m);
		else if (m->nlinks == 1) {
			m->rel = mentions_keep(ms, relation_name(m->links[0].rel));
			m->of = m->links[0].of;
		}
	}
	for (size_t i = 0; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		fill(fs, m, &fs->out[i]);
		fs->out[i].label = mentions_text(ms, m->label);
		if (m->nlinks != 0) {
			fs->out[i].rel = mentions_text(ms, m->rel);
			fs->out[i].of = mentions_text(ms, m->of);
		}
	}
	return ms->n;
}

/* Says that relations found no room, which costs a check and no figure. */
static void
say_unlinked(const struct figures *fs)
{
	const struct block *b = fs->block.given;

	if (fs->mentions.unlinked != 0)
		diag_message(fs->block.diag, DIAG_WARNING, (struct place){
		    b->document, figure_spot(b, fs->mentions.at[0].at).line, 0 },
		    "%zu relations left out: a figure tells no more than %d",
		    fs->mentions.unlinked, MENTION_LINKS);
}

static void
new_report(struct figures *fs)
{
	recall_reset(&fs->recall);
	items_reset(&fs->items);
	remains_begin(&fs->remains);
	grades_reset(&fs->grades);
	figures_report_reset(&fs->report);
	scope_reset(&fs->scope);
}

size_t
figures_of(struct figures *fs, const struct block *b, struct diag *diag,
    const struct figure **out)
{
	mentions_reset(&fs->mentions);
	fs->block = (struct figures_block){ .given = b, .diag = diag, .item = SPAN("") };
	*out = fs->out;
	switch (b->kind) {
	case BLOCK_DOCUMENT:
		new_report(fs);
		return 0;
	case BLOCK_BLANK:
		return 0;
	case BLOCK_PARAGRAPH:
		fs->recall.block++;
		fs->report.titled = b->place.role == ROLE_TITLE ||
		    (fs->report.titled && b->place.role == ROLE_CONT);
		scope_paragraph(&fs->scope, b);
		read_paragraph(fs, b);
		break;
	case BLOCK_TABLE:
		fs->recall.block++;
		fs->report.titled = false;
		scope_table(&fs->scope);
		read_table(fs, b);
		break;
	}
	if (fs->mentions.n == 0)
		return 0;
	say_unlinked(fs);
	figure_label_linked(fs);
	figure_tidy_labels(fs, buf_span(&b->text));
	publish(fs);
	*out = fs->out;
	return fs->mentions.n;
}

