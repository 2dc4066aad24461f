/* figure_parts: what the files that read figures share; included by figure*.c alone.
 *
 *   figure            blocks in, records out: who is asked when
 *   figure_relate     how the figures of a paragraph belong together: who is asked, in order
 *   figure_report     what is learnt of the report and of its sections
 *   figure_text       the quantities of one text, each with the words about it
 *   figure_words      which words before a figure, or behind it, name it
 *   figure_phrase     phrases of which a part stands elsewhere, or that are none
 *   figure_excess     by how much more was done than in another year
 *   figure_again      figures that say in brackets what the one before them says
 *   figure_written    the numbers of computations that it writes out
 *   figure_clause     sentences, clauses, brackets and lists between them
 *   figure_year       which year is spoken of, and dates that cannot be meant
 *   figure_year_back  where a sentence goes back to the year before, years compared with
 *   figure_year_later the years of parts and changes, known once they are linked
 *   figure_cell       cells of tables that hold sentences
 *   figure_cell_dates days in the cells of a row that cannot follow one another
 *   figure_function   what a figure does in its sentence
 *   figure_label      what it is called, and the topic that it sets (figure_label_parts.h)
 *   figure_borrow     the name that a percentage or a mark has from what stands before it
 *   figure_label_linked what a change is of, once it is linked, and what was spent of a plan
 *   figure_label_tidy labels without words that name nothing, once all is linked
 *   figure_scope      whose it is: what headings and heads of paragraphs name
 */
#ifndef FIGURE_FIGURE_PARTS_H
#define FIGURE_FIGURE_PARTS_H

#include "figure/figure.h"
#include "figure/remains.h"
#include "language/account.h"
#include "language/unfilled.h"
#include "relation/cell.h"
#include "relation/relate.h"
#include "relation/relate_account.h"
#include "relation/relate_changes.h"
#include "relation/relate_columns.h"
#include "relation/relate_groups.h"
#include "relation/relate_items.h"
#include "relation/relate_score.h"
#include "relation/relate_table.h"
#include "sentence/subject.h"

/* Cues that hold up to the end of their clause only. */
enum { CUES_OF_CLAUSE = CUE_SOME | CUE_REASON | CUE_PURPOSE };

/* Whose the figures are: what headings name, and the head of a paragraph. */
enum { SCOPE_LEVELS = 6 };

struct scope {
	struct buf headings[SCOPE_LEVELS];	/* by level; empty: it names nobody */
	struct buf head;	/* of this paragraph */
	bool lasting;		/* and of those behind it: it stands on a line of its own */
	bool overall;		/* the report is on all that its organ does */
	struct span now;	/* of the block that is being read; empty: the report */
};

/* Words at the ends of labels that name nothing: data/labelwords.tsv. */
struct label_words {
	struct lexicon head, tail;
};

/* How sure the fiscal year of a report is. */
enum year_rank {
	YEAR_UNKNOWN,
	YEAR_OF_A_DAY,		/* something was done or written then: a guess */
	YEAR_NAMED,		/* the first there is */
	YEAR_FISCAL,		/* …年度 */
	YEAR_OF_THE_TITLE
};

/* What has been learnt of the report so far. */
struct figures_report {
	size_t next_id;
	int year;		/* its fiscal year; 0: not known yet */
	int year_first;		/* of a report of several years (2022-2024年度), else year */
	enum year_rank year_rank;
	bool titled;		/* the paragraph in hand is its title, or goes on with that */
	bool planned;		/* it is a budget's: what there was is last year's */
	struct buf heading;	/* title of the section */
	bool in_item;		/* the text of a run-in title, or of an account, goes on */
	bool item_is_account;
	struct buf item_name;	/* of that */
};

/* The block that is being read; begun anew with each. */
struct figures_block {
	const struct block *given;
	struct diag *diag;
	struct span item;	/* item_name of the report, in a paragraph of that; else empty */
	size_t account_end;	/* where the account that it begins with ends; 0: none */
	struct pooled topic;	/* what the paragraph speaks of, in the pool */
	struct pooled head;	/* the topic that a list breaks down */
};

/* The text of it that is being read: a paragraph, or a cell. */
struct figures_text {
	struct passage passage;
	const struct quantity *quantities;	/* the block's, or those below */
	size_t n;
	struct quantity_list own;
	bool written;		/* it may have computations */
};

struct figures {
	/* For all reports: what words mean. */
	struct figures_options options;
	struct subject_words words;
	struct label_words tidy;
	const struct relate_words *relations;
	struct table_relations table;
	struct column_relations columns;

	/* For one report, or until a section of it ends. */
	struct figures_report report;
	struct grades grades;
	struct recall recall;
	struct recall cell_recall;	/* of one cell */
	struct items items;
	struct remains remains;
	struct scope scope;

