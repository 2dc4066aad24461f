/* subject_clause: marks, and the clauses between them; see subject_parts.h. */
#include "sentence/subject_parts.h"

unsigned
subject_mark_of_other(uint32_t c)
{
	switch (c) {
	case 0xFF0C: case ',':					/* ， */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0x3002: case 0xFF01: case 0xFF1F:			/* 。 ！ ？ */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE | MARK_WALL;
	case 0xFF1B: case ';': case '!': case '?':		/* ； */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE | MARK_WALL;
	case 0xFF1A: case ':':					/* ： */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0xFF08: case '(': case 0xFF3B: case '[':		/* （ ［ */
		return MARK_CLAUSE | MARK_OPEN | MARK_EDGE;
	case 0xFF09: case ')': case 0xFF3D: case ']':		/* ） ］ */
		return MARK_CLOSE | MARK_FILLER | MARK_EDGE;
	case '\n': case 0x3010: case 0x3011:			/* 【 】 */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0x3001: case ' ': case '\t': case 0x3000:		/* 、 */
		return MARK_FILLER | MARK_EDGE;
	case '.':			/* typed for 。 */
		return MARK_FILLER | MARK_EDGE;
	case '-': case 0x2014: case 0xB7:			/* — · */
		return MARK_FILLER;
	case 0x201C: case 0x201D:				/* “ ” */
		return MARK_EDGE;
	default:
		return MARK_NONE;
	}
}

/* All marks that subject_mark_of gives a part in clauses, those of one byte first. */
static const uint32_t clause_marks[] = {
	'\n', '!', '(', ')', ',', ':', ';', '?', '[', ']', 0x3011, 0xFF0C, 0x3002, 0xFF08,
	0xFF1A, 0xFF01, 0xFF1F, 0xFF1B, 0xFF09, 0xFF3B, 0xFF3D, 0x3010
};

void
subject_marks(struct charset *marks)
{
	*marks = (struct charset){ 0 };
	for (size_t i = 0; i < sizeof clause_marks / sizeof *clause_marks; i++)
		charset_add(marks, clause_marks[i]);
}

void
passage_release(struct passage *p)
{
	places_release(&p->marks);
}

void
subject_passage(const struct subject_words *w, struct passage *p, struct span text)
{
	p->text = text;
	charset_find(&w->marks, text, &p->marks);
}

size_t
subject_clause_start(const struct passage *p, size_t lo, size_t hi, size_t *mark, bool *wall)
{
	size_t inside = NONE;	/* the last mark in brackets, which may not open here */
	int closed = 0;

	for (size_t at = hi; places_last(&p->marks, lo, at, &at); ) {
		struct glyph g = glyph_at(p->text, at);
		unsigned bits = subject_mark_of(g.c);

		if ((bits & MARK_CLOSE) != 0)
			closed++;
		else if ((bits & MARK_OPEN) != 0 && closed > 0)
			closed--;
		else if ((bits & MARK_CLAUSE) != 0 && closed > 0)
			inside = inside == NONE ? at : inside;
		else if ((bits & MARK_CLAUSE) != 0) {
			*mark = at;
			*wall = (bits & MARK_WALL) != 0;
			return at + g.n;
		}
	}
	*mark = closed > 0 ? inside : NONE;
	if (*mark == NONE)
		return lo;
	*wall = (subject_mark_of(glyph_at(p->text, *mark).c) & MARK_WALL) != 0;
	return *mark + glyph_at(p->text, *mark).n;
}
