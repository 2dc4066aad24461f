/* bars_posts: the bars and crossings of a table's lines, and by which measure the converter
 * counted its columns; see bars.h. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/width.h"

enum {
	SAMPLE = 64		/* lines */
};

static unsigned
columns_of(enum bars_measure measure, struct glyph g)
{
	char bytes[4];

	if (g.c < 0x80 || measure == BARS_POINTS)
		return 1;
	if (measure == BARS_NARROW || g.c >= 0x10000)
		return width_of(g.c);
	bytes[0] = (char)(0xE0 | g.c >> 12);
	bytes[1] = (char)(0x80 | (g.c >> 6 & 63));
	bytes[2] = (char)(0x80 | (g.c & 63));
	if (g.c < 0x800) {
		bytes[0] = (char)(0xC0 | g.c >> 6);
		bytes[1] = bytes[2];
		return (unsigned)width_text_wide((struct span){ bytes, 2 });
	}
	return (unsigned)width_text_wide((struct span){ bytes, 3 });
}

size_t
bars_width(enum bars_measure measure, struct span s)
{
	size_t width = 0;

	if (measure == BARS_NARROW)
		return width_text(s);
	if (measure == BARS_WIDE)
		return width_text_wide(s);
	for (size_t at = 0; at < s.n; at++)
		width += !glyph_continues(s.p[at]);
	return width;
}

static struct span
without_end_blanks(struct span s)
{
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static enum bars_measure
measure_of(const struct block *b)
{
	size_t best = 0, most = 0;

	for (size_t m = 0; m < BARS_MEASURES; m++) {
		size_t before = 0, even = 0;

		for (size_t i = 0; i < b->nlines && i < SAMPLE; i++) {
			size_t width = bars_width((enum bars_measure)m,
			    without_end_blanks(form_line(b, i)));

			even += width == before;
			before = width;
		}
		if (even > most) {
			most = even;
			best = m;
		}
	}
	return (enum bars_measure)best;
}

/* What stands between two posts so far. */
struct stretch {
	size_t rules, others;
	bool box;
};

/* since: from the post before on its line; NULL: there is none.  plain: both are bars. */
static void
add_post(struct bars *bars, struct bars_post new, const struct stretch *since, bool plain)
{
	struct bars_post *post, *before;
	bool first = bars->nposts == 0;

	bars->posts = mem_grow(bars->posts, bars->nposts, &bars->posts_cap,
	    sizeof *bars->posts);
	post = &bars->posts[bars->nposts++];
	*post = new;
	if (first || since == NULL)
		return;
	before = post - 1;
	before->rule = since->rules != 0 && since->others == 0 &&
	    (since->box || !plain);
	post->crossing = before->rule;
	before->crossing |= before->rule;
}

static void
read_line(struct bars *bars, size_t i, bool rules)
{
	struct span s = form_line(bars->block, i);
	size_t base = bars->block->lines[i].start, column = 0;
	struct stretch since = { 0, 0, false };
	bool any = false, plain = true;
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		enum bars_class class;

		g = glyph_at(s, at);
		class = bars_class_of(g.c);
		if (class != BARS_TEXT && class != BARS_RULE && bars_is_post(s, at, g) &&
		    (rules || class == BARS_BAR)) {
			plain = plain && class == BARS_BAR;
			add_post(bars, (struct bars_post){ .column = (uint32_t)column,
			    .start = (uint32_t)(base + at), .end = (uint32_t)(base + at + g.n) },
			    any ? &since : NULL, plain);
			plain = class == BARS_BAR;
			since = (struct stretch){ 0, 0, false };
			any = true;
		} else if (class == BARS_RULE) {
			since.rules++;
			since.box |= bars_is_box(g.c);
		} else if (g.c != ':')
			since.others++;
		column += columns_of(bars->measure, g);
	}
}

void
bars_open(struct bars *bars, const struct block *block, bool rules)
{
	*bars = (struct bars){ .block = block, .measure = measure_of(block) };
	bars->lines = mem_resize(NULL, block->nlines + 1, sizeof *bars->lines);
	for (size_t i = 0; i < block->nlines; i++) {
		bars->lines[i] = (uint32_t)bars->nposts;
		read_line(bars, i, rules);
	}
	bars->lines[block->nlines] = (uint32_t)bars->nposts;
}

void
bars_close(struct bars *bars)
{
	free(bars->posts);
	free(bars->lines);
	free(bars->edges);
	free(bars->pieces);
	free(bars->rows);
}