	/* For one block. */
	struct figures_block block;
	struct grid grid;
	struct mentions mentions;
	struct figures_text text;

	/* What was made of it: the caller's until the next. */
	struct figure *out;
	size_t cap;
};

/* Years named one after the other, for the figures that 分别 gives them. */
enum { YEARS_MAX = 8 };

struct year_list {
	int at[YEARS_MAX];
	size_t n;
	size_t end;		/* of the last one, in the text */
	size_t next;		/* whose figure comes next; 0: 分别 was not met */
};

/* The year that something is held against, 与2020年相比. */
struct year_against {
	size_t end;		/* of its date; NONE: there is none */
	size_t from, to;	/* the words before it, which say what is compared */
};

/* The year of one figure only, 由2022年的8.6天降到7.9天. */
struct year_former {
	size_t end;		/* of its date; 0: there is none */
	int own;		/* what the sentence goes back to behind that */
};

/* What held before the bracket that is open. */
struct before_bracket {
	int year;
	struct pooled topic;
	size_t figures;		/* mentions */
	bool behind;		/* it stands right behind a number, and tells of that */
};

/* A place in a text that is being read. */
struct reading {
	struct span text;
	const struct passage *passage;	/* text, once it has a quantity */
	size_t base;		/* offset of text in the block's text */
	size_t row, column;
	size_t from;		/* where reading begins: behind a heading's bare number */
	const struct unit_hint *money;	/* of its numbers with decimals and no unit; NULL: none */
	size_t done;		/* end of the last quantity of any kind */

	/* Where it stands. */
	size_t sentence, clause;
	size_t sentence_at;	/* where the sentence begins */
	size_t sentence_figures;	/* mentions before it */
	int depth;
	struct before_bracket bracket;

	/* What words have said so far. */
	unsigned cues;		/* cues passed since the last figure */
	struct { struct span word; unsigned cue; } change;	/* right before the last figure */
	struct pooled among;
	bool listed, excused;
	bool ranking;		/* listed by a word of the sentence: 第一批, 第五次 */
	struct unfilled blank;	/* the next slot left empty; start NONE: none */
	bool overflow;		/* a number of too many digits was passed */

	/* Which year the sentence speaks of. */
	int year;		/* named last in it */
	int own_year;		/* the one before another that is held against it, or told beside
				 * it; year goes back to it */
	bool beside;		/* year is told beside own_year: 2024年为5万元，2023年为4万元； */
	struct year_against against;
	struct year_former former;
	struct year_list years;	/* 2022年、2023年和2024年, as far as read */
	size_t period_to;	/* where the last date without a year ends; 0: there was none */
};

/* Where the words about the next figure begin: behind the last quantity and the last
 * end of a sentence. */
static inline size_t
figure_words_start(const struct reading *rd)
{
	return rd->done > rd->sentence_at ? rd->done : rd->sentence_at;
}

/* --- figure_report.c ----------------------------------------------------- */

/* A report begins; the memory of its titles stays. */
void figures_report_reset(struct figures_report *r);
void figures_report_release(struct figures_report *r);

/* What the paragraph b speaks of, and those that follow up to the next heading or item:
 * the title that its text stands behind (1、道路维修。年初预算10万元…), or an account
 * (“教育支出（类）…（项）”18.60万元，主要用于…。年初预算为20万元). */
void figure_read_item(struct figures *fs, const struct block *b);

/* --- figure_text.c ------------------------------------------------------- */

/* All quantities of one text, a paragraph or a cell, as mentions of fs. */
void figure_read_text(struct figures *fs, struct reading *rd);

/* The last words between the quantity before and byte from. */
struct span figure_words_before(const struct reading *rd, size_t from);

/* Where the byte at an offset of the block's text stands (table.h). */
struct block_spot figure_spot(const struct block *b, size_t offset);

/* The places of m, whose quantity is filled in. */
void figure_finish_place(const struct reading *rd, struct mention *m);

/* A slot that nobody filled in: no figure, but a matter for jxcheck. */
void figure_note_blank(struct figures *fs, const struct reading *rd, const struct unfilled *blank);

/* --- figure_excess.c ----------------------------------------------------- */

/* 比上年多受理213件, 比2023年多查处18起, 同比少发生5起: makes m, before which s stands, by how much
 * there is more or less of what was done, where a verb alone stands between. */
void figure_take_excess(const struct reading *rd, const struct mention *m, struct subject *s);

/* --- figure_again.c ------------------------------------------------------ */

/* 3.2万吨（6400万斤）, 48.26万人（482638人）: does m, the last of fs, say in brackets what the
 * figure before it says, in another unit of its measure or to another place? */
