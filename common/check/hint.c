/* hint: which one edit closes a miss; see hint.h. */
#include "check/hint.h"

const char *const hint_keys[] = {
	"hint.swap", "hint.twice", "hint.left-out", "hint.ten-thousand", "hint.ten",
	"hint.digit", "hint.length", "hint.sign", "hint.other", NULL
};

enum { DIGITS = DECIMAL_TEXT_MAX + DECIMAL_SCALE_MAX };

/* The digits of |d| with this many places, no point: 77.2 with 2 is 7720. */
struct digits {
	char at[DIGITS];
	size_t n;
};

static bool
digits_of(struct decimal d, int places, struct digits *out)
{
	struct decimal t = decimal_trim(d);
	decimal_coefficient c = t.c < 0 ? -t.c : t.c;
	uint64_t low;		/* cheaper to divide */
	size_t n = 0;

	if (places < t.scale || places - t.scale >= DECIMAL_SCALE_MAX)
		return false;
	for (int i = t.scale; i < places; i++)
		out->at[n++] = '0';
	for (; c > INT64_MAX; c /= 10)
		out->at[n++] = (char)('0' + (int)(c % 10));
	for (low = (uint64_t)c; low != 0; low /= 10)
		out->at[n++] = (char)('0' + (int)(low % 10));
	while (n < (size_t)places + 1)
		out->at[n++] = '0';
	out->n = n;
	return true;
}

static enum edit
compare_equal_length(const struct digits *a, const struct digits *b)
{
	size_t first = 0, last = a->n;

	while (first < a->n && a->at[first] == b->at[first])
		first++;
	while (last > first && a->at[last - 1] == b->at[last - 1])
		last--;
	if (last - first == 1)
		return EDIT_DIGIT;
	if (last - first == 2 && a->at[first] == b->at[first + 1] &&
	    a->at[first + 1] == b->at[first])
		return EDIT_SWAP;
	return EDIT_NONE;
}

/* True if taking one digit out of the longer gives the shorter. */
static bool
one_left_out(const struct digits *longer, const struct digits *shorter)
{
	size_t i = 0;

	while (i < shorter->n && longer->at[i] == shorter->at[i])
		i++;
	return memcmp(longer->at + i + 1, shorter->at + i, shorter->n - i) == 0;
}

static enum edit
compare_digits(const struct digits *a, const struct digits *b)
{
	if (a->n == b->n)
		return compare_equal_length(a, b);
	if (a->n == b->n + 1 && b->n > 1 && one_left_out(a, b))
		return EDIT_LENGTH;
	if (b->n == a->n + 1 && a->n > 1 && one_left_out(b, a))
		return EDIT_LENGTH;
	return EDIT_NONE;
}

int
hint_digits(struct decimal d)
{
	decimal_coefficient c = d.c < 0 ? -d.c : d.c;
	uint64_t low;
	int n = 0;

	for (; c > INT64_MAX; c /= 10)
		n += n > 0 || c % 10 != 0;
	low = (uint64_t)c;
	while (n == 0 && low != 0 && low % 10 == 0)
		low /= 10;
	for (; low != 0; low /= 10)
		n++;
	return n;
}

/* The digits without zeros at their end; 0: too many to say. */
static uint64_t
significant(struct decimal d)
{
	decimal_coefficient c = d.c < 0 ? -d.c : d.c;
	uint64_t low = (uint64_t)c;

	if (c > INT64_MAX)
		return 0;
	while (low != 0 && low % 10 == 0)
		low /= 10;
	return low;
}

static bool
is_shifted(struct decimal from, struct decimal to, int power)
{
	struct decimal up;

	if (significant(from) != significant(to))
		return false;
	return (decimal_shift(from, power, &up) && decimal_cmp(up, to) == 0) ||
	    (decimal_shift(to, power, &up) && decimal_cmp(up, from) == 0);
}

enum edit
hint_edit(const struct entry *e, struct decimal to)
{
	struct decimal from = e->figure.value, a, b;
	struct digits x, y;
	int places = e->places;

	if (decimal_sign(from) == 0 || decimal_sign(to) == 0)
		return EDIT_NONE;
	if (decimal_cmp(decimal_neg(from), to) == 0)
		return EDIT_SIGN;
	if (decimal_sign(from) != decimal_sign(to))
		return EDIT_NONE;
	if (is_shifted(from, to, 4))
		return EDIT_TEN_THOUSAND;
	if (is_shifted(from, to, 1))
		return EDIT_TEN;
	if (!decimal_shift(from, -e->scale, &a) || !decimal_shift(to, -e->scale, &b))
		return EDIT_NONE;
	if (decimal_trim(b).scale > places)
		places = decimal_trim(b).scale;
	if (places > e->places + 1 || !digits_of(a, places, &x) || !digits_of(b, places, &y))
		return EDIT_NONE;
	return compare_digits(&x, &y);
}

