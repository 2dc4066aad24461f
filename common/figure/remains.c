/* remains: scraps of tables among paragraphs; see remains.h. */
#include "figure/remains.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/charset.h"
#include "text/lexicon.h"
#include "text/punct.h"

enum { SCRAP_BYTES = 240, UNIT_BYTES = 24 };

void
remains_reset(struct remains *re)
{
	re->has_unit = re->has_column = re->above = false;
	re->run = re->nname = 0;
}

void
remains_begin(struct remains *re)
{
	remains_reset(re);
	loose_reset(&re->loose);
}

/* 。, and ， ； of either width; built on first use and constant from then on. */
static const struct charset *
sentence_marks(void)
{
	static struct charset cs;

	if (!charset_has(&cs, ',')) {
		charset_add(&cs, ',');
		charset_add(&cs, ';');
		charset_add(&cs, 0xFF0C);
		charset_add(&cs, 0x3002);
		charset_add(&cs, 0xFF1B);
	}
	return &cs;
}

/* Does one of them stand at byte at, none that parts digits (1,234)? */
static bool
is_sentence_mark(struct span text, size_t at)
{
	struct span rest = span_slice(text, at, text.n);

	if (span_starts(rest, SPAN("。")))
		return true;
	return (punct_starts(rest, ',') != 0 || punct_starts(rest, ';') != 0) &&
	    !punct_parts_digits(text, at);
}

/* Marks that only sentences have.  。 is first looked for where it mostly is. */
static inline bool
has_sentence_mark(struct span text)
{
	const struct charset *marks = sentence_marks();
	size_t at = 0;

	if (span_ends(text, SPAN("。")))
		return true;
	while ((at = lexicon_next_of(marks->may, text, at)) < text.n && !is_sentence_mark(text, at))
		at += glyph_at(text, at).n;
	return at < text.n;
}

static inline bool
is_scrap(struct span text)
{
	return text.n <= SCRAP_BYTES && !has_sentence_mark(text);
}

static bool
read_money(struct span text, struct unit_hint *unit)
{
	struct unit_hint hint;

	if (text.n > UNIT_BYTES || !quantity_unit_hint(text, &hint) ||
	    hint.kind != KIND_MONEY)
		return false;
	*unit = hint;
	return true;
}

/* 增减率（%）: the title of a column of rates, which do without their sign. */
static bool
names_rates(struct span text)
{
	if (memchr(text.p, '%', text.n) == NULL && !span_has(text, SPAN("％")))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (byte_is_digit(text.p[i]))
			return false;
	return true;
}

/* Where the last 单位： stands, the first may be the one that reports
 * (填报单位：…  金额单位：万元); NONE: there is none. */
static size_t
find_unit(struct span text)
{
	static const char word[] = "单位";
	size_t at = span_find(text, SPAN("单位")), found = NONE;

	while (at < text.n) {
		struct span rest = span_slice(text, at + strlen(word), text.n);
		size_t next = span_find(rest, SPAN("单位"));

		if (punct_starts(rest, ':') != 0)
			found = at;
		at = next == NONE ? text.n : at + strlen(word) + next;
	}
	return found;
}

/* The unit behind 单位：. */
static void
read_caption(struct remains *re, struct span unit)
{
	if (!read_money(unit, &re->unit))
		return;
	re->has_unit = true;
	loose_unit(&re->loose, &re->unit);
}

/* The unit behind 单位：, or in brackets at the end.  Columns of marks and of rates
 * are not in the table's unit. */
static void
read_unit(struct remains *re, struct span text)
{
	size_t at = find_unit(text);

	if (at != NONE) {
		read_caption(re, span_slice(text, at, text.n));
		return;
	}
	if (!re->has_unit && punct_ends(text, ')') == 0)
		return;		/* nothing to lose, nothing to take */
	if (word_table_in(&name_words, "marks", text) || names_rates(text))
		re->has_unit = false;
	if (punct_ends(text, ')') == 0)
		return;
	for (at = text.n; at > 0 && text.n - at < UNIT_BYTES; at--)
		if (punct_starts(span_slice(text, at, text.n), '(') != 0)
			break;
	if (read_money(span_slice(text, at, text.n), &re->column))
		re->has_column = true;
}

/* Keeps what may name the number on the next line. */
static inline void
keep_name(struct remains *re, struct span text)
{
	re->above = text.n != 0 && (unsigned char)(text.p[0] - '0') <= 9 && re->nname != 0 &&
	    !re->above;
	if (re->above)
		return;
	re->nname = text.n <= REMAINS_NAME ? text.n : 0;
	if (re->nname != 0)
		memcpy(re->name, text.p, re->nname);
}

bool
remains_read(struct remains *re, struct span text)
{
	if (!is_scrap(text)) {
		remains_reset(re);
		loose_sentence(&re->loose, text);
		return false;
	}
	re->run++;
	keep_name(re, text);
	read_unit(re, text);
	return true;
}

void
remains_table(struct remains *re, const struct table *table)
{
	if (!table->loose) {
		loose_end(&re->loose);
		return;
	}
	loose_table(&re->loose);
	for (size_t r = 0; r < table->nrows; r++) {
		const struct table_cell *name = table_at(table, r, 0);

		if (name != NULL && name->text.n != 0)
			read_unit(re, name->text);
	}
}

/* --- lost tables -------------------------------------------------------- */

/* A number that stands alone between blanks. */
static bool
has_lone_number(struct span text)
{
	for (size_t at = 0, end; at < text.n; at = end + 1) {
		size_t digits = 0, others = 0;

		for (end = at; end < text.n && text.p[end] != ' '; end++) {
			char c = text.p[end];

			digits += c >= '0' && c <= '9';
			others += !((c >= '0' && c <= '9') || c == '.' || c == ',' ||
			    c == '%');
		}
		if (digits != 0 && others == 0)
			return true;
	}
	return false;
}

bool
lost_read(struct lost_table *lost, struct span text, size_t line)
{
	if (!is_scrap(text))
		return false;
	if (has_lone_number(text)) {
		if (lost->scraps++ == 0)
			lost->line = line;
	}
	return true;
}