bool figure_is_again(const struct figures *fs, const struct reading *rd, const struct mention *m);

/* --- figure_phrase.c ----------------------------------------------------- */

/* The words before byte from, up to those that say that something became what stands there,
 * 提高到, behind which a word for a year may stand (提高到今年的); empty: they do not say it. */
struct span figure_became(const struct reading *rd, size_t from);

/* Mends the phrase of s: it begins before a number in brackets that is a size (小（2）型水库), and
 * 提高到今年 and 位于县城 right behind another figure are none. */
void figure_mend_phrase(const struct reading *rd, struct subject *s);

/* --- figure_words.c ------------------------------------------------------ */

/* Fills s with what the words before m call it, beginning with those right before it; where they
 * name nothing, those before a bracket or before the year that it is held against. */
void figure_look_before(const struct figures *fs, struct reading *rd, const struct mention *m,
    struct subject *s);

/* 会议费2024年预算: what is spent, right before the year that the phrase of s stands behind.
 * Empty: nothing is.  dated: such a year is there. */
struct span figure_name_before_year(const struct figures *fs, const struct reading *rd,
    const struct subject *s, bool *dated);

/* 按方案，2.4亿元的补助; 3万元用于道路，2万元为自筹资金: are the words before m, s, of another
 * clause, and those behind name it?  安排252万元支持公租房: or do they say but what was done? */
bool figure_is_named_behind(const struct figures *fs, const struct reading *rd,
    const struct mention *m, const struct subject *s);

/* 一季度 of 一季度支出, 第一批 of 第一批于3月下达: the words right before those of m, s, that
 * tell which of several it is. Empty: none do. */
struct span figure_which(const struct figures *fs, const struct reading *rd,
    const struct mention *m, const struct subject *s);

/* The noun behind m, up to byte next: 30万元用于项目审计, 12个村.  Empty: none. */
struct span figure_noun_behind(const struct figures *fs, const struct reading *rd,
    const struct mention *m, size_t next);

/* 师生比1:14.5: before a ratio 比 is the end of its name, which stands in text. */
void figure_take_ratio_name(struct span text, struct subject *s);

/* --- figure_cell.c --------------------------------------------------------- */

/* Links the figures of the table read last that stand in sentences of its cells. */
void figure_relate_cells(struct figures *fs);

/* --- figure_cell_dates.c --------------------------------------------------- */

/* Adds to the mentions the days in the cells of the table read last that cannot be right, with
 * REL_NODATE. */
void figure_cell_dates(struct figures *fs);

/* --- figure_scope.c ------------------------------------------------------- */

/* A report begins. */
void scope_reset(struct scope *s);
void scope_release(struct scope *s);

/* What stands in b is read next, which is a paragraph or a table. */
void scope_paragraph(struct scope *s, const struct block *b);
void scope_table(struct scope *s);

/* --- figure_written.c ---------------------------------------------------- */

/* The quantities of text, a paragraph, that stand in computations, each a number of its own. */
void figure_read_written(struct figures *fs, struct span text);

/* --- figure_borrow.c ----------------------------------------------------- */

/* The label of m, whose own words name nothing, from the rate before it, the words before
 * its brackets, or the grade behind it: of a percentage or a mark.  named: it has words of its own.
 * False: none. */
bool figure_borrow_label(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, bool named);

/* 年初预算100万元，调整为110万元: what an amount became is no longer what there was at first.  Sets
 * the label of m, if it is such an amount; else false. */
bool figure_label_outcome(struct figures *fs, const struct reading *rd, struct mention *m);

/* 会议费2024年预算3万元，2023年决算2.8万元: of what stands before the year, or before the one in
 * the same sentence.  Sets the label of m, if it is such an amount; else false. */
bool figure_label_dated(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s);

/* --- figure_clause.c ----------------------------------------------------- */

/* Notes the punctuation between lo, where the first mark is, and hi. */
void figure_note_marks(struct figures *fs, struct reading *rd, size_t lo, size_t hi);

/* The same from anywhere; often there is none. */
static inline void
figure_pass_marks(struct figures *fs, struct reading *rd, size_t lo, size_t hi)
{
	if ((lo = places_next(&rd->passage->marks, lo, hi)) < hi)
		figure_note_marks(fs, rd, lo, hi);
}

/* What the clause that goes on at byte from says next: twenty characters at most, up to a comma or
 * semicolon. */
struct span figure_rest_of_clause(struct span text, size_t from);

/* The cues without those of a clause that has ended before byte from, no figure in it:
 * 主要是车辆增加；, 原因是压缩开支；, unless 二是 goes on with it. */
unsigned figure_open_cues(const struct figures *fs, const struct reading *rd, size_t from,
    unsigned cues);

/* --- figure_year.c ------------------------------------------------------- */

