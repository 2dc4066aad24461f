/* relate_share_parts: what the files share that read shares; included by
 * relate_share*.c alone.
 *
 *   relate_share         what has a share, and what stands by it that it is of
 *   relate_share_named   what goes by the name that the share gives, or nearly so
 *   relate_share_each    shares told one by one behind the amounts that have them
 */
#ifndef RELATION_RELATE_SHARE_PARTS_H
#define RELATION_RELATE_SHARE_PARTS_H

#include "relation/operands.h"
#include "relation/relate_share.h"

/* 占采购总额的83.7%, 卫生人员占职工总数的84.2%: links m to what has it and to the figure of
 * like name that gives it, or would but for a slip; false: neither is there. */
bool share_of_named(struct mentions *ms, struct mention *m, const struct recall *recall);

/* 基本支出1,000万元，占总支出的62.50%；项目支出600万元，占总支出的37.50%: is f told to be another
 * share of what m is one of, so that it cannot be that? */
bool share_told_of(const struct mentions *ms, const struct mention *m, const struct recalled *f);

/* 支出中工资511万元、商品150万元、补助339万元，分别占51.1%、15%和33.9%: links the shares from
 * mention first on with as many amounts before them and the amount further off that two of them
 * come out of at least; false: there is none. */
bool share_of_each(struct mentions *ms, size_t first, const struct recall *recall);

#endif
