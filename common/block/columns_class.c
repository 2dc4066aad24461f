/* columns_class: what a line is, when its runs are known: running text, a caption, a rule,
 * one cell or several; see columns.h. */
#include "block/columns.h"

#include "block/caption.h"
#include "block/table_form.h"
#include "language/grammar.h"
#include "language/label.h"
#include "text/character.h"

enum {
	PROSE_INDENT = 8,	/* running text does not begin further right */
	PROSE_CHARACTERS = 36,	/* of one run that is hardly a cell */
	CLAUSE_CHARACTERS = 12,	/* with a comma or full stop inside */
	PROSE_GAP = 4,		/* blanks that running text never has */
	NOTE_BYTES = 9,		/* 备注 alone is a header */
	LABEL_BYTES = 16,
	LEAST_DASHES = 6,	/* of a rule; two —— that docx2txt wrote have four */
	NAME_BYTES = 48,	/* before a colon */
	LEAST_NAMES = 3		/* of columns in one line */
};

/* 一、 （二） 3. and what ends in a colon, but not the 1. of 1.75. */
static bool
is_item(struct span s)
{
	struct label label;
	size_t colon = span_find(s, SPAN("："));

	if (span_starts(s, SPAN("……")))
		return true;
	if (colon != NONE && colon > 0 && colon <= NAME_BYTES)
		return true;
	return label_possible(s) && label_read(s, &label) != 0 &&
	    (label.text >= s.n || !byte_is_digit(s.p[label.text]) ||
		label.form == LABEL_CHINESE || label.form == LABEL_CHINESE_PAREN);
}

static size_t
characters(const struct run *run)
{
	return (size_t)(run->right[BY_CHARACTER] - run->left[BY_CHARACTER]);
}

static bool
has_clause(struct span s)
{
	return span_has(s, SPAN("。")) ||
	    span_has(s, SPAN("，")) ||
	    span_has(s, SPAN("；"));
}

/* A line of a table that is drawn with bars: another form's. */
static bool
is_barred(struct span s)
{
	return s.p[0] == '|' || span_starts(s, SPAN("+-")) ||
	    span_starts(s, SPAN("+=")) || span_starts(s, SPAN("│"));
}

/* 1. or - and one text behind it: an item of a list. */
static bool
is_list(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span s = columns_text(c, run), both = s;
	struct label label;

	if (line->runs != 2 || s.n > LABEL_BYTES || run->number)
		return false;
	if (s.n == 1 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+'))
		return true;
	both.n = run[1].end - run->start;
	return label_possible(both) && label_read(both, &label) != 0 &&
	    label.end == s.n;
}

static bool
is_prose(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span s = columns_text(c, run);

	if (is_list(c, line) || is_barred(s))
		return true;
	if (run->left[BY_CHARACTER] > PROSE_INDENT)
		return false;
	if (line->runs == 1)
		return characters(run) >= PROSE_CHARACTERS ||
		    span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")) ||
		    (characters(run) >= CLAUSE_CHARACTERS * 2 && has_clause(s));
	for (size_t i = 1; i < line->runs; i++)
		if (run[i].left[BY_CHARACTER] - run[i - 1].right[BY_CHARACTER] >=
		    PROSE_GAP)
			return false;
	return characters(run) >= CLAUSE_CHARACTERS && has_clause(s);
}

/* Is s, alone in its line, the number of an attachment, or a caption, perhaps behind 一、, which a
 * row may have as well? */
static bool
is_lone_caption(struct span s)
{
	struct span text = s;
	struct label label;

	if (label_possible(s) && label_read(s, &label) != 0) {
		if (label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX)
			return true;
		if (label.form == LABEL_CHINESE || label.form == LABEL_CHINESE_PAREN)
			text = span_slice(s, label.text, s.n);
	}
	return s.n > NOTE_BYTES && caption_parts(text);
}

static bool
is_rule(const struct columns *c, const struct column_line *line)
{
	size_t dashes = 0;

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		if (s.p[0] != '-' || s.n < 2)
			return false;
		for (size_t i = 0; i < s.n; i++)
			if (s.p[i] != '-' && s.p[i] != ' ')
				return false;
		dashes += s.n;
	}
	return dashes >= LEAST_DASHES;
}

/* 单位名称 项目名称 合计: names of columns, though the first one may begin a form's line, too. */
static bool
names_columns(const struct columns *c, const struct column_line *line)
{
	size_t known = 0;

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		if (span_has(s, SPAN("：")))
			return false;
		known += head_words_kind(c->words, s) != HEAD_UNKNOWN;
	}
	return known >= LEAST_NAMES && known * 2 > line->runs;
}

/* 部门名称 and beside it which one that is: a row of a form, not 部门名称：… above one. */
static bool
is_form_row(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 0; k < line->runs; k++)
		if (span_has(columns_text(c, &c->runs[line->first + k]), SPAN("：")))
			return false;
	return line->runs > 1 && head_words_form(columns_text(c, &c->runs[line->first]));
}

static bool
is_caption(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span first = columns_text(c, run);
	struct span last = columns_text(c, &run[line->runs - 1]);

	if (first.n > NOTE_BYTES && caption_is_note(first) && !names_columns(c, line) &&
	    !is_form_row(c, line))
		return true;
	if (line->runs == 1)
		return is_lone_caption(first);
	return (word_table_in(&name_words, "unit", last) && caption_parts(last) &&
	    span_has(last, SPAN("："))) ||
	    caption_is_numbered((struct span){ first.p, (size_t)(last.p - first.p) + last.n });
}

void
columns_classify(struct columns *c, size_t i)
{
	struct column_line *line = &c->lines[i];

	if (line->runs == 0)
		return;
	for (size_t k = 0; k < line->runs; k++) {
		struct run *run = &c->runs[line->first + k];

		line->numbers |= run->number;
		line->texts |= !run->number;
		run->label = !run->number && is_item(columns_text(c, run));
	}
	line->class = is_rule(c, line) ? LINE_IS_RULE :
	    is_caption(c, line) ? LINE_IS_CAPTION :
	    is_prose(c, line) ? LINE_IS_PROSE :
	    line->runs == 1 ? LINE_IS_SINGLE : LINE_IS_MULTI;
}
