/* item: names of quantities brought to one form; see item.h. */
#include "check/item.h"

#include "language/date.h"
#include "language/grammar.h"
#include "sentence/formula.h"
#include "text/character.h"
#include "text/data.h"

extern const struct data_table data_aliases;
extern const struct data_table data_carried;
extern const struct data_table data_fillers;
extern const struct data_table data_posts;
extern const struct data_table data_vague;

enum { CHAIN_MAX = 4 };		/* totals followed upwards to find the side */

void
item_words_open(struct item_words *w)
{
	w->sides = relate_words();
	lexicon_build(&w->aliases, &data_aliases, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->fillers, &data_fillers, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->vague, &data_vague, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->posts, &data_posts, 0, LEXICON_BACKWARD, NULL);
	wordset_open(&w->carried, &data_carried, 0, '\0');
}

void
item_words_close(struct item_words *w)
{
	lexicon_release(&w->aliases);
	lexicon_release(&w->fillers);
	lexicon_release(&w->vague);
	lexicon_release(&w->posts);
	wordset_close(&w->carried);
}

/* A blank, quote, bracket or stop? */
static bool
is_dropped(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case '(': case ')': case ':': case ',': case ';': case '[': case ']':
	case 0xA0: case 0x3000:
	case 0x2018: case 0x2019: case 0x201C: case 0x201D:	/* ‘ ’ “ ” */
	case 0x3001: case 0x3002:				/* 、 。 */
	case 0x300A: case 0x300B: case 0x3010: case 0x3011:	/* 《 》 【 】 */
	case 0xFF08: case 0xFF09: case 0xFF0C: case 0xFF1A: case 0xFF1B:	/* （ ） ， ： ； */
		return true;
	default:
		return c <= ' ';
	}
}

/* Bytes of the blank, quote, bracket or stop at i; 0 for anything else. */
static inline size_t
dropped_at(struct span s, size_t i)
{
	unsigned char lead = (unsigned char)s.p[i];
	struct glyph g;

	if (lead >= 0xE4 && lead <= 0xE9)
		return 0;	/* an ideograph, as most are */
	g = glyph_at(s, i);
	return is_dropped(g.c) ? g.n : 0;
}

static void
drop_front(struct buf *out, size_t from, size_t n)
{
	memmove(out->p + from, out->p + from + n, out->n - from - n);
	out->n -= n;
}

/* Takes one filler word off the front; false if there is none. */
static bool
drop_filler(const struct item_words *words, struct buf *out, size_t from)
{
	struct span rest = { out->p + from, out->n - from };
	struct lexicon_match match;

	if (!lexicon_at(&words->fillers, rest, 0, &match) || match.end == rest.n)
		return false;
	drop_front(out, from, match.end);
	return true;
}

/* Bytes of the list number that label begins with: 1. 12. or digits before a
 * mark. */
static size_t
number_length(struct span label)
{
	size_t digits = 0;

	while (digits < label.n && byte_is_digit(label.p[digits]))
		digits++;
	if (digits == 0 || digits == label.n)
		return digits;
	if (label.p[digits] == '.')
		return digits + 1;
	return dropped_at(label, digits) == 0 ? 0 : digits;
}

/* Appends the label without blanks, quotes, brackets and list number. */
static void
add_clean(struct span label, struct buf *out)
{
	size_t kept = number_length(label), i = kept;

	while (i < label.n) {
		size_t skip = dropped_at(label, i);

		if (skip != 0) {
			buf_add(out, label.p + kept, i - kept);
			kept = i + skip;
			i = kept;
		} else
			i += (unsigned char)label.p[i] >= 0xE0 && label.n - i >= 3 ? 3 : 1;
	}
	if (kept < i)
		buf_add(out, label.p + kept, label.n - kept);
}

