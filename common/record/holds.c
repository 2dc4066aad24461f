/* holds: what input holds; see holds.h. */
#include "record/holds.h"

#include "record/figure_reader.h"
#include "record/sheet.h"

enum { PEEK_MAX = 64 * 1024 };	/* bytes looked at in search of so many lines */

bool
holds_sheet_name(const char *name)
{
	return span_ends(span_of(name), SPAN(".csv")) || span_ends(span_of(name), SPAN(".CSV"));
}

bool
holds_enough(struct span begin, bool sheet)
{
	size_t lines = sheet ? SHEET_LINES : 1;

	for (size_t at = 0; at < begin.n && lines > 0; lines--) {
		const char *end = memchr(begin.p + at, '\n', begin.n - at);

		if (end == NULL)
			break;
		at = (size_t)(end - begin.p) + 1;
	}
	return lines == 0 || begin.n >= PEEK_MAX;
}

enum holds
holds_of(struct span begin, bool sheet)
{
	if (span_starts(begin, SPAN("{\"")))
		return HOLDS_JSON;
	if (figure_records_csv(begin) || figure_records_begin(begin))
		return HOLDS_RECORDS;
	return sheet && sheet_begins(span_slice(begin, 0, PEEK_MAX)) ? HOLDS_SHEET : HOLDS_TEXT;
}
