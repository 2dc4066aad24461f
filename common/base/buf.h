/* buf: spans (views of bytes) and buffers (growing bytes that we own).
 *
 * A struct span is a view: it is never freed and lives as long as what it
 * points into.  A struct buf owns its bytes.  Invariants of a buf: n <= cap;
 * p is NULL only while cap is 0.  Callers may read p and n, and lower n.
 * Sizes and offsets are bytes.  What needs memory never fails (mem.h).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* No index, offset or id; greater than all that there are. */
#define NONE SIZE_MAX

struct span {
	const char *p;
	size_t n;
};

struct buf {
	char *p;
	size_t n;
	size_t cap;
};

#define BUF_INIT { NULL, 0, 0 }

/* A span over a string literal. */
#define SPAN(literal) ((struct span){ "" literal, sizeof(literal) - 1 })

/* A span over a NUL-terminated string. */
static inline struct span
span_of(const char *s)
{
	return (struct span){ s, strlen(s) };
}

/* The part of s from byte offset from up to (not including) to, clipped. */
static inline struct span
span_slice(struct span s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	if (s.p == NULL)
		return s;
	return (struct span){ s.p + from, to - from };
}

/* How many bytes c stand together in s from byte at on. */
static inline size_t
span_repeats(struct span s, size_t at, char c)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] == c)
		n++;
	return n;
}

static inline bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The same for what is mostly a few bytes: no call for eight and less. */
static inline bool
span_eq_short(struct span a, struct span b)
{
	uint32_t head[2], tail[2];

	if (a.n != b.n)
		return false;
	if (a.n > 8)
		return memcmp(a.p, b.p, a.n) == 0;
	if (a.n < 4)
		return a.n == 0 || (a.p[0] == b.p[0] && a.p[a.n / 2] == b.p[a.n / 2] &&
		    a.p[a.n - 1] == b.p[a.n - 1]);
	memcpy(&head[0], a.p, 4);
	memcpy(&head[1], b.p, 4);
	memcpy(&tail[0], a.p + a.n - 4, 4);
	memcpy(&tail[1], b.p + b.n - 4, 4);
	return head[0] == head[1] && tail[0] == tail[1];
}

static inline bool
span_starts(struct span s, struct span prefix)
{
	return s.n >= prefix.n &&
	    (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
span_ends(struct span s, struct span suffix)
{
	return s.n >= suffix.n && (suffix.n == 0 ||
	    memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* By bytes, a word before what it begins: below, at or above 0 as memcmp. */
static inline int
span_order(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

/* s without ASCII blanks at its ends. */
static inline struct span
span_trim(struct span s)
{
	for (; s.n != 0 && s.p[0] == ' '; s.n--)
		s.p++;
	while (s.n != 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* memcpy for what is mostly a few bytes: no call for 64 and less.  The first and
 * the last piece may lap over. */
static inline void
span_copy(char *to, const char *p, size_t n)
{
	struct piece { char byte[32]; } head, tail;

	if (n > 2 * sizeof head) {
		memcpy(to, p, n);
	} else if (n >= sizeof head) {
		memcpy(&head, p, sizeof head);
		memcpy(&tail, p + n - sizeof tail, sizeof tail);
		memcpy(to, &head, sizeof head);
		memcpy(to + n - sizeof tail, &tail, sizeof tail);
	} else if (n >= 16) {
		memcpy(&head, p, 16);
		memcpy(&tail, p + n - 16, 16);
		memcpy(to, &head, 16);
		memcpy(to + n - 16, &tail, 16);
	} else if (n >= 8) {
		uint64_t first, last;

		memcpy(&first, p, 8);
		memcpy(&last, p + n - 8, 8);
		memcpy(to, &first, 8);
		memcpy(to + n - 8, &last, 8);
	} else if (n >= 4) {
		uint32_t first, last;

		memcpy(&first, p, 4);
		memcpy(&last, p + n - 4, 4);
		memcpy(to, &first, 4);
		memcpy(to + n - 4, &last, 4);
	} else if (n != 0) {
		to[0] = p[0];
		to[n / 2] = p[n / 2];
		to[n - 1] = p[n - 1];
	}
}

/* Byte offset of the first occurrence of needle in s, or NONE: there is none.  An empty needle
 * stands everywhere. */
size_t span_find(struct span s, struct span needle);

/* Does needle stand in s? */
static inline bool
span_has(struct span s, struct span needle)
{
	return span_find(s, needle) != NONE;
}

/* Takes off *rest what stands before the first mark, and the mark; all of it if there is
 * none. */
struct span span_cut(struct span *rest, char mark);

/* FNV-1a of the bytes, for hash tables and fingerprints; never changes. */
uint64_t span_hash(struct span s);

/* For tables that may forget: by the length of s, at least 4, and its first, last and middle
 * bytes.  Labels and titles that agree in those are rare, and nothing need wait for a walk over
 * the text.  The upper bits are the better ones. */
static inline uint64_t
span_hash_ends(struct span s)
{
	uint64_t first = 0, middle = 0, last = 0;

	if (s.n < sizeof first) {
		memcpy(&first, s.p, 4);
		memcpy(&last, s.p + s.n - 4, 4);
	} else {
		memcpy(&first, s.p, sizeof first);
		memcpy(&middle, s.p + (s.n - sizeof middle) / 2, sizeof middle);
		memcpy(&last, s.p + s.n - sizeof last, sizeof last);
	}
	return first * UINT64_C(0x9E3779B97F4A7C15) ^ last * UINT64_C(0xC2B2AE3D27D4EB4F) ^
	    (middle + s.n) * UINT64_C(0x165667B19E3779F9);
}

/* Empties b and keeps its memory for the next use. */
static inline void
buf_reset(struct buf *b)
{
	b->n = 0;
}

/* Frees the memory; b is BUF_INIT again. */
void buf_release(struct buf *b);

/* The bytes, NUL-terminated, now the caller's to free(); b is empty. */
char *buf_detach(struct buf *b);

/* What buf_reserve does where there is no room. */
char *buf_widen(struct buf *b, size_t extra);

/* Makes room for at least extra more bytes; returns where they start. */
static inline char *
buf_reserve(struct buf *b, size_t extra)
{
	return extra <= b->cap - b->n ? b->p + b->n : buf_widen(b, extra);
}

/* These append; what they are given is copied and may not be part of b. */
static inline void
buf_add(struct buf *b, const char *p, size_t n)
{
	if (n == 0)
		return;
	buf_reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

static inline void
buf_add_span(struct buf *b, struct span s)
{
	buf_add(b, s.p, s.n);
}

/* Appends the bytes of s up to its NUL; so does nothing for "". */
void buf_add_str(struct buf *b, const char *s);

static inline void
buf_add_char(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
}

/* Appends v in decimal. */
void buf_add_uint(struct buf *b, uint64_t v);

/* Appends formatted text (printf). For messages, not for hot paths. */
void buf_addf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* A view of the contents, valid until b changes; of "" if it has never had any, as
 * nothing may be added to a null pointer, not even 0. */
static inline struct span
buf_span(const struct buf *b)
{
	return (struct span){ b->p == NULL ? "" : b->p, b->n };
}

/* Contents as a NUL-terminated string, valid until b changes. */
const char *buf_str(struct buf *b);

#endif
