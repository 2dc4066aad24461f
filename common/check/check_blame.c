/* check_blame: which figure of a finding a slip of the hand would be in.
 *
 * One digit makes up for what is missing in almost any operand of a sum, and in some of a
 * quotient.  What else is said of them tells: the right one closes other findings, too, breaks
 * no relation that holds, and stands elsewhere as it should be.  Where several have as much for
 * them, all are named.
 */
#include "check/check_mend.h"

#include "language/misprint.h"

enum {
	CANDIDATES_MAX = 64,
	RIVALS_SHOWN = 4,
	ALONE = 2		/* score of what closes one finding and has nothing against it */
};

struct candidate {
	struct mend mend;
	enum edit edit, rank;	/* what it takes, and as what that counts */
	int score;
	bool loose;		/* a quotient that it gives is not what is printed, rounded */
	size_t printed;		/* a figure that has the value, or NONE */
};

/* What a slip may be in, for one finding. */
struct candidates {
	const struct check *c;
	const struct causes *cs;
	const struct finding *f;
	struct candidate list[CANDIDATES_MAX];
	size_t n;
};

static bool
is_quotient(const struct finding *f)
{
	return f->rule == RULE_RATE || f->rule == RULE_SHARE || f->rule == RULE_GROWTH ||
	    f->rule == RULE_AVERAGE ||
	    (f->rule == RULE_SCORE && f->n == 3 && f->severity == FINDING_ERROR);
}

/* Is f about two figures that should be equal? */
static bool
is_pair(const struct finding *f)
{
	return f->rule == RULE_SAME || f->rule == RULE_WORDS;
}

/* Does one slip of the hand turn a figure into another by this edit? */
static bool
is_slip(enum edit edit)
{
	return edit == EDIT_SWAP || edit == EDIT_TEN_THOUSAND || edit == EDIT_TEN ||
	    edit == EDIT_DIGIT || edit == EDIT_LENGTH;
}

/* The edit that turns e into to; a single digit may be none, too, and nobody takes 元 for 万元
 * in a percentage. */
static enum edit
edit_to(const struct entry *e, struct decimal to)
{
	enum edit edit = hint_edit(e, to);
	bool zero = decimal_sign(e->figure.value) == 0;
	struct decimal other = zero ? to : e->figure.value, one = e->figure.quantum;

	if (edit == EDIT_TEN_THOUSAND && e->figure.kind == KIND_PERCENT)
		return EDIT_NONE;
	if (zero == (decimal_sign(to) == 0) || hint_digits(other) != 1)
		return edit;
	for (int i = 0; i <= e->places; i++) {	/* the places that a zero is printed with */
		struct decimal ten = one;

		if (!decimal_shift(one, 1, &ten))
			return edit;
		if (decimal_cmp(other, one) >= 0 && decimal_cmp(other, ten) < 0)
			return EDIT_DIGIT;
		one = ten;
	}
	return zero ? edit : EDIT_DIGIT;
}

/* Operand k as to, if that is a slip away. */
static void
offer(struct candidates *all, size_t k, struct decimal to)
{
	size_t entry = finding_operand(all->c->out.findings, all->f, k);
	const struct entry *e = check_entry(all->c, entry);
	const bool chance = k > 0 && is_quotient(all->f);	/* one of many that would do */
	struct candidate one = {
		.mend = { entry, to, .slip = true }, .edit = edit_to(e, to)
	};
	struct evidence evidence;

	if (!is_slip(one.edit) || e->bound || all->n == CANDIDATES_MAX)
		return;
	for (size_t i = 0; i < all->n; i++)
		if (all->list[i].mend.entry == entry &&
		    decimal_cmp(all->list[i].mend.to, to) == 0)
			return;
	one.rank = one.edit < EDIT_DIGIT && (chance || hint_digits(e->figure.value) == 1) ?
	    EDIT_DIGIT : one.edit;
	evidence = mend_weigh(all->c, all->cs, &one.mend);
	one.score = mend_score(&evidence);
	one.printed = is_pair(all->f) ? NONE : evidence.printed;
	all->list[all->n++] = one;
}