/* The same without 其中, 全年 and the like in front. */
static void
add_bare(const struct item_words *words, struct span label, struct buf *out)
{
	size_t from = out->n;

	add_clean(label, out);
	while (out->n > from && drop_filler(words, out, from))
		;
}

/* Row of aliases.tsv with this name, for headers or not; NONE for none. */
static size_t
find_alias(const struct item_words *words, struct span name, bool header)
{
	struct lexicon_match match;

	if (name.n == 0 || !lexicon_at(&words->aliases, name, 0, &match) ||
	    match.end != name.n)
		return NONE;
	if (header && strcmp(LEXICON_CELL(&words->aliases, match, 3), "header") != 0)
		return NONE;
	return match.row;
}

/* 公务接待费支出决算, 公务接待费年初预算: row of the name with a side of the books behind it. */
static size_t
find_alias_of_side(const struct item_words *words, struct span name)
{
	struct lexicon_match match, side;

	if (!lexicon_at(&words->aliases, name, 0, &match) || match.end == name.n ||
	    !lexicon_at(&words->sides->roles, name, match.end, &side) || side.end != name.n)
		return NONE;
	return match.row;
}

static size_t
alias_of(const struct item_words *words, struct span text, bool header,
    struct buf *scratch)
{
	size_t row;

	buf_reset(scratch);
	add_clean(text, scratch);
	row = find_alias(words, buf_span(scratch), header);
	while (row == NONE && scratch->n > 0 && drop_filler(words, scratch, 0))
		row = find_alias(words, buf_span(scratch), header);
	if (row == NONE && !header)
		row = find_alias_of_side(words, buf_span(scratch));
	return row;
}

/* Figures that say something about others rather than a quantity. */
static bool
is_own(const struct entry *e)
{
	return !e->rough && !e->bound && e->figure.kind < KIND_DATE &&
	    !ledger_has(e, REL_DELTA) && !ledger_has(e, REL_GROWTH) &&
	    !ledger_has(e, REL_SHARE) && !ledger_has(e, REL_AVERAGE);
}

/* The figure that e is a part of, on its likeliest reading; NULL: none. */
static const struct entry *
total_of(const struct ledger *l, const struct entry *e)
{
	struct relations r = relations_of(&e->figure);

	if (!ledger_has(e, REL_PART) && !ledger_has(e, REL_WITHIN))
		return NULL;
	while (relations_next(&r)) {
		size_t at;

		if (r.relation != REL_PART && r.relation != REL_WITHIN)
			continue;
		at = ledger_find(l, formula_first_id(r.expression));
		return at == NONE || l->entries + at == e ? NULL : l->entries + at;
	}
	return NULL;
}

/* 支出 alone does not say that money was spent: budgets plan 支出, too. */
static bool
is_weak(const struct item_words *words, struct span text, enum side side)
{
	if (side != SIDE_FINAL && side != SIDE_INCOME)
		return side == SIDE_NONE;
	return wordset_in(&words->carried, text) == 0;
}

/* Runs of four digits: the header of two columns run together names two years. */
static int
years_in(struct span header)
{
	int years = 0, digits = 0;

	for (size_t i = 0, n = 1; i <= header.n; i += n) {
		n = i < header.n ? glyph_at(header, i).n : 1;
		if (i < header.n && date_digit(header, i, &n) >= 0) {
			digits++;
			continue;
		}
		years += digits == 4;
		digits = 0;
	}
	return years;
}

/* By the column header (which was asked already), the label's own words, those
 * of its total; 支出 alone is the weakest sign. */
static void
find_side(const struct ledger *l, const struct item_words *words,
    const struct entry *e, struct item *item)
{
	const struct entry *at = e;

	for (int i = 0; i < CHAIN_MAX && at != NULL && !item->plain_side; i++) {
		enum side side = relate_side(words->sides, at->name);

		if (item->side == SIDE_NONE)
			item->side = side;
		if (!is_weak(words, at->name, side)) {
			item->side = side;
			item->plain_side = true;
		}
		at = total_of(l, at);
	}
}

