/* relate_average: amounts per head, household, vehicle; see relate_average.h.
 *
 * The count and the amount are sought in the sentence, then in the paragraph.
 * A pair that gives the average is what was meant.  Where none does, the only
 * count and the only amount of the sentence were meant, or of the one before where the
 * average stands alone in its own, if the average has no noun of its own (人均可支配收入 is
 * not what was spent) or shares theirs, and the miss is no larger than a slip makes it.
 */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"

bool
average_is_by_time(const struct average *a)
{
	return a->says == SAYS_MONTH || a->says == SAYS_DAY;
}

/* Links the amount with count·a·times by rel. */
static void
link_times(struct mentions *ms, const struct average *a, struct mention *amount,
    const struct mention *count, enum relation rel)
{
	struct buf format = BUF_INIT;

	buf_addf(&format, "$*$*%zu", a->times);
	mentions_link(ms, amount, rel, buf_str(&format), (size_t[]){ count->id, a->m->id });
	buf_release(&format);
}

void
average_link(struct mentions *ms, const struct average *a, struct mention *amount,
    const struct mention *count, enum relation rel)
{
	if (average_is_by_time(a))
		link_times(ms, a, amount, count, rel);
	else if (a->says != SAYS_AVERAGE)
		mentions_link(ms, amount, rel, "$*$", (size_t[]){ count->id, a->m->id });
	else
		mentions_link(ms, a->m, rel, "$/$", (size_t[]){ amount->id, count->id });
}

bool
average_of_another(const struct mentions *ms, const struct average *a, const struct mention *count,
    const struct mention *amount)
{
	size_t ids[2];

	const struct mention *to = count < amount ? amount : count;
	const struct mention *from = count < amount ? count : amount;

	if (a->m > from && a->m < to)
		return false;
	for (const struct mention *m = from + 1; m < to; m++)
		if ((m->cues & CUE_AVERAGE) != 0 && m->dimension == a->m->dimension &&
		    !(mentions_quotient(ms, m, REL_AVERAGE, ids) && ids[1] == count->id &&
		    ids[0] != amount->id && count < amount))
			return true;
	return false;
}

static bool
link_first(struct mentions *ms, struct average *a, bool nearly)
{
	for (size_t i = 0; i < a->ncounts; i++)
		for (size_t k = 0; k < a->amounts; k++)
			if (average_holds(a, a->count[i], a->amount[k], nearly) &&
			    !average_of_another(ms, a, a->count[i], a->amount[k])) {
				average_link(ms, a, a->amount[k], a->count[i], REL_AVERAGE);
				return true;
			}
	return false;
}

static bool
link_closing(struct mentions *ms, struct average *a)
{
	return link_first(ms, a, false) || link_first(ms, a, true);
}

/* 应发放4,862人，实际发放4,862人: is there one count, however often it is told? */
static bool
has_one_count(const struct average *a)
{
	for (size_t i = 1; i < a->ncounts; i++)
		if (decimal_cmp(a->count[i]->q.value, a->count[0]->q.value) != 0)
			return false;
	return a->ncounts > 0;
}

/* 每人每月800元，惠及1,218人（按实际月数发放）: does the sentence of m say that the months were not
 * the same for each? */
static bool
has_own_months(const struct mentions *ms, const struct mention *m, struct span text)
{
	const struct mention *from = m, *last = m;
	size_t end;

	while (from > ms->at && from[-1].sentence == m->sentence)
		from--;
	while (last + 1 < ms->at + ms->n && last[1].sentence == m->sentence)
		last++;
	end = span_find(span_slice(text, last->q.to, text.n), SPAN("。"));
	end = end == NONE ? text.n : last->q.to + end;
	return word_table_in(&qualifiers, "varies", mentions_text(ms, from->before)) ||
	    word_table_in(&qualifiers, "varies", span_slice(text, from->q.from, end));
}

/* 6,215人，每人每月100元，全年745.80万元 misses by one slip: nothing says that each of
 * them got it all the year, nor of 年末享受420人 that there were as many before.
 * 会议6次，每次120人，每人每天300元: 120 are not all. */
static bool
link_times_slip(struct mentions *ms, struct average *a)
{
	if (!average_is_by_time(a) || a->times == 0 || a->varies ||
	    a->amounts != 1 || !has_one_count(a) ||
	    word_table_in(&qualifiers, "apiece", mentions_text(ms, a->count[0]->before)) ||
	    word_table_in(&particles, "moment", mentions_text(ms, a->count[0]->before)) ||
	    !average_is_times_slip(a))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}

/* 补助19.3万元，其中一类35户，每户1000元；二类22户，每户2000元: is m not the only price behind
 * the amount, which comes first, in its sentence? */
