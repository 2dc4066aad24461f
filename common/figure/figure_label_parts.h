/* figure_label_parts: what the files share that say what a figure is called; included by
 * figure_label*.c alone.
 *
 *   figure_label          labels by what the figure does in its sentence, and its topic
 *   figure_label_change   changes, what was before, and what something is held against
 *
 * A label is text in the pool of the mentions, put together from what stands in the report; the
 * caller has made room for it, so that spans into the pool survive.
 */
#ifndef FIGURE_FIGURE_LABEL_PARTS_H
#define FIGURE_FIGURE_LABEL_PARTS_H

#include "figure/figure_parts.h"

/* --- figure_label.c -------------------------------------------------------- */

/* a and b as one label: a alone where it ends in b already, b alone where both are longer
 * than any name. */
struct pooled label_join(struct mentions *ms, struct span a, struct span b);

/* 比上年决算数减少, 较2022年预算增加: the phrase says what it is compared with,
 * not what changed. */
bool label_is_compared(const struct figures *fs, struct span phrase);

/* The topic with phrase behind it, unless it ends so already. */
struct pooled label_topic_with(struct figures *fs, struct span phrase);

/* --- figure_label_change.c ------------------------------------------------- */

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
bool label_beside(struct figures *fs, struct mention *m);

#endif
