/* torn_name: names torn over several paragraphs; see torn_name.h. */
#include "language/torn_name.h"

#include "base/mem.h"
#include "text/lexicon.h"

extern const struct data_table data_tornnames;

enum { PART_BYTES = 9 };	/* three characters: 年度 begins much else */

struct names {
	struct lexicon all;
	struct span *beginners;	/* those that begin a row */
	size_t nbeginners;
};

static __attribute__((cold)) void
build(struct names *n)
{
	lexicon_build(&n->all, &data_tornnames, 0, LEXICON_FORWARD, NULL);
	n->beginners = mem_zeroed(data_tornnames.rows, sizeof *n->beginners);
	for (size_t row = 0; row < data_tornnames.rows; row++)
		if (DATA_CELL(&data_tornnames, row, 1)[0] != '\0')
			n->beginners[n->nbeginners++] = span_of(DATA_CELL(&data_tornnames, row, 0));
}

/* Built on first use and constant from then on. */
static const struct names *
names(void)
{
	static struct names n;

	if (n.beginners == NULL)
		build(&n);
	return &n;
}

static bool
is_name(struct span s)
{
	struct lexicon_match match;

	return lexicon_at(&names()->all, s, 0, &match) && match.end == s.n;
}

/* Most texts do not even begin with the first character of a name. */
static bool
may_begin_name(struct span s)
{
	return lexicon_may(&names()->all, glyph_at(s, 0).c);
}

static bool
begins_name(struct span s)
{
	if (!may_begin_name(s))
		return false;
	for (size_t row = 0; row < data_tornnames.rows; row++)
		if (span_starts(span_of(DATA_CELL(&data_tornnames, row, 0)), s))
			return true;
	return false;
}

/* The first part of a name, if it can be one. */
static void
begin(struct torn_name *name, struct span part)
{
	name->n = 0;
	if (part.n >= TORN_NAME_BYTES || is_name(part))
		return;
	memcpy(name->text, part.p, part.n);
	name->n = part.n;
}

bool
torn_name_add(struct torn_name *name, struct span part)
{
	struct span both = { name->text, name->n };

	part = span_trim(part);
	if (name->n == 0 || part.n == 0 || name->n + part.n > TORN_NAME_BYTES || is_name(part)) {
		begin(name, part);
		return false;
	}
	memcpy(name->text + name->n, part.p, part.n);
	both.n += part.n;
	if (!begins_name(both)) {
		begin(name, part);
		return false;
	}
	name->n = is_name(both) ? 0 : both.n;
	return true;
}

bool
torn_name_is(struct span text)
{
	return may_begin_name(text) && is_name(text);
}

bool
torn_name_begins_row(struct span text)
{
	const struct names *n = names();

	text = span_trim(text);
	if (text.n < PART_BYTES || !may_begin_name(text))
		return false;
	for (size_t i = 0; i < n->nbeginners; i++) {
		struct span name = n->beginners[i];

		if (memcmp(name.p, text.p, strlen("一")) == 0 &&
		    (span_starts(name, text) || span_starts(text, name)))
			return true;
	}
	return false;
}
