/* figure_relate: who is asked, and in which order, how the figures of a paragraph belong
 * together; see figure_parts.h.
 *
 * Nearly every one of them leaves alone what another has linked or made a part of something,
 * so the order says who is believed: first what the text writes out, then what words say, then
 * what names suggest, at last what the numbers alone do.
 */
#include "figure/figure_parts.h"

#include "relation/relate_average.h"
#include "relation/relate_balance.h"
#include "relation/relate_called.h"
#include "relation/relate_capital.h"
#include "relation/relate_compare.h"
#include "relation/relate_each.h"
#include "relation/relate_far.h"
#include "relation/relate_mark_pairs.h"
#include "relation/relate_marks.h"
#include "relation/relate_mean.h"
#include "relation/relate_multiple.h"
#include "relation/relate_names.h"
#include "relation/relate_raised.h"
#include "relation/relate_ratio.h"
#include "relation/relate_sober.h"
#include "relation/relate_stage.h"
#include "relation/relate_stock.h"
#include "relation/relate_target.h"
#include "relation/relate_unsaid.h"
#include "relation/relate_whole.h"
#include "relation/relate_written.h"
#include "relation/relate_yearly.h"

/* How many figures of each kind a paragraph has. */
struct kinds {
	size_t of[KINDS];
};

static struct kinds
count_kinds(const struct mentions *ms)
{
	struct kinds kinds = { { 0 } };

	for (size_t i = 0; i < ms->n; i++)
		kinds.of[ms->at[i].q.kind] += ms->at[i].id != 0;
	return kinds;
}

/* What the text writes out, and which figures are parts of which. */
static void
relate_lists_of(struct figures *fs, struct span text, const struct kinds *kinds,
    struct recall *recall)
{
	struct mentions *ms = &fs->mentions;

	if (ms->n > 2 && fs->text.written)	/* before all: it leaves no choice */
		relate_written(ms, text);
	if (kinds->of[KIND_MONEY] > 1)
		relate_capitals(ms, text);
	if (fs->block.account_end != 0)	/* said twice, whatever else it is */
		relate_account(fs->relations, ms, fs->block.item);
	relate_lists(fs->relations, ms, buf_span(&fs->report.heading), recall);
	relate_twins(fs->relations, ms);	/* needs to know what is a part */
	figure_date_parts(fs);		/* likewise; operands are sought by year */
}

/* What is made of figures that words, or the names of these, say: of what the lists and the
 * figures themselves have left. */
static void
relate_named(struct figures *fs, struct span text, const struct kinds *kinds)
{
	struct mentions *ms = &fs->mentions;
	size_t amounts = kinds->of[KIND_MONEY] + kinds->of[KIND_COUNT];

	relate_changes(fs->relations, ms);	/* of parts, which the lists have said */
	relate_means(ms, text);	/* of rows, which are no sums */
	relate_averages(fs->relations, ms, text);	/* of changes, too, that are nobody's yet */
	if (kinds->of[KIND_MONEY] > 1)
		relate_prices(fs->relations, ms);	/* that are no average of another sum */
	if (ms->n > 1)
		relate_balances(fs->relations, ms);	/* of amounts that no sum explains */
	if (amounts > 2)
		relate_stocks(fs->relations, ms, text);	/* of what the balances have left */
	if (kinds->of[KIND_PERCENT] != 0) {
		relate_yearly(ms);	/* of amounts, be they parts or not */
		relate_ratios(fs->relations, ms);	/* beside rates that have none */
	}
	relate_comparisons(fs->relations, ms, text);	/* of what the rates turned out to be of */
	relate_raised(ms);		/* of what no balance explains */
	if (kinds->of[KIND_RATIO] != 0)
		relate_multiples(ms, text);
	if (kinds->of[KIND_PERCENT] > 1)
		relate_wholes(fs->relations, ms);	/* of shares that have their base */
	if (kinds->of[KIND_COUNT] != 0) {
		relate_names(fs->relations, ms, text);	/* of counts that are no sum */
		relate_points(fs->relations, ms, text);
	}
	if (kinds->of[KIND_SCORE] != 0) {
		relate_scores(&fs->grades, ms, text);
		relate_marks(ms, text);		/* puts full marks right that relate_scores found */
		relate_mark_pairs(ms);		/* of those that have none yet */
	}
	relate_targets(ms, text);		/* where a mark has its weight */
}

void
figure_relate(struct figures *fs, struct span text, struct recall *recall)
{
	struct mentions *ms = &fs->mentions;
	struct kinds kinds = count_kinds(ms);

	relate_lists_of(fs, text, &kinds, recall);
	for (size_t i = 0; i < ms->n; i++)
		relate_mention(fs->relations, ms, i, text, recall);
	relate_named(fs, text, &kinds);
	relate_unsaid(fs->relations, ms, text, recall);	/* what nobody has explained */
	if (kinds.of[KIND_PERCENT] != 0)
		relate_sober(ms, text, recall);	/* of all rates, whoever linked them */
	relate_far(ms, recall);		/* of all that reaches beyond its sentence */
	relate_called(ms);		/* needs to know what was linked */
	figure_date_changes(ms);	/* likewise */
	if (kinds.of[KIND_COUNT] > 1)
		relate_stages(fs->relations, ms, 0);	/* of sums too, if there are any */
}
