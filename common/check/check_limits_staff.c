/* check_limits_staff: no more people than the establishment has posts. */
#include "check/check_limits_parts.h"

#include "language/grammar.h"

static void
forget(struct establishment *e, const struct figure *f)
{
	struct addends terms = e->terms;

	terms.n = 0;
	*e = (struct establishment){
		.terms = terms, .total = decimal_of(0), .section = f->section, .table = f->table
	};
}

/* A kind of post (行政编制) that the label ends with. */
static bool
is_kind_of_post(const struct item_words *words, struct span name)
{
	struct lexicon_match match;

	return lexicon_before(&words->posts, name, name.n, &match);
}

/* 甲中心编制8名，乙中心编制6名: a second total right behind the first in the paragraph is of
 * another unit, and the heads behind them may be of both. */
static void
note_unit(struct check *c, struct establishment *e, size_t entry)
{
	if (!decimal_add(e->total, check_entry(c, entry)->figure.value, &e->total))
		return;
	e->last = entry;
	addends_add(&e->terms, entry, 1);
}

static bool
is_beside_total(const struct check *c, const struct establishment *e, size_t entry)
{
	const struct entry *a = check_entry(c, entry), *b = check_entry(c, e->last);

	return e->known && e->kinds == 0 && !e->used && e->last + 1 == entry &&
	    limits_on_line(c, e->last, entry) && a->figure.table == 0 && b->figure.table == 0 &&
	    a->unit_class == b->unit_class && !check_has_any(c, entry, REL_PART, REL_WITHIN);
}

/* 行政编制22名，服务编制3名，事业编制40名，共计65名: does entry sum up posts that are known, one of
 * them that told last? */
static bool
sums_posts(struct check *c, const struct establishment *e, size_t entry)
{
	return e->known && !e->used && check_entry(c, entry)->figure.table == 0 &&
	    check_has(c, entry, REL_SUM) && check_names(c, &check_entry(c, entry)->figure,
	    1u << REL_SUM, check_entry(c, entry - 1)->figure.id) &&
	    word_table_ends(&name_words, "posts", check_entry(c, entry - 1)->figure.label);
}

/* What entry says is all of the establishment. */
static void
note_sum(struct check *c, struct establishment *e, size_t entry)
{
	forget(e, &check_entry(c, entry)->figure);
	e->total = check_entry(c, entry)->figure.value;
	e->last = entry;
	e->known = true;
	addends_add(&e->terms, entry, 1);
}

static void
note_post(struct check *c, struct establishment *e, size_t entry, bool total)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	if (e->used)
		forget(e, f);
	if (total && is_beside_total(c, e, entry)) {
		note_unit(c, e, entry);
		return;
	}
	if (e->known && e->kinds == 0)
		return;		/* kinds behind a total are its parts */
	if (total) {
		e->total = f->value;
		e->kinds = 0;
		e->terms.n = 0;
	} else if (decimal_add(e->total, f->value, &e->total)) {
		e->kinds++;
	}
	e->last = entry;
	e->known = true;
	addends_add(&e->terms, entry, 1);
}

/* Is the figure at i a part of that at entry? */
static bool
is_part_of(struct check *c, size_t i, size_t entry)
{
	struct span expression = check_entry(c, i)->figure.of;

	return check_has_any(c, i, REL_PART, REL_WITHIN) &&
	    formula_next(&expression, &c->scratch.formula) && c->scratch.formula.n > 0 &&
	    c->scratch.formula.ids[0] == check_entry(c, entry)->figure.id;
}

/* 实有35人，其中在编28人、编外聘用7人: takes off value those parts of entry that are on no
 * post of the establishment. */
static void
leave_outside(struct check *c, size_t entry, struct decimal *value)
{
	for (size_t i = entry + 1; i < c->in->ledger->n && i <= entry + REACH_OUTSIDE; i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (word_table_in(&qualifiers, "outside", f->label) && is_part_of(c, i, entry) &&
		    !decimal_sub(*value, f->value, value))
			return;
	}
}

/* The item of those who work there. */
static bool
is_staff(const struct item *item)
{
	return word_table_is(&name_words, "staff", item->name);
}

/* 编制41名，在职38人，离退休9人，年末实有47人: is the staff at entry told behind another one
 * of its line and people who are on no post, which it may hold? */
static bool
is_all_told(const struct check *c, size_t entry)
{
	bool outside = false;

	for (size_t i = entry; i-- > 0 && limits_on_line(c, i, entry); ) {
		struct span label = check_entry(c, i)->figure.label;

		if (is_staff(&c->in->items[i]))
			return outside;
		outside |= word_table_in(&qualifiers, "outside", label) ||
		    word_table_in(&qualifiers, "beside", label);
	}
	return false;
}

/* 年末实有人数27人，其中在职23人，退休4人: are those of entry that hold posts a part of it, told
 * behind it? */
static bool
has_staff_in_it(struct check *c, size_t entry)
{
	for (size_t i = entry + 1; i < c->in->ledger->n && i <= entry + REACH_OUTSIDE; i++)
		if (is_staff(&c->in->items[i]) && is_part_of(c, i, entry))
			return true;
	return false;
}

/* 编制30名，在职33名，超编3名: does the line say itself, right behind the staff at entry, by how
 * much it is over?  Another number than that is a matter of its own where it is a difference. */
static bool
is_told_over(const struct check *c, size_t entry, struct decimal over)
{
	for (size_t i = entry + 1; i <= entry + REACH_OVER && i < c->in->ledger->n &&
	    limits_on_line(c, i, entry); i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->kind == KIND_COUNT && word_table_ends(&name_words, "overstaffed", f->label))
			return decimal_cmp(f->value, over) == 0 || check_has(c, i, REL_DELTA);
	}
	return false;
}