bool
hint_unit_slip(const struct entry *a, const struct entry *b)
{
	const struct entry *large = a, *small = b;
	struct decimal off;

	if (decimal_cmp(decimal_abs(a->figure.value), decimal_abs(b->figure.value)) < 0) {
		large = b;
		small = a;
	}
	return decimal_sign(small->figure.value) != 0 &&
	    decimal_shift(large->figure.value, -4, &off) &&
	    decimal_sub(off, small->figure.value, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_cmp(off, small->figure.quantum) <= 0;
}

size_t
hint_elsewhere(struct ledger *l, size_t entry, struct decimal value)
{
	struct span unit = l->entries[entry].figure.unit;
	size_t cursor = 0;
	size_t at = ledger_value(l, unit, value, &cursor);

	while (at == entry)
		at = ledger_value(l, unit, value, &cursor);
	return at;
}

/* An edit whose result stands elsewhere in the report beats any that does
 * not; among equals the one that says more; of those the first. */
static void
offer(struct hint *best, struct hint h)
{
	bool better = h.edit < best->edit;

	if (h.edit == EDIT_NONE)
		return;
	if ((h.evidence != NONE) != (best->evidence != NONE))
		better = h.evidence != NONE;
	if (better)
		*best = h;
}

static void
offer_edit(struct ledger *l, struct hint *best, size_t entry, struct decimal to)
{
	struct hint h = { hint_edit(&l->entries[entry], to), entry, to, NONE };

	if (h.edit == EDIT_NONE)
		return;
	if (h.edit <= EDIT_LENGTH && hint_digits(to) >= 4)
		h.evidence = hint_elsewhere(l, entry, to);
	offer(best, h);
}

/* The difference as a part too few or too many. */
static void
offer_part(struct hint *best, const struct ledger *l, size_t entry, int sign,
    struct decimal difference)
{
	struct decimal value = l->entries[entry].figure.value;
	struct hint h = { EDIT_NONE, entry, value, NONE };

	if (sign < 0)
		value = decimal_neg(value);
	if (decimal_cmp(value, difference) == 0)
		h.edit = EDIT_TWICE;
	else if (decimal_cmp(decimal_neg(value), difference) == 0)
		h.edit = EDIT_LEFT_OUT;
	offer(best, h);
}

static bool
is_operand(size_t entry, size_t total, const struct addends *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->list[i].entry == entry)
			return true;
	return entry == total;
}

/* Few digits meet another figure by chance. */
static bool
is_telling(const struct figure *f)
{
	enum { MONEY = 3, COUNT = 2 };

	return hint_digits(f->value) >= (f->kind == KIND_MONEY ? MONEY : COUNT);
}

/* May the total lack other: an amount of its kind and year, in its column, or in the text
 * of its section? */
static bool
may_be_part(const struct entry *total, const struct entry *other)
{
	const struct figure *a = &total->figure, *b = &other->figure;

	if (a->kind != b->kind || a->table != b->table || other->rough || other->bound ||
	    (a->year != 0 && b->year != 0 && a->year != b->year) || !is_telling(b))
		return false;
	return a->table != 0 ? span_eq(total->header, other->header) && a->column == b->column :
	    span_eq(a->section, b->section) && !ledger_has(other, REL_DELTA);
}

static void
offer_difference(struct hint *best, struct ledger *l, size_t total,
    const struct addends *terms, struct decimal difference)
{
	struct decimal off = decimal_abs(difference);
	size_t cursor = 0;
	size_t at;

	for (int tries = 0; tries < 16; tries++) {
		at = ledger_value(l, l->entries[total].figure.unit, off, &cursor);
		if (at == NONE)
			return;
		if (is_operand(at, total, terms) ||
		    !may_be_part(&l->entries[total], &l->entries[at]))
			continue;
		offer(best, (struct hint){ EDIT_OTHER, at, off, NONE });
		return;
	}
}

/* Is something taken away? */
static bool
is_difference(const struct addends *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->list[i].sign < 0)
			return true;
	return false;
}

struct hint
hint_sum(struct ledger *l, size_t total, const struct tally *tally)
{
	const struct addends *terms = tally->terms;
	struct hint best = { EDIT_NONE, total, tally->computed, NONE };
	struct decimal to;

	offer_edit(l, &best, total, tally->computed);
	if (best.edit != EDIT_NONE && is_difference(terms))
		return best;	/* what is left was reckoned, what it is left of was given */
	for (size_t i = 0; i < terms->n; i++) {
		const struct addend *t = &terms->list[i];
		struct decimal value = l->entries[t->entry].figure.value;

		if ((t->sign < 0 ? decimal_sub : decimal_add)(value, tally->difference, &to))
			offer_edit(l, &best, t->entry, to);
		offer_part(&best, l, t->entry, t->sign, tally->difference);
	}
	offer_difference(&best, l, total, terms, tally->difference);
	return best;
}

struct hint
hint_value(struct ledger *l, size_t entry, struct decimal computed)
{
	struct hint best = { EDIT_NONE, entry, computed, NONE };

	offer_edit(l, &best, entry, computed);
	return best;
}
