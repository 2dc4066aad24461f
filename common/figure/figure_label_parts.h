/* figure_label_parts: what the files share that say what a figure is called; included by
 * figure_label*.c alone.
 *
 *   figure_label_order    who is asked, in which order, and of which figures: what is said there
 *                         of a figure holds wherever it is asked
 *   figure_label          labels by what the figure does in its sentence, and its topic
 *   figure_label_change   changes, what was before, and what something is held against
 *   figure_label_held     what only says what it is held against, or shares words with others
 *   figure_label_project  what is told of a project that the sentence begins with
 *
 * A label is text in the pool of the mentions, put together from what stands in the report; the
 * caller has made room for it, so that spans into the pool survive.
 */
#ifndef FIGURE_FIGURE_LABEL_PARTS_H
#define FIGURE_FIGURE_LABEL_PARTS_H

#include "figure/figure_parts.h"

/* A figure that is to have a label, and what was read before and behind it. */
struct labelling {
	struct figures *fs;
	const struct reading *rd;
	struct mention *m;
	const struct subject *s;	/* the words before it */
	struct span after;		/* the noun behind it; empty: none */
};

/* --- figure_label.c -------------------------------------------------------- */

/* a and b as one label: a alone where it ends in b already, b alone where both are longer
 * than any name. */
struct pooled label_join(struct mentions *ms, struct span a, struct span b);

/* 比上年决算数减少, 较2022年预算增加: the phrase says what it is compared with,
 * not what changed. */
bool label_is_compared(const struct figures *fs, struct span phrase);

/* The topic with phrase behind it, unless it ends so already. */
struct pooled label_topic_with(struct figures *fs, struct span phrase);

/* Is what m is called what the sentence speaks of from now on?  after is the noun behind it. */
bool label_sets_topic(const struct figures *fs, const struct mention *m, struct span after);

/* Those that take a labelling give its m a label if it is such a figure as they say; false: it is
 * none.  Each is asked only of figures of the kinds and traits of its row in figure_label_order.c,
 * so that one behind another figure finds that at m[-1].
 *
 * 信访件7日内回复率100%: the time within which stands before the name, and is part of it. */
bool label_within(const struct labelling *l);

/* 完成年初预算的95%, 为预算的96.7%: of what the sentence speaks of. */
bool label_completion(const struct labelling *l);

/* 平均增长5%: a percentage that is a mean of what its own words name, or the topic. */
bool label_mean(const struct labelling *l);

/* By what m does in its sentence; after is the noun behind it. */
bool label_by_function(const struct labelling *l);

/* …（项）”18.60万元: where only the account that the paragraph begins with stands before the
 * figure, that is what both are of. */
bool label_of_account(const struct labelling *l);

/* 行政编制42名，事业编制18名，共60名: the total of those before it in its sentence, and not
 * one more of the last: what all of them are called, or only that it is a total. */
bool label_total(const struct labelling *l);

/* 产出得49分，效益得29分，合计得78分: no more than that it is a total of marks. */
bool label_total_mark(const struct labelling *l);

/* （一）项目决策情况。该指标分值20分: what is meant is the title that the text stands behind,
 * or below. */
bool label_of_title(const struct labelling *l);

/* 35岁以下40人: the bound right before m, a count of something else, says which are
 * counted. */
bool label_of_bound(const struct labelling *l);

/* 预算执行率满分20分，得19.47分; 起诉率目标为75%，实际71.3%; 进度为48.6%、72.1%: the
 * figure before, of the same unit, names what is measured.  Amounts have the
 * topic of the sentence. */
bool label_echo(const struct labelling *l);

/* 年初预算为20万元 behind the title 道路维修: of what the paragraph is about. */
bool label_role_of_item(const struct labelling *l);

/* --- figure_label_change.c ------------------------------------------------- */

/* 建成泵站12个，未完成5个: labels m, a count, which is of those that the sentence speaks of, which
 * stay its topic, unless that is what these are not (采纳132条，未采纳24条); false: it is none. */
bool label_undone(const struct labelling *l);

/* 去年经费120万元，今年114万元: of this year, what is spoken of is no longer last year's. */
void label_leaves_last_year(struct figures *fs, const struct reading *rd, const struct mention *m);

/* 年初债务余额156万元，当年新增18万元: labels m, an amount, which came in anew and is no part of
 * what there was then; false: it is none. */
bool label_newly(const struct labelling *l);

/* Gives m, a change, its label; its own name is the topic of what follows in its sentence
 * (决算数比预算数减少4.82万元，下降96.40%); what is counted may have it behind
 * (比上年多5名教师). */
void label_change(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after);

/* Gives m its label, that of what there was before: 上年公用经费, and 执行数 of the topic;
 * what is counted has its name behind it (2019年建成5个站点). */
void label_prior(struct figures *fs, struct mention *m, const struct subject *s,
    struct span after);

/* 比年初预算42万元节约10.74万元: both are of the topic, and no topic themselves.
 * Gives m its label, if it is such a figure. */
bool label_beside(const struct labelling *l);

/* --- figure_label_held.c --------------------------------------------------- */

/* Gives m, a change that 分别 pairs so, its label. */
bool label_changed_pair(const struct labelling *l);

/* Gives m, right behind another of its list, what that is called, of its own pair. */
bool label_of_pair(struct figures *fs, const struct reading *rd, struct mention *m);

/* Says what the record calls m, of a list that 分别 gives to one before it: as its own there, with
 * what the words before that list say. */
void label_of_row(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s);

/* 三年累计300万元; 期末总值18万元，期初为17万元: a phrase that says no more than for how long or
 * when is of the topic.  Sets the phrase of m for its label, which gets its own back behind
 * that; false: it says more. */
bool label_of_span(struct figures *fs, struct mention *m);

/* 中央财政补贴47.5%为614.39万元: gives m, an amount, the label of the percentage before it that it
 * is; false: it is none. */
bool label_of_percentage(const struct labelling *l);

/* 优良率93%，比目标值高3个百分点，为目标值的103.3%: gives m, whose words only say what it is
 * held against, the label of the figure before with them behind it. */
bool label_held(const struct labelling *l);

/* 在职人员18人和退休人员6人的福利: gives m, whose list names what is counted before the numbers,
 * those words. */
bool label_goes_on(const struct labelling *l);

/* 到位率=（到位资金/计划资金）×100%=93.75%: gives m what stands before the first sign. */
bool label_of_formula(const struct labelling *l);

/* 完成比例92.1%，截至2025年3月底为98.5%: gives m, which has a date and no name before it, the label
 * of the percentage before it. */
bool label_again(const struct labelling *l);

/* 系数由0.54提高到0.55, 得分95.2分，比2023年的92.6分提高…: gives m, which nothing else names, the
 * label of the figure before it that it is held against. */
void label_goes_to(struct figures *fs, const struct reading *rd, struct mention *m);

/* --- figure_label_project.c ------------------------------------------------ */

/* 道路维修工程因选址变更，预算执行率仅60%: gives m, the first figure of its sentence and named
 * by no more than what budgets call it, the project's name as well; false: it is none such. */
bool label_of_project(const struct labelling *l);

#endif
