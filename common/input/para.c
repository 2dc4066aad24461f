/* para: joins hard-wrapped lines; see para.h. */
#include "input/para.h"

void
para_init(struct para_state *state)
{
	*state = (struct para_state){ .lines = 0 };
}

void
para_document(struct para_state *state)
{
	para_init(state);
}

void
para_line(struct para_state *state, const struct line *line)
{
	if (line->flags & LINE_BLANK)
		state->gap++;
	else
		state->gap = 0;
}

bool
para_continues(struct para_state *state, const struct line *last,
    struct span paragraph, const struct line *next)
{
	(void)state;
	(void)last;
	(void)paragraph;
	(void)next;
	return false;
}

bool
para_waits(const struct para_state *state, const struct line *last,
    struct span paragraph)
{
	(void)state;
	(void)last;
	(void)paragraph;
	return false;
}

size_t
para_indent(struct span next)
{
	size_t at = 0;

	for (;;) {
		if (at < next.n && (next.p[at] == ' ' || next.p[at] == '\t'))
			at++;
		else if (span_starts(span_slice(next, at, next.n), SPAN("\u3000")))
			at += 3;
		else
			return at;
	}
}

static bool
is_ascii_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
para_needs_blank(struct span paragraph, struct span next)
{
	size_t skip = para_indent(next);

	return paragraph.n != 0 && skip < next.n &&
	    is_ascii_word((unsigned char)paragraph.p[paragraph.n - 1]) &&
	    is_ascii_word((unsigned char)next.p[skip]);
}
