/* meta: what a report says of itself; see meta.h. */
#include "outline/meta.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/numeral.h"
#include "text/data.h"
#include "text/glyph.h"
#include "text/regex.h"
#include "text/wordset.h"

extern const struct data_table data_meta, data_metawords;

enum { COLUMN_FIELD, COLUMN_WHERE, COLUMN_PATTERN, COLUMN_VALUE };
enum { COLUMN_WORDS = COLUMN_PATTERN };	/* of data_metawords */
enum {
	HEADERS = 3,		/* rows of a table that may name what stands below them */
	TEXT_MAX = 4096,	/* bytes of a paragraph that are looked at */
	VECTOR = 64		/* bytes of the longest vector */
};

enum where { IN_TITLE, IN_TEXT, IN_ROW, IN_COLUMN, BEFORE, PART, WHERES };

static const char *const where_names[] = { "title", "text", "row", "column", "before", "part" };
static const char *const field_names[] = { "unit", "year", "kind", "score", "grade" };

struct rule {
	enum meta_field field;
	enum where where;
	uint64_t words;		/* of which one has to be there; 0: none */
	struct regex *re;	/* compiled when first asked for */
};

struct meta {
	struct rule *rules;
	size_t n;
	struct wordset words;	/* data_metawords */
	struct buf title;
	bool titled;		/* the title is complete */
	struct buf values[META_FIELDS];
	size_t ranks[META_FIELDS];	/* the rule that gave the value; n: none has */
	struct buf text;	/* without blanks */
};

static size_t
index_of(const char *name, const char *const *names, size_t n)
{
	size_t i = 0;

	while (i + 1 < n && strcmp(name, names[i]) != 0)
		i++;
	return i;
}

/* The words that stand for a rule's field and place in data_metawords. */
static uint64_t
words_of(const struct meta *m, size_t rule)
{
	const struct data_table *t = &data_metawords;

	for (size_t r = 0; r < t->rows; r++)
		if (strcmp(DATA_CELL(t, r, COLUMN_FIELD),
		    DATA_CELL(&data_meta, rule, COLUMN_FIELD)) == 0 &&
		    strcmp(DATA_CELL(t, r, COLUMN_WHERE),
		    DATA_CELL(&data_meta, rule, COLUMN_WHERE)) == 0)
			return m->words.row[r];
	return 0;
}

struct meta *
meta_open(void)
{
	struct meta *m = mem_zeroed(1, sizeof *m);

	m->n = data_meta.rows;
	m->rules = mem_zeroed(m->n, sizeof *m->rules);
	wordset_open(&m->words, &data_metawords, COLUMN_WORDS, '|');
	for (size_t i = 0; i < m->n; i++) {
		m->rules[i].field = (enum meta_field)index_of(
		    DATA_CELL(&data_meta, i, COLUMN_FIELD), field_names, META_FIELDS);
		m->rules[i].where = (enum where)index_of(
		    DATA_CELL(&data_meta, i, COLUMN_WHERE), where_names, WHERES);
		m->rules[i].words = words_of(m, i);
	}
	meta_reset(m);
	return m;
}

void
meta_close(struct meta *m)
{
	for (size_t i = 0; i < m->n; i++)
		regex_close(m->rules[i].re);
	free(m->rules);
	wordset_close(&m->words);
	buf_release(&m->title);
	buf_release(&m->text);
	for (size_t i = 0; i < META_FIELDS; i++)
		buf_release(&m->values[i]);
	free(m);
}

void
meta_reset(struct meta *m)
{
	buf_reset(&m->title);
	m->titled = false;
	for (size_t i = 0; i < META_FIELDS; i++) {
		buf_reset(&m->values[i]);
		m->ranks[i] = m->n;
	}
}

/* Is a byte of eight no more than a blank, or do two continue U+3000 or U+A0? */
static inline bool
may_hold_blank(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
	uint64_t word, lead, rest;

	memcpy(&word, p, sizeof word);
	lead = word ^ ones * 0xC2;
	rest = word ^ highs;
	rest = (rest - ones) & ~rest & highs;		/* 80 */
	return ((((word - ones * (' ' + 1)) & ~word) | ((lead - ones) & ~lead)) & highs) != 0 ||
	    (rest & rest >> 8) != 0;
}

/* Has s no white space?  Perhaps also where this says no.  Looks at eight bytes in steps
 * of seven, so that those of U+3000 are met together. */
