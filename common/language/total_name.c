/* total_name: names of totals; see total_name.h. */
#include "language/total_name.h"

#include "language/grammar.h"
#include "text/blank.h"
#include "text/data.h"
#include "text/glyph.h"
#include "text/punct.h"

extern const struct data_table data_totals;

static void
add_without_blanks(struct buf *out, struct span s)
{
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(s, at)).n != 0; at += g.n)
		if (!blank_is(g.c))
			buf_add(out, s.p + at, g.n);
}

/* 合计（万元）: the label without what it ends with in brackets. */
static struct span
without_brackets(struct span label)
{
	size_t open;

	if (punct_ends(label, ')') == 0)
		return label;
	open = punct_find(label, '(');
	return open == NONE || open == 0 ? label : blank_trim(span_slice(label, 0, open));
}

unsigned
total_name_rank(struct span label, struct buf *scratch)
{
	struct span name;

	label = without_brackets(label);
	if (!word_table_ends(&name_words, "sumlike", label))
		return 0;
	buf_reset(scratch);
	add_without_blanks(scratch, label);
	name = buf_span(scratch);
	for (size_t i = 0; i < data_totals.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_totals, i, 0));
		bool end = strcmp(DATA_CELL(&data_totals, i, 1), "end") == 0;

		if (span_eq(name, word) || (end && span_ends(name, word)))
			return (unsigned)(DATA_CELL(&data_totals, i, 2)[0] - '0');
	}
	return 0;
}

bool
total_name_is(struct span text)
{
	struct buf scratch = BUF_INIT;
	bool total = total_name_rank(blank_trim(text), &scratch) != 0;

	buf_release(&scratch);
	return total;
}

bool
total_name_may_end(struct span text)
{
	return punct_ends(text, ':') != 0 || punct_ends(text, ')') != 0 ||
	    word_table_ends(&name_words, "sumlike", text);
}
