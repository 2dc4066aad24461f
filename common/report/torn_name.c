/* torn_name: names torn over several paragraphs; see torn_name.h. */
#include "report/torn_name.h"

#include "text/data.h"

extern const struct data_table data_tornnames;

enum { PART_BYTES = 9 };	/* three characters: 年度 begins much else */

static bool
is_name(struct span s)
{
	for (size_t row = 0; row < data_tornnames.rows; row++)
		if (span_eq(s, span_of(DATA_CELL(&data_tornnames, row, 0))))
			return true;
	return false;
}

static bool
begins_name(struct span s)
{
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
torn_name_begins_row(struct span text)
{
	text = span_trim(text);
	if (text.n < PART_BYTES)
		return false;
	for (size_t row = 0; row < data_tornnames.rows; row++) {
		struct span name = span_of(DATA_CELL(&data_tornnames, row, 0));

		if (DATA_CELL(&data_tornnames, row, 1)[0] != '\0' &&
		    (span_starts(name, text) || span_starts(text, name)))
			return true;
	}
	return false;
}
