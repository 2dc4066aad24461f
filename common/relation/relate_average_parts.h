/* relate_average_parts: what the files that read averages share; included by
 * relate_average*.c alone.
 *
 *   relate_average            averages of their sentence, in the order in which they are sought
 *   relate_average_operands   which counts and amounts an average may be of, and which are of none
 *   relate_average_fit        do a count, an amount and an average make one another?
 *   relate_average_over       averages over two counts, their mean, equal parts, hundreds, a year
 *   relate_average_bill       the prices before an amount, and what several of them come to
 *   relate_average_price      what one of them comes to
 *   relate_average_slip       what nothing gives, but one pair would but for a slip
 *
 * The mentions are those of one paragraph and stay its own.
 */
#ifndef RELATION_RELATE_AVERAGE_PARTS_H
#define RELATION_RELATE_AVERAGE_PARTS_H

#include "language/misprint.h"
#include "relation/relate_average.h"

enum { AVERAGE_CANDIDATES = 6 };

/* What the word before an average says (averages.tsv): 人均, 每人, 单价, 月均, 日均; the last is
 * said of a span of time, no average. */
enum says { SAYS_AVERAGE, SAYS_EACH, SAYS_PRICE, SAYS_MONTH, SAYS_DAY, SAYS_PERIOD };

enum { YEAR = 12, DAYS = 365, LEAP_DAYS = 366, TIMES_MAX = 366 };	/* months, or days */

/* A number that is an average, m, and the figures that it may be of. */
struct average {
	struct mention *m;
	enum says says;
	const char *counts;	/* measure words, - for any, + for what follows the word */
	const char *noun;	/* what the names of these end with; or empty */
	struct span name;	/* the words before it since the last mark: 县道 of 县道每公里 */
	struct span follows;	/* the words behind it: 公里投入 of 平均每公里投入 */
	struct span per;	/* 张 of 1,350元/张; or empty */
	uint64_t dimension;	/* of the amounts */
	struct mention *amount[AVERAGE_CANDIDATES], *count[AVERAGE_CANDIDATES];
	size_t amounts, ncounts;
	bool varies;		/* words say that the months were not as many for each */
	size_t times;		/* 补助6个月, 200天: what the words say; or YEAR, or 0 of days */
};

/* How far around an average its count and its amount are sought. */
enum around { AROUND_SENTENCE, AROUND_TWO, AROUND_BOTH, AROUND_PARAGRAPH };

/* --- relate_average_operands.c ------------------------------------------- */

/* Is m of a kind that may be an average: 每人500元, and 每人补助500元, which reads like an
 * amount of its own; 每期50人? */
bool average_may_be(const struct mention *m);

/* Fills a with what the last word of averages.tsv before m says; false if there is none, or it
 * is said of a span of time. */
bool average_read(const struct relate_words *w, const struct mentions *ms, struct mention *m,
    struct average *a);

/* 每人, 单价, 每张: is it so much for each, which is paid, rather than what an amount comes to? */
static inline bool
average_is_price(const struct average *a)
{
	return a->says != SAYS_AVERAGE || a->counts[0] == '+';
}

/* 户均, 平均10.8万元/个: does the word, or the unit, say what there are so many of? */
static inline bool
average_says_of_what(const struct average *a)
{
	return a->counts[0] != '-' || a->per.n != 0;
}

/* Is m an exact figure of running text that is said of something itself: no rate, no part of
 * a change? */
bool average_is_stated(const struct mention *m);

/* 6期, 每期50人, 300人次: is m measured as what each has is? */
bool average_is_amount(const struct average *a, const struct mention *m);

/* Is m one of those that are counted: 86个村 of 平均每村, by its measure word or by its name? */
bool average_counts(const struct mentions *ms, const struct average *a, const struct mention *m);

/* 6个月 of so much a month, 200天 of so much a day. */
bool average_counts_times(const struct average *a, const struct mention *m);

/* Adds m to the counts or the amounts of a, if it may be one and there is room. */
void average_note(const struct mentions *ms, struct average *a, struct mention *m);

/* Makes the counts and amounts of a, which is mention i, those of its sentence, of that and the
 * one before it up to a or to its end (AROUND_BOTH), or of the paragraph before it. */
void average_collect(struct mentions *ms, size_t i, enum around around, struct average *a);

/* Leaves of the candidates those of the clause:
 * 课桌椅360套，每套280元，共10.08万元；电脑60台，…. */
void average_narrow(struct average *a);