enum {
	VALUES_MAX = MISPRINTS_MAX + 4,	/* that a slip may have made of a figure */
	LOOKED_INTO = 12		/* operands of a quotient, at most */
};

/* What an operand may be but for a slip, so that the quotient is what is stated. */
struct closing {
	struct decimal list[VALUES_MAX];
	size_t n;
};

static bool
closes(const struct candidates *all, size_t k, struct decimal to, bool narrow)
{
	const struct mend mend = {
		finding_operand(all->c->out.findings, all->f, k), to, .slip = true, .narrow = narrow
	};

	return mend_closes(all->c, all->c->out.findings, all->f, &mend) &&
	    (all->f->rule == RULE_SCORE ||
	    mend_passes(all->c, all->c->out.findings, all->f, &mend));
}

static void
find_closing(const struct candidates *all, size_t k, struct closing *out)
{
	static const int powers[] = { -4, -1, 1, 4 };
	size_t entry = finding_operand(all->c->out.findings, all->f, k);
	const struct figure *f = &check_entry(all->c, entry)->figure;
	const struct term term = { f->value, f->quantum, f->kind == KIND_COUNT };
	struct decimal values[VALUES_MAX];
	struct windows windows;
	size_t n;

	mend_windows(all->c, all->c->out.findings, all->f, entry, &windows);
	n = windows.open ? misprint_values(&term, values) :
	    windows.n == 0 ? 0 : misprint_values_in(&term, &windows.hull, values);
	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
		if (decimal_shift(f->value, powers[i], &values[n]))
			n++;
	out->n = 0;
	for (size_t i = 0; i < n; i++)
		if (windows_hold(&windows, values[i]) && closes(all, k, values[i], false))
			out->list[out->n++] = values[i];
}

/* Operand k as each of them; narrow: as those alone that close as narrowly as anything does. */
static void
offer_closing(struct candidates *all, size_t k, const struct closing *values, bool narrow)
{
	for (size_t i = 0; i < values->n; i++)
		if (!narrow || closes(all, k, values->list[i], true))
			offer(all, k, values->list[i]);
}

/* Drops what was offered of operand k, from on, where it is too much to say anything; what other
 * findings speak for stays. */
static void
drop_many(struct candidates *all, size_t from)
{
	enum { MANY = 3 };
	size_t kept = from;

	if (all->n - from < MANY)
		return;
	for (size_t i = from; i < all->n; i++)
		if (all->list[i].score > ALONE)
			all->list[kept++] = all->list[i];
	all->n = kept;
}

/* 62%, 5.0%, but not 40%, 0.06%: is the percentage e printed with two digits or more that say
 * something? */
static bool
has_digits(const struct entry *e, struct decimal stated)
{
	struct decimal ten = e->figure.quantum;

	return hint_digits(stated) > 1 || (e->places > 0 && decimal_shift(ten, 1, &ten) &&
	    decimal_cmp(decimal_abs(stated), ten) >= 0);
}

/* Can what a quotient is made of be told from it: is it no percentage of a single digit, and not
 * what they make as roughly as they are printed? */
static bool
is_telling(const struct candidates *all)
{
	const struct finding *f = all->f;
	const struct entry *stated = check_entry(all->c, f->stated_entry);
	const struct mend none = { f->stated_entry, f->stated, .slip = true };

	return (stated->figure.kind != KIND_PERCENT || has_digits(stated, f->stated)) &&
	    decimal_sign(f->stated) != 0 &&
	    !mend_closes(all->c, all->c->out.findings, f, &none);
}

/* 208.60万元，首批兑付60%计135.16万元: a percentage of few digits is met by many amounts, but to
 * the last place by one alone: what is that, but for a digit, it was not by chance; nor, of two
 * digits, but for two swapped. */
