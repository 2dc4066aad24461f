/* lexicon: the words of a data table, found in text by longest match.
 *
 * Built once from one column of a table (data.h), or with the program; the words
 * stay where the table keeps them.  A match says which row the word stands in.  Looking up
 * allocates nothing and touches one hash slot per character that matches, so
 * it may be asked at every candidate.  Words match whole characters, bytes as
 * they are: fold text before if other writings are to match.
 *
 * A word may stand in several rows: the first row wins.  Empty cells are
 * skipped.  Limits, to keep the slots small and the start quick: characters
 * of the Basic Multilingual Plane, 65534 rows, 65534 nodes (about 20000
 * words), words of 255 bytes; what exceeds them is not found.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/buf.h"
#include "text/data.h"
#include "text/glyph.h"

enum lexicon_way {
	LEXICON_FORWARD,	/* lexicon_at: words that start at a place */
	LEXICON_BACKWARD,	/* lexicon_before: words that end at a place */
	LEXICON_AROUND		/* lexicon_around: words that hold a place */
};

struct lexicon_slot {
	uint32_t key;		/* node << 16 | character; 0: free */
	uint16_t node;		/* where the edge leads */
	uint16_t row;		/* 1 + row of the longest word that ends there or before; 0: none */
	uint64_t next;		/* bit c & 63: an edge may go on from there with c */
};

struct lexicon {
	const struct data_table *table;
	const struct lexicon_slot *slots;
	const unsigned char *bytes;	/* of the words, by row */
	bool own;			/* are both its own, not made with the program? */
	size_t mask;			/* number of slots - 1 */
	struct lexicon_slot anchor;	/* around: words that begin with the anchor */
	enum lexicon_way way;
	const char *says;	/* which rows of the table; "": all */
	uint64_t first[64];	/* bit c & 4095: a word may start (end) with c */
	uint64_t second[64];	/* bit d & 63 of second[c & 63]: with cd (dc); all: with c alone */
};

/* False when no word starts (ends) with character c: the cheap question to
 * ask before lexicon_at and lexicon_before in a loop over characters. */
static inline bool
lexicon_may(const struct lexicon *lx, uint32_t c)
{
	return (lx->first[(c >> 6) & 63] >> (c & 63) & 1) != 0;
}

/* The first place at or behind byte at with a character of first, a bitmap like that
 * of a lexicon; text.n: none.  A character of three bytes is not put together for
 * that: the bitmap goes by the bits of its last two. */
static inline size_t
lexicon_next_of(const uint64_t first[64], struct span text, size_t at)
{
	for (;;) {
		struct glyph g;

		for (; at + 3 <= text.n && glyph_is_triple(text.p + at); at += 3) {
			const char *p = text.p + at;

			if ((first[p[1] & 63] >> (p[2] & 63) & 1) != 0)
				return at;
		}
		if (at >= text.n)
			return text.n;
		g = glyph_at(text, at);
		if ((first[(g.c >> 6) & 63] >> (g.c & 63) & 1) != 0)
			return at;
		at += g.n;
	}
}

/* The first place at or behind byte at where a word may start; text.n: none. */
static inline size_t
lexicon_next(const struct lexicon *lx, struct span text, size_t at)
{
	return lexicon_next_of(lx->first, text, at);
}

/* Which characters a word of a LEXICON_AROUND is hung up on: the first one
 * for which this is true (a numeral, say).  Words without one are skipped. */
typedef bool lexicon_anchor(uint32_t character);

/* Fills lx from column of table; anchor only for LEXICON_AROUND, else NULL.  The lexicons
 * of tables that every run asks are made with the program (scripts/ready.c) and only taken. */
void lexicon_build(struct lexicon *lx, const struct data_table *table,
    size_t column, enum lexicon_way way, lexicon_anchor *anchor);

/* The same of the first column, of the rows alone that have one of the words of says, parted
 * by |, in the second column: a word may have several rows, of which a lexicon knows one. */
void lexicon_build_of(struct lexicon *lx, const struct data_table *table, const char *says,
    enum lexicon_way way);

/* Frees the slots; the words are the table's. */
void lexicon_release(struct lexicon *lx);

/* Lexicons made with the program, of the first column; the last has no table. */
extern const struct lexicon lexicons_ready[];

struct lexicon_match {
	size_t start, end;	/* bytes of the word in text */
	size_t row;		/* of the table */
};

/* What lexicon_walk_at and lexicon_walk_before do when the first two characters do not say no. */
bool lexicon_really_walk_at(const struct lexicon *lx, struct span text, size_t at,
    struct glyph g, struct lexicon_match *match);
bool lexicon_really_walk_before(const struct lexicon *lx, struct span text, size_t at,
    struct glyph g, struct lexicon_match *match);

/* What lexicon_at and lexicon_before do when the bitmap does not say no; g is
 * the character at (before) byte at.  Most words end with the second, which is looked at
 * where both have three bytes. */
static inline bool
lexicon_walk_at(const struct lexicon *lx, struct span text, size_t at, struct glyph g,
    struct lexicon_match *match)
{
	const char *p = text.p + at;

	return (at + 6 > text.n || !glyph_is_triple(p) || !glyph_is_triple(p + 3) ||
	    (lx->second[p[2] & 63] >> (p[5] & 63) & 1) != 0) &&
	    lexicon_really_walk_at(lx, text, at, g, match);
}

static inline bool
lexicon_walk_before(const struct lexicon *lx, struct span text, size_t at, struct glyph g,
    struct lexicon_match *match)
{
	const char *p = text.p + at;

	return (at < 6 || !glyph_is_triple(p - 3) || !glyph_is_triple(p - 6) ||
	    (lx->second[p[-1] & 63] >> (p[-4] & 63) & 1) != 0) &&
	    lexicon_really_walk_before(lx, text, at, g, match);
}

/* The longest word of a forward lexicon that starts at byte at. */
static inline bool
lexicon_at(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	struct glyph g = glyph_at(text, at);

	return lexicon_may(lx, g.c) && lexicon_walk_at(lx, text, at, g, match);
}

/* The first of the words of a forward lexicon in text that begins at byte *at or behind it, the
 * longest of several that begin there; *at is behind it then.  False: there is none. */
static inline __attribute__((always_inline)) bool
lexicon_each(const struct lexicon *lx, struct span text, size_t *at, struct lexicon_match *match)
{
	while ((*at = lexicon_next(lx, text, *at)) < text.n) {
		struct glyph g = glyph_at(text, *at);

		if (lexicon_walk_at(lx, text, *at, g, match)) {
			*at = match->end;
			return true;
		}
		*at += g.n;
	}
	return false;
}

/* The longest word of a backward lexicon that ends before byte at. */
static inline bool
lexicon_before(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	struct glyph g = glyph_before(text, at);

	return lexicon_may(lx, g.c) && lexicon_walk_before(lx, text, at, g, match);
}

/* The word of an around lexicon whose anchor stands at byte at: the one that
 * reaches furthest, among those the one that starts first. */
bool lexicon_around(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match);

/* Cell of the row that matched. */
#define LEXICON_CELL(lx, match, column) \
	DATA_CELL((lx)->table, (match).row, column)

#endif
