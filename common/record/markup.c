/* markup: escaping for HTML; see markup.h. */
#include "record/markup.h"

enum { PLAIN, AMP, LESS, GREATER, QUOTE, APOSTROPHE, CONTROL, SPACE };

static const struct span written[] = {
	[AMP] = { "&amp;", 5 }, [LESS] = { "&lt;", 4 }, [GREATER] = { "&gt;", 4 },
	[QUOTE] = { "&quot;", 6 }, [APOSTROPHE] = { "&#39;", 5 },
	[CONTROL] = { "\xEF\xBF\xBD", 3 }, [SPACE] = { " ", 1 }
};

static const unsigned char classes[256] = {
	['&'] = AMP, ['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE, ['\''] = APOSTROPHE,
	[0] = CONTROL, [1] = CONTROL, [2] = CONTROL, [3] = CONTROL, [4] = CONTROL,
	[5] = CONTROL, [6] = CONTROL, [7] = CONTROL, [8] = CONTROL, ['\t'] = SPACE,
	['\n'] = SPACE, [11] = CONTROL, [12] = CONTROL, ['\r'] = SPACE, [14] = CONTROL,
	[15] = CONTROL, [16] = CONTROL, [17] = CONTROL, [18] = CONTROL, [19] = CONTROL,
	[20] = CONTROL, [21] = CONTROL, [22] = CONTROL, [23] = CONTROL, [24] = CONTROL,
	[25] = CONTROL, [26] = CONTROL, [27] = CONTROL, [28] = CONTROL, [29] = CONTROL,
	[30] = CONTROL, [31] = CONTROL, [127] = CONTROL
};

static void
escape(struct buf *out, struct span s, bool keep_space)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char class = classes[(unsigned char)s.p[i]];

		if (class == PLAIN || (class == SPACE && keep_space))
			continue;
		buf_add(out, s.p + from, i - from);
		buf_add_span(out, written[class]);
		from = i + 1;
	}
	if (s.n > from)
		buf_add(out, s.p + from, s.n - from);
}

void
markup_text(struct buf *out, struct span s)
{
	escape(out, s, true);
}

void
markup_flat(struct buf *out, struct span s)
{
	escape(out, s, false);
}
