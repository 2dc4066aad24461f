/* items: numbered texts in cells; see items.h. */
#include "block/items.h"

#include "text/character.h"

enum {
	WORD_BYTES = 12,	/* before a number */
	DIGITS = 2
};

static bool
begins_with_mark(struct span s)
{
	static const char *const marks[] = { ".", "．", "、", "：", ":", "）", ")" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct span mark = span_of(marks[i]);

		if (span_starts(s, mark))
			return s.n > mark.n && !byte_is_digit(s.p[mark.n]);
	}
	return false;
}

struct item
item_read(struct span s)
{
	struct item item = { .number = 0 };
	size_t n = 0, digits = 0;

	while (n < s.n && n < WORD_BYTES && !byte_is_digit(s.p[n]))
		n++;
	item.word = span_slice(s, 0, n);
	for (; n < s.n && digits < DIGITS && byte_is_digit(s.p[n]); n++, digits++)
		item.number = item.number * 10 + (unsigned)(s.p[n] - '0');
	if (digits == 0 || !begins_with_mark(span_slice(s, n, s.n)))
		item.number = 0;
	return item;
}

bool
item_follows(struct item before, struct item item)
{
	return before.number > 0 && item.number == before.number + 1 &&
	    span_eq(item.word, before.word);
}
