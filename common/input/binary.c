/* binary: what Word, PDF and their kind begin with; see binary.h. */
#include "input/binary.h"

#define CONVERT ", not text; 'report2text' turns it into text"
#define UNPACK ", not text; unpack it first"

static const struct {
	struct span bytes;
	const char *what;
} beginnings[] = {
	{ { "PK\x03\x04", 4 }, "a Word, OpenDocument or other zip file" CONVERT },
	{ { "%PDF-", 5 }, "a PDF file" CONVERT },
	{ { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, "an old Word or other Office file" CONVERT },
	{ { "{\\rtf", 5 }, "an RTF file" CONVERT },
	{ { "\x1F\x8B\x08", 3 }, "a gzip file" UNPACK },
	{ { "Rar!\x1A\x07", 6 }, "a RAR archive" UNPACK },
	{ { "7z\xBC\xAF\x27\x1C", 6 }, "a 7-zip archive" UNPACK },
	{ { "\x89PNG\r\n\x1A\n", 8 }, "a picture, not text" },
	{ { "\xFF\xD8\xFF", 3 }, "a picture, not text" },
	{ { "SQLite format 3", 15 }, "an SQLite database, not text" },
	{ { "\x7F" "ELF", 4 }, "a program, not text" },
	{ { "\0\0\0\0\0\0\0\0", 8 }, "a file of NUL bytes, not text" },
};

enum binary
binary_begins(struct span start, const char **what)
{
	enum binary found = BINARY_NO;

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		struct span b = beginnings[i].bytes;

		if (span_starts(start, b)) {
			*what = beginnings[i].what;
			return BINARY_YES;
		}
		if (span_starts(b, start))
			found = BINARY_PERHAPS;
	}
	return found;
}
