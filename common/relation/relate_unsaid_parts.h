/* relate_unsaid_parts: what the files share that look for what no word says; included by
 * relate_unsaid*.c alone.
 *
 *   relate_unsaid          sentence by sentence
 *   relate_unsaid_sum      parts of a total, before it or behind
 *   relate_unsaid_years    changes between two years or states that their words name
 *   relate_unsaid_likewise totals of what other clauses call alike, or of what stands by parts
 *   relate_unsaid_run      which amounts these may be (relate_unsaid_run.h)
 *   relate_unsaid_before   changes and what there was in brackets behind them
 *   relate_unsaid_change   changes and the two figures that they are between
 *   relate_unsaid_change_alone   what says that no two are
 *   relate_unsaid_slip     changes by the names of what they are between, or but for a slip
 *   relate_unsaid_beside   changes that are told right beside what they are of
 *   relate_unsaid_points   changes in points, and the two rates that they are between
 *   relate_unsaid_excess   by how much one is above or below another
 *   relate_unsaid_left     what is left of a count, or has not become so
 *   relate_unsaid_share    shares and their bases
 *   relate_unsaid_share_behind   bases that a sentence behind tells
 *   relate_unsaid_rate     rates by their names, or by none, and what they are of
 *   relate_unsaid_row      rates told one after another of one base
 *   relate_unsaid_grades   rates that take several grades of a list together
 *   relate_unsaid_misprint rates and shares that a pair gives but for one of their digits
 *   relate_unsaid_only     rates of the only two amounts that they can be of
 */
#ifndef RELATION_RELATE_UNSAID_PARTS_H
#define RELATION_RELATE_UNSAID_PARTS_H

#include "relation/relate.h"

enum { UNSAID_HELD = 3 };	/* digits that make a sum that holds no accident */

struct sentence {
	const struct relate_words *words;
	struct mentions *ms;
	struct span text;
	const struct recall *recall;
	size_t from, to;	/* its mentions */
	unsigned char *known;	/* of each: what has been asked of it, and what came of that */
};

/* A figure of running text, exact and no reason. */
static inline bool
unsaid_is_stated(const struct mention *m)
{
	return mention_is_exact(m) & (m->cell.row == 0) & (m->q.lean == LEAN_NONE) & !m->excused;
}

/* May m be a total, or what a share is a share of? */
static inline bool
unsaid_amount(const struct mention *m)
{
	return unsaid_is_stated(m) && decimal_sign(m->q.value) > 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT || m->q.kind == KIND_SCORE) &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM);
}

/* The text between two figures. */
static inline struct span
unsaid_between(const struct sentence *s, const struct mention *a, const struct mention *b)
{
	return a->q.to <= b->q.from ? span_slice(s->text, a->q.to, b->q.from) : SPAN("");
}

/* The words before m, from the last mark or figure on. */
struct span unsaid_clause(const struct sentence *s, const struct mention *m);

/* --- relate_unsaid_change.c ------------------------------------------------ */

/* The words between the figure before m, if there is one, and m. */
struct span unsaid_words_before(const struct sentence *s, const struct mention *m);

/* Is m what something is held against: 较2022年决算数20.40万元? */
bool unsaid_held_against(const struct sentence *s, const struct mention *m);

/* 较预算30万元节约3.60万元, 扣3.5分: a change, though no word of cues.tsv need say so. */
bool unsaid_is_change(const struct sentence *s, const struct mention *m);

/* --- relate_unsaid_beside.c ------------------------------------------------ */

/* 用电量86.4万千瓦时，同比下降4%，节约3.6万千瓦时: links m, a fall in per cent, with what was less
 * by it right behind and the amount right before, if that gives it or a slip explains the miss.
 * True if so. */
bool unsaid_saved_behind(const struct sentence *s, struct mention *m);

/* 支出1.86万元，预算2.40万元，差值0.54万元: links m with the two figures right before it that it
 * says how far apart they are; true if words ask for that, though it need not be linked. */