/* Whatever does not say that it was planned was carried out.  Establishment and
 * heads have one side only. */
static void
settle_side(const struct entry *e, struct item *item)
{
	bool single = e->figure.kind == KIND_COUNT && item->trust != ITEM_PLAIN;

	if (item->side == SIDE_NONE || single)
		item->side = SIDE_FINAL;
}

bool
item_is_vague(const struct item_words *words, struct span name)
{
	struct lexicon_match match;

	return name.n < 6 || (lexicon_at(&words->vague, name, 0, &match) &&
	    match.end == name.n);
}

/* 区政协全年项目支出: the row of the name behind the word for the year, whose owner stands
 * before it; NONE: there is none. */
static size_t
alias_behind_year(const struct item_words *words, struct span name)
{
	size_t at = word_table_find(&grammar, "wholeyear", name);

	return at == NONE || at == 0 ? NONE : find_alias(words,
	    word_table_behind(&grammar, "wholeyear", span_slice(name, at, name.n)), false);
}

/* 本年支出合计 in the column of one fund is not that of all (domain.md §2, row 18).  Else
 * label and header together (年度资金总额执行率), the header alone where the
 * table says so (编制数), or the label alone, unless the column holds something
 * else than sides of the books (分值); 人数 and 金额 say nothing.  Where there is no
 * such item, the bare label is left in r->name. */
static size_t
find_item(struct item_reader *r, const struct entry *e, const struct item_header *header)
{
	size_t row, label;

	if (header->fund) {
		buf_reset(&r->name);
		add_bare(r->words, e->name, &r->name);
		return NONE;
	}
	if (e->header.n > 0) {
		buf_reset(&r->name);
		add_bare(r->words, e->name, &r->name);
		label = r->name.n;
		buf_add_span(&r->name, buf_span(&header->bare));
		row = find_alias(r->words, buf_span(&r->name), false);
		if (row != NONE)
			return row;
		r->name.n = label;
		if (header->alias != NONE || (header->side == SIDE_NONE && !header->vague))
			return header->alias;
	}
	return alias_of(r->words, e->name, false, &r->name);
}

static void
read_header(const struct item_words *words, struct span text, struct buf *scratch,
    struct item_header *h)
{
	h->text = text;
	buf_reset(&h->bare);
	add_bare(words, text, &h->bare);
	h->years = years_in(text) > 1;
	h->side = relate_side(words->sides, text);
	h->weak = is_weak(words, text, h->side);
	h->fund = word_table_in(&qualifiers, "fund", text);
	h->vague = item_is_vague(words, text);
	h->alias = alias_of(words, text, true, scratch);
}

/* The headers of one table mostly differ in length or in what stands at their ends. */
static const struct item_header *
header_of(struct item_reader *r, struct span text)
{
	size_t place = text.n == 0 ? 0 : (text.n + (unsigned char)text.p[text.n - 1] +
	    (text.n > 2 ? (unsigned char)text.p[2] : 0)) % ITEM_HEADERS;
	struct item_header *h = &r->headers[place];

	if (h->text.p == NULL || !span_eq(h->text, text))
		read_header(r->words, text, &r->name, h);
	return h;
}

void
item_reader_open(struct item_reader *r, const struct item_words *words, struct ledger *l)
{
	*r = (struct item_reader){ .ledger = l, .words = words };
}

void
item_reader_close(struct item_reader *r)
{
	for (size_t i = 0; i < ITEM_HEADERS; i++)
		buf_release(&r->headers[i].bare);
	buf_release(&r->name);
}

/* 项目支出5,004万元，占60%；…: a percentage by the name of an amount is a share of
 * something, or how far it got, and not that amount. */
static bool
is_of_amount(const struct entry *e, struct span item)
{
	return e->figure.kind == KIND_PERCENT && !word_table_ends(&name_words, "rate", item);
}

