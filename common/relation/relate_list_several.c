/* relate_list_several: parts that are so much for each of several things; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* The parts of a list, those of several things as often as there are things. */
struct shares {
	struct term terms[LIST_MAX];
	size_t ids[LIST_MAX + 1];	/* behind that of the total */
	size_t n;
};

/* Is part so much for each of several things that are named before it (甲、乙各1个)? */
static bool
is_for_several(const struct mentions *ms, const struct mention *part)
{
	return word_table_ends(&name_words, "eachof", mentions_text(ms, part->before));
}

/* How many names stand before part: as many as 、 part; with joins, one more, if the last two
 * are joined by a word (甲、乙和丙; 卫生和健康所 is one). */
static size_t
names_before(const struct mentions *ms, const struct mention *part, bool joins)
{
	struct span before = punct_last_clause(mentions_text(ms, part->before));
	size_t n = 1, last = 0;
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(before, at)).n != 0; at += g.n)
		if (g.c == 0x3001 && at != 0) {
			n++;
			last = at;
		}
	return n + (joins && word_table_in(&qualifiers, "joins",
	    span_slice(before, last + (n > 1 ? strlen("、") : 0), before.n)));
}

static bool
read_shares(const struct mentions *ms, struct part_run run, bool joins, struct shares *out)
{
	out->n = 0;
	for (size_t i = 0; i < run.n; i++) {
		const struct mention *m = &ms->at[run.at[i]];
		size_t times = is_for_several(ms, m) ? names_before(ms, m, joins) : 1;

		for (; times > 0 && out->n < LIST_MAX; times--) {
			out->terms[out->n] = relate_term(m);
			out->ids[++out->n] = m->id;
		}
		if (times > 0)
			return false;
	}
	return true;
}

/* Says that the last of run is what the others leave of total. */
static void
link_last(struct mentions *ms, struct part_run run, size_t total, struct shares *shares,
    enum closure_slip fit)
{
	struct mention *last = &ms->at[run.at[run.n - 1]];
	struct buf format = BUF_INIT;

	shares->ids[0] = total;
	buf_add_char(&format, '$');
	for (size_t i = 1; i < shares->n; i++)
		buf_add_str(&format, "-$");
	mentions_link(ms, last, fit != SLIP_NEEDLESS ? REL_LIKELY : REL_SUM, buf_str(&format),
	    shares->ids);
	buf_release(&format);
}

bool
list_of_several(struct mentions *ms, struct part_run run, const struct relate_total *total)
{
	struct shares shares;
	bool several = false;
	enum closure_slip fit;

	for (size_t i = 0; i < run.n; i++)
		several |= is_for_several(ms, &ms->at[run.at[i]]);
	if (!several || run.n < 2)
		return false;
	for (int joins = 0; joins < 2; joins++)
		if (!is_for_several(ms, &ms->at[run.at[run.n - 1]]) &&
		    read_shares(ms, run, joins == 1, &shares) &&
		    (fit = closure_fit(&total->term, shares.terms, shares.n)) >= SLIP_TELLING) {
			link_last(ms, run, total->id, &shares, fit);
			break;
		}
	return true;
}
