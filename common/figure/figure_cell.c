/* figure_cell: cells of tables that hold sentences; see figure_parts.h.
 *
 * 年度目标, 完成情况, 说明, 扣分原因: what stands in such a cell is a paragraph of its own, and its
 * figures belong together by its words, whatever the rows and columns around it say.  Nothing
 * that was told in another cell or before the table is an operand of them: what was planned and
 * what was reached stand side by side in the same words.
 */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "relation/cell_text.h"
#include "sentence/written.h"
#include "text/punct.h"

/* Mentions from on, n of them, in one cell. */
struct cell_run {
	size_t from, n;
};

/* The run that begins with mention from. */
static struct cell_run
run_at(const struct mentions *ms, size_t from)
{
	const struct mention_cell *cell = &ms->at[from].cell;
	size_t to = from + 1;

	while (to < ms->n && ms->at[to].cell.row == cell->row &&
	    ms->at[to].cell.column == cell->column)
		to++;
	return (struct cell_run){ from, to - from };
}

/* Does a mark of a sentence stand between a figure of the run with words of its own and another
 * figure before or behind it? */
static bool
is_sentence(const struct mentions *ms, struct span text, struct cell_run run)
{
	const struct mention *last = NULL;
	bool named = false;

	for (size_t i = run.from; i < run.from + run.n; i++) {
		const struct mention *m = &ms->at[i];

		if (m->id == 0)
			continue;
		named |= m->phrase.n != 0;
		if (last != NULL && named && last->q.to <= m->q.from) {
			struct span between = span_slice(text, last->q.to, m->q.from);

			if (punct_in(between, ',') || punct_in(between, ';') ||
			    punct_in(between, ':') || span_has(between, SPAN("。")))
				return true;
		}
		last = m;
	}
	return false;
}

/* Does the column of m say how marks are given, 评分标准, rather than what was done? */
static bool
is_of_rules(const struct grid *g, const struct mention *m)
{
	return word_table_in(&qualifiers, "criteria", grid_header(g, m));
}

/* Links the figures of the run, of a cell of that text.  Those who are asked see these alone,
 * as figures of running text. */
static void
relate_cell(struct figures *fs, struct span text, struct cell_run run)
{
	struct mentions *ms = &fs->mentions;
	struct mention_cell cell = ms->at[run.from].cell;
	struct mentions_hidden all = mentions_show(ms, run.from, run.n);

	for (size_t i = 0; i < ms->n; i++)
		ms->at[i].cell = (struct mention_cell){ .header = NONE };
	fs->text.written = written_may(text);
	recall_reset(&fs->cell_recall);
	figure_relate(fs, text, &fs->cell_recall);
	for (size_t i = 0; i < ms->n; i++)
		ms->at[i].cell = cell;
	mentions_show_all(ms, all);
}

void
figure_relate_cells(struct figures *fs)
{
	struct cell_run run;

	for (size_t i = 0; i < fs->mentions.n; i += run.n) {
		const struct mention *m = &fs->mentions.at[i];
		struct span text;

		run = run_at(&fs->mentions, i);
		if (m->cell.whole || run.n < 2 || is_of_rules(&fs->grid, m))
			continue;
		text = cell_text(&fs->grid, m->cell.row - 1, m->cell.column - 1);
		if (is_sentence(&fs->mentions, text, run))
			relate_cell(fs, text, run);
	}
}
