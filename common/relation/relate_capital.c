/* relate_capital: amounts written twice; see relate_capital.h. */
#include "relation/relate_capital.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"

static bool
is_amount(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_MONEY && m->q.op == OP_EQ;
}

/* Is the number of m in the characters of cheques?  Most begin with a digit. */
static bool
is_capital(const struct mention *m, struct span text)
{
	static const char *const digits[] = {
		"壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"
	};
	struct span raw = span_slice(text, m->q.from, m->q.to);

	if (raw.n == 0 || (unsigned char)raw.p[0] < 0x80)
		return false;
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (span_starts(raw, span_of(digits[i])) || span_starts(raw, SPAN("拾")))
			return true;
	return false;
}

/* Does nothing but a bracket, 整 and signs of currency stand in s? */
static bool
is_only_bracket(struct span s)
{
	bool bracket = false;
	size_t n;

	for (; s.n != 0; s = span_slice(s, n, s.n)) {
		n = s.p[0] == ' ' ? 1 : word_table_at_start(&particles, "cheque", s);
		if (n == 0)
			return false;
		bracket |= character_opens(glyph_at(s, 0).c);
	}
	return bracket;
}

void
relate_capitals(struct mentions *ms, struct span text)
{
	for (size_t i = 0; i + 1 < ms->n; i++) {
		struct mention *a = &ms->at[i], *b = &ms->at[i + 1];

		if (!is_amount(a) || !is_amount(b) || b->q.from < a->q.to ||
		    is_capital(a, text) == is_capital(b, text) ||
		    !is_only_bracket(span_slice(text, a->q.to, b->q.from)))
			continue;
		mentions_link(ms, b, REL_SAME, "$", &a->id);
	}
}