static void
offer_exact_part(struct candidates *all)
{
	enum { EXACT = 1, DIGITS = 4 };	/* of the share and the part, or of it and the whole */
	const struct finding *f = all->f;
	const struct entry *part, *whole;
	struct decimal to;
	size_t before = all->n;
	int digits = hint_digits(f->stated);

	if ((f->rule != RULE_SHARE && f->rule != RULE_RATE) || f->n != 3)
		return;
	part = check_entry(all->c, finding_operand(all->c->out.findings, f, 1));
	whole = check_entry(all->c, finding_operand(all->c->out.findings, f, 2));
	if (digits + hint_digits(part->figure.value) < DIGITS ||
	    digits + hint_digits(whole->figure.value) < DIGITS + 1 ||
	    !decimal_mul(whole->figure.value, f->stated, &to) || !decimal_shift(to, -2, &to) ||
	    (hint_edit(part, to) != EDIT_DIGIT && (digits < 2 || hint_edit(part, to) != EDIT_SWAP)))
		return;
	offer(all, 1, to);
	if (all->n > before)
		all->list[before].score += EXACT;
}

/* What is stated as it was computed, or, where that has more places, as it would be printed;
 * else what that was computed from, as narrowly as anything does. */
static void
offer_quotient(struct candidates *all)
{
	const struct finding *f = all->f;
	size_t n = f->n < LOOKED_INTO ? f->n : LOOKED_INTO;
	struct closing values[LOOKED_INTO];
	size_t before;

	offer(all, 0, f->computed);
	if (f->n < 3)
		return;
	if (all->n == 0) {
		find_closing(all, 0, &values[0]);
		offer_closing(all, 0, &values[0], true);
	}
	if (!is_telling(all)) {
		offer_exact_part(all);
		return;
	}
	for (size_t k = 1; k < n; k++)
		find_closing(all, k, &values[k]);
	before = all->n;
	for (int narrow = 1; narrow >= 0 && all->n == before; narrow--)
		for (size_t k = 1; k < n; k++) {
			size_t from = all->n;

			offer_closing(all, k, &values[k], narrow);
			drop_many(all, from);
			for (; from < all->n; from++)
				all->list[from].loose = !narrow;
		}
	offer_exact_part(all);
}

static void
offer_all(struct candidates *all)
{
	const struct finding *f = all->f;
	struct decimal to;

	if (is_quotient(f)) {
		offer_quotient(all);
		return;
	}
	for (size_t k = 0; k < f->n && k < OPERANDS_MAX; k++)
		if (mend_value(all->c, all->c->out.findings, f, k, &to))
			offer(all, k, to);
}

/* Has a more for it than b, whichever comes first? */
static bool
is_better(const struct candidate *a, const struct candidate *b)
{
	if (a->score != b->score)
		return a->score > b->score;
	return a->rank < b->rank;
}

/* Does one other than best have as much for it?  That two digits are swapped more often than
 * one is wrong does not tell which of two figures it was, if both would make it to the last
 * place. */
static bool
is_rival(const struct candidate *one, const struct candidate *best)
{
	return one != best && one->score >= best->score &&
	    (!one->loose || one->rank <= best->rank);
}

/* The best, and how many rivals it has. */
static const struct candidate *
choose(const struct candidates *all, size_t *rivals)
{
	const struct candidate *best = &all->list[0];

	for (size_t i = 1; i < all->n; i++)
		if (is_better(&all->list[i], best))
			best = &all->list[i];
	*rivals = 0;
	for (size_t i = 0; i < all->n; i++)
		*rivals += is_rival(&all->list[i], best);
	return best;
}