/* 编制71人。…我院在职386人: is the staff at entry, of another line than the posts, more than half
 * as much again as these, so that it is that of others? */
static bool
is_of_others(const struct check *c, const struct establishment *e, size_t entry)
{
	struct decimal most;

	return !limits_on_line(c, e->last, entry) &&
	    decimal_mul(e->total, decimal_make(15, 1), &most) &&
	    decimal_cmp(check_entry(c, entry)->figure.value, most) > 0;
}

static void
compare_staff(struct check *c, struct establishment *e, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;
	enum finding_severity severity = FINDING_OK;
	struct decimal difference, value = f->value;
	struct buf parts = BUF_INIT;
	struct slot slot;

	leave_outside(c, entry, &value);
	if (is_all_told(c, entry) || has_staff_in_it(c, entry) || is_of_others(c, e, entry))
		return;
	/* one kind of several may be all that was read; right before the heads it
	 * is all that was meant */
	if (!e->known || (e->kinds == 1 && entry != e->last + 1) ||
	    !decimal_sub(value, e->total, &difference) ||
	    (decimal_sign(difference) <= 0 && decimal_cmp(f->value, e->total) > 0))
		return;
	e->used = true;
	e->staff = entry;
	if (decimal_sign(difference) > 0)
		severity = FINDING_WARNING;
	if (!check_wanted(c, severity) || is_told_over(c, entry, difference))
		return;
	check_begin(c, severity, RULE_STAFF, entry, (struct computed){ e->total, difference });
	for (size_t i = 0; i < e->terms.n; i++)
		findings_operand(c->out.findings, e->terms.list[i].entry);
	check_terms_text(c, &e->terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, check_key(c, "staff", severity), &slot, 1);
	buf_release(&parts);
}

/* 实有在职52人，编制50人: the posts of the heads right before them in the paragraph, and of no
 * others behind. */
static void
compare_awaited(struct check *c, struct establishment *e, size_t posts)
{
	const struct figure *f = &check_entry(c, posts)->figure;

	if (e->awaited && e->heads + 1 == posts && f->table == 0 &&
	    limits_on_line(c, e->heads, posts)) {
		e->last = posts;
		compare_staff(c, e, e->heads);
		forget(e, f);
	}
	e->awaited = false;
}

/* 机关编制18名，实有17人；中心编制30名，实有26人: does the line name a staff before that
 * at staff? */
static bool
is_second_staff(const struct check *c, size_t staff)
{
	for (size_t i = staff; i-- > 0 && limits_on_line(c, i, staff); )
		if (is_staff(&c->in->items[i]))
			return true;
	return false;
}

/* 编制65名，实有61人，其中行政20人、事业41人，空编4名: entry says how many of the posts that the
 * staff before it, or before the parts of that, was compared with are vacant. */
static void
compare_vacant(struct check *c, struct establishment *e, size_t entry)
{
	size_t staff = entry - 1;
	struct tally tally;

	if (entry == 0 || !e->used || e->terms.n == 0)
		return;
	while (staff > e->staff && is_part_of(c, staff, e->staff) && !word_table_in(&qualifiers,
	    "outside", check_entry(c, staff)->figure.label))
		staff--;
	if (e->staff != staff || !limits_on_line(c, staff, entry) || is_second_staff(c, staff) ||
	    check_has_any(c, entry, REL_DELTA, REL_DELTA) ||
	    check_has_any(c, staff, REL_PART, REL_WITHIN))
		return;
	addends_add(&e->terms, staff, -1);
	tally = tally_sum(c->in->ledger, entry, &e->terms);
	if (tally.verdict == VERDICT_HOLDS || tally.verdict == VERDICT_FAILS)
		check_report_tally(c, RULE_DELTA, tally.verdict == VERDICT_HOLDS ?
		    FINDING_OK : FINDING_WARNING, entry, &tally);
	e->terms.n--;
}

static void
compare_unit(struct check *c, struct establishment *e, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	forget(e, f);
	note_post(c, e, entry, true);
	compare_staff(c, e, entry + 1);
	forget(e, f);
	e->told = entry + 1;
}

void
establishment_see(struct check *c, struct establishment *e, size_t entry)
{
	const struct item *item = &c->in->items[entry];
	const struct figure *f = &check_entry(c, entry)->figure;

	if (f->kind != KIND_COUNT)
		return;
	if (!span_eq(e->section, f->section) || e->table != f->table)
		forget(e, f);
	if (f->table == 0 && word_table_ends(&name_words, "vacancies", f->label)) {
		compare_vacant(c, e, entry);
		return;
	}
	if (sums_posts(c, e, entry))
		note_sum(c, e, entry);
	else if (word_table_is(&name_words, "posts", item->name)) {
		note_post(c, e, entry, true);
		compare_awaited(c, e, entry);
	} else if (is_kind_of_post(c->in->words, item->name))
		note_post(c, e, entry, check_has(c, entry, REL_SUM));	/* 共65名 behind them */
	else if (word_table_ends(&name_words, "posts", item->name)) {
		if (is_beside_total(c, e, entry))
			note_unit(c, e, entry);
		else if (staff_is_of_unit(c, entry + 1))
			compare_unit(c, e, entry);
		else if (e->used && f->table == 0 && limits_on_line(c, e->last, entry))
			forget(e, f);	/* what follows is of that unit */
	} else if (staff_is(c, entry) && (entry == 0 || e->told != entry)) {
		e->awaited = !e->known;
		e->heads = entry;
		if (item->trust == ITEM_SURE || (e->known && limits_on_line(c, e->last, entry)))
			compare_staff(c, e, entry);
	}
}

void
establishment_release(struct establishment *e)
{
	addends_release(&e->terms);
}
