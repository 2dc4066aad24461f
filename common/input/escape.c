/* escape: fields of TSV records, back as they were; see escape.h. */
#include "input/escape.h"

static char
unescaped(char c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return '\0';
	}
}

char *
escape_undo(char *to, struct span s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] == '\\' && i + 1 < s.n ? unescaped(s.p[i + 1]) : '\0';

		if (c != '\0')
			i++;
		else
			c = s.p[i];
		*to++ = c;
	}
	return to;
}
