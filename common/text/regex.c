/* regex: patterns, through PCRE2; see regex.h. */
#include "text/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"

struct regex {
	pcre2_code *code;
	pcre2_match_data *data;
	struct span text;	/* where the last match was looked for */
	size_t groups;		/* of the last match, 0 included; 0: no match */
	unsigned matches;	/* asked for, up to JIT_FROM */
};

/* Machine code costs as much as a hundred matches of a short pattern without it. */
enum { JIT_FROM = 100 };

static void
explain(struct buf *error, int code, size_t offset)
{
	PCRE2_UCHAR text[256];

	if (error == NULL)
		return;
	if (pcre2_get_error_message(code, text, sizeof text) < 0)
		buf_addf(error, "error %d", code);
	else
		buf_add_str(error, (const char *)text);
	buf_addf(error, " at byte %zu", offset);
}

struct regex *
regex_open(struct span pattern, struct buf *error)
{
	PCRE2_SPTR p = (PCRE2_SPTR)(pattern.p != NULL ? pattern.p : "");
	struct regex *re;
	pcre2_code *code;
	size_t offset;
	int why;

	code = pcre2_compile(p, pattern.n, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_UCP,
	    &why, &offset, NULL);
	if (code == NULL && why == PCRE2_ERROR_HEAP_FAILED)
		mem_exhausted();
	if (code == NULL) {
		explain(error, why, offset);
		return NULL;
	}
	re = mem_zeroed(1, sizeof *re);
	re->code = code;
	re->data = pcre2_match_data_create_from_pattern(code, NULL);
	if (re->data == NULL)
		mem_exhausted();
	return re;
}

bool
regex_match(struct regex *re, struct span text)
{
	int n;

	if (text.p == NULL)
		text = SPAN("");
	if (re->matches < JIT_FROM && ++re->matches == JIT_FROM)	/* slower without */
		(void)pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);
	n = pcre2_match(re->code, (PCRE2_SPTR)text.p, text.n, 0, 0, re->data, NULL);
	if (n == PCRE2_ERROR_NOMEMORY)
		mem_exhausted();
	re->text = text;
	re->groups = n > 0 ? (size_t)n : 0;
	return n > 0;
}

struct span
regex_group(const struct regex *re, size_t n)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(re->data) + 2 * n;

	if (n >= re->groups || at[0] == PCRE2_UNSET)
		return (struct span){ NULL, 0 };
	return (struct span){ re->text.p + at[0], at[1] - at[0] };
}

void
regex_close(struct regex *re)
{
	if (re == NULL)
		return;
	pcre2_match_data_free(re->data);
	pcre2_code_free(re->code);
	free(re);
}
