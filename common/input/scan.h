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

/* What a line may hold; SCAN_TAB and SCAN_BAR are numbered as the bits of
 * their flags (line.h). */
enum scan_class {
	SCAN_TAB = 1,
	SCAN_GAP = 2,		/* two blanks side by side, for all that is known: where
				 * a window ends, one counts as two; NUL is like one */
	SCAN_ODD = 8,		/* a byte of something that repair may change, or a
				 * backslash: lines with these are looked at again */
	SCAN_BAR = 10
};

/* The maps of 64 bytes. */
struct scan_word {
	uint64_t end;		/* LF, CR */
	uint64_t tab, bar, odd;
	uint64_t gap;		/* the first of two blanks */
};

struct scan {
	size_t n;		/* bytes in the window */
	bool valid;		/* it is UTF-8 */
	struct scan_word words[SCAN_WORDS];
};

/* Looks at n <= SCAN_WINDOW bytes at p.  A window begins and ends between two
 * characters: what a character of which it holds a part is, is not told. */
void scan_window(struct scan *scan, const char *p, size_t n);

/* The first line end at or after byte from < scan->n, or NONE; *found gets
 * the bits 1 << class for the classes found between the two (to the window's
 * end if there is no line end). */
static inline size_t
scan_line(const struct scan *scan, size_t from, unsigned *found)
{
	const struct scan_word *word = &scan->words[from / 64];
	const struct scan_word *stop = &scan->words[(scan->n + 63) / 64];
	uint64_t mask = ~UINT64_C(0) << (from % 64), end = 0;
	uint64_t tab = 0, gap = 0, bar = 0, odd = 0;

	for (; word != stop && end == 0; word++) {
		end = word->end & mask;
		if (end != 0)
			mask &= end ^ (end - 1);
		tab |= word->tab & mask;
		gap |= word->gap & mask;
		bar |= word->bar & mask;
		odd |= word->odd & mask;
		mask = ~UINT64_C(0);
	}
	*found = (unsigned)(tab != 0) << SCAN_TAB | (unsigned)(gap != 0) << SCAN_GAP |
	    (unsigned)(bar != 0) << SCAN_BAR | (unsigned)(odd != 0) << SCAN_ODD;
	return end == 0 ? NONE :
	    (size_t)(word - 1 - scan->words) * 64 + (size_t)__builtin_ctzll(end);
}

/* The first odd byte at or after byte from, or NONE. */
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