/* Leaves of them the counts in the brackets of a and the amount right before those. */
void average_narrow_brackets(struct mentions *ms, struct average *a);

/* 改造325户，目标任务320户，每户补助1,200元; 98户，其中甲类42户、乙类56户，户均3,000元: leaves of
 * the counts those that are no targets and no parts, of the amounts those that are no parts. */
void average_leave_wholes(const struct mentions *ms, struct average *a);

/* Of several counts only those whose names end with what the word averages over (专业12个，教学班
 * 76个，平均每班43人). */
void average_leave_nouns(const struct mentions *ms, struct average *a);

/* 洒水车4辆168.00万元，作业车1辆76.50万元，洒水车每辆42.00万元: leaves of the candidates those
 * by a name that stands before the average. */
void average_leave_named(const struct mentions *ms, struct average *a);

/* 平均每辆1.20万元，比上年平均每辆1.25万元: is a another year's, which this year's was held
 * against, so that no figures of this year give it? */
bool average_is_compared(const struct mentions *ms, const struct average *a);

/* 低于人均3,500元的标准, 未超过人均450元: do the words of its clause hold a against something,
 * so that it came out of nothing? */
bool average_is_capped(const struct mentions *ms, const struct average *a);

/* 发放补助52.00万元，带动农户户均增收0.36万元: is a, by its name, what came of the money told, as
 * no amount that it may be of is? */
bool average_is_effect(const struct mentions *ms, const struct average *a);

/* 沙袋2.4万条，每条1.5元，铁锹600把，每把28元，共支付8.32万元: does a, so much for each of what its
 * words name, have another price beside it in the sentence, so that the amounts there are of
 * both? */
bool average_is_beside_price(const struct relate_words *w, struct mentions *ms,
    const struct average *a);

/* --- relate_average_fit.c ------------------------------------------------ */

/* Scales an average to what closure_rate compares, which is 100·a/b; false: too large. */
bool average_as_rate(struct term *average);

/* Do t, amount, count and each, so many times, make the amount to its last place, be it rounded or
 * cut off?  One unit in it is too much unless nearly. */
bool average_makes_amount(const struct term t[3], size_t times, bool nearly);

/* Asks amount, count and each: do so many of each, as often as the size_t of says, make the amount
 * as it is printed, rounded? */
extern const struct misprint_test average_amount_test;

/* Is amount/count the average, rounded to its last place? */
bool average_comes_out(const struct mention *amount, const struct mention *count,
    const struct mention *average);

/* Do a, count and amount give one another, as printed or (nearly) rounded? */
bool average_holds(const struct average *a, const struct mention *count,
    const struct mention *amount, bool nearly);

/* Does a slip explain that the count times the price miss the amount? */
bool average_is_product_slip(const struct average *a);

/* Does a slip explain that the count times a, so many months or days, misses the amount, or one in
 * what each of the count got in all? */
bool average_is_times_slip(const struct average *a);

/* Does one slip in any of the three explain that amount/count is not average? */
bool average_is_slip(const struct mention *amount, const struct mention *count,
    const struct mention *average);

/* Is one digit of average, as it is printed, all that keeps it from amount/count, or two
 * neighbours swapped? */
bool average_is_misprint(const struct mention *amount, const struct mention *count,
    const struct mention *average);

/* Is the amount within a quarter of what count and average make, or one slip from it? */
bool average_is_near(const struct mention *count, const struct mention *average,
    const struct mention *amount);

/* --- relate_average_over.c ----------------------------------------------- */

/* Is the count one of two told in one breath (新建3万亩、改造1.2万亩), over both of which an
 * average may be? */
bool average_is_joined(const struct mentions *ms, const struct mention *count);

/* 新建3万亩、改造1.2万亩，投资7,560万元，亩均1,800元: links a with the only amount and two such
 * counts around it, or of 12个村、3个社区，每村2万元，共30万元 the amount with a and those, if that
 * comes out or a slip explains the miss.  True: linked. */
bool average_link_both(struct mentions *ms, const struct average *a);

/* 秋季826人，春季842人，全年平均834人，每人1,000元，共83.4万元: the price right behind the mean of
 * counts is of that, not of one of them.  True: it is; linked where it comes out, or would but
 * for a slip. */
bool average_link_mean(struct mentions *ms, struct average *a);

/* 总额1,980万元，分五年等额支付，每年396万元: links m with the amount right before it where words
 * say that it is one of so many equal parts, and it is, or would be but for one digit. */
bool average_link_instalments(struct mentions *ms, struct mention *m);