static bool
is_dense(struct span s)
{
	char last[8] = "xxxxxxx";
	size_t at = 0;

	for (; s.n - at >= sizeof last; at += sizeof last - 1)
		if (may_hold_blank(s.p + at))
			return false;
	if (s.n != at)
		memcpy(last, s.p + at, s.n - at);
	last[7] = 'x';
	return !may_hold_blank(last);
}

/* Appends s without its white space: what stands between blanks as a whole. */
static void
add_dense(struct buf *b, struct span s)
{
	size_t from = 0;

	if (is_dense(s)) {
		buf_add_span(b, s);
		return;
	}
	for (size_t at = 0; at < s.n; ) {
		struct glyph g = glyph_at(s, at);

		if (g.c <= ' ' || g.c == 0x3000 || g.c == 0xA0) {
			buf_add(b, s.p + from, at - from);
			from = at + g.n;
		}
		at += g.n;
	}
	buf_add(b, s.p + from, s.n - from);
}

/* A year in Chinese or full-width digits in ASCII ones. */
static void
add_year(struct buf *b, struct span s)
{
	const struct span digits = SPAN("〇一二三四五六七八九");

	for (size_t at = 0; at < s.n; ) {
		struct glyph g = glyph_at(s, at);
		size_t found = span_find(digits, span_slice(s, at, at + g.n));

		if (g.c >= 0xFF10 && g.c <= 0xFF19)
			buf_add_char(b, (char)('0' + (g.c - 0xFF10)));
		else if (g.c >= '0' && g.c <= '9')
			buf_add_char(b, (char)g.c);
		else if (g.n == 3 && found < digits.n)
			buf_add_char(b, (char)('0' + found / 3));
		else
			buf_add_char(b, '0');	/* ○ 零 Ｏ */
		at += g.n;
	}
}

/* A mark as written; in Chinese or full-width digits, in ASCII ones. */
static void
add_score(struct buf *b, struct span s)
{
	struct numeral n;

	if (numeral_read(s, 0, &n) && n.end == s.n && numeral_arabic((unsigned char)s.p[0]) < 0)
		decimal_print(b, n.value);
	else
		buf_add_span(b, s);
}

/* Rule i has matched: its field's value, unless an earlier rule gave one. */
static void
set_value(struct meta *m, size_t i)
{
	enum meta_field field = m->rules[i].field;
	const char *value = DATA_CELL(&data_meta, i, COLUMN_VALUE);
	struct span got = regex_group(m->rules[i].re, 1);
	struct buf *to = &m->values[field];

	buf_reset(to);
	m->ranks[field] = i;
	if (value[0] != '\0')
		buf_add_str(to, value);
	else if (field == META_YEAR)
		add_year(to, got);
	else if (field == META_SCORE && got.p != NULL)
		add_score(to, got);
	else if (got.p != NULL)
		buf_add_span(to, got);
}

/* Could a rule for that place still say more? */
static bool
is_open(const struct meta *m, enum where where)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->rules[i].where == where && i < m->ranks[m->rules[i].field])
			return true;
	return false;
}

/* Rule i's expression; NULL if it is none. */
static struct regex *
regex_of(struct meta *m, size_t i)
{
	struct rule *rule = &m->rules[i];

	if (rule->re == NULL)
		rule->re = regex_open(span_of(DATA_CELL(&data_meta, i, COLUMN_PATTERN)), NULL);
	return rule->re;
}

/* Does what stands before a value say that it is of another year than the report? */
static bool
is_of_another_year(struct meta *m, enum meta_field field, struct span before)
{
	struct span year = buf_span(&m->values[META_YEAR]);

	for (size_t i = 0; i < m->n && year.n != 0; i++)
		if (m->rules[i].where == BEFORE && m->rules[i].field == field &&
		    regex_of(m, i) != NULL && regex_match(m->rules[i].re, before))
			return !span_eq(regex_group(m->rules[i].re, 1), year);
	return false;
}

/* Does what stands before a value say that it is a part's, a project's, in a report of
 * this kind? */
static bool
is_of_part(struct meta *m, enum meta_field field, struct span before)
{
	struct span kind = buf_span(&m->values[META_KIND]);

	for (size_t i = 0; i < m->n; i++)
		if (m->rules[i].where == PART && m->rules[i].field == field &&
		    span_eq(kind, span_of(DATA_CELL(&data_meta, i, COLUMN_VALUE))) &&
		    regex_of(m, i) != NULL && regex_match(m->rules[i].re, before))
			return true;
	return false;
}

/* Matches rule i: the first value that is not of another year, or else the first; never
 * one of a part. */