bool
item_of(struct item_reader *r, const struct entry *e, struct item *item)
{
	const struct item_header *header;
	size_t row;
	bool near;

	if (!is_own(e))
		return false;
	*item = (struct item){ .trust = ITEM_PLAIN, .year = e->figure.year };
	header = header_of(r, e->header);
	if (header->years)
		return false;
	item->side = header->side;
	item->plain_side = !header->weak;
	row = find_item(r, e, header);
	near = row == NONE && e->figure.table == 0;
	if (near)
		row = alias_behind_year(r->words, buf_span(&r->name));
	if (row == NONE) {
		item->name = ledger_keep(r->ledger, buf_span(&r->name));
	} else {
		item->name = span_of(DATA_CELL(&data_aliases, row, 1));
		if (is_of_amount(e, item->name))
			return false;
		item->trust = near || strcmp(DATA_CELL(&data_aliases, row, 2), "near") == 0 ?
		    ITEM_NEAR : ITEM_SURE;
	}
	find_side(r->ledger, r->words, e, item);
	settle_side(e, item);
	if (item->year == 0 && e->header.n != 0 &&
	    word_table_starts(&name_words, "lastyear", e->header))
		item->side = SIDE_PRIOR;
	return item->name.n > 0;
}

/* --- sides that are told elsewhere ------------------------------------------------- */

/* The only side that entry i's value is stated for under its name and year, by words
 * that leave no doubt; SIDE_NONE: none or several. */
static enum side
side_elsewhere(struct ledger *l, const struct item *items, size_t i)
{
	const struct entry *e = &l->entries[i];
	enum { MOST = 64 };	/* figures of one value that are looked at */
	enum side side = SIDE_NONE;
	size_t cursor = 0, looked = 0;
	size_t at;

	while (looked++ < MOST &&
	    (at = ledger_value(l, e->figure.unit, e->figure.value, &cursor)) != NONE) {
		const struct item *other = &items[at];

		if (at == i || !other->plain_side || other->year != items[i].year ||
		    !span_eq(other->name, items[i].name))
			continue;
		if (side != SIDE_NONE && side != other->side)
			return SIDE_NONE;
		side = other->side;
	}
	return side;
}

static bool
is_guessed(const struct entry *e, const struct item *item)
{
	return item->name.n != 0 && item->trust != ITEM_PLAIN && !item->plain_side &&
	    item->side != SIDE_PRIOR && e->figure.kind == KIND_MONEY &&
	    decimal_sign(e->figure.value) != 0;
}

/* 总支出16,842万元，其中…年末结转188万元: what holds what is carried over is more than what
 * was spent, whatever it is called; it keeps its own name. */
static void
leave_carried(const struct ledger *l, struct item *items)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct entry *total;
		struct item *item;

		if (l->entries[i].figure.kind != KIND_MONEY ||
		    !word_table_in(&qualifiers, "brought", l->entries[i].name) ||
		    (total = total_of(l, &l->entries[i])) == NULL)
			continue;
		item = &items[total - l->entries];
		if (item->trust == ITEM_PLAIN)
			continue;
		item->name = total->name;
		item->trust = ITEM_PLAIN;
	}
}

void
items_settle(struct ledger *l, struct item *items)
{
	leave_carried(l, items);
	for (size_t i = 0; i < l->n; i++) {
		const struct entry *total;
		enum side side;

		if (!is_guessed(&l->entries[i], &items[i]))
			continue;
		total = total_of(l, &l->entries[i]);
		if (total == NULL)
			side = side_elsewhere(l, items, i);
		else	/* totals mostly stand first, and are settled by now */
			side = items[total - l->entries].plain_side ?
			    items[total - l->entries].side : SIDE_NONE;
		if (side == SIDE_NONE)
			continue;
		items[i].side = side;
		items[i].plain_side = true;
	}
}
