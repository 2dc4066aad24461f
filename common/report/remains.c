/* remains: scraps of tables among paragraphs; see remains.h. */
#include "report/remains.h"

#include "report/cell_header.h"
#include "report/label.h"
#include "report/shape.h"
#include "text/charset.h"
#include "text/lexicon.h"
#include "text/punct.h"

enum {
	SCRAP_BYTES = 240,
	RUN = 3,		/* scraps that make it likely that a table was there */
	UNIT_BYTES = 24,
	COUNT_DIGITS = 7,	/* of the longest count alone on its line */
	CODE_MIN = 3		/* digits of a code of the classification of outlays */
};

void
remains_reset(struct remains *re)
{
	*re = (struct remains){ .run = 0 };
}

/* ， 。 ； of either width, 。 excepted; built on first use and constant from then on. */
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
	if (memchr(text.p, '%', text.n) == NULL && span_find(text, SPAN("％")) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return false;
	return true;
}

/* The unit behind 单位：, or in brackets at the end.  Columns of marks and of rates
 * are not in the table's unit. */
static void
read_unit(struct remains *re, struct span text)
{
	size_t at = span_find(text, SPAN("单位"));

	if (at != SIZE_MAX && (at = span_find(text, SPAN("单位："))) == SIZE_MAX)
		at = span_find(text, SPAN("单位:"));
	if (at != SIZE_MAX) {
		struct span unit = span_slice(text, at, text.n);

		if (read_money(unit, &re->unit))
			re->has_unit = true;
		return;
	}
	if (!re->has_unit && punct_ends(text, ')') == 0)
		return;		/* nothing to lose, nothing to take */
	if (span_find(text, SPAN("得分")) != SIZE_MAX ||
	    span_find(text, SPAN("分值")) != SIZE_MAX || names_rates(text))
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
		return false;
	}
	re->run++;
	keep_name(re, text);
	read_unit(re, text);
	return true;
}

void
remains_below(struct remains *re, const struct table *table)
{
	for (size_t r = 0; r < table->nrows; r++) {
		const struct table_cell *name = table_at(table, r, 0);

		if (name != NULL && name->text.n != 0)
			read_unit(re, name->text);
	}
}

/* --- figures ------------------------------------------------------------ */

/* 12.60 or 8,214,300: an amount, not a code or the number of a row. */
static bool
is_amount(struct span raw)
{
	return memchr(raw.p, '.', raw.n) != NULL || memchr(raw.p, ',', raw.n) != NULL;
}

/* The number stands behind a colon, with words before it. */
static bool
is_named(struct span text, const struct mention *m)
{
	struct span before = span_slice(text, 0, m->q.from);

	while (before.n > 0 && before.p[before.n - 1] == ' ')
		before.n--;
	return punct_ends(before, ':') != 0;
}

static bool
take_unit(const struct remains *re, struct span text, struct mention *m)
{
	struct span raw = span_slice(text, m->q.start, m->q.end);

	if (!is_amount(raw))
		return false;
	if (re->has_unit)	/* whole amounts are of 元: those of 万元 have decimals */
		return (re->unit.power == 0 || memchr(raw.p, '.', raw.n) != NULL) &&
		    quantity_apply(&m->q, &re->unit);
	return re->has_column && is_named(text, m) &&
	    quantity_apply(&m->q, &re->column);
}

/* Bytes of an amount at the start of name with words right behind it, which belongs to the
 * cell before: 47,483二、外交支出. */
static size_t
glued_amount(struct span name)
{
	size_t n = 0;

	while (n < name.n && ((name.p[n] >= '0' && name.p[n] <= '9') || name.p[n] == ',' ||
	    name.p[n] == '.'))
		n++;
	return is_amount(span_slice(name, 0, n)) ? n : 0;
}

/* The word before the number at byte at of a row set with single blanks, other numbers
 * passed over, without its own number: 2130305 供水 12.60 8.40, 二、外交支出 3.05. */
static struct span
row_name(struct span text, size_t at)
{
	struct span name = { text.p, 0 };
	struct label label;
	size_t from;

	while (at > 0) {
		while (at > 0 && text.p[at - 1] == ' ')
			at--;
		for (from = at; from > 0 && text.p[from - 1] != ' '; from--)
			continue;
		name = span_slice(text, from, at);
		if (shape_has_words(name))
			break;
		at = from;
	}
	if (at == 0)
		return (struct span){ text.p, 0 };
	name = span_slice(name, glued_amount(name), name.n);
	from = label_read(name, &label);
	return from < name.n ? span_slice(name, from, name.n) : name;
}

/* 30310 个人补贴 12.40, 303 对家庭的补助: the code of a row, not so many of what its name
 * begins with. */
static bool
is_code(struct span text, const struct mention *m)
{
	size_t at = 0;

	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	return m->q.start == 0 && at >= CODE_MIN && at < text.n && text.p[at] == ' ' &&
	    m->q.end > at + 1;
}

bool
remains_count(const struct remains *re, const struct grid *g, struct span text,
    struct quantity *q, struct span *name)
{
	struct span number = text;
	struct unit_hint hint;

	if (!re->above)
		return false;
	number = span_trim(text);
	*name = span_trim((struct span){ re->name, re->nname });
	if (name->n == 0 || number.n == 0 || number.n > COUNT_DIGITS ||
	    (unsigned char)(number.p[0] - '0') > 9 || !quantity_cell(number, q) ||
	    q->kind != KIND_BARE || q->op != OP_EQ ||
	    memchr(number.p, '.', number.n) != NULL || !shape_has_words(*name) ||
	    !header_label_unit(g, *name, &hint) || hint.kind != KIND_COUNT ||
	    !quantity_apply(q, &hint))
		return false;
	q->start = q->from = (size_t)(number.p - text.p);
	q->end = q->to = q->start + number.n;
	return true;
}

static size_t
count_bare(const struct mentions *ms)
{
	size_t n = 0;

	for (size_t i = 0; i < ms->n; i++)
		n += ms->at[i].q.kind == KIND_BARE;
	return n;
}

bool
remains_settle(const struct remains *re, struct span text, struct mentions *ms)
{
	size_t bare = count_bare(ms), kept = 0;

	if (bare == 0)
		return false;
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		bool lone = m->q.kind == KIND_BARE;

		if (is_code(text, m) || (lone && !take_unit(re, text, m) &&
		    (m->label.n == 0 || bare > 1 || re->run >= RUN)))
			continue;
		if (lone && m->q.start > 0 && text.p[m->q.start - 1] == ' ')
			m->label = mentions_keep(ms, row_name(text, m->q.start));
		if (kept != i)
			ms->at[kept] = *m;
		kept++;
	}
	ms->n = kept;
	return true;
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
