/* relate_sum: 合计 behind the figures that it adds up, or before its noun (domain.md
 * §2, row 1).
 */
#ifndef RELATION_RELATE_SUM_H
#define RELATION_RELATE_SUM_H

#include "relation/relate.h"

/* Links the sum m, which is mention i of text; false if it is no sum. */
bool relate_sum(const struct relate_words *w, struct mentions *ms, struct mention *m, size_t i,
    struct span text);

/* The same of 后两项共343万元, whose words say which figures it adds up; a miss where a slip
 * explains it. */
bool relate_told_sum(struct mentions *ms, struct mention *m, size_t i, struct span text);

/* 甲1,280万元、乙860万元，另拨付丙640万元，前者合计2,140万元: is the nearest of the n figures that
 * stand before total, the last first, told as one more than those that make it, or that would but
 * for a slip which tells?  at: their mentions. */
bool relate_sum_leaves_another(const struct mentions *ms, const struct term *total,
    const struct term *terms, const size_t *at, size_t n);

/* The same of 合计批复投资500万元, which is a sum only if it adds up, or its parts go
 * by its name. */
bool relate_opened_sum(struct mentions *ms, struct mention *m, size_t i);

/* Links m, 以上三项合计, with as many amounts, each of a sentence or paragraph of its own
 * before it. */
bool relate_sum_of_items(struct mentions *ms, struct mention *m, size_t i,
    const struct recall *recall);

/* 三项合计预算535万元，实际支出517万元: is mention i right behind a sum that says how many things
 * it adds up, so that it may add up the same? */
bool relate_sum_is_beside(const struct mentions *ms, size_t i);

/* 全年合计支出 behind 一季度, 二季度 …, a sentence each. */
bool relate_sum_of_set(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall);

/* 合计得分95.4分 behind paragraphs with a mark each. */
bool relate_sum_of_marks(struct mentions *ms, struct mention *m, const struct recall *recall);

/* 合计 alone behind a sentence of parts, or behind paragraphs with one each. */
bool relate_sum_of_run(struct mentions *ms, struct mention *m, size_t i,
    const struct recall *recall);

/* 每架3.8万元; 奖金标准分别为5,000元、3,000元: does p tell what each of several things costs or
 * gets, by its own words or those of the row that it goes on with?  Then it is no part of a
 * sum. */
bool relate_is_price(const struct mentions *ms, const struct mention *p);

/* 共61台（辆、套）: what stands in brackets right behind the count m of text, if that may be the
 * words that others of its parts are counted by; else empty. */
struct span relate_sum_units(const struct mention *m, struct span text);

/* Is p counted as m is, or by one of the words units? */
bool relate_sum_counts(struct span units, const struct mention *m, const struct mention *p);

#endif