static bool
is_one_price_of_several(const struct relate_words *w, struct mentions *ms, const struct average *a)
{
	struct average other;

	for (struct mention *m = a->amount[0] + 1; m < ms->at + ms->n &&
	    m->sentence == a->amount[0]->sentence; m++)
		if (m != a->m && mention_is_exact(m) && average_read(w, ms, m, &other) &&
		    (relate_same_unit(m, a->m) ||
		    (other.says != SAYS_AVERAGE && average_may_be(m))))
			return true;
	return false;
}

/* 设备20台，其中甲类每台5,000元，乙类每台6,000元，总金额11万元: does another price like m stand
 * between it and the amount behind, or before it with no amount between, so that the count may be
 * of things at both? */
static bool
is_priced_twice(const struct relate_words *w, struct mentions *ms, const struct average *a)
{
	struct mention *from = a->m;
	struct average other;

	while (from > ms->at && from[-1].sentence == a->m->sentence &&
	    !(average_is_stated(from - 1) && average_is_amount(a, from - 1)))
		from--;
	for (struct mention *m = from; m < a->amount[0]; m++)
		if (m != a->m && mention_is_exact(m) && relate_same_unit(m, a->m) &&
		    average_may_be(m) && average_read(w, ms, m, &other) &&
		    (other.says == a->says || average_is_price(&other)))
			return true;
	return false;
}

bool
average_of_several(const struct relate_words *w, struct mentions *ms, const struct average *a)
{
	if (a->says == SAYS_AVERAGE)
		return false;
	return a->amount[0] < a->m ? is_one_price_of_several(w, ms, a) : is_priced_twice(w, ms, a);
}

/* May the only count and the only amount be what the average is of, though they do not
 * give it?  A price may be of anything: there only where a slip explains the miss. */
static bool
is_only_pair(const struct mentions *ms, const struct average *a)
{
	if (average_is_by_time(a) || a->amounts != 1 || a->ncounts != 1 ||
	    !average_speaks_of(ms, a) ||
	    (a->says != SAYS_AVERAGE && mention_linked(a->amount[0], REL_AVERAGE)))
		return false;	/* 268盏，单价2,380元，共计63.78万元；流转312.5亩，每亩每年600元 */
	if (a->says != SAYS_PRICE)
		return average_says_of_what(a) && average_is_near(a->count[0], a->m, a->amount[0]);
	return average_is_product_slip(a);
}

/* The same of the sentence of a, mention i: of the whole counts, of those whose names end with the
 * average's noun, of those that stand before it by name, or of those of its clause. */
static bool
has_only_pair(struct mentions *ms, size_t i, struct average *a)
{
	average_leave_wholes(ms, a);
	if (is_only_pair(ms, a))
		return !average_is_joined(ms, a->count[0]);
	average_leave_nouns(ms, a);
	if (is_only_pair(ms, a))
		return !average_is_joined(ms, a->count[0]);
	average_collect(ms, i, AROUND_SENTENCE, a);
	average_leave_named(ms, a);
	if (is_only_pair(ms, a))
		return true;
	average_collect(ms, i, AROUND_SENTENCE, a);
	average_narrow(a);
	return is_only_pair(ms, a) && !average_is_joined(ms, a->count[0]);
}

/* 共6.90万元, 金额25.00万元: do the words before it say that it sums up? */
static bool
is_told_sum(const struct mentions *ms, const struct mention *m)
{
	return m->function == FUNCTION_SUM ||
	    word_table_ends(&qualifiers, "bill", mentions_text(ms, m->before));
}

/* 购置电脑36台，单价5,800元，金额25.00万元: do a count, its price and what they make stand in a
 * row, the last by a word for a sum, so that no slip is needed? */
static bool
is_bill(const struct mentions *ms, const struct average *a)
{
	const struct mention *m = a->m;

	if (a->says != SAYS_PRICE || m == ms->at || m + 1 == ms->at + ms->n || a->amounts != 1 ||
	    a->ncounts != 1 || a->count[0] + 1 != m || a->amount[0] != m + 1 ||
	    a->count[0]->sentence != a->amount[0]->sentence || a->count[0]->clause != m->clause ||
	    a->amount[0]->clause != m->clause)
		return false;
	return is_told_sum(ms, a->amount[0]) && average_is_near(a->count[0], a->m, a->amount[0]);
}

/* 公务用车运行维护费21.60万元（保有9辆，车均2.40万元），公务接待费…; 工资168万元（140人，每人1.2
 * 万元）: an average in brackets, or a price behind its count, is of the amount right before them,
 * where a slip explains that it misses.  *own: so it is, linked or not. */
