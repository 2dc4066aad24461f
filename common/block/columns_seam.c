/* columns_seam: texts that fill their column, one blank before the next cell; see columns.h.
 *
 * 宏泰机电设备维修有限公司 跨年项目 is two cells where others begin below 跨年项目, and no text
 * that begins as far left as this one goes on beyond that place.  pdftotext moves what is behind
 * a full text: 骨干教师研 ≥16 期 over 修期数 are two where the texts above and below are as wide
 * as that one, and none is wider. */
#include "block/columns_words.h"

#include "block/items.h"
#include "block/table_form.h"

enum {
	REACH = 24,		/* lines up and down */
	FEW_LINES = 3,
	FEW_CELLS = 2, FEW_TEXTS = 2,
	FEW_FULL = 2,		/* texts as wide as the one that fills its column */
	LEAST_NAME = 3,		/* characters */
	VALUE_WIDTH = 12,
	BYTES_OF_CHARACTER = 3
};

/* Where a text and what is one blank behind it meet, and what stands above and below: texts
 * that begin where the text does, as wide ones of them, ones with a number behind, cells
 * that begin where what is behind does, and names of columns that meet there. */
struct seam {
	enum measure m;
	size_t left, right, behind;
	size_t runs;			/* of the line of the text */
	size_t texts, full, valued, cells;
	bool wider;
	bool named;		/* names of columns meet there as the texts do */
};

/* The first run of line i that begins at a place; NULL: none does. */
static const struct run *
run_at(const struct columns *c, size_t i, size_t left, enum measure m)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];

		if (run->left[m] >= left)
			return run->left[m] == left ? run : NULL;
	}
	return NULL;
}

/* Is it a bound, ≥16 or ≤3%?  That begins a cell. */
static bool
is_bound(struct span s)
{
	return span_starts(s, SPAN("≥")) || span_starts(s, SPAN("≤"));
}

/* Does a word of the run begin at the seam?  Then a bound there is a cell. */
static bool
meets(const struct columns *c, const struct run *run, struct seam *seam)
{
	struct span text = form_line(c->region, run->line);
	struct at at = { 0 };
	struct word word;

	while (columns_next_word(text, &at, &word)) {
		if (word.left[seam->m] < seam->behind)
			continue;
		if (is_bound(span_slice(text, word.start, word.end)))
			seam->cells++;
		seam->texts++;
		return word.left[seam->m] == seam->behind;
	}
	return false;
}

/* Is run the name of a column, as wide as the text, one blank before that of the next one, in a
 * line with more cells than that of the text has?  一级指标 二级指标 above 效益指标 社会效益. */
static bool
is_named(const struct columns *c, const struct column_line *line, const struct run *run,
    const struct seam *seam)
{
	return !line->numbers && line->runs > seam->runs &&
	    run + 1 < &c->runs[line->first + line->runs] &&
	    run->right[seam->m] == seam->right && run[1].left[seam->m] == seam->behind &&
	    head_words_kind(c->words, columns_text(c, run)) != HEAD_UNKNOWN &&
	    head_words_kind(c->words, columns_text(c, run + 1)) != HEAD_UNKNOWN;
}

/* Counts what stands in line i; false: its text goes on beyond the seam. */
static bool
count_line(const struct columns *c, size_t i, struct seam *seam)
{
	const struct run *run = run_at(c, i, seam->left, seam->m);
	const struct column_line *line = &c->lines[i];

	if (run_at(c, i, seam->behind, seam->m) != NULL)
		seam->cells++;
	if (run == NULL || run->number)
		return true;
	if (run->right[seam->m] >= seam->behind)
		return meets(c, run, seam);
	seam->texts++;
	seam->full += run->right[seam->m] == seam->right;
	seam->wider |= run->right[seam->m] > seam->right;
	seam->named |= is_named(c, line, run, seam);
	seam->valued += run + 1 < &c->runs[line->first + line->runs] && run[1].number;
	return true;
}

static void
count_lines(const struct columns *c, size_t from, size_t to, size_t i, struct seam *seam)
{
	for (size_t j = i; j-- > from && i - j <= REACH;)
		if (!count_line(c, j, seam))
			break;
	for (size_t j = i + 1; j < to && j - i <= REACH; j++)
		if (!count_line(c, j, seam))
			break;
}

/* ≥16 期, 1,741.30: what may be a cell of a form whatever stands above it. */
static bool
is_value(struct span s)
{
	size_t n = 0;

	if (is_bound(s))
		n = SPAN("≥").n;
	return n < s.n && s.p[n] >= '0' && s.p[n] <= '9';
}

static bool
is_amount(struct span s)
{
	return columns_is_number(s) && memchr(s.p, '.', s.n) != NULL;
}

/* Is the word before the blank more than one character? */
static bool
behind_a_word(struct span text, const struct word *word)
{
	size_t end = word->start - word->gap_bytes;

	return end >= 2 * BYTES_OF_CHARACTER && text.p[end - BYTES_OF_CHARACTER - 1] != ' ';
}

/* Does a blank part Chinese from Chinese?  What holds it may be several cells itself. */
static bool
has_names(struct span s)
{
	for (size_t i = 1; i + 1 < s.n; i++)
		if (s.p[i] == ' ' && (unsigned char)s.p[i - 1] >= 0x80 &&
		    (unsigned char)s.p[i + 1] >= 0x80)
			return true;
	return false;
}

