/* figure_clause: sentences, clauses, brackets and lists; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "sentence/reach.h"
#include "text/blank.h"
#include "text/glyph.h"
#include "text/punct.h"

/* 2016年播种62.13万亩，比2015年减少。其中，夏粮26.87万亩: the year of the sentence that ends at
 * byte at, if the next goes on with its parts; 0: that has a year of its own. */
static int
year_of_parts(const struct reading *rd, size_t at)
{
	if (!word_table_starts(&particles, "parts",
	    blank_trim(span_slice(rd->text, at, rd->text.n))))
		return 0;
	return rd->against.end != NONE || rd->beside ? rd->own_year : rd->year;
}

static void
end_sentence(const struct figures *fs, struct reading *rd, size_t at)
{
	rd->sentence_at = at;
	rd->sentence_figures = fs->mentions.n;
	rd->listed &= !rd->ranking;
	rd->cues = 0;
	rd->sentence++;
	rd->clause++;
	rd->excused = false;
	rd->year = year_of_parts(rd, at);
	rd->against.end = NONE;
	rd->beside = false;
	rd->years.n = 0;
}

/* Digits with the mark of a list number: 2. 2、 2） and not 30万元用于…. */
static bool
is_list_number(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);

	if (g.c < '1' || g.c > '9')
		return false;
	while (g.c >= '0' && g.c <= '9')
		g = glyph_at(text, at += g.n);
	return g.c == 0x3001 || g.c == 0xFF09 || g.c == ')' || g.c == 0xFF0E ||	/* 、 ） ． */
	    (g.c == '.' && glyph_at(text, at + 1).c > '9');
}

/* Does 二是 or （2） stand at byte at: one more of what was begun before? */
static bool
goes_on(struct span text, size_t at)
{
	static const char digits[] = "二三四五六七八九十";
	struct glyph g = glyph_at(text, at);

	if (g.c == U'（' || g.c == '(' || g.c == U'其')	/* （一） 其二 */
		g = glyph_at(text, at += g.n);
	if (is_list_number(text, at) || (g.c >= 0x2461 && g.c <= 0x2473))
		return true;
	for (size_t i = 0; g.n == 3 && i < sizeof digits - 1; i += 3)
		if (memcmp(text.p + at, digits + i, 3) == 0)
			return true;
	return false;
}

/* Begins another clause, behind a ； at byte at. */
static void
end_clause(struct reading *rd, size_t at)
{
	rd->clause++;
	if (rd->beside) {
		rd->year = rd->own_year;
		rd->beside = false;
	}
	if ((rd->excused || rd->cues != 0) && !goes_on(rd->text, at)) {
		rd->excused = false;
		rd->cues &= ~(unsigned)CUES_OF_CLAUSE;
	}
}

void
figure_note_marks(struct figures *fs, struct reading *rd, size_t lo, size_t hi)
{
	struct unfilled choice;

	if (fs->mentions.n > rd->sentence_figures + REACH_SENTENCE)
		end_sentence(fs, rd, lo);
	for (; lo < hi; lo = places_next(&rd->passage->marks, lo, hi)) {
		struct glyph g = glyph_at(rd->text, lo);

		lo += g.n;
		switch (g.c) {
		case 0x3002: case 0xFF01: case 0xFF1F:	/* 。 ！ ？ */
			end_sentence(fs, rd, lo);
			break;
		case 0xFF1B: case ';':			/* ； */
			end_clause(rd, lo);
			break;
		case 0xFF08: case '(':			/* （ */
			if (rd->depth++ == 0) {
				rd->bracket.year = rd->year;
				rd->bracket.topic = fs->block.topic;
				rd->bracket.figures = fs->mentions.n;
				rd->bracket.behind = rd->done == lo - g.n;
			}
			if (rd->row == 0 && unfilled_choice(rd->text, lo - g.n, &choice))
				figure_note_blank(fs, rd, &choice);
			break;
		case 0xFF09: case ')':			/* ） */
			rd->depth -= rd->depth > 0;
			/* 8个项目（含2023年转列项目5个）985万元, 716万元（2023年结存的），: the
			 * year was the bracket's, and so was what is spoken of */
			if (rd->depth == 0 && (fs->mentions.n > rd->bracket.figures ||
			    rd->bracket.behind)) {
				rd->year = rd->bracket.year;
				fs->block.topic = rd->bracket.topic;
			}
			break;
		default:
			break;
		}
	}
}

struct span
figure_rest_of_clause(struct span text, size_t from)
{
	enum { MOST = 60 };		/* bytes */
	struct span rest = span_slice(text, from, from + MOST);

	rest = span_slice(rest, 0, punct_find(rest, ','));
	return span_slice(rest, 0, punct_find(rest, ';'));
}

unsigned
figure_open_cues(const struct figures *fs, const struct reading *rd, size_t from,
    unsigned cues)
{
	const unsigned clause = CUES_OF_CLAUSE;
	size_t start = figure_words_start(rd), at = from;
	struct span named;

	if ((cues & clause) == 0)
		return cues;
	while (at > start && rd->text.p[at - 1] != ';' &&
	    (at < start + 3 || memcmp(rd->text.p + at - 3, "；", 3) != 0))
		at--;
	if (at > start && !goes_on(rd->text, at))
		cues = (cues & ~clause) |
		    (subject_cues(&fs->words, rd->passage, at, from, &named) & clause);
	return cues;
}
