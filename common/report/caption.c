/* caption: title and unit of a table; see caption.h. */
#include "report/caption.h"

void
captions_reset(struct captions *c)
{
	c->next = 0;
	for (size_t i = 0; i < CAPTION_LINES; i++)
		c->n[i] = 0;
}

void
captions_add(struct captions *c, struct span paragraph)
{
	size_t i = c->next++ % CAPTION_LINES;

	c->n[i] = paragraph.n <= CAPTION_BYTES ? paragraph.n : 0;
	if (c->n[i] != 0)
		memcpy(c->text[i], paragraph.p, paragraph.n);
}

void
captions_find(const struct captions *c, struct table *t)
{
	(void)c;
	(void)t;
}

bool
caption_parts(struct span line)
{
	static const struct span marks[] = {
		{ "附件", 6 }, { "附表", 6 }, { "说明：", 9 }, { "注：", 6 },
		{ "单位：", 9 }
	};

	while (line.n != 0 && line.p[0] == ' ')
		line = span_slice(line, 1, line.n);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (span_starts(line, marks[i]))
			return true;
	return false;
}
