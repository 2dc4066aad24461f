/* html_entity: character references, by number or by name; see html.h. */
#include "text/html.h"

#include "text/character.h"
#include "text/html_library.h"

enum { ENTITY_MAX = 12 };	/* bytes of a reference before its ; */

static uint32_t
digits_in(struct span s, unsigned base)
{
	uint32_t value = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') :
		    character_is_letter((unsigned char)c) ? (unsigned)((c | 32) - 'a') + 10 : base;

		if (digit >= base || value > 0x10FFFF)
			return 0;
		value = value * base + digit;
	}
	return value;
}

static uint32_t
named(struct span s)
{
	char name[ENTITY_MAX];
	const htmlEntityDesc *entity;

	if (s.n == 0 || !character_is_letter((unsigned char)s.p[0]))
		return 0;
	memcpy(name, s.p, s.n);
	name[s.n] = '\0';
	entity = html_library()->htmlEntityLookup_((const xmlChar *)name);
	return entity == NULL ? 0 : (uint32_t)entity->value;
}

size_t
html_entity(struct span s, uint32_t *character)
{
	size_t end = 1;

	if (s.n == 0 || s.p[0] != '&')
		return 0;
	while (end < s.n && end < ENTITY_MAX && s.p[end] != ';')
		end++;
	if (end >= s.n || s.p[end] != ';')
		return 0;
	s = span_slice(s, 1, end);
	if (span_starts(s, SPAN("#x")) || span_starts(s, SPAN("#X")))
		*character = digits_in(span_slice(s, 2, s.n), 16);
	else if (span_starts(s, SPAN("#")))
		*character = digits_in(span_slice(s, 1, s.n), 10);
	else
		*character = named(s);
	return *character == 0 || *character > 0x10FFFF ||
	    (*character >= 0xD800 && *character < 0xE000) ? 0 : end + 1;
}