static bool
link_brackets(struct mentions *ms, struct average *a, bool *own)
{
	*own = false;
	if (a->m->depth == 0 || average_is_by_time(a))
		return false;
	average_narrow_brackets(ms, a);
	*own = a->amounts == 1 && a->ncounts == 1 && a->counts[0] != '-' &&
	    (a->says == SAYS_AVERAGE || a->count[0] + 1 == a->m);
	if (!*own || !average_is_slip(a->amount[0], a->count[0], a->m))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_AVERAGE);
	return true;
}

/* 业务装备经费126.50万元，购置记录仪30台，每台3,200元，共9.60万元: a count, its price and what they
 * make in a row, whatever amount stands before; true: linked. */
static bool
link_row(const struct relate_words *w, struct mentions *ms, struct average *a)
{
	struct mention *m = a->m, *end = ms->at + ms->n;

	if (a->says == SAYS_AVERAGE || average_is_by_time(a) || m == ms->at || m + 1 == end ||
	    m[-1].sentence != m->sentence || m[1].sentence != m->sentence ||
	    m[-1].clause != m->clause || m[1].clause != m->clause ||
	    (a->counts[0] == '-' && a->says != SAYS_PRICE))
		return false;
	if (m + 2 != end && m[2].sentence == m->sentence &&
	    (m[2].depth > m->depth || (m[2].cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0))
		return false;	/* 共10.10万元（含配件0.50万元） */
	a->amounts = a->ncounts = 0;
	if (average_is_stated(m - 1) && m[-1].q.kind == KIND_COUNT)
		average_note(ms, a, m - 1);
	if (average_is_stated(m + 1))
		average_note(ms, a, m + 1);
	if (a->amounts != 1 || a->ncounts != 1 || !is_told_sum(ms, a->amount[0]) ||
	    !(average_is_product_slip(a) || (average_is_slip(a->amount[0], a->count[0], m) &&
	    word_table_ends(&qualifiers, "gathers", mentions_text(ms, a->amount[0]->before)))) ||
	    average_of_several(w, ms, a))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}

/* 改造86户，其中甲级52户、乙级34户，补助186.4万元，甲级户均1.1万元: does the average go by the name
 * of a part of the count, so that it is not of all? */
static bool
is_of_part(const struct mentions *ms, const struct average *a)
{
	struct span name = mentions_text(ms, a->m->label);

	for (const struct mention *e = a->count[0] + 1; e < a->m; e++)
		if (e->member && e->total == a->count[0]->id && e->label.n != 0 &&
		    span_has(name, mentions_text(ms, e->label)))
			return true;
	return false;
}

/* 人均支出3,200元 of one count and one amount of its clause, though its noun is another's: a
 * slip explains that they miss. */
static bool
link_other_noun(struct mentions *ms, const struct average *a)
{
	if (a->says != SAYS_AVERAGE || a->amounts != 1 || a->ncounts != 1 ||
	    !average_says_of_what(a) || average_speaks_of(ms, a) || is_of_part(ms, a) ||
	    a->amount[0]->clause != a->m->clause ||
	    !average_is_slip(a->amount[0], a->count[0], a->m))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}

/* 惠及困难群众320人。人均补助1,500元，全年共发放48.00万元。: how many there are is told in the
 * sentence before, and what all of them get behind what each does; a miss where a slip explains
 * it. */
static bool
link_count_before(const struct relate_words *w, struct mentions *ms, size_t i, struct average *a)
{
	average_collect(ms, i, AROUND_BOTH, a);
	average_leave_wholes(ms, a);
	if (link_closing(ms, a))
		return true;
	if (a->amounts != 1 || !has_one_count(a) || a->amount[0] < a->m || average_is_by_time(a) ||
	    a->count[0]->sentence == a->m->sentence || a->counts[0] == '-' ||
	    !(is_told_sum(ms, a->amount[0]) || word_table_in(&qualifiers, "bill",
	    mentions_text(ms, a->amount[0]->before))) ||
	    !average_is_product_slip(a) || average_of_several(w, ms, a))
		return false;
	mentions_link(ms, a->amount[0], REL_LIKELY, "$*$",
	    (size_t[]){ a->count[0]->id, a->m->id });
	return true;
}

/* 经费93.60万元，聘用65名，每人每月1,200元，一年共93.60万元: an amount right behind a price, told
 * as the sum of what a gives, though another that stands before is that; a miss where a slip
 * explains it. */
static void
link_told_again(struct mentions *ms, const struct average *a)
{
	struct mention *m = a->m, *sum = m + 1;
	struct average again = *a;

	if (a->says == SAYS_AVERAGE || m == ms->at || sum == ms->at + ms->n ||
	    sum->sentence != m->sentence || sum->clause != m->clause || sum->nlinks != 0 ||
	    !average_is_stated(sum) || sum->dimension != a->dimension ||
	    !word_table_ends(&qualifiers, "gathers", mentions_text(ms, sum->before)))
		return;
	again.amounts = again.ncounts = 0;
	if (average_is_stated(m - 1))
		average_note(ms, &again, m - 1);
	average_note(ms, &again, sum);
	if (again.ncounts != 1 || again.amounts != 1)
		return;
	if (average_is_by_time(a))
		link_times_slip(ms, &again);
	else if (average_is_product_slip(&again))
		average_link(ms, &again, sum, again.count[0], REL_LIKELY);
}

/* Links a with the only pair of its sentence; true if it has one. */
static bool
link_only_pair(const struct relate_words *w, struct mentions *ms, size_t i, struct average *a)
{
	if (!has_only_pair(ms, i, a) || average_of_several(w, ms, a))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_AVERAGE);
	return true;
}