/* 行驶31.45万公里，油料费26.73万元，每百公里85.0元: links a, mention i, so much for each hundred,
 * thousand … of what its words name, with the pair of its sentence that gives it, or the only one
 * that would but for one digit of it.  Nothing if a is said of a span of time. */
void average_link_scaled(struct mentions *ms, size_t i, struct average *a);

/* 全年支出38.40万元，月均3.20万元; 全年受理54,438件，日均148.7件: the only amount of the sentence
 * over the months of a year, or its days; a miss where a slip explains it. */
bool average_link_year(struct mentions *ms, const struct average *a);

/* 三年共投入2,700万元，年均900万元; 2021年至2023年累计126公里，年均42公里: links a with the amount
 * right beside it and the number of years that text tells before them, if it comes out or a slip
 * explains the miss.  True: linked. */
bool average_link_years(struct mentions *ms, const struct average *a, struct span text);

/* --- relate_average_bill.c ----------------------------------------------- */

enum { LINES_MAX = 12 };

/* One line of a bill: so much for each, and what it is paid for. */
struct priced {
	struct average price;
	const struct mention *count;
};

/* An amount and the lines before it that it may sum up, the last first. */
struct bill {
	const struct relate_words *words;
	struct mentions *ms;
	struct mention *total;
	const struct mention *before;	/* the amount that stands before the lines; NULL: none */
	struct priced lines[LINES_MAX];
	size_t n;
	size_t times;			/* each of the lines in so many months */
};

/* Is m a figure as it stands, of running text? */
bool price_is_plain(const struct mention *m);

/* Do the words before the total say that it sums up what stands before it? */
bool bill_is_told(const struct bill *b);

/* --- relate_average_price.c ---------------------------------------------- */

/* Links the total with its only line: the first reading that gives it, or the only one that would
 * but for a slip.  True: linked. */
bool price_link(const struct bill *b);

/* --- relate_average.c ---------------------------------------------------- */

/* Links a, its amount and its count with one another by rel, as its word says. */
void average_link(struct mentions *ms, const struct average *a, struct mention *amount,
    const struct mention *count, enum relation rel);

/* Is it so much a month, or a day? */
bool average_is_by_time(const struct average *a);

/* 2,986人，每人2,000元，共597.2万元；412人，每人2,000元，82.4万元: does another average stand
 * between the two, and a does not, which is not of that count and another amount itself (43人，工资
 * 618.34万元，人均14.38万元；公用经费74.82万元，人均1.74万元)? */
bool average_of_another(const struct mentions *ms, const struct average *a,
    const struct mention *count, const struct mention *amount);

/* 补助19.3万元，其中一类35户，每户1000元；二类22户，每户2000元: does another price of the sentence
 * make the first amount of a as well, one behind it or, where it stands behind a, before it? */
bool average_of_several(const struct relate_words *w, struct mentions *ms,
    const struct average *a);

/* --- relate_average_slip.c ----------------------------------------------- */

/* Does the average have no noun of its own (按人均500元的标准), or that of the amount? */
bool average_speaks_of(const struct mentions *ms, const struct average *a);

/* 参加培训120人，培训支出18.00万元。人均培训费1,800元: links a, mention i, an average that is all
 * its sentence says, with the only count and the only amount of the sentence before.  True, here
 * and of the others: linked. */
bool average_link_before(struct mentions *ms, size_t i, struct average *a);

/* 公务接待费1.68万元，全年接待168人次，人均100元: links a, which is mention i, with the last count
 * before it that is no part and the only amount of its year by a like name, of the sentence or
 * the one before it, where a slip explains that they miss. */
bool average_link_kin(struct mentions *ms, size_t i, struct average *a);

/* 公务接待费6.26万元，公务用车费15.60万元。公务接待624人次，人均100.32元: links a, mention i, with
 * the only count of its sentence, and the only amount of the one before by that name. */
bool average_link_named(struct mentions *ms, size_t i, struct average *a);

/* 资金3,865万元，其中中央2,706万元、省级1,159万元。服务人口43万人，人均90元: links a, mention i,
 * which has no noun of its own, with the count right before it and the only amount of the sentence
 * before that is no part, which is broken down there, if a slip explains that they miss. */
bool average_link_listed(struct mentions *ms, size_t i, struct average *a);

/* 办公用房3,240平方米，编制68人，实有64人，人均56.03平方米: of several counts and amounts of around
 * that an average may be of, the one pair that would give it but for a slip. */
bool average_link_misprint(const struct relate_words *w, struct mentions *ms, size_t i,
    enum around around, struct average *a);

#endif
