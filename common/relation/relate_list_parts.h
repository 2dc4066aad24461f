/* relate_list_parts: what the files that read lists share; included by relate_list*.c
 * alone.
 *
 *   relate_list            where a list opens in a sentence
 *   relate_list_opened     its parts, and the lists in it
 *   relate_list_item       those of one item of a larger list
 *   relate_list_known      parts that no cue opens, but their names: known sets
 *   relate_list_unopened   others that no cue opens: numbered items, brackets
 *   relate_list_ways       others: words for how a total is divided (按类型：)
 *   relate_list_figures    which figures may be a total or its parts, and how many are
 *   relate_list_total      the total that a list is of
 *   relate_list_headed     the same of numbered items: in a paragraph before, by the heading
 *   relate_list_left       figures behind a total that are no parts of it
 *   relate_list_units      counts by several measure words
 *   relate_list_turns      parts that are in turn of two totals
 *   relate_list_shares     lists whose shares tell the total, which stands further off
 *   relate_list_several    parts that are so much for each of several things
 *   relate_list_uses       amounts that say what the one before them was for
 *   relate_list_changed    lists that hold what was added to a budget or taken from it
 *   relate_list_relation   is it all of the total or some of it
 *   relate_list_overlap    do its parts say that they overlap, or are some
 *   relate_list_kinds      are the parts kinds of one thing, or some picked out of it
 */
#ifndef RELATION_RELATE_LIST_PARTS_H
#define RELATION_RELATE_LIST_PARTS_H

#include "relation/relate.h"

enum {
	LIST_MAX = 64,			/* parts of one list that are weighed */
	LIST_SCOPE_MAX = 4 * LIST_MAX	/* figures that one list may span */
};

/* Indexes of mentions, in order. */
struct list {
	size_t parts[LIST_MAX];
	size_t n;
};

/* The mentions that a list may hold: first to before end. */
struct scope {
	size_t first, end;
};

/* --- relate_list_figures.c ----------------------------------------------- */

/* States an amount of its own; last year's, too, where a sentence is about
 * last year. */
bool list_states(const struct mention *m);

/* Does a cue before m open a list? */
bool list_opens(const struct mention *m);

/* Does k stand in a row that 分别为 opens, as the list at i is one? */
bool list_is_parallel(const struct mentions *ms, size_t k, size_t i);

/* May m be a part of the list whose first part is first, or its total? */
bool list_can_be_part(const struct mention *m, const struct mention *first);
bool list_can_be_total(const struct mention *m, const struct mention *first);

/* Index behind the last mention that a list starting at first may reach: the
 * end of its sentence, or of the run of numbered items. */
size_t list_scope_end(const struct mentions *ms, size_t first);

/* m, or a figure before this paragraph, as the total of a list. */
struct relate_total list_total_of(const struct mention *m);
struct relate_total list_remembered(const struct recall *recall, const struct recalled *f);

/* Do the parts add up to total? */
bool list_closes(const struct mentions *ms, const size_t *parts, size_t n,
    const struct relate_total *total);

/* Is total large enough for mention i to be a part of it? */
bool list_large_enough(const struct mentions *ms, size_t i, const struct relate_total *total);

/* The longest run parts[0..k) that closes on total; 0 if none does. */
size_t list_closing_run(const struct mentions *ms, const struct list *list, size_t least,
    const struct relate_total *total);

/* How many parts the list has when nothing closes. */
size_t list_likely_run(const struct mentions *ms, const struct list *list);

/* 线上615份、线下267份，剔除无效14份: how many of the list are told in one breath, from the first
 * on, if they miss the total by a slip; else 0. */
size_t list_breath_run(const struct mentions *ms, const struct list *list,
    const struct relate_total *total);

/* Do the n parts make half as much again as total, which then is hardly theirs? */
bool list_far_exceeds(const struct mentions *ms, const size_t *parts, size_t n,
    struct decimal total);

/* How well all of the list make the total; by what slip they miss it. */
enum closure_slip list_fit(const struct mentions *ms, const struct list *list,
    const struct relate_total *total);
