/* binary: what Word, PDF and their kind begin with; see binary.h. */
#include "input/binary.h"

static const struct {
	struct span bytes;
	const char *kind;
} beginnings[] = {
	{ { "PK\x03\x04", 4 }, "a Word, OpenDocument or other zip file" },
	{ { "%PDF-", 5 }, "a PDF file" },
	{ { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, "an old Word or other Office file" },
	{ { "{\\rtf", 5 }, "an RTF file" },
};

enum binary
binary_begins(struct span start, const char **kind)
{
	enum binary found = BINARY_NO;

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		struct span b = beginnings[i].bytes;

		if (span_starts(start, b)) {
			*kind = beginnings[i].kind;
			return BINARY_YES;
		}
		if (span_starts(b, start))
			found = BINARY_PERHAPS;
	}
	return found;
}
