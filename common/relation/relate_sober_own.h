/* relate_sober_own: rates that what stands around them gives, though they were linked with others.
 *
 * 设备购置预算48.00万元；软件开发预算20万元，已付18万元，付款比例90%: what is printed right
 * beside a rate and gives it to the digit is what it is of, whatever words led elsewhere.
 */
#ifndef RELATION_RELATE_SOBER_OWN_H
#define RELATION_RELATE_SOBER_OWN_H

#include "relation/relate.h"

/* Does amount over whole make the rate m as it is printed: exactly, if that has no digit behind
 * the point? */
bool sober_makes(struct decimal amount, const struct mention *whole, const struct mention *m);

/* Does what stands right before m, a rate that names no base, or part, if not NULL, or what stands
 * right behind it in its clause (费率4%，保费24元), give it over an amount of the sentence, or over
 * the total that the sentence behind tells?  Exactly, where m has no digit behind the point.  In
 * ids. */
bool sober_of_own(const struct mentions *ms, const struct mention *m, const struct mention *part,
    size_t ids[2]);

/* 对150名对象调查，回收有效问卷144份，满意135人，占93.75%: the sheets between base and part; who
 * filled them in are those that part is some of.  NULL: there are none. */
const struct mention *sober_answers(const struct mentions *ms, const struct mention *base,
    const struct mention *part);

/* 甲865.14万元，占75.69%；乙142.30万元，占12.45%: is base one of a row of amounts that each have a
 * share of their own, of which m is that of part; do both stand in a row of which m is told
 * together (甲123项、乙95项、丙82项，三市占全区的61%); or does a rate of base itself, of what is
 * not told, say of how many m may be (开工15,214户、开工率98.6%，完工14,230户、完工率92.2%)? */
bool sober_is_sibling(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

/* 新建开工362项，开工率100%；续建复工417项，复工率88%: is base what the rate m is told of by its
 * name, and part, with a rate of its own, what another clause tells, so that m is of neither over
 * the other, unless they make just that? */
bool sober_is_own_count(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

/* 在编60人，本科以上35人，女性22人，本科占比58.33%: the amount of the sentence before m, a rate, by
 * whose name m goes, that is not base and makes m over it as it is printed; NULL: there is none. */
const struct mention *sober_namesake(const struct mentions *ms, const struct mention *m,
    const struct mention *base);

/* 支付率100%的项目9个: do the words of text between the rate m and a count behind it say that what
 * is counted has it, so that it chooses these and is none of what stands before it? */
bool sober_chooses(const struct mentions *ms, const struct mention *m, struct span text);

/* The same: puts the noun of what is chosen before the name of m (项目支付率), for it is not the
 * rate of all. */
void sober_name_chosen(struct mentions *ms, struct mention *m, struct span text);

/* 资金600万元，其中财政资金450万元、自筹150万元；到位570万元，财政资金到位率100%: does the name of
 * the rate m begin with that of a part told before it in its sentence, of which neither of the two
 * of speaks, so that it is that part's own? */
bool sober_is_of_named_part(const struct mentions *ms, const struct mention *m,
    const struct recalled *const of[2]);

/* The total that the sentence behind m tells of what part is one of, and over which m is its share
 * but for one digit; NULL: none. */
const struct mention *sober_total_behind(const struct mentions *ms, const struct mention *m,
    const struct mention *part);

#endif