enum closure_slip list_slip(const struct mentions *ms, const struct list *list,
    const struct relate_total *total);

/* 火灾284起、救援397起，其余37起: how many there are up to the part that names all others, if
 * they miss the total by a slip; else 0. */
size_t list_rest_run(const struct mentions *ms, const struct list *list,
    const struct relate_total *total);

/* Adds figure i to list, which has room; one that is no more than what was done of the part right
 * before it, or how much that is for each, is left out, and one that is some of it
 * (有分歧欠款0.3亿 元中的0.18亿元) takes its place. */
void list_take(const struct mentions *ms, struct list *list, size_t i);

/* 清理1.26亿元，其中无分歧1.08亿元已清偿，有分歧0.3亿元已清偿0.18亿元: puts what was done of
 * parts in their places, where the list makes its total only so. */
void list_take_done(const struct mentions *ms, struct list *list, const struct relate_total *total);

/* The candidates from first up to end, stopping at the next cue. */
void list_collect(const struct mentions *ms, size_t first, size_t end, struct list *list);

/* The sentence of this paragraph that total stands in, before the list that opens at i; NONE: it
 * stands in none. */
size_t list_sentence_of(const struct mentions *ms, size_t i, const struct relate_total *total);

/* --- relate_list_left.c ---------------------------------------------------- */

/* 开工15个，完工11个、在建4个，未开工4个: does one of the list say by its name that it is not
 * what the total, by its own, is? */
bool list_denies(const struct mentions *ms, const struct list *list,
    const struct relate_total *total);

/* Of k parts those before the first, but the first itself, that is larger than the
 * total: 收入120万元，其中拨款100万元，支出130万元; not where it is said in one breath with
 * those before it (优5个、良21个), or makes all of them miss the total by a slip. */
size_t list_small_run(const struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total);

/* 收入560万元，其中拨款500万元；支出530万元: drops from a list what is told beside its total,
 * where names say so or the list makes more than it; the second of two, where not even a slip
 * explains how it could make it. */
void list_leave_beside(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total);

/* Drops from a list that does not add up to total what is counted beside that, what came to it or
 * went, what is a part of a part, and what became of the whole. */
void list_leave_others(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total);

/* 河道260万元，预算270万元；管网240万元，合同245万元: drops from a list of two items or more what
 * says by its name alone how the item before it in its clause stands otherwise; true if it did.
 * */
bool list_leave_stances(const struct mentions *ms, struct list *list);

/* --- relate_list_turns.c --------------------------------------------------- */

/* 编制20名，现有人员18名。其中：机关编制12名，现有人员11名；中心编制8名，现有人员7名: links parts
 * that are in turn of two amounts before them, one of which they make, or that go by
 * their names; true if they are. */
bool list_in_turns(const struct relate_words *w, struct mentions *ms, const struct list *list);

/* 资产312亿元，负债191亿元，权益79亿元。其中，市属资产120亿元、负债75亿元、权益27亿元；…: links
 * parts that are in turn of three amounts or more before them by their names; true if they are.
 * */
bool list_in_columns(const struct relate_words *w, struct mentions *ms, const struct list *list);

/* --- relate_list_units.c --------------------------------------------------- */

/* 信访1,263件次，其中来信74件、来访405批次、网上784件次: links the list that opens at i with the
 * count right before it, if it is of three or more, not all of which are measured as that is, and
 * makes it, or would but for a slip; true if so. */
bool list_of_units(const struct relate_words *w, struct mentions *ms, size_t i);

/* --- relate_list_changed.c ------------------------------------------------- */

/* 全年预算1,632万元，其中年初预算1,500万元，上年结转32万元，追加100万元: do the mentions from
 * first up to end hold what a budget begins with, and changes of it?  Then they are linked with
 * the total where they make it, or where a slip explains the miss; false, too, where there is
 * nothing else, so that what it began with is within the total. */
bool list_with_changes(const struct relate_words *w, struct mentions *ms, size_t first,
    size_t end, const struct relate_total *total);

/* --- relate_list_overlap.c ------------------------------------------------- */

/* 净值496万元，其中原值743万元、折旧247万元: is one of them taken off the first in an equation of
 * balances.tsv, so that both are no parts of one total? */
