/* convert: the text of a line as given, whatever its encoding.
 *
 * A byte order mark or -e decides at once.  Without one, a document that begins with
 * zero bytes on one side of its pairs, which are Chinese and ASCII characters when they are
 * read so, is UTF-16.  Otherwise a document is UTF-8 until a line says it is GB18030.
 * Lines that are ASCII are the same in both.  Of the others, while the document is not settled:
 *
 * - A line that is not UTF-8 is GB18030 if all of it can be, if three quarters
 *   of its characters are common there (of Chinese UTF-8 read as GB18030, about
 *   one third are), if it has more than twice as many places that are not UTF-8
 *   as long UTF-8 characters, and if the document has not shown more of those
 *   before than of common GB18030 ones.  Else it is UTF-8 with U+FFFD.
 * - A line of two-byte UTF-8 characters only, some above U+00FF, in a document
 *   that has not shown longer ones, is GB18030 if all its characters are common
 *   there (目录 in GB18030 is also valid UTF-8), and any line is when the
 *   document has shown GB18030 only.
 * - The document is settled when one side has shown 32 characters and four
 *   times as many as the other.
 *
 * A document that has shown eight places and more that are neither, and twice as many as
 * long UTF-8 characters, before it is settled, is in another encoding or no text (Big5,
 * random bytes): that is said once, as an error, instead of every byte; what can be read
 * of it is handed on.
 *
 * So a UTF-8 document with broken places stays UTF-8, and the verdict on a
 * line depends on the lines before it, never on how they were read.
 */
#ifndef INPUT_CONVERT_H
#define INPUT_CONVERT_H

#include "base/diag.h"
#include "input/mapped.h"
#include "text/decode.h"

enum encoding {
	ENCODING_OPEN,		/* UTF-8 or GB18030 */
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_CHARSET	/* through codepage */
};

struct convert {
	enum encoding encoding;	/* of this document */
	enum encoding named;	/* -e, or ENCODING_OPEN */
	struct codepage codepage;
	bool loaded;		/* codepage is open */
	size_t utf8, gb;	/* characters shown so far */
	size_t bad;		/* places shown so far that are neither */
	bool foreign, told;	/* it is in another encoding; that has been said */
	struct mapped text;
	struct diag *diag;
};

/* name: the argument of -e, or NULL.  A name that cannot be used is an error
 * message to diag, and false.  convert_release is safe either way. */
bool convert_init(struct convert *c, const char *name, struct diag *diag);
void convert_release(struct convert *c);

/* A new document begins: detection starts again. */
void convert_document(struct convert *c);

/* Bytes of a byte order mark at the beginning of a document, which settles the encoding,
 * as UTF-16 without one does; 0 if none.  Asks for *more bytes when these are too few to say. */
size_t convert_mark(struct convert *c, struct span bytes, bool *more);

/* True when the line is two-byte units (UTF-16). */
bool convert_is_wide(const struct convert *c);

/* A line whose text is asked for. */
struct convert_given {
	struct span line;
	size_t shift;		/* where it starts in the line as given: behind a byte order mark */
	bool valid;		/* it is known to be UTF-8 */
	struct place place;	/* where a warning says it stands */
};

/* Its text: the line itself if possible, else what lives until the next call.  What cannot
 * be decoded is a warning. */
struct span convert_line(struct convert *c, const struct convert_given *given,
    struct map *map);

#endif
