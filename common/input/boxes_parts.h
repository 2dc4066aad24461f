/* boxes_parts: what the files of boxes share: the state of the reader, and how lines,
 * rows and headings are made of it.
 *
 * boxes.c reads the input and lays out its pages; boxes_lines.c writes lines of text,
 * boxes_rows.c rows of tables, also over page breaks; boxes_carry.c takes a header from
 * the foot of a page to the next; boxes_join.c reads a table on two pages as one;
 * boxes_percent.c joins numbers with a % below them;
 * boxes_heading.c knows what is repeated on every page.
 */
#ifndef INPUT_BOXES_PARTS_H
#define INPUT_BOXES_PARTS_H

#include "input/box_grid.h"
#include "input/boxes.h"

enum { REPEATED_ROWS = 8 };	/* of a header at most */

struct ready {
	uint32_t start, end;	/* in text */
	uint32_t map, nmap;
	uint32_t number, flags;
};

/* Where the text of a word stands in its row. */
struct origin {
	uint32_t column;
	uint32_t inner, n;	/* points of its own, where the row was repaired */
};

/* Words from the foot of a page kept for the next one: the header of a table, or all of it. */
struct carried {
	struct buf text;
	struct box_word *words;		/* start and end are in text */
	struct origin *origins;		/* of these; inner is in inner */
	struct map_point *inner;
	size_t nwords, words_cap, origins_cap, ninner, inner_cap;
};

/* What the last row on a page has in a column. */
enum tail { TAIL_NONE, TAIL_SHORT, TAIL_FULL };

struct boxes {
	struct box_page page;
	struct box_grid grid;
	int64_t group[4];	/* page, paragraph, block and line of the last word */
	uint32_t groups;
	struct origin *origins;	/* of every word */
	size_t origins_cap;
	struct map_point *inner;
	size_t ninner, inner_cap;

	struct carried carried;	/* a header whose rows are on the next page */
	struct carried table;	/* what the lines that wait are rows of */
	size_t foot;		/* strips of the page below those that are read */

	struct buf text;	/* of the lines that are ready */
	struct map_point *points;
	size_t npoints, points_cap;
	struct ready *ready;
	size_t nready, ready_cap, given;
	size_t waiting;		/* lines from this one on are given with the next page */
	size_t old;		/* of the lines that are ready, those of the page before */
	struct buf cell;

	int32_t lefts[BOX_COLUMNS];	/* of the table at hand: where names begin */
	int32_t ems[BOX_COLUMNS];	/* … and how large their letters are */
	uint32_t body;		/* and its first row below the header */

	bool holding;		/* the last row of the page before, which may go on */
	struct ready held;
	struct buf held_text;
	struct map_point *held_points;
	size_t held_points_cap;

	uint32_t above;		/* row that the last line of the page before begins with; 0: none */
	bool new_page;		/* the next line of text is the first on its page */
	bool in_table;		/* the last line was a row */
	struct box_known known;	/* the columns of that table */
	struct buf caption, heading;	/* lines above it, and of its header */
	struct box_word *head_words;	/* the same header word by word … */
	size_t nhead_words, head_words_cap;
	struct buf head_text;	/* … where its texts are */
	struct buf numbering;	/* the line below that numbers its columns */
	struct buf header[REPEATED_ROWS];	/* its first rows */
	size_t nheader;
	enum tail tails[BOX_COLUMNS];	/* of its last row */
	struct buf head;	/* the first line of the page before */
	int32_t head_base;
};

/* --- boxes_lines.c: lines that are ready ------------------------------------------ */

/* A new line at the end of those that are ready, to which text is added. */
struct ready *boxes_begin_line(struct boxes *b, unsigned flags);
void boxes_add_chunk(struct boxes *b, struct ready *line, const struct box_chunk *chunk);

/* An empty line, unless there is one or this is where the document begins. */
void boxes_add_empty(struct boxes *b);

/* A strip as a line of running text. */
void boxes_add_prose(struct boxes *b, const struct box_strip *strip);

/* What a strip says, its chunks with a blank between them. */
void boxes_strip_text(const struct boxes *b, const struct box_strip *strip, struct buf *to);

/* What was added to the text since it was start bytes long. */
static inline struct span
boxes_text_since(const struct boxes *b, size_t start)
{
	return (struct span){ b->text.p + start, b->text.n - start };
}

/* --- boxes_rows.c: rows of tables ------------------------------------------------- */

/* The rows of b->grid; continues: of the table of the page before. */
void boxes_add_table(struct boxes *b, bool continues);

/* Keeps the last line back, a row at the end of a page. */
void boxes_hold_row(struct boxes *b);

/* Is the chunk, on the page after it, the rest of an amount of the held row? */
bool boxes_ends_held(const struct boxes *b, const struct box_chunk *chunk);

/* Gives the held row out, each cell with its rest where torn is a line that holds
 * the rest of the row. */
void boxes_give_held(struct boxes *b, const struct ready *torn);

/* --- boxes_carry.c: what stands at the foot of a page ----------------------------- */

/* Keeps the words of the page's strips from first on. */
void boxes_carry(struct boxes *b, struct carried *to, size_t first);

/* Puts them above strip top of the page, and orders it anew. */
void boxes_put_carried(struct boxes *b, struct carried *from, size_t top);

/* Forgets them and keeps the memory; frees it. */
void boxes_drop_carried(struct carried *carried);
void boxes_release_carried(struct carried *carried);

/* --- boxes_percent.c: a % below its number ----------------------------------------- */

/* Joins each with its number, in the words of the page before they are ordered: 99.83 over %
 * in one cell.  The place of the % in the input is taken to be behind the number. */
void boxes_join_percents(struct boxes *b);

/* --- boxes_join.c: a table on two pages ------------------------------------------- */

/* Keeps the words of a table that begins in strip first and ends at the foot of the page;
 * its lines, from this one on, wait for the next page. */
void boxes_keep_table(struct boxes *b, size_t first, size_t line);

/* Forgets the lines of the page before but those that wait, which come first now. */
void boxes_drop_lines(struct boxes *b);

/* Strips first..end - 1 at the top of the page do not go on in the columns of the table
 * before, or crowd them (b->grid says so).  Where they are rows of it all the same, puts that
 * table above them in place of the lines that wait: its first strip is first then.  False: the
 * page is as it was. */
bool boxes_join(struct boxes *b, size_t first, size_t end);

/* --- boxes_heading.c: what is repeated -------------------------------------------- */

/* Remembers the title and the header of a table that begins in strips
 * first on; at is the first one behind the table before. */
void boxes_note_heading(struct boxes *b, size_t at, size_t first);

/* The strips of the page but for what is repeated on every page: its number, its
 * running head, and the title and header of a table that goes on. */
void boxes_trim_page(struct boxes *b, size_t *first, size_t *end);

#endif