bool unsaid_gap(const struct sentence *s, struct mention *m);

/* 较上年458.60元下降14.76元、3.22%; 比上年的2,890万元多争取325万元，增长11.2%: links m, the
 * change in per cent right behind the same in amount, with what there was before.  True if so. */
bool unsaid_growth_beside(const struct sentence *s, struct mention *m);

/* 较控制价500.00万元下浮4.00%，为480.00万元: links the change m with what it came to, told in so
 * many words right behind, and what that is held against right before.  True if so. */
bool unsaid_becomes(const struct sentence *s, struct mention *m);

/* 决算数比2023年减少3.20万元，下降16.8%，其中2024年决算数为15.85万元: links the change m with that
 * in amount right before it and what it came to right behind, if that gives it or would but for
 * a slip.  True if so. */
bool unsaid_growth_to_behind(const struct sentence *s, struct mention *m);

/* --- relate_unsaid_excess.c ------------------------------------------------ */

/* 加固14座，较计划12座多2座; 房源1,240套，已入住1,178套，入住率95%，空置62套: links m, said to be
 * how far one is above or below another, with the base right before it and what is held against
 * that, or with the two that the rate right before it is of.  True if so. */
bool unsaid_excess(const struct sentence *s, struct mention *m);

/* --- relate_unsaid_left.c -------------------------------------------------- */

/* Does the sentence hold 未, or the clause before it? */
bool unsaid_speaks_of_undone(const struct sentence *s);

/* 共14个，完工11个，在建3个: m as what is left of two figures before it in the sentence; undone: it
 * speaks of such.  True if it has been linked with them. */
bool unsaid_left(const struct sentence *s, struct mention *m, bool undone);

/* 合同价286万元，首付85.80万元，中期付143万元，剩余57.20万元: links m, said to remain, with an
 * amount before it in the sentence less all between the two; a miss where a slip explains it. */
void unsaid_remainder(const struct sentence *s, struct mention *m);

/* --- relate_unsaid_before.c ------------------------------------------------ */

/* 13.03万元，比2023年减少1.23万元（2023年为14.26万元）: links the change m with the amount before
 * it and what there was in brackets right behind it, where a slip explains why it does not
 * come out.  True if it has been linked. */
bool unsaid_before(const struct sentence *s, struct mention *m, bool up);

/* --- relate_unsaid_points.c ------------------------------------------------ */

/* 执行率77.13%，低于平均执行率97.21%20.08个百分点; 96.30%，距98%的目标差1.70个百分点: how many
 * points the two percentages right before m are apart, where words hold them against one another; a
 * miss where a slip explains it.  True if m tells that, though it need not be linked. */
bool unsaid_points(const struct sentence *s, struct mention *m);

/* Links changes in points that are told of as many rates one by one (分别比上年提高0.7个、1.2个
 * 百分点); those that share the unit of the last get it. */
void unsaid_points_each(const struct sentence *s);

/* --- relate_unsaid_years.c ------------------------------------------------- */

/* 2022年比2021年下降11.61%: links m with the amounts of these years in its paragraph, if it comes
 * out or would but for a slip.  True if so, and if the paragraph has no amount of the earlier year,
 * so that nothing else can be meant. */
bool unsaid_between_years(const struct sentence *s, struct mention *m);

/* Link what is found in the sentence; each leaves what is linked already alone. */
void unsaid_parts_above(const struct sentence *s);
void unsaid_totals_above(const struct sentence *s);
void unsaid_sums(const struct sentence *s);
void unsaid_likewise(const struct sentence *s);
void unsaid_changes(const struct sentence *s);
void unsaid_states(const struct sentence *s);
void unsaid_shares(const struct sentence *s);
void unsaid_shares_behind(const struct sentence *s);
void unsaid_rates(const struct sentence *s);
void unsaid_row_rates(const struct sentence *s);
void unsaid_grades(const struct sentence *s);
void unsaid_misprints(const struct sentence *s);
void unsaid_only_pairs(const struct sentence *s);

#endif
