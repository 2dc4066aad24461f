/* buf: spans and growing buffers; see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"
#include "base/mem.h"

/* Looks for the byte of the needle that is found least often elsewhere: of
 * Chinese the third, since leading bytes are much the same. */
size_t
span_find(struct span s, struct span needle)
{
	size_t at = 0, rare = needle.n >= 3 && (unsigned char)needle.p[0] >= 0xE0 ? 2 : 0;
	const char *hit;

	if (needle.n == 0)
		return 0;
	while (s.n - at >= needle.n) {
		hit = memchr(s.p + at + rare, needle.p[rare], s.n - at - needle.n + 1);
		if (hit == NULL)
			return NONE;
		at = (size_t)(hit - s.p) - rare;
		if (s.p[at + rare / 2] == needle.p[rare / 2] &&
		    memcmp(s.p + at, needle.p, needle.n) == 0)
			return at;
		at++;
	}
	return NONE;
}

struct span
span_cut(struct span *rest, char mark)
{
	const char *at = rest->n == 0 ? NULL : memchr(rest->p, mark, rest->n);
	size_t n = at == NULL ? rest->n : (size_t)(at - rest->p);
	struct span first = span_slice(*rest, 0, n);

	*rest = span_slice(*rest, n + (at != NULL), rest->n);
	return first;
}

uint64_t
span_hash(struct span s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++) {
		h ^= (unsigned char)s.p[i];
		h *= UINT64_C(0x100000001b3);
	}
	return h;
}

void
buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf)BUF_INIT;
}

char *
buf_detach(struct buf *b)
{
	char *p;

	buf_add_char(b, '\0');
	p = b->p;
	*b = (struct buf)BUF_INIT;
	return p;
}

char *
buf_widen(struct buf *b, size_t extra)
{
	size_t want;

	if (extra > SIZE_MAX / 2 - b->n)
		mem_exhausted();
	want = b->cap < 32 ? 64 : b->cap * 2;
	if (want < b->n + extra)
		want = b->n + extra;
	b->p = mem_resize(b->p, want, 1);
	b->cap = want;
	return b->p + b->n;
}

void
buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_add_uint(struct buf *b, uint64_t v)
{
	char *to = buf_reserve(b, DIGITS_MOST);

	b->n += (size_t)(digits_put(to, v) - to);
}

void
buf_addf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_addv(b, format, args);
	va_end(args);
}

void
buf_addv(struct buf *b, const char *format, va_list args)
{
	enum { MOSTLY = 64 };	/* bytes that most of what is printed fits into */
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(buf_reserve(b, MOSTLY), MOSTLY, format, args);
	if (n >= MOSTLY)
		vsnprintf(buf_reserve(b, (size_t)n + 1), (size_t)n + 1, format, again);
	if (n > 0)
		b->n += (size_t)n;
	va_end(again);
}

const char *
buf_str(struct buf *b)
{
	*buf_reserve(b, 1) = '\0';
	return b->p;
}
