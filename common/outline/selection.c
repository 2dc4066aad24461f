/* selection: sections that match a pattern; see selection.h. */
#include "outline/selection.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/regex.h"

struct selection {
	struct regex *path, *title;	/* title NULL: the pattern is a path */
	struct buf seen;	/* path of the block before */
	struct buf chosen;	/* of the selected section we are in; empty: none */
};

static bool
is_path(struct span pattern)
{
	for (size_t i = 0; i < pattern.n; i++)
		if ((pattern.p[i] < '0' || pattern.p[i] > '9') &&
		    pattern.p[i] != '.' && pattern.p[i] != 'A')
			return false;
	return pattern.n > 0;
}

struct selection *
selection_open(struct span pattern, struct buf *error)
{
	struct selection *s = mem_zeroed(1, sizeof(*s));
	struct buf whole = BUF_INIT;
	bool path = is_path(pattern);

	if (!path)
		s->title = regex_open(pattern, error);
	buf_add_str(&whole, path ? "^(?:\\Q" : "^(?:");
	buf_add_span(&whole, pattern);
	buf_add_str(&whole, path ? "\\E)$" : ")$");
	if (path || s->title != NULL)
		s->path = regex_open(buf_span(&whole), error);
	buf_release(&whole);
	if (s->path == NULL) {
		selection_close(s);
		return NULL;
	}
	return s;
}

void
selection_close(struct selection *s)
{
	if (s == NULL)
		return;
	regex_close(s->path);
	regex_close(s->title);
	buf_release(&s->seen);
	buf_release(&s->chosen);
	free(s);
}

/* Is section below is, or is it the same? */
static bool
is_within(struct span section, struct span is)
{
	return is.n > 0 && span_starts(section, is) &&
	    (section.n == is.n || section.p[is.n] == '.');
}

bool
selection_holds(struct selection *s, const struct block *b)
{
	struct span section = buf_span(&b->place.section);
	bool head = b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_HEADING;

	if (b->kind == BLOCK_DOCUMENT) {
		buf_reset(&s->seen);
		buf_reset(&s->chosen);
		return false;
	}
	if (span_eq(section, buf_span(&s->seen)))
		return s->chosen.n > 0;
	buf_reset(&s->seen);
	buf_add_span(&s->seen, section);
	if (is_within(section, buf_span(&s->chosen)))
		return true;
	buf_reset(&s->chosen);
	if (regex_match(s->path, section) || (head && s->title != NULL &&
	    regex_match(s->title, buf_span(&b->place.title))))
		buf_add_span(&s->chosen, section);
	return s->chosen.n > 0;
}
