/* front_parts: what the files share that find a report's title; included by front*.c alone.
 *
 *   front          which lines are the title
 *   front_lines    the lines before the first heading, without those of a web page
 *   front_title    what one line, or two, say about a title
 *   front_choose   which of several titles
 */
#ifndef OUTLINE_FRONT_PARTS_H
#define OUTLINE_FRONT_PARTS_H

#include "language/words.h"
#include "outline/front.h"

enum { FRONT_LINES = 16, FRONT_TITLE = 60, FRONT_LINE = 40 };	/* most lines; characters */

struct front {
	const struct words *title, *subject, *organ, *affair, *report, *site, *masthead;
	const struct words *field, *file, *about, *state, *letter, *number;
};

/* The paragraphs before the first heading. */
struct front_lines {
	struct slot *line[FRONT_LINES];
	bool apart[FRONT_LINES];	/* blank lines stand before it */
	size_t n;
	size_t sites;		/* lines of a web page passed over … */
	size_t passed;		/* … before the last line taken */
	bool contents;		/* a table of contents follows them */
	struct span head;	/* the line that runs above all pages */
};

/* --- front_lines.c ---------------------------------------------------------- */

/* A line without the blanks around it, and without the bars behind it that a web
 * page's table leaves (自评表 | | |). */
struct span front_trimmed(const struct slot *slot);

/* 附件1 or 附表1. */
bool front_is_attachment(const struct slot *slot);

/* Looks ahead from first, the first paragraph, and takes the lines into *f. */
void front_collect(const struct front *front, struct lookahead *look, struct slot *first,
    struct front_lines *f);

/* --- front_title.c ---------------------------------------------------------- */

/* 自评报告.docx: without what only file names end with. */
struct span front_without_extension(const struct front *front, struct span text);

/* Is slot a line of words, at most chars of them, without the punctuation of a sentence or a form
 * field? */
bool front_is_phrase(struct slot *slot, unsigned chars);

/* （2023年度） behind or below a title. */
bool front_is_bracketed(struct span text);

/* 项目名称 养老服务补贴项目: a field of the cover, though no colon stands in it.
 * （评价机构：…） is one, too. */
bool front_is_field(const struct front *front, struct span text);

/* Is it a title, by its last word?  Blanks inside count for nothing: 自 评 报 告. */
bool front_ends_title(const struct front *front, struct slot *slot);

/* 自评工作的通知 below 某局关于开展2023年度预算绩效: does line i end the title of a
 * letter, the line before saying what that is about? */
bool front_ends_letter(const struct front *front, const struct front_lines *f, size_t i);

/* Does text begin with a year, with 关于, or with what the report is about, so that whose it is
 * stands elsewhere? */
bool front_lacks_organ(const struct front *front, struct span text);

/* Does text name whose report it is, or on what? */
bool front_names_owner(const struct front *front, struct span text);

/* Is the line before line i part of the same title?  Across blank lines only
 * when it has the year that the title still lacks, or names whose report it is. */
bool front_goes_before(const struct front *front, const struct front_lines *f, size_t i);

/* --- front_choose.c --------------------------------------------------------- */

/* The line that the title ends with, if line i is the first that one could end with.  *plain gets
 * the choice before what runs above all pages was passed over; that is f->head then. */
size_t front_choose(const struct front *front, struct front_lines *f, size_t i, size_t *plain);

#endif