/* A date, ordinal or code: no figure, but it may name the year, or be none that the
 * report can mean. */
void figure_pass_other(struct figures *fs, struct reading *rd, const struct quantity *q);

/* Links the figures of a paragraph, text, to others of it and of recall.  Who asks about figures
 * of a kind is not called where there are none. */
void figure_relate(struct figures *fs, struct span text, struct recall *recall);

/* Is words, without blanks, all that may stand between two of a list (qualifiers.tsv)? */
bool figure_joins(struct span words);

/* The year that m, the mention added last, speaks of; its function is filled in. */
int figure_year_said(const struct figures *fs, struct reading *rd, struct mention *m);

/* --- figure_year_back.c -------------------------------------------------- */

/* 今年 before byte from: the sentence speaks of another year no longer. */
void figure_return_to_year(const struct figures *fs, struct reading *rd, size_t from);

/* 与2020年预算持平，其中：, 低于2021年12%、2022年10%: is the date q a year that only the clause it
 * stands in is about? */
bool figure_year_is_compared(const struct reading *rd, const struct quantity *q);

/* Goes back to the sentence's own year behind the clause that compares with another,
 * once that has ended before byte from. */
void figure_leave_comparison(struct reading *rd, size_t from);

/* 由2022年的8.6天降到7.9天: notes that the date q, of year, is that of the next figure only, where
 * the words before it say so. */
void figure_begin_former(const struct figures *fs, struct reading *rd, const struct quantity *q,
    int year);

/* Behind such a date: goes back to the sentence's own year before what that became, which stands
 * at byte from. */
void figure_leave_former(struct reading *rd, size_t from);

/* 未完成的2台转入2024年实施；大修45台: is the date q, of year, only when something will be done
 * that is put off? */
bool figure_is_deferred(const struct figures *fs, const struct reading *rd,
    const struct quantity *q, int year);

/* --- figure_year_later.c ------------------------------------------------- */

/* 上年支出560万元，其中项目支出60万元: the parts are of their total's year; once they are known. */
void figure_date_parts(struct figures *fs);

/* 2024年决算5万元，2023年为4万元，同比增加1万元: what is worked out from the amounts of two years,
 * behind either of which it stands, came about in the later. */
void figure_date_changes(struct mentions *ms);

/* --- figure_function.c, figure_label.c ----------------------------------- */

/* 农田建设210万元、农机购置85万元、地力提升120万元: where the name of m, the mention added last,
 * ends in a list with what else says that something changed, has s tell the whole name. */
void figure_keep_bettering(const struct figures *fs, const struct reading *rd,
    const struct mention *m, struct subject *s);

/* 完成全年900万人目标的73%: does the name of a target stand alone between the quantity before and
 * the percentage m, with 的? */
bool figure_is_of_target(const struct reading *rd, const struct mention *m);

/* 管材每公里52万元, 每座造价6.8万元, 单价65元: does the phrase say that it is so much for each, no
 * part of anything and no whole?  每年 is for all. */
bool figure_is_for_each(struct span phrase);

/* What m, the mention added last, does in its sentence.  The figure before may turn
 * out to be its base. */
enum function figure_function(struct figures *fs, const struct mention *m,
    const struct reading *rd, const struct subject *s);

/* Is phrase no more than 预算, 实际支出, 执行率: a side of something that is
 * named elsewhere? */
bool figure_is_role(const struct figures *fs, struct span phrase);

/* 专项资金6项共计735万元: does m tell the amount of what the figure before it in its sentence
 * counts, and of no amounts before that?  Its label may be no more than that it is a total. */
bool figure_is_amount_of_count(const struct mentions *ms, const struct mention *m);

/* Gives m the label that its function asks for; what it speaks of may be the topic of
 * what follows.  after: the noun behind it. */
void figure_label(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after);

/* --- figure_label_linked.c ------------------------------------------------- */

/* 支出75万元，上年94万元，减少19万元: has the records of changes that have no name of their own say
 * what the amount is called that they were worked out from; of 供水工程预算50万元，支出48万元 the
 * second what was planned. */
void figure_label_linked(struct figures *fs);

/* --- figure_label_tidy.c --------------------------------------------------- */

/* Reads the words; frees what was made of them. */
void figure_tidy_open(struct label_words *w);
void figure_tidy_close(struct label_words *w);

/* Makes of the labels of all figures of text, a paragraph or a table, which are linked, what a
 * clerk would write beside them: 共发放低保金 is 发放低保金, and 起数、人数分别为 names two. */
void figure_tidy_labels(struct figures *fs, struct span text);

/* A list breaks down the topic before it; the sentence after the list speaks of that
 * topic again. */
void figure_follow_topic(struct figures *fs, const struct reading *rd);

#endif
