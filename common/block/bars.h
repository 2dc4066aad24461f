/* bars: tables made of drawn lines: the characters, the lines, the cells.
 *
 * For table_bars and its kinds (bars_ruled, bars_padded, bars_pipes, bars_lone).  A post
 * is a character that parts the cells of a line: a bar or the crossing of two
 * rules.  Pieces of cells are noted in any order and become a grid at the end.
 *
 *   bars_marks      which characters draw lines
 *   bars_posts      the posts of each line
 *   bars_edges      the edges of cells that posts of several lines share
 *   bars            the grid
 *   bars_inner      grids within a cell
 *   bars_ruled      rows between rules
 *   bars_padded     rows without rules between them
 *   bars_setting    blanks on either side of their texts
 *   bars_pipes      the pipe tables of Markdown
 *   bars_lone       every cell on lines of its own
 *   bars_running    run on as text
 */
#ifndef BLOCK_BARS_H
#define BLOCK_BARS_H

#include "block/table_form.h"
#include "text/glyph.h"

/* How the converter counted columns: display width with East Asian Ambiguous
 * (the lines of a box, too) as one or as two, or code points. */
enum { BARS_NO_EDGE = UINT32_MAX >> 1 };

enum bars_measure { BARS_NARROW, BARS_WIDE, BARS_POINTS, BARS_MEASURES };

struct bars_post {
	uint32_t column;
	uint32_t start, end;	/* its bytes in the block's text */
	uint32_t edge;		/* the edge of cells it stands on; BARS_NO_EDGE */
	bool rule;		/* a rule leads from here to the next post */
	bool crossing;		/* a rule touches it */
	bool inner;		/* of a grid within a cell: on no edge */
};

/* The bytes of a cell in one line, without the blanks around. */
struct bars_piece {
	uint32_t row, slot;
	uint32_t start, end;	/* in the block's text */
	bool torn;		/* goes on with the piece before, no blank between */
};

struct bars_setting;

struct bars_row {
	uint32_t line;
	uint32_t slots;		/* how many there are as far as it is drawn */
};

/* The posts of a table's lines, and what was read from them. */
struct bars {
	const struct block *block;
	enum bars_measure measure;
	struct bars_post *posts;
	size_t nposts, posts_cap;
	uint32_t *lines;	/* first post of each line; one more at the end */
	uint32_t *edges;	/* columns where cells begin or end, in order */
	size_t nedges, edges_cap;
	struct bars_piece *pieces;
	size_t npieces, pieces_cap;
	struct bars_row *rows;
	size_t nrows, rows_cap;
};

/* Posts of line i of the block; *n of them. */
static inline const struct bars_post *
bars_posts_of(const struct bars *b, size_t i, size_t *n)
{
	*n = b->lines[i + 1] - b->lines[i];
	return b->posts + b->lines[i];
}

enum bars_class {
	BARS_TEXT, BARS_BAR, BARS_RULE, BARS_CROSSING
};

/* What a character can be in a table drawn with lines. */
enum bars_class bars_class_of(uint32_t character);

/* Is it a character that draws boxes? */
static inline bool
bars_is_box(uint32_t character)
{
	return character >= 0x2500 && character < 0x2580;
}

/* Is character g at byte at of text a post? */
bool bars_is_post(struct span text, size_t at, struct glyph g);

/* Does text begin with a bar or a crossing that a rule leaves, behind blanks? */
bool bars_begin(struct span text);

/* Only bars, crossings and rules, and at least one rule? */
bool bars_is_rule(struct span text);

/* The rule of a pipe table (---|:--:|---)?  Returns its cells, 0 if not. */
size_t bars_pipe_rule(struct span text);

/* Two numbers, each with a point of its own or both short, not one that was
 * torn? */
bool bars_are_numbers(struct span above, struct span below);

/* Does the bar at byte at of a line part cells (it is not escaped)? */
static inline bool
bars_parts(struct span text, size_t at)
{
	return text.p[at] == '|' && (at == 0 || text.p[at - 1] != '\\');
}

/* Marks the posts of grids within cells of a grid of two rows or more, before its edges are
 * found: their rules begin and end inside a cell, where no rule that crosses the whole
 * table is joined.  Returns whether there are any. */
bool bars_find_inner(struct bars *bars);

/* Columns that s takes. */
size_t bars_width(enum bars_measure measure, struct span s);

/* Reads the posts of all lines of the block with the measure by which most
 * of them are equally wide.  rules: crossings and rules, too. */
void bars_open(struct bars *bars, const struct block *block, bool rules);
void bars_close(struct bars *bars);

/* Finds the edges of cells and sets the edge of every post.  Slot n of a row
 * lies between edges n and n + 1.  Crossed edges are those that a rule touches;
 * posts on none of them are BARS_NO_EDGE.  Else every post has an edge, and
 * posts of different lines that are no more than slack columns apart share it.
 *
 * Where a border is not as wide as its cells, columns tell nothing: if every
 * line has as many posts as the border, crossed edges are counted instead. */
void bars_find_crossed_edges(struct bars *bars);
void bars_find_edges(struct bars *bars, size_t slack);

/* | 合计 | 80 | 76 |, written without filling up the cells: columns tell nothing, but
 * every line has as many posts.  Counts them instead; false: it is not so. */
bool bars_count_cells(struct bars *bars, size_t slack);

/* A row begins with line. */
void bars_add_row(struct bars *bars, size_t line);

/* start < end. */
void bars_add_piece(struct bars *bars, struct bars_piece piece);

/* The same without Markdown's emphasis and escapes. */
void bars_add_marked(struct bars *bars, struct bars_piece piece);

/* The grid of what was added; at least one cell. */
void bars_build(struct bars *bars, struct table *table);

/* Rows between rules. */
void bars_ruled_build(struct block *table);

/* How the columns are set if blanks part every text from its bars (| 合计 | 80 |), to be
 * freed; NULL: they do not.  Edges must have been found. */
struct bars_setting *bars_setting_read(const struct bars *bars);

/* Blanks at the start of a cell of that slot that are no indent. */
size_t bars_setting_blanks(const struct bars_setting *columns, size_t slot,
    struct span cell);

/* Rows without rules between them. */
void bars_padded_build(struct block *table);

/* The cells of a line with a bar behind each (地区 | 合计 |), none before the first;
 * 0: it is no such line. */
size_t bars_trailed(struct span s);

/* The bars of a line with blanks around each or around none, two at least (地区 | 合计 | 人数,
 * 地区|合计|人数); 0: it is no such line. */
size_t bars_bare(struct span s);

/* Behind the lines from line from on that have as many of them, three at least, where that
 * is no table with a bar behind every cell; lines without blanks must hold numbers, too.  from:
 * they are none. */
size_t bars_bare_end(const struct block *b, size_t from);

/* Marks a pipe table whose lines are from..to and whose rule is line rule. */
void bars_pipes_plan(struct plan *plan, size_t from, size_t rule, size_t to);
void bars_pipes_build(const struct plan *plan, size_t at, struct block *table);

/* Every cell on lines of its own, a bar alone on a line between them: may one
 * begin at line at, and behind which line does it end (0: it is none)? */
bool bars_lone_begins(const struct block *b, size_t at);
size_t bars_lone_end(const struct block *b, size_t at);
void bars_lone_build(struct block *table);

/* Bars as antiword writes them behind cells of a table that it runs on as text (地区 |合计 |人数):
 * a blank before each and none behind, two at least? */
bool bars_runs(struct span s);

/* Behind the lines from line at on that are such a table; at: they are none. */
size_t bars_running_end(const struct block *b, size_t at);
void bars_running_build(struct block *table);

#endif
