/* tsv: fields of TSV records escaped; see tsv.h. */
#include "record/tsv.h"

#include "base/lanes.h"

/* Is any byte of p[0..15] below 0x0E or equal to a backslash? */
static inline bool
suspects_any(const char *p)
{
	lanes v = lanes_load(p);

	return lanes_any((lanes)(v < 0x0E) | (lanes)(v == '\\'));
}

/* One byte, escaped if need be. */
static inline char *
escape_byte(char *to, char c)
{
	if ((unsigned char)c <= '\\' && tsv_is_special(c)) {
		*to++ = '\\';
		c = tsv_letter(c);
	}
	*to++ = c;
	return to;
}

/* At most seven bytes, nearly always clean: those of a label. */
static char *
escape_few(char *to, struct span s)
{
	uint32_t half[2];
	char word[8];

	if (s.n >= 4) {
		memcpy(&half[0], s.p, 4);
		memcpy(&half[1], s.p + s.n - 4, 4);
		memcpy(word, half, sizeof word);
		if (tsv_suspects(word) == 0) {
			memcpy(to, &half[0], 4);
			memcpy(to + s.n - 4, &half[1], 4);
			return to + s.n;
		}
	}
	for (size_t i = 0; i < s.n; i++)
		to = escape_byte(to, s.p[i]);
	return to;
}

/* Eight to fifteen bytes, if they are clean; else NULL. */
static inline char *
copy_clean_words(char *to, struct span s)
{
	uint64_t first, last;

	if ((tsv_suspects(s.p) | tsv_suspects(s.p + s.n - 8)) != 0)
		return NULL;
	memcpy(&first, s.p, 8);
	memcpy(&last, s.p + s.n - 8, 8);
	memcpy(to, &first, 8);
	memcpy(to + s.n - 8, &last, 8);
	return to + s.n;
}

/* Sixteen bytes and more, as far as they are clean; returns how many.  The last
 * sixteen may be looked at twice. */
static inline size_t
copy_clean_lanes(char *to, struct span s)
{
	size_t i = 0, last = s.n - LANES;

	for (; i < last && !suspects_any(s.p + i); i += LANES)
		memcpy(to + i, s.p + i, LANES);
	if (i < last || suspects_any(s.p + last))
		return i < last ? i : last;
	memcpy(to + last, s.p + last, LANES);
	return s.n;
}

char *
tsv_escape(char *to, struct span s)
{
	size_t i = 0;
	char *end;

	if (s.n < 8)
		return escape_few(to, s);
	if (s.n < LANES && (end = copy_clean_words(to, s)) != NULL)
		return end;
	while (s.n - i >= LANES) {
		size_t n = copy_clean_lanes(to, span_slice(s, i, s.n));

		i += n;
		to += n;
		if (i < s.n)
			to = escape_byte(to, s.p[i++]);
	}
	while (i < s.n)
		to = escape_byte(to, s.p[i++]);
	return to;
}
