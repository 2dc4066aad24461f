/* lost_marks: headings of Markdown, with marks for their levels; see lost_parts.h. */
#include "outline/lost_parts.h"

enum { MARKS_MOST = 6, BOLD = 2, MARKED_MAX = 40 };	/* the longest title, in characters */

int
lost_marks_of(struct span text)
{
	int n = 0;

	while ((size_t)n < text.n && text.p[n] == '#')
		n++;
	return n <= MARKS_MOST && (size_t)n < text.n && text.p[n] == ' ' ? n : 0;
}

int
lost_marks_behind(struct span text, size_t from, size_t title)
{
	size_t at = from, n = 0;

	while (at < title && text.p[at] == ' ')
		at++;
	while (at + n < title && text.p[at + n] == text.p[at] &&
	    (text.p[at] == '#' || text.p[at] == '*'))
		n++;
	if (n == 0 || n > MARKS_MOST)
		return 0;
	if (text.p[at] == '#')
		return (int)n;
	return n > BOLD ? MARKS_MOST + 1 - (int)n : 0;
}

void
lost_note_marks(struct lost *lost, int marks, int level)
{
	if (marks >= level && level > 0)
		lost->marks = marks - level + 1;
}

bool
lost_is_marked_read(const struct candidate *c)
{
	return lost_marks_of(c->text) != 0 && !lost_untitled(c->text) &&
	    c->shape->kind == SHAPE_BARE && c->shape->chars <= MARKED_MAX;
}

int
lost_marked_level(const struct circumstances *now, const struct lost *lost, int marks)
{
	int shift = (int)now->levels.shift, depth = levels_depth(&now->levels) - shift;
	int level = lost->marks == 0 ? 1 : marks - lost->marks + 1;

	if (level < 1)
		level = 1;
	return (level > depth + 1 ? depth + 1 : level) + shift;
}