/* May a cell begin with the word?  Not with one character of a name set wide, 维 护 费, the
 * next part of a date, 2024 年 12 月, nor with a number that clauses follow. */
static bool
may_begin(struct span text, const struct run *run, const struct word *word)
{
	struct span rest = span_slice(text, word->start, run->end);

	if (has_names(span_slice(text, run->start, word->start - word->gap_bytes)))
		return false;
	if (is_bound(rest))
		return true;
	return behind_a_word(text, word) && (is_value(rest) ? !span_has(rest, SPAN("，")) :
	    word->right[BY_CHARACTER] > word->left[BY_CHARACTER] + 1);
}

/* Does the text go on in the next line, before the seam and by itself? */
static bool
goes_on(const struct columns *c, size_t i, size_t to, const struct seam *seam)
{
	const struct run *run = i + 1 < to ? run_at(c, i + 1, seam->left, seam->m) : NULL;

	return run != NULL && !run->number && !run->label &&
	    run->right[seam->m] <= seam->right && !c->lines[i + 1].numbers;
}

/* Is what begins with the word, in the run, a cell of its own? */
static bool
is_cell(const struct columns *c, size_t from, size_t to, const struct run *run,
    const struct word *word)
{
	size_t i = run->line;
	struct span text = form_line(c->region, i), rest = span_slice(text, word->start, run->end);

	for (size_t m = 0; m < MEASURES; m++) {
		struct seam seam = {
			.m = (enum measure)m, .left = run->left[m], .runs = c->lines[i].runs,
			.right = word->left[m] - word->gap, .behind = word->left[m]
		};

		count_lines(c, from, to, i, &seam);
		if (seam.named || (seam.cells >= FEW_LINES && seam.texts >= FEW_TEXTS))
			return true;
		if (is_value(rest) && run->right[m] - seam.behind <= VALUE_WIDTH &&
		    goes_on(c, i, to, &seam) && !seam.wider &&
		    (is_bound(rest) || seam.full >= FEW_FULL || seam.cells >= FEW_CELLS ||
			(is_amount(rest) && seam.valued > 0)))
			return true;
	}
	return false;
}

/* 实际完成值 分值: names of columns in a form, below other rows. */
static bool
is_header(const struct columns *c, const struct run *run, const struct word *word)
{
	const struct column_line *line = &c->lines[run->line];
	struct span text = form_line(c->region, run->line);

	return !line->numbers && line->runs >= FEW_LINES &&
	    head_words_kind(c->words, span_slice(text, word->start, run->end)) != HEAD_UNKNOWN &&
	    head_words_end(c->words, span_slice(text, run->start,
		word->start - word->gap_bytes));
}

/* Clauses or an item of a list: what is said of a number is no cell. */
static bool
is_running(struct span s)
{
	return span_has(s, SPAN("；")) || span_has(s, SPAN("。")) || item_read(s).number > 0;
}

void
columns_part_run(struct columns *c, size_t i, size_t k, const struct word *word)
{
	struct column_line *line = &c->lines[i];
	size_t first = c->nruns;
	struct run *left, *right;

	for (size_t r = 0; r <= line->runs; r++) {
		struct run run = c->runs[line->first + (r > k ? r - 1 : r)];

		columns_push_run(c, &run);
	}
	left = &c->runs[first + k];
	right = left + 1;
	right->start = word->start;
	left->end = word->start - (uint32_t)word->gap_bytes;
	for (size_t m = 0; m < MEASURES; m++) {
		right->left[m] = (uint16_t)word->left[m];
		left->right[m] = (uint16_t)(word->left[m] - word->gap);
	}
	right->size = right->right[BY_WIDTH] - right->left[BY_WIDTH];
	left->size = left->right[BY_WIDTH] - left->left[BY_WIDTH];
	left->number = columns_is_number(columns_text(c, left));
	right->number = columns_is_number(columns_text(c, right));
	line->first = (uint32_t)first;
	line->runs++;
	columns_classify(c, i);
}

/* Parts run k of line i where a cell ends in it; the first such place. */
static void
part_full(struct columns *c, size_t from, size_t to, size_t i, size_t k)
{
	struct run run = c->runs[c->lines[i].first + k];
	struct span text = form_line(c->region, i);
	struct at at = { 0 };
	struct word word;

	while (columns_next_word(text, &at, &word) && word.start < run.end) {
		if (word.start <= run.start || word.gap != 1 ||
		    word.left[BY_CHARACTER] <= run.left[BY_CHARACTER] + (size_t)LEAST_NAME ||
		    (unsigned char)text.p[word.start - word.gap_bytes - 1] < 0x80 ||
		    !may_begin(text, &run, &word) ||
		    (!is_header(c, &run, &word) && !is_cell(c, from, to, &run, &word)))
			continue;
		columns_part_run(c, i, k, &word);
		return;
	}
}

void
columns_part_seams(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (c->lines[i].class == LINE_IS_MULTI && !run->number &&
			    c->lines[i].runs < COLUMNS_MAX &&
			    memchr(columns_text(c, run).p, ' ', run->end - run->start) != NULL &&
			    !is_running(columns_text(c, run)))
				part_full(c, from, to, i, k);
		}
}
