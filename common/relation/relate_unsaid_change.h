/* relate_unsaid_change: what the files share that look for the two figures a change is between;
 * included by relate_unsaid_change.c, _change_alone.c, _before.c and _slip.c alone.
 */
#ifndef RELATION_RELATE_UNSAID_CHANGE_H
#define RELATION_RELATE_UNSAID_CHANGE_H

#include "relation/relate_unsaid_parts.h"

enum { PAIR_MAX = 8 };		/* figures that a change may be the change of */

/* Figures of a sentence that a change may be the change of. */
struct pair {
	const struct mention *at[PAIR_MAX];
	size_t n;
};

/* What a change is between: now and then. */
struct change {
	const struct mention *now, *then;
	bool sure;		/* words say which is which */
};

/* --- relate_unsaid_change.c ------------------------------------------------ */

/* Do the words before m, or the years, say that it is what there was before other? */
bool change_is_earlier(const struct sentence *s, const struct mention *m,
    const struct mention *other);

/* Puts the pair a, b in order: by the words, else so that the change has its sign. */
struct change change_of(const struct sentence *s, const struct mention *a,
    const struct mention *b, bool up);

/* 同比, 较上年: is m held against a year that need not be printed? */
bool change_is_against_other(const struct sentence *s, const struct mention *m);

/* Links m, a rise or a fall, with the two figures of c. */
void change_link(const struct sentence *s, struct mention *m, const struct change *c, bool up);

/* --- relate_unsaid_change_alone.c ------------------------------------------ */

/* 2023年50万元、2024年60万元，分别增长5%和20%: is m the first of changes of as many
 * things? */
bool change_is_one_of_several(const struct sentence *s, const struct mention *m);

/* Is something else of the sentence reckoned from m, but how much that is in per
 * cent? */
bool change_is_used(const struct sentence *s, const struct mention *m);

/* 占58.6%，比上年增长2.2%，增幅下降16.3个百分点: is m a change of how fast something grows? */
bool change_is_of_pace(const struct sentence *s, const struct mention *m);

/* 三项满分均为10分，分别得9.2分、8.8分和10分，共扣2分: is m told of three or more before it in its
 * sentence together, so that no two of them make it? */
bool change_is_of_several(const struct sentence *s, const struct mention *m);

/* 自评得分97分，扣分项为：编制扣1分，管理扣2分: is m one of several marks that were taken off? */
bool change_is_one_taken(const struct sentence *s, const struct mention *m);

/* 收入186万元（税收164万元，增长6%），较上年172万元增长8%: stand the two of p outside the brackets
 * that hold m and an amount before it, of which m is the change? */
bool change_is_in_brackets(const struct sentence *s, const struct mention *m,
    const struct pair *p);

/* --- relate_unsaid_before.c ------------------------------------------------ */

/* 游客92万人次，义诊36场，同比增长5%，上年为88万人次: the amount of the year before, right behind
 * m, and the only one of its unit and size before m, but for lists that make their total; else
 * none. */
struct pair change_pair_behind(const struct sentence *s, const struct mention *m);

/* --- relate_unsaid_slip.c -------------------------------------------------- */

/* 压减一般性支出846万元，压减比例12%（年初安排7,050万元）: links m, a change in percent by the verb
 * that the name of the amount before it begins with, as what was taken off over the only amount of
 * p in its clause told as what there was; true, too, where none is, as m is of nothing else. */
bool change_of_whole(const struct sentence *s, struct mention *m, const struct pair *p);

/* Links m, a change in amount of the figure right before it, with the one that its words name as
 * what there was, where a slip explains the miss. */
bool change_of_named_base(const struct sentence *s, struct mention *m, const struct pair *p,
    bool up);

/* 支出1.86万元，比上年减少0.38万元，上年为2.24万元: links m, a change in amount, with the amount
 * before it and the one of the year before by its name behind it, if it comes out or would but
 * for a slip. */
bool change_told_behind(const struct sentence *s, struct mention *m, const struct pair *p,
    bool up);

/* 年初预算36.00万元，节约0.04万元: links m, a change in amount, with the one pair of p that would
 * make it but for a slip, if there is one. */
void change_slipped(const struct sentence *s, struct mention *m, const struct pair *p, bool up);

/* 中标价284.60万元，控制价300.00万元，下浮5.73%: the same of a change in percent, one digit of
 * which may be wrong. */
void change_misprinted(const struct sentence *s, struct mention *m, const struct pair *p, bool up);

#endif