/* Names those that are as good as best. */
static void
say_rivals(struct check *c, struct finding *f, const struct candidates *all,
    const struct candidate *best)
{
	struct buf list = BUF_INIT, to = BUF_INIT, line = BUF_INIT;
	size_t shown = 0, last = check_entry(c, best->mend.entry)->figure.line;
	struct slot slot;

	for (size_t i = 0; i < all->n; i++) {
		const struct candidate *one = &all->list[i];
		const struct entry *e = check_entry(c, one->mend.entry);
		struct slot slots[3];

		if (!is_rival(one, best))
			continue;
		if (shown == RIVALS_SHOWN) {
			wording_say(&list, "hint.more", c->out.english, NULL, 0);
			break;
		}
		buf_reset(&to);
		buf_reset(&line);
		wording_amount(&to, e, one->mend.to);
		buf_add_uint(&line, e->figure.line);
		slots[0] = (struct slot){ "from", e->figure.raw };
		slots[1] = (struct slot){ "to", buf_span(&to) };
		slots[2] = (struct slot){ "line", buf_span(&line) };
		if (shown++ > 0)
			wording_say(&list, "hint.next", c->out.english, NULL, 0);
		wording_say(&list, e->figure.line == last ? "hint.rival" : "hint.rival.line",
		    c->out.english, slots, 3);
		last = e->figure.line;
	}
	slot = (struct slot){ "rivals", buf_span(&list) };
	check_append(c, f, "hint.rivals", &slot, 1);
	buf_release(&list);
	buf_release(&to);
	buf_release(&line);
}

/* Is the hint that f has to stay: that a part was left out, one whose number no other has by
 * chance, or that best is not sure either? */
static bool
is_settled(const struct finding *f, const struct candidates *all, const struct candidate *best,
    size_t rivals)
{
	if (is_quotient(f) && best->mend.entry != f->stated_entry && best->score <= ALONE &&
	    rivals >= RIVALS_SHOWN)
		return true;
	if (f->edit == EDIT_NONE || is_slip(f->edit))
		return false;
	return best->score > ALONE ? false : f->edit == EDIT_SIGN ||
	    hint_digits(check_entry(all->c, f->blamed)->figure.value) > 1;
}

/* Of two figures that should be one, either may be wrong: their finding names both already, and
 * only what sort of slip it was may be said, too. */
static void
settle_pair(struct finding *f)
{
	if (f->rule != RULE_SAME || (f->edit != EDIT_DIGIT && f->edit != EDIT_LENGTH))
		return;
	f->message_n = f->plain_n;
	f->blamed = NONE;
	f->hint = 0;
	f->edit = EDIT_NONE;
}

/* 预算263万元，到位268万元，到位率100%: is only what a quotient is stated to be named, though a
 * slip in what it is made of, which no relation that holds speaks for, would do as well?
 * Such slips were too many, or the quotient too short, to tell any; two digits swapped are
 * telling. */
static bool
is_open(const struct candidates *all, const struct candidate *best)
{
	const struct finding *f = all->f;
	struct closing values;

	if (!is_quotient(f) || best->mend.entry != f->stated_entry || best->score > ALONE ||
	    best->rank < EDIT_DIGIT)
		return false;
	for (size_t k = 1; k < f->n && k < LOOKED_INTO; k++) {
		size_t entry = finding_operand(all->c->out.findings, f, k);

		if (all->cs->first[entry] != all->cs->first[entry + 1] ||
		    check_entry(all->c, entry)->bound)
			continue;
		find_closing(all, k, &values);
		for (size_t i = 0; i < values.n; i++)
			if (is_slip(edit_to(check_entry(all->c, entry), values.list[i])))
				return true;
	}
	return false;
}

static void
blame_one(struct check *c, const struct causes *cs, struct finding *f)
{
	struct candidates all = { .c = c, .cs = cs, .f = f };
	const struct candidate *best;
	struct hint hint;
	size_t rivals;

	offer_all(&all);
	if (all.n == 0)
		return;
	best = choose(&all, &rivals);
	if (is_pair(f) && (rivals > 0 || all.n < 2)) {
		settle_pair(f);
		return;
	}
	if (is_settled(f, &all, best, rivals))
		return;
	hint = (struct hint){ best->edit, best->mend.entry, best->mend.to, best->printed };
	check_replace_hint(c, f, &hint);
	if (rivals > 0)
		say_rivals(c, f, &all, best);
	else if (is_open(&all, best))
		check_append(c, f, "hint.open", NULL, 0);
}

void
check_blame(struct check *c, const struct causes *cs)
{
	for (size_t j = 0; j < cs->n; j++)
		blame_one(c, cs, &c->out.findings->list[cs->at[j]]);
}