bool list_sets_off(const struct relate_words *w, const struct mentions *ms, struct part_run run);

/* 党员35人、女职工18人, 涉及采购6项、涉及基建5项: do names, the words before them, brackets or
 * the shares behind them say that parts of run, which come to more than total, are counted
 * twice? */
bool list_overlaps(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct term *total);

/* Do names or shares say that they need not be all of it? */
bool list_leaves_some(const struct relate_words *w, const struct mentions *ms,
    struct part_run run, const struct term *total);

/* --- relate_list_relation.c (relate_parts, too) ---------------------------- */

/* 预算1,000万元，上半年支出400万元，下半年支出560万元;
 * 全年预算100万元，实际基本支出40万元，项目支出56万元: is the total, by its label whole, a plan,
 * and the list whose first part is mention first what was done of it so far, which need not be
 * all? */
bool list_is_done_of_plan(const struct relate_words *w, const struct mentions *ms, size_t first,
    struct span whole);

/* Is more than a third of the total missing? */
bool list_lacks_much(const struct decimal *residue, const struct term *total);

/* --- relate_list_kinds.c --------------------------------------------------- */

/* 党委3个、党总支12个、党支部71个: do the names of the n parts hold all words of a row of
 * kinds.tsv beside which there are no others, each its own? */
bool list_are_all_kinds(const struct relate_words *w, const struct mentions *ms,
    const size_t *parts, size_t n);

/* 基层党组织87个，其中党委3个、党总支12个、党支部27个: how many of the list, from the
 * first on, are all there are by their names, if they miss the total by a slip; else 0. */
size_t list_named_run(const struct relate_words *w, const struct mentions *ms,
    const struct list *list, const struct relate_total *total);

/* 肉类320吨，其中猪肉210吨、禽肉60吨: two parts that do not make the total, in numbers of so few
 * digits that by chance a slip would explain it, and that neither their names tell to be all
 * (现场, 电话 of kinds.tsv; 编制 of two units) nor brackets right behind the total. */
bool list_may_go_on(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct term *terms, const struct term *total);

/* 指标15个，其中一级3个、二级7个、三级15个: are the parts ever more, and is the last the total,
 * as of the levels of a tree? */
bool list_are_levels(const struct mentions *ms, struct part_run run, const struct term *total);

/* 60岁以上72人、70岁以上35人、80岁以上9人: do several of the names tell all from a bound on, so
 * that those of one hold those of the next? */
bool list_is_cumulative(const struct mentions *ms, struct part_run run);

/* 收入438万元，支出483万元，其中：城乡社区支出326万元…: are beside, right before the list that
 * opens at i, and the first part of that of one side of the books by their names, and is total,
 * right before beside, of the other? */
bool list_is_of_other_side(const struct mentions *ms, size_t i, const struct relate_total *beside,
    const struct relate_total *total);

/* --- relate_list_total.c --------------------------------------------------- */

/* 甲预算150万元、乙预算160万元，实际支出分别为145万元、140万元: how many figures the
 * list that opens at i has, if it gives each of as many before it another one, so that it
 * has no total; else 0. */
size_t list_answers_row(const struct mentions *ms, size_t i);

/* 年初预算1,000万元，追加200万元，其中人员经费150万元、项目50万元: is the change right before
 * the list that opens at i what it adds up to, but for a slip?  Then it is put into total. */
bool list_find_change(const struct mentions *ms, size_t i, struct relate_total *total);

/* The total of the list that opens at i: among the figures before it in the
 * paragraph and, where there is none, in the one before. */
bool list_find_total(const struct mentions *ms, size_t i, const struct recall *recall,
    struct relate_total *total);

/* The figure remembered under the name that `X中，` gives before mention i. */
bool list_find_named(const struct mentions *ms, size_t i, struct span name,
    const struct recall *recall, struct relate_total *total);

/* --- relate_list_headed.c -------------------------------------------------- */

/* The total of numbered items: by the heading above them, or in the paragraph that ends
 * with a colon. */
