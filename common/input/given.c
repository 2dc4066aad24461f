/* given: takes line records apart; see given.h. */
#include "input/given.h"

#include "input/escape.h"

enum { DOC, LINE, SECTION, LEVEL, ROLE, LABEL, TITLE, TEXT, COLUMNS };

const char *const role_names[ROLES] = {
	[ROLE_TITLE] = "title", [ROLE_HEADING] = "heading", [ROLE_BODY] = "body",
	[ROLE_CONT] = "cont", [ROLE_CELL] = "cell", [ROLE_BLANK] = "blank"
};

/* Cuts the first COLUMNS fields; the number found. */
static size_t
cut(struct span line, struct span fields[COLUMNS])
{
	size_t n = 0;

	while (n < COLUMNS) {
		const char *tab = line.n == 0 ? NULL : memchr(line.p, '\t', line.n);
		size_t length = tab == NULL ? line.n : (size_t)(tab - line.p);

		fields[n++] = span_slice(line, 0, length);
		if (tab == NULL)
			break;
		line = span_slice(line, length + 1, line.n);
	}
	return n;
}

bool
given_is_header(struct span line)
{
	struct span names = SPAN("doc\tline\tsection\tlevel\trole\tlabel\ttitle\ttext");

	return span_starts(line, names) &&
	    (line.n == names.n || line.p[names.n] == '\t');
}

const char *
given_for_others(struct span bytes, bool *perhaps)
{
	static const struct {
		const char *name, *begins;
	} kinds[] = {
		{ "CSV", "doc,line,section,level,role,label,title,text" },
		{ "JSON lines", "{\"doc\":\"" },
	};

	*perhaps = false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct span begins = span_of(kinds[i].begins);

		if (span_starts(bytes, begins))
			return kinds[i].name;
		*perhaps |= bytes.n < begins.n && span_starts(begins, bytes);
	}
	return NULL;
}

static bool
parse_number(struct span s, size_t *number)
{
	*number = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || i >= 18)
			return false;
		*number = *number * 10 + (size_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

static bool
is_role(struct span s)
{
	for (size_t i = 0; i < ROLES; i++)
		if (span_eq(s, span_of(role_names[i])))
			return true;
	return false;
}

static bool
cut_record(struct span line, struct span fields[COLUMNS], size_t *number)
{
	return cut(line, fields) == COLUMNS && parse_number(fields[LINE], number) &&
	    is_role(fields[ROLE]);
}

bool
given_is_record(struct span line)
{
	struct span fields[COLUMNS];
	size_t number;

	return cut_record(line, fields, &number);
}

/* The field without escapes; room for it has been reserved. */
static struct span
unescape(struct buf *to, struct span s)
{
	size_t start = to->n;

	if (s.n == 0 || memchr(s.p, '\\', s.n) == NULL)
		return s;
	to->n = (size_t)(escape_undo(to->p + start, s) - to->p);
	return span_slice(buf_span(to), start, to->n);
}

bool
given_parse(struct given *g, struct span line)
{
	struct span fields[COLUMNS];
	struct span *to[COLUMNS] = {
		[DOC] = &g->doc, [SECTION] = &g->columns.section,
		[LEVEL] = &g->columns.level, [ROLE] = &g->columns.role,
		[LABEL] = &g->columns.label, [TITLE] = &g->columns.title,
		[TEXT] = &g->text,
	};

	if (!cut_record(line, fields, &g->number))
		return false;
	buf_reset(&g->unescaped);
	buf_reserve(&g->unescaped, line.n);
	for (size_t i = 0; i < COLUMNS; i++)
		if (to[i] != NULL)
			*to[i] = unescape(&g->unescaped, fields[i]);
	return true;
}

void
given_release(struct given *g)
{
	buf_release(&g->unescaped);
}
