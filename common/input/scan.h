/* scan: what stands where in a window of bytes, as bitmaps.
 *
 * One pass checks UTF-8 and finds line ends, the characters that line flags
 * speak of, and the bytes that may belong to something repair.h would change;
 * so a line that needs no repair is never looked at twice.  Bit i of a map is
 * byte i of the window, bit 0 the lowest bit of word 0.
 */
#ifndef INPUT_SCAN_H
#define INPUT_SCAN_H

#include "base/buf.h"

enum { SCAN_WINDOW = 32 * 1024, SCAN_WORDS = SCAN_WINDOW / 64 };

/* What a line may hold; SCAN_TAB is numbered as the bit of its flag (line.h). */
enum scan_class {
	SCAN_TAB = 1,
	SCAN_TABS = 6,		/* more than one */
	SCAN_ODD = 8		/* a byte of something that repair may change, or a
				 * backslash: lines with these are looked at again */
};

/* The maps of 64 bytes. */
struct scan_word {
	uint64_t end;		/* LF, CR */
	uint64_t tab, odd;
};

struct scan {
	size_t n;		/* bytes in the window */
	bool valid;		/* it is UTF-8 */
	struct scan_word words[SCAN_WORDS];
};

/* Looks at n <= SCAN_WINDOW bytes at p.  A window begins and ends between two
 * characters: what a character of which it holds a part is, is not told. */
void scan_window(struct scan *scan, const char *p, size_t n);

/* The classes of two pieces of text taken together. */
static inline unsigned
scan_both(unsigned found, unsigned more)
{
	return found | more |
	    (found & more & 1u << SCAN_TAB ? 1u << SCAN_TABS : 0);
}

/* What scan_line has found so far. */
struct scan_any {
	uint64_t tab, tabs, odd;
};

static inline void
scan_collect(struct scan_any *any, const struct scan_word *word, uint64_t mask)
{
	uint64_t tab = word->tab & mask;

	any->tabs |= (tab & (tab - 1)) | (any->tab != 0 ? tab : 0);
	any->tab |= tab;
	any->odd |= word->odd & mask;
}

/* The first line end at or after byte from < scan->n, or SIZE_MAX; *found gets
 * the bits 1 << class for the classes found between the two (to the window's
 * end if there is no line end). */
static inline size_t
scan_line(const struct scan *scan, size_t from, unsigned *found)
{
	const struct scan_word *word = &scan->words[from / 64];
	const struct scan_word *stop = &scan->words[(scan->n + 63) / 64];
	struct scan_any any = { 0, 0, 0 };
	uint64_t mask = ~UINT64_C(0) << (from % 64), end = word->end & mask;

	if (end == 0) {
		scan_collect(&any, word, mask);
		for (mask = ~UINT64_C(0); ++word != stop && word->end == 0;)
			scan_collect(&any, word, mask);
		end = word == stop ? 0 : word->end;
	}
	if (end != 0)
		scan_collect(&any, word, mask & (end ^ (end - 1)));
	*found = (unsigned)(any.tab != 0) << SCAN_TAB |
	    (unsigned)(any.tabs != 0) << SCAN_TABS | (unsigned)(any.odd != 0) << SCAN_ODD;
	return end == 0 ? SIZE_MAX :
	    (size_t)(word - scan->words) * 64 + (size_t)__builtin_ctzll(end);
}

/* The first odd byte at or after byte from, or SIZE_MAX. */
size_t scan_odd(const struct scan *scan, size_t from);

/* Bytes of the first window of a text of any length. */
size_t scan_window_of(struct span text);

/* The bits of scan_line for a whole text, and whether it is UTF-8. */
unsigned scan_text(struct scan *scan, struct span text);

/* The engines behind scan_window, for tests. */
enum scan_engine { SCAN_PORTABLE, SCAN_AVX2, SCAN_ENGINES };
void scan_window_with(enum scan_engine engine, struct scan *scan,
    const char *p, size_t n);

#endif
