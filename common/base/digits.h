/* digits: whole numbers in decimal, two digits at a time. */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>
#include <string.h>

enum { DIGITS_MOST = 20 };	/* of a 64-bit number */

/* 00 01 … 99 */
extern const char digits_pairs[201];

/* 1 10 100 … 10^19 */
extern const uint64_t digits_powers[DIGITS_MOST];

/* What a hexadecimal digit, 0-9 or a-f, is worth; -1 for other characters. */
static inline int
digits_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* How many digits v has, 0 having one.  The bits tell it but for one: 1233/4096 is a little more
 * than log 2. */
static inline int
digits_count(uint64_t v)
{
	int n = (64 - __builtin_clzll(v | 1)) * 1233 >> 12;

	return n + ((v | 1) >= digits_powers[n]);
}

/* Writes the last n digits of v so that they end at end; returns what is left
 * of v. */
static inline uint64_t
digits_fill(char *end, uint64_t v, int n)
{
	for (; n > 1; n -= 2) {
		end -= 2;
		memcpy(end, digits_pairs + 2 * (v % 100), 2);
		v /= 100;
	}
	if (n > 0) {
		end[-1] = (char)('0' + v % 10);
		v /= 10;
	}
	return v;
}

/* Writes v at to, where DIGITS_MOST bytes are free; returns where it ends. */
static inline char *
digits_put(char *to, uint64_t v)
{
	int n;

	if (v < 10) {	/* columns, quanta: most numbers are short */
		*to = (char)('0' + v);
		return to + 1;
	}
	if (v < 100) {
		memcpy(to, digits_pairs + 2 * v, 2);
		return to + 2;
	}
	n = digits_count(v);
	digits_fill(to + n, v, n);
	return to + n;
}

#endif
