/* relate_share_parts: what the files share that read shares; included by
 * relate_share*.c alone.
 *
 *   relate_share         what has a share, and what stands by it that it is of
 *   relate_share_named   what goes by the name that the share gives, or nearly so
 *   relate_share_other   what has a share and does not stand right before it
 *   relate_share_added   what was added to a budget, which it is a share of
 *   relate_share_each    shares told one by one behind the amounts that have them
 *   relate_share_sum     those of several amounts taken together; see its header
 */
#ifndef RELATION_RELATE_SHARE_PARTS_H
#define RELATION_RELATE_SHARE_PARTS_H

#include "relation/operands.h"
#include "relation/relate_share.h"

/* 年中追加735万元，占年初预算3,500万元的21%: the change right before the base, if it is m of that,
 * or would be but for a slip, by a name that leaves no doubt; without a base, where m names one
 * (占年初预算的21%), the change right before m by such a name.  NULL: there is none. */
const struct recalled *share_added(const struct mention *m, const struct recall *recall,
    const struct recalled *base);

/* 占采购总额的83.7%, 卫生人员占职工总数的84.2%: links m to what has it and to the figure of
 * like name that gives it, or would but for a slip; false: neither is there. */
bool share_of_named(struct mentions *ms, struct mention *m, const struct recall *recall);

/* 上半年支出1,216万元，占全年预算的45.37%；全年支出2,614万元，占全年预算2,680万元的97.54%: links m
 * to what stands right before it over the base that the sentence names so behind m, which gives
 * it, or would but for a slip; false: there is none. */
bool share_of_named_behind(struct mentions *ms, struct mention *m);

/* 基本支出1,000万元，占总支出的62.50%；项目支出600万元，占总支出的37.50%: is f told to be another
 * share of what m is one of, so that it cannot be that? */
bool share_told_of(const struct mentions *ms, const struct mention *m, const struct recalled *f);

/* 其中街头献血21,846人次，团体献血9,372人次，街头献血占70.0%: the part of the sentence that share
 * i, of no base, names; NULL: none. */
const struct recalled *share_named_sharer(const struct mentions *ms, size_t i,
    const struct recall *recall);

/* 造林3.62万亩，其中人工造林1.48万亩、封山育林2.14万亩，完成计划3.50万亩的103.43%: is it not the
 * last part that is so much of base, but what it is a part of? */
bool share_is_of_total(const struct recalled *of, const struct recalled *base,
    const struct recall *recall, const struct term *rate, size_t ids[2]);

/* 能耗支出289.27万元，其中电费225.12万元、天然气费64.15万元，占场馆运行支出的35.08%: the same of
 * any of the bases that the share names. */
bool share_is_of_total_of(const struct recalled *of, const struct operands *bs,
    const struct recall *recall, const struct term *rate, size_t ids[2]);

/* 收入33.82亿元，为季度目标33.23亿元101.78%，为全年目标42亿元的80.52%: is what is so much of base
 * not f, but an amount before it in the sentence, by exact figures? */
bool share_is_of_earlier(const struct mention *m, const struct recalled *f,
    const struct recalled *base, const struct recall *recall, size_t ids[2]);

/* 服务采购2.10亿元；主要集中在电梯（占比11.3%）、医疗设备（占比7.3%）: does a noun stand before
 * the brackets of share i in their text, in another clause than the amount before, so that it has
 * the share and not that? */
bool share_is_of_noun(const struct mentions *ms, size_t i, struct span text);

/* 警力占户籍人口的9.8‱, 失能和半失能占75%: do the words of share m name something else that has it
 * than f, or several things together? */
bool share_names_another(const struct mentions *ms, const struct mention *m,
    const struct recalled *f);

/* 占全市的62.6%: does share m name a place alone, of which anything may be told? */
bool share_names_place(const struct mentions *ms, const struct mention *m);

/* 市本级实际采购, 全市实际采购: do the names of both end in one noun? */
bool share_ends_alike(const struct recalled *a, const struct recalled *b);

/* 累计投资3.62亿元，占年度计划2亿元的106%（当年完成2.12亿元）: is what is so much of base told in
 * the brackets behind share i? */
bool share_is_of_bracketed(const struct mentions *ms, size_t i, const struct recalled *base,
    const struct term *rate, size_t ids[2]);

/* 建成18.6公里，其中…。完成年度计划18公里的103.33%: links the share i, which begins its sentence
 * with what was planned, to the amount of the sentence before that gives it, or would but for
 * one slip; false: there is none. */
bool share_of_sentence_before(struct mentions *ms, size_t i);

/* 完成1,236万元，超额完成年初任务1,200万元的3%: do words say that base, right before the share, is
 * exceeded by so much of it? */
bool share_is_excess(const struct mentions *ms, const struct mention *base);

/* Links the share i with how far of, or what that is a part of, exceeds base, or with how much of
 * it that is, whichever comes out, or would but for a slip; where neither does, with nothing. */
void share_of_excess(struct mentions *ms, size_t i, const struct recalled *of,
    const struct recalled *base, const struct recall *recall);

/* Is the base that share m names another than base, which is like it by name: money of other
 * origin (占财政拨款项目支出的24%), or a target of its own, where base is another figure's? */
bool share_is_of_another(const struct mentions *ms, const struct mention *m,
    const struct recalled *base);

/* The number of what has the share m of base: of, or what that is the last part of
 * (relate_share_holder). */
size_t share_holder(struct mentions *ms, const struct mention *m, const struct recalled *of,
    const struct recalled *base);

/* Adds to out what share m, which of has, may be of: by the name behind 占, or the total of the
 * list that of is a part of. */
void share_bases(const struct mentions *ms, const struct mention *m, const struct recalled *of,
    const struct recall *recall, struct operands *out);

/* 分别占75%、10%和3%: links the shares from mention first on with as many parts of one total
 * before it; false: they are not there. */
bool share_of_parts(struct mentions *ms, size_t first, const struct recall *recall);

/* 分别为26亿元和74亿元，占全国的26%和74%: links those from first on with as many amounts before
 * them, over the one base that is named, the first of each together; false: these are not there. */
bool share_of_amounts(struct mentions *ms, size_t first, const struct recall *recall);
/* 在职69人（含专业技术人员61人，占88.41%）: links the share m of what stands right before it with
 * the one amount of the clause that would make it but for a slip, of four digits; where it names
 * what it is of, that amount is the only one.  True if so. */
bool share_misprinted(struct mentions *ms, struct mention *m, const struct recall *recall);

/* 支出中工资511万元、商品150万元、补助339万元，分别占51.1%、15%和33.9%: links the shares from
 * mention first on with as many amounts before them and the amount further off that two of them
 * come out of at least; false: there is none. */
bool share_of_each(struct mentions *ms, size_t first, const struct recall *recall);

#endif
