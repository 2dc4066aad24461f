/* table_form: the ways in which converters write tables, one recogniser each.
 *
 * The segmenter (blocks.c) collects the lines around anything that may be a
 * table into a region.  The form that knows such lines says in a plan what
 * each of them is; the segmenter cuts the region accordingly and has the grid
 * of each table built from the same plan.
 */
#ifndef BLOCK_TABLE_FORM_H
#define BLOCK_TABLE_FORM_H

#include "block/block.h"
#include "block/marks_fit.h"
#include "block/rows_fit.h"
#include "text/html_tables.h"

enum mark {
	MARK_PROSE,		/* not part of a table */
	MARK_ROW,		/* a row starts here */
	MARK_CELL,		/* a cell of the row above starts here */
	MARK_MORE,		/* goes on with the cell above, then perhaps with further cells */
	MARK_GAP,		/* a blank line between rows */
	MARK_KIND = 7,
	MARK_TABLE = 8,		/* flag: the first line of a table */
	MARK_SHIFT = 4		/* above: what the form itself wants to remember */
};

/* Lines that go together whatever the reading, and the gap before them: empty
 * lines, perhaps text, perhaps empty lines again. */
struct plan_item {
	uint32_t gap;		/* first line of the gap */
	uint32_t text, text_end;	/* its text; equal if there is none */
	uint32_t first;		/* first line behind the gap */
	uint32_t end;		/* behind the last one */
	uint32_t cells;		/* that start in them */
	uint32_t sentences;	/* lines that read like running text */
	bool parting;		/* the text looks like prose between tables */
	bool open;		/* the last cell has several paragraphs */
	bool listed;		/* counts on from the names of the rows before */
};

struct plan {
	const struct block *region;
	bool given;		/* every line that is not blank is known to be a cell */
	unsigned char *marks;	/* one for each line of the region */
	size_t marks_cap;
	struct plan_item *items;	/* the forms' working memory */
	struct fit_item *fits;
	size_t items_cap, fits_cap;
	struct fit fit;
	struct columns *columns;	/* of the form that reads columns */
	struct html_tables html;	/* … that reads HTML: bytes of the lines of the region */
	struct marks_item *runs;
	size_t runs_cap;
	struct marks_fit marks_fit;
};

/* Frees all that the forms have allocated in plan, which is one of zeros then. */
void plan_release(struct plan *plan);

struct table_form {
	const char *name;

	/* May this line, which has neither TAB nor bar (with one it may), stand in
	 * a table of this form, by what it holds alone?  NULL: no.  Asked of every
	 * line, for table_bars only of those that begin with no Chinese character:
	 * says no at once to running text. */
	bool (*touches)(struct span text, unsigned flags);

	/* Is this line of this form and of no other? */
	bool (*owns)(struct span text);

	/* Fills in plan->marks, all MARK_PROSE before the call. */
	void (*plan)(struct plan *plan);

	/* Adds the rows of lines from..to (not including to) of a table block
	 * whose line 0 was line at of the region. */
	void (*build)(const struct plan *plan, size_t at, struct block *table);
};

enum {
	FORM_RUNNING = 48,	/* bytes: a cell that stands alone on its line is no longer,
				 * unless it is indented */
	FORM_SENTENCE = 24	/* bytes: shorter ones are none */
};

/* Can a line that table_html or table_bars touches begin with this byte?  Tags,
 * +, characters that draw boxes (E2), ｜ and ＋ (EF), and blanks before them. */
static inline bool
form_begins_rarely(struct span text)
{
	const unsigned char *p = (const unsigned char *)text.p;

	switch (p[0]) {
	case ' ': case '<': case '+': case 0xE2:
		return true;
	case 0xEF:
		return text.n > 2 && p[2] != 0x88;	/* most are （ */
	default:
		return false;
	}
}

/* Is this line out of the question for every form, by its length, its first byte
 * and its flags alone?  Running text is. */
static inline bool
form_is_running(struct span text, unsigned flags)
{
	return (flags & (LINE_DENSE | LINE_TAB | LINE_BAR)) == LINE_DENSE &&
	    text.n > FORM_RUNNING && text.p[0] != '-' && !form_begins_rarely(text);
}

/* May the line stand in a table of any form?  Then a region begins or goes on
 * with it. */
bool table_form_touches(struct span text, unsigned flags);

/* May it stand in one that has marks of its own, and not only be a cell that
 * stands alone on its line? */
bool table_form_speaks(struct span text, unsigned flags);

/* The form that this line alone speaks for; NULL if it fits several. */
const struct table_form *table_form_hint(struct span text);

/* The form that fits most of a region's first lines. */
const struct table_form *table_form_of(const struct block *region);

/* For the forms.  Blank for a table: nothing but ASCII blanks (a lone U+3000
 * is what a cell holds). */
static inline bool
form_is_empty(struct span text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ')
			return false;
	return true;
}

/* Asked of every line: looks at the last byte first. */
static inline bool
form_is_sentence(struct span text)
{
	unsigned char last;

	if (text.n < FORM_SENTENCE)
		return false;
	last = (unsigned char)text.p[text.n - 1];
	return (last == 0x82 && span_ends(text, SPAN("。"))) ||
	    (last == 0x9B && span_ends(text, SPAN("；")));
}

/* 附表2：…: whatever stands below is another table. */
bool form_names_attachment(struct span text);

/* Line i of the region, without its end. */
static inline struct span
form_line(const struct block *region, size_t i)
{
	const struct block_line *line = &region->lines[i];

	return (struct span){
		region->text.p + line->start, line->end - line->start
	};
}

/* Apache Tika: a TAB starts a cell, an empty line ends a row. */
extern const struct table_form table_cells;

/* TABs between the cells of a row, a line end behind it. */
extern const struct table_form table_tabs;

/* Bars between the cells, or rules around them. */
extern const struct table_form table_bars;

/* HTML: <table>, on lines of its own. */
extern const struct table_form table_html;

/* Rows that the reader of the input has made (LINE_ROW), or that are as certain. */
extern const struct table_form table_rows;

/* Is every line of the region that has a TAB a row of such a table? */
bool table_rows_are_certain(const struct block *region);

/* Columns aligned by blanks. */
extern const struct table_form table_columns;

/* Cells behind the TABs of a web page's source. */
extern const struct table_form table_indent;

/* One cell a line, no mark of a row's end: the form of what no other owns. */
extern const struct table_form table_lines;

/* A caption that such a table may follow. */
bool table_lines_begin(struct span text);

#endif
