/* figure_report: what is learnt of a report and its sections while its figures are read; see
 * figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/blank.h"
#include "text/punct.h"

void
figures_report_reset(struct figures_report *r)
{
	struct buf heading = r->heading, item_name = r->item_name;

	*r = (struct figures_report){ .heading = heading, .item_name = item_name };
	buf_reset(&r->heading);
	buf_reset(&r->item_name);
}

void
figures_report_release(struct figures_report *r)
{
	buf_release(&r->heading);
	buf_release(&r->item_name);
}

/* 基本支出：, and behind it a paragraph of its own, 年初预算数为1,973.4万元…: what such a line,
 * text, names, which is called title if it is a heading; empty: nothing. */
static struct span
named_alone(struct span text, struct span title)
{
	enum { LONGEST = 36 };	/* bytes of twelve ideographs */
	struct span name = blank_trim(text);
	size_t colon = punct_ends(name, ':');

	if (colon == 0)
		return SPAN("");
	name = title.n != 0 ? title : span_slice(name, 0, name.n - colon);
	name = blank_trim(span_slice(name, 0, name.n - punct_ends(name, ':')));
	return name.n <= LONGEST && word_table_ends(&name_words, "outlay", name) ? name : SPAN("");
}

void
figure_read_item(struct figures *fs, const struct block *b)
{
	struct span text = buf_span(&b->text), title = buf_span(&b->place.title), alone;
	struct account account;
	struct label label;
	bool named = account_read(text, &account) && account_is_whole(&account);

	if (named)
		fs->block.account_end = account.end;
	if (b->place.role == ROLE_HEADING) {
		buf_reset(&fs->report.heading);
		buf_add_span(&fs->report.heading, title);
	}
	alone = named ? SPAN("") : named_alone(text, title);
	if (named || b->place.role == ROLE_HEADING || alone.n != 0) {
		fs->report.in_item = named || alone.n != 0 || b->place.body < b->text.n;
		fs->report.item_is_account = named;
		buf_reset(&fs->report.item_name);
		buf_add_span(&fs->report.item_name,
		    named ? account.whole : alone.n != 0 ? alone : title);
	} else if (fs->report.in_item && ((label_possible(text) && label_read(text, &label) != 0) ||
	    (fs->report.item_is_account && account_is_torn(text))))
		fs->report.in_item = false;
	if (fs->report.in_item)
		fs->block.item = buf_span(&fs->report.item_name);
}