static bool
find_value(struct meta *m, size_t i, struct span text)
{
	enum meta_field field = m->rules[i].field;
	struct regex *re = regex_of(m, i);
	struct span rest = text;
	struct span before, first = { NULL, 0 };	/* from where the first is found again */

	while (re != NULL && regex_match(re, rest)) {
		struct span got = regex_group(re, 1);

		if (got.p == NULL)
			return true;
		before = span_slice(text, 0, (size_t)(got.p - text.p));
		if (!is_of_part(m, field, before)) {
			if (!is_of_another_year(m, field, before))
				return true;
			if (first.p == NULL)
				first = rest;
		}
		rest = span_slice(text, (size_t)(got.p + got.n - text.p), text.n);
	}
	return first.p != NULL && regex_match(re, first);
}

/* Tries the rules for a place that could still say more.  PCRE2's JIT code reads
 * whole vectors: what follows the text is zeros, so that memory checkers see
 * nothing undefined there. */
static void
look(struct meta *m, enum where where, struct buf *b)
{
	struct span text;
	uint64_t there;

	memset(buf_reserve(b, VECTOR), 0, VECTOR);
	text = buf_span(b);
	there = wordset_in(&m->words, text);
	for (size_t i = 0; i < m->n; i++) {
		struct rule *rule = &m->rules[i];

		if (rule->where != where || i >= m->ranks[rule->field] ||
		    (rule->words != 0 && (rule->words & there) == 0))
			continue;
		if (find_value(m, i, text))
			set_value(m, i);
	}
}

static void
look_dense(struct meta *m, enum where where, struct span text)
{
	if (!is_open(m, where))
		return;
	buf_reset(&m->text);
	add_dense(&m->text, span_slice(text, 0, TEXT_MAX));
	look(m, where, &m->text);
}

/* What stands below a header: 单位名称 with the name in the next row. */
static void
take_columns(struct meta *m, const struct table *t)
{
	if (!is_open(m, IN_COLUMN))
		return;
	for (size_t r = 0; r + 1 < t->nrows && r < HEADERS; r++)
		for (size_t c = 0; c < t->rows[r].cells && c < t->rows[r + 1].cells; c++) {
			buf_reset(&m->text);
			add_dense(&m->text, span_slice(table_at(t, r, c)->text, 0, TEXT_MAX));
			buf_add_char(&m->text, '|');
			add_dense(&m->text, span_slice(table_at(t, r + 1, c)->text, 0, TEXT_MAX));
			look(m, IN_COLUMN, &m->text);
		}
}

static void
take_table(struct meta *m, const struct table *t)
{
	take_columns(m, t);
	if (!is_open(m, IN_ROW))
		return;
	for (size_t r = 0; r < t->nrows; r++) {
		buf_reset(&m->text);
		for (size_t c = 0; c < t->rows[r].cells; c++) {
			if (c != 0)
				buf_add_char(&m->text, '|');
			add_dense(&m->text, span_slice(table_at(t, r, c)->text, 0, TEXT_MAX));
		}
		look(m, IN_ROW, &m->text);
	}
}

void
meta_take(struct meta *m, const struct block *b)
{
	bool title = b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_TITLE &&
	    span_eq(buf_span(&b->place.section), SPAN("0"));

	if (title && m->title.n == 0)
		add_dense(&m->title, buf_span(&b->place.title));
	else if (b->kind != BLOCK_BLANK && !m->titled && m->title.n != 0) {
		look(m, IN_TITLE, &m->title);
		m->titled = true;
	}
	if (b->kind == BLOCK_PARAGRAPH)
		look_dense(m, IN_TEXT, buf_span(&b->text));
	else if (b->kind == BLOCK_TABLE)
		take_table(m, &b->table);
}

struct span
meta_title(const struct meta *m)
{
	return buf_span(&m->title);
}

struct span
meta_field(const struct meta *m, enum meta_field field)
{
	return buf_span(&m->values[field]);
}

struct span
meta_kind_of(struct meta *m, struct span title)
{
	buf_reset(&m->text);
	add_dense(&m->text, title);
	memset(buf_reserve(&m->text, VECTOR), 0, VECTOR);
	for (size_t i = 0; i < m->n; i++)
		if (m->rules[i].where == IN_TITLE && m->rules[i].field == META_KIND &&
		    regex_of(m, i) != NULL &&
		    regex_match(m->rules[i].re, buf_span(&m->text)))
			return span_of(DATA_CELL(&data_meta, i, COLUMN_VALUE));
	return (struct span){ "", 0 };
}
