/* tsv: fields of TSV records, escaped as PostgreSQL's COPY does: \t \n \r \\ (escape.h
 * reads them back). */
#ifndef RECORD_TSV_H
#define RECORD_TSV_H

#include "base/buf.h"

/* Must c be escaped? */
static inline bool
tsv_is_special(char c)
{
	return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

/* The letter behind the backslash that stands for a special byte. */
static inline char
tsv_letter(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	default:
		return c;
	}
}

/* Any byte of p[0..7] below 0x0E or equal to a backslash raises its top bit. */
static inline uint64_t
tsv_suspects(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, x;

	memcpy(&word, p, sizeof word);
	x = word ^ (ones * '\\');
	return (((word - ones * 0x0E) & ~word) | ((x - ones) & ~x)) & (ones << 7);
}

/* False only if no byte of s must be escaped. */
static inline bool
tsv_needs_escapes(struct span s)
{
	uint64_t hit = 0;

	if (s.n < 8) {
		for (size_t i = 0; i < s.n; i++)
			hit |= tsv_is_special(s.p[i]);
		return hit != 0;
	}
	for (size_t i = 0; i + 8 < s.n; i += 8)
		hit |= tsv_suspects(s.p + i);
	return (hit | tsv_suspects(s.p + s.n - 8)) != 0;
}

/* Writes s with its escapes at to, where 2 * s.n bytes are free; returns where they
 * end. */
char *tsv_escape(char *to, struct span s);

#endif