bool list_find_headed(const struct mentions *ms, const struct list *list,
    struct span heading, const struct recall *recall, struct relate_total *total);
bool list_find_announced(const struct mentions *ms, const struct list *list,
    const struct recall *recall, struct relate_total *total);

/* --- relate_list_opened.c -------------------------------------------------- */

/* Links the list that opens at first with the given total. */
void list_link_opened(const struct relate_words *w, struct mentions *ms, size_t first,
    const struct relate_total *total);

/* --- relate_list_item.c --------------------------------------------------- */

/* 85亿元：住房32亿元，其中旧房30亿元；水利36亿元；林业17亿元: is total, in the clause of mention
 * first, the head of an item of those that ； parts, which make what stands before them or miss
 * it by a telling slip, so that what is opened in the item ends with it? */
bool list_is_in_item(const struct mentions *ms, size_t first, const struct relate_total *total);

/* --- relate_list_known.c --------------------------------------------------- */

/* 完成15个、未完成1个; 一级5个、二级13个: do the names of the n parts say that there are no
 * others? */
bool list_names_all(const struct relate_words *w, const struct mentions *ms, const size_t *parts,
    size_t n);

/* Runs of parts that make up a known set, without any cue word. */
void list_known_sets(const struct relate_words *w, struct mentions *ms,
    const struct recall *recall);

/* --- relate_list_unopened.c ------------------------------------------------ */

/* Runs of numbered amounts that no cue has opened. */
void list_numbered(const struct relate_words *w, struct mentions *ms, struct span heading,
    const struct recall *recall);

/* Figures in brackets behind one of their kind, the first of which is mention i. */
void list_in_brackets(const struct relate_words *w, struct mentions *ms, size_t i);

/* --- relate_list_ways.c ---------------------------------------------------- */

/* 救助3,918人次。按类型：急难型1,127人次，支出型2,791人次: has the first of those told behind
 * words that say by what the amount before is divided open a list, if they make it or would but
 * for a slip. */
void list_open_ways(struct mentions *ms, const struct recall *recall);

/* 累计支付4,706.13万元。四个子项目分别支付2,118.40万元、1,266.95万元、…: links the row that
 * begins with mention i, as long as the number before it says, with the amount before that goes
 * by the verb behind 分别, if it makes that or misses it by a slip that tells. */
void list_of_each(const struct relate_words *w, struct mentions *ms, size_t i);

/* 接待查档2,318人次。查档用途： / 婚姻864人次，山林507人次，…，其他212人次。: links those told
 * in one breath at the beginning of a paragraph behind one that ends with a colon with the
 * amount in that, or in the one before it, that they make or miss by a slip that tells; by any,
 * where the last names all others. */
void list_announced(const struct relate_words *w, struct mentions *ms, const struct recall *recall);

/* --- relate_list_shares.c -------------------------------------------------- */

/* Amounts with a share each, of a total that stands before a heading or a paragraph. */
void list_shared(const struct relate_words *w, struct mentions *ms, const struct recall *recall);

/* --- relate_list_several.c ------------------------------------------------- */

/* 21个，包括甲、乙、丙、丁各1个，卫生院17个: is one of the parts so much for each of several things
 * that are named before it?  Then its last is linked as what the others leave of total, each as
 * often as it has names, where it is that or a slip tells why it is not.  True: there is such a
 * part, and run is no list of parts that are told once each. */
bool list_of_several(struct mentions *ms, struct part_run run, const struct relate_total *total);

/* --- relate_list_uses.c ---------------------------------------------------- */

/* 320万元，主要用于维修150万元、购置98万元、资助72万元: uses told in one breath behind what they
 * are of, or behind its name, where they make it or more; less, where a slip explains that and no
 * 主要 says that they need not be all. */
void list_uses(const struct relate_words *w, struct mentions *ms, const struct recall *recall);

/* 4,907万元中，拨付各县800万元；用于购置1,307万元；拨付医院2,800万元: puts those that are told by
 * their use into the list as well, if it makes the total only with them, or would but for a slip;
 * how many they are. */
size_t list_with_uses(const struct mentions *ms, struct scope scope, struct list *list,
    const struct relate_total *total);

#endif