/* 训练96人，其中听障54人、视障42人；人均补助1.5万元，支出144.00万元: has a no name of its own, and
 * the only amount none but that it was spent, or sums up? */
static bool
is_of_whole_list(const struct mentions *ms, const struct average *a)
{
	return a->name.n == 0 && a->amounts == 1 && (a->amount[0]->function == FUNCTION_SUM ||
	    word_table_is(&qualifiers, "spending", mentions_text(ms, a->amount[0]->phrase)));
}

/* Links a with what a slip keeps from it in its sentence, where that leaves no doubt which figures
 * are meant; true if so. */
static bool
link_slip(const struct relate_words *w, struct mentions *ms, size_t i, struct average *a)
{
	bool own;

	if (link_times_slip(ms, a) || link_brackets(ms, a, &own))
		return true;
	if (own)
		return false;
	average_collect(ms, i, AROUND_SENTENCE, a);
	if (link_other_noun(ms, a) || link_only_pair(w, ms, i, a))
		return true;
	average_collect(ms, i, AROUND_SENTENCE, a);
	average_leave_wholes(ms, a);
	if (is_of_whole_list(ms, a) && link_other_noun(ms, a))
		return true;
	average_narrow(a);	/* …；共享接口184个，调用2,756.4万次，每个接口14.98万次 */
	if (link_other_noun(ms, a))
		return true;
	average_collect(ms, i, AROUND_SENTENCE, a);
	if (!is_bill(ms, a))
		return link_row(w, ms, a);
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}

/* The same of ever wider surroundings; what closes in them goes first. */
static bool
link_around(const struct relate_words *w, struct mentions *ms, size_t i, struct average *a)
{
	if (link_count_before(w, ms, i, a))
		return true;
	average_collect(ms, i, AROUND_PARAGRAPH, a);
	return link_closing(ms, a) || average_link_before(ms, i, a) ||
	    average_link_misprint(w, ms, i, AROUND_SENTENCE, a) ||
	    average_link_misprint(w, ms, i, AROUND_TWO, a) ||
	    average_link_kin(ms, i, a) || average_link_named(ms, i, a) ||
	    average_link_listed(ms, i, a);
}

/* Links the average a, mention i: first what closes, then what a slip keeps from it. */
static void
link_average(const struct relate_words *w, struct mentions *ms, size_t i, struct average *a)
{
	average_collect(ms, i, AROUND_SENTENCE, a);
	if (average_is_compared(ms, a))
		average_link_year(ms, a);
	else if (average_is_capped(ms, a))
		return;
	else if (link_closing(ms, a))
		link_told_again(ms, a);
	else if (average_is_effect(ms, a))
		return;
	else if (a->m->q.op == OP_ABOUT)
		average_link_misprint(w, ms, i, AROUND_SENTENCE, a);
	else if (!average_is_beside_price(w, ms, a) && !average_link_year(ms, a) &&
	    !average_link_both(ms, a) && !average_link_mean(ms, a) && !link_slip(w, ms, i, a))
		link_around(w, ms, i, a);
}

void
relate_averages(const struct relate_words *w, struct mentions *ms, struct span text)
{
	for (size_t i = 0; i < ms->n; i++) {
		struct average a;

		if (!average_may_be(&ms->at[i]))
			continue;
		if (average_read(w, ms, &ms->at[i], &a)) {
			a.varies = average_is_by_time(&a) && has_own_months(ms, a.m, text);
			if (!average_link_years(ms, &a, text) && (a.counts[0] != '+' ||
			    !average_link_instalments(ms, &ms->at[i])))
				link_average(w, ms, i, &a);
		} else if (a.says == SAYS_PERIOD)
			average_link_scaled(ms, i, &a);
	}
}
