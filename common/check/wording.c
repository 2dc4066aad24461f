/* wording: templates filled in, amounts in the report's unit; see wording.h. */
#include "check/wording.h"

#include <assert.h>

#include "base/digits.h"
#include "text/data.h"

extern const struct data_table data_messages, data_scales;

enum scale_column { SCALE_MONEY = 1, SCALE_COUNT };	/* of scales.tsv */

enum { KEYS = 1024 };	/* places for the rows of messages.tsv, most of them free */

/* 1 + row of messages.tsv with this key, or the free place where it belongs. */
static uint16_t *
place_of(uint16_t *places, const char *key)
{
	size_t at = (size_t)span_hash(span_of(key)) % KEYS;

	while (places[at] != 0 && strcmp(DATA_CELL(&data_messages, places[at] - 1u, 0), key) != 0)
		at = (at + 1) % KEYS;
	return &places[at];
}

/* The places are filled on first use and constant from then on. */
static const char *
find_template(const char *key, bool english)
{
	static uint16_t places[KEYS];
	size_t row;

	assert(data_messages.rows < KEYS);
	if (*place_of(places, DATA_CELL(&data_messages, 0, 0)) == 0)
		for (row = data_messages.rows; row-- > 0; )	/* of twins the first */
			*place_of(places, DATA_CELL(&data_messages, row, 0)) = (uint16_t)(row + 1);
	row = *place_of(places, key);
	return row == 0 ? NULL : DATA_CELL(&data_messages, row - 1, english ? 2 : 1);
}

static bool
is_name(const char *name, struct span text)
{
	return text.n != 0 && name[0] == text.p[0] && span_eq(span_of(name), text);
}

static void
fill(struct buf *out, struct span name, const struct slot *slots, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_name(slots[i].name, name))
			buf_add_span(out, slots[i].text);
}

void
wording_say(struct buf *out, const char *key, bool english,
    const struct slot *slots, size_t n)
{
	const char *at = find_template(key, english);

	if (at != NULL)
		wording_fill(out, at, slots, n);
}

void
wording_fill(struct buf *out, const char *template, const struct slot *slots, size_t n)
{
	const char *at = template;

	while (*at != '\0') {
		const char *open = strchr(at, '{');
		const char *close = open == NULL ? NULL : strchr(open, '}');

		if (close == NULL) {
			buf_add_str(out, at);
			return;
		}
		buf_add(out, at, (size_t)(open - at));
		fill(out, (struct span){ open + 1, (size_t)(close - open - 1) }, slots, n);
		at = close + 1;
	}
}

/* What a unit with so many zeros left out is called: 万元 of money, 万 of things counted (columns
 * of scales.tsv); NULL: nothing. */
static const char *
scale_name(int zeros, enum scale_column column)
{
	char digits[DIGITS_MOST];
	struct span told = { digits, 0 };

	if (zeros < 0)
		return NULL;
	told.n = (size_t)(digits_put(digits, (uint64_t)zeros) - digits);
	for (size_t r = 0; r < data_scales.rows; r++)
		if (span_eq(span_of(DATA_CELL(&data_scales, r, 0)), told) &&
		    DATA_CELL(&data_scales, r, column)[0] != '\0')
			return DATA_CELL(&data_scales, r, column);
	return NULL;
}

static void
add_unit(struct buf *out, const struct entry *like, const char *multiplier)
{
	struct span unit = like->figure.unit;

	if (span_starts(unit, SPAN("CNY"))) {
		buf_add_str(out, multiplier == NULL ? "元" : multiplier);
		unit = span_slice(unit, 3, unit.n);
	} else if (multiplier != NULL) {
		buf_add_str(out, multiplier);
	}
	if (!span_eq(unit, SPAN("-")))
		buf_add_span(out, unit);
}

/* "961.9" with two places is "961.90". */
static void
pad_places(struct buf *out, size_t from, int places)
{
	const char *point = memchr(out->p + from, '.', out->n - from);
	int have = point == NULL ? 0 : (int)(out->p + out->n - point - 1);

	if (point == NULL && places > 0)
		buf_add_char(out, '.');
	for (; have < places; have++)
		buf_add_char(out, '0');
}

/* 6100000 is 6,100,000 where the report writes so. */
static void
group_thousands(struct buf *out, size_t from)
{
	const char *point = memchr(out->p + from, '.', out->n - from);
	size_t end = point == NULL ? out->n : (size_t)(point - out->p);
	size_t first = from + (from < out->n && out->p[from] == '-');

	while (end > first + 3) {
		end -= 3;
		buf_add_char(out, ',');
		memmove(out->p + end + 1, out->p + end, out->n - 1 - end);
		out->p[end] = ',';
	}
}

static bool
is_grouped(struct span raw)
{
	return span_has(raw, SPAN(",")) ||
	    span_has(raw, SPAN("，"));
}

void
wording_amount(struct buf *out, const struct entry *like, struct decimal value)
{
	bool money = span_starts(like->figure.unit, SPAN("CNY"));
	const char *multiplier = scale_name(like->scale, money ? SCALE_MONEY : SCALE_COUNT);
	struct decimal scaled = value;
	size_t from = out->n;

	if (multiplier != NULL && !decimal_shift(value, -like->scale, &scaled)) {
		decimal_print(out, value);
		return;
	}
	decimal_print(out, scaled);
	pad_places(out, from, like->places);
	if (is_grouped(like->figure.raw))
		group_thousands(out, from);
	add_unit(out, like, multiplier);
}

void
wording_difference(struct buf *out, const struct entry *like, struct decimal value,
    bool english)
{
	wording_amount(out, like, value);
	if (span_eq(like->figure.unit, SPAN("%")) && span_ends(buf_span(out), SPAN("%"))) {
		out->n--;
		wording_say(out, "points", english, NULL, 0);
	}
}
