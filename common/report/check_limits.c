/* check_limits: what must not be exceeded: establishments, budgets, earlier stages; and
 * years that do not fit the report.
 */
#include "report/check_rules.h"

#include "report/grammar.h"

/* The establishment as far as it has been read: a total, or kinds that add up. */
struct establishment {
	size_t last;		/* entry of the kind added last */
	struct decimal total;
	size_t kinds;		/* how many were added; 0 with known: a total */
	bool known;
	bool used;		/* compared already: a new one starts afresh */
	bool awaited;		/* the heads came first: 在职52人（编制50人） */
	size_t heads;		/* entry of those */
	size_t staff;		/* entry that was compared last, if used */
	struct span section;
	size_t table;
};

static void
forget(struct check *c, struct establishment *e, const struct figure *f)
{
	*e = (struct establishment){
		.total = decimal_of(0), .section = f->section, .table = f->table
	};
	c->terms.n = 0;
}

static bool
is_on_line(const struct check *c, size_t a, size_t b)
{
	return check_entry(c, a)->figure.line == check_entry(c, b)->figure.line;
}

/* A kind of post (行政编制) that the label ends with. */
static bool
is_kind_of_post(const struct item_words *words, struct span name)
{
	struct lexicon_match match;

	return lexicon_before(&words->posts, name, name.n, &match);
}

/* 甲中心编制8名，乙中心编制6名: a second total right behind the first on the line is of another
 * unit, and the heads behind them may be of both. */
static void
note_unit(struct check *c, struct establishment *e, size_t entry)
{
	if (!decimal_add(e->total, check_entry(c, entry)->figure.value, &e->total))
		return;
	e->last = entry;
	addends_add(&c->terms, entry, 1);
}

static bool
is_beside_total(const struct check *c, const struct establishment *e, size_t entry)
{
	const struct entry *a = check_entry(c, entry), *b = check_entry(c, e->last);

	return e->known && e->kinds == 0 && !e->used && e->last + 1 == entry &&
	    is_on_line(c, e->last, entry) && a->figure.table == 0 && b->figure.table == 0 &&
	    a->unit_class == b->unit_class && !check_has_any(c, entry, REL_PART, REL_WITHIN);
}

static void
note_post(struct check *c, struct establishment *e, size_t entry, bool total)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	if (e->used)
		forget(c, e, f);
	if (total && is_beside_total(c, e, entry)) {
		note_unit(c, e, entry);
		return;
	}
	if (e->known && e->kinds == 0)
		return;		/* kinds behind a total are its parts */
	if (total) {
		e->total = f->value;
		e->kinds = 0;
		c->terms.n = 0;
	} else if (decimal_add(e->total, f->value, &e->total)) {
		e->kinds++;
	}
	e->last = entry;
	e->known = true;
	addends_add(&c->terms, entry, 1);
}

/* 实有35人，其中在编28人、编外聘用7人: takes off value those parts of entry that are on no
 * post of the establishment. */
static void
leave_outside(struct check *c, size_t entry, struct decimal *value)
{
	for (size_t i = entry + 1; i < c->ledger->n && i <= entry + REACH_OUTSIDE; i++) {
		const struct figure *f = &check_entry(c, i)->figure;
		struct span expression = f->of;

		if ((!check_has(c, i, REL_PART) && !check_has(c, i, REL_WITHIN)) ||
		    !word_table_in(&qualifiers, "outside", f->label) ||
		    !formula_next(&expression, &c->formula) ||
		    c->formula.n == 0 || c->formula.ids[0] != check_entry(c, entry)->figure.id)
			continue;
		if (!decimal_sub(*value, f->value, value))
			return;
	}
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
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_STAFF, entry, (struct computed){ e->total, difference });
	for (size_t i = 0; i < c->terms.n; i++)
		findings_operand(c->findings, c->terms.list[i].entry);
	check_terms_text(c, &c->terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, check_key(c, "staff", severity), &slot, 1);
	buf_release(&parts);
}

/* 实有在职52人，编制50人: the posts of the heads right before them on the line, and of no
 * others behind. */
static void
compare_awaited(struct check *c, struct establishment *e, size_t posts)
{
	const struct figure *f = &check_entry(c, posts)->figure;

	if (e->awaited && e->heads + 1 == posts && f->table == 0 &&
	    is_on_line(c, e->heads, posts)) {
		e->last = posts;
		compare_staff(c, e, e->heads);
		forget(c, e, f);
	}
	e->awaited = false;
}

/* The item of those who work there. */
static bool
is_staff(const struct item *item)
{
	return word_table_is(&name_words, "staff", item->name);
}

/* 机关编制18名，实有17人；中心编制30名，实有26人: does the line name a staff before that
 * at staff? */
static bool
is_second_staff(const struct check *c, size_t staff)
{
	for (size_t i = staff; i-- > 0 && is_on_line(c, i, staff); )
		if (is_staff(&c->items[i]))
			return true;
	return false;
}

/* 编制65名，实有61人，空编4名: entry says how many of the posts that the staff right before it was
 * compared with are vacant.  c->terms holds the posts. */
static void
compare_vacant(struct check *c, const struct establishment *e, size_t entry)
{
	size_t staff = entry - 1;
	struct tally tally;

	if (entry == 0 || !e->used || e->staff != staff || c->terms.n == 0 ||
	    !is_on_line(c, staff, entry) || is_second_staff(c, staff) ||
	    check_has_any(c, entry, REL_DELTA, REL_DELTA) ||
	    check_has_any(c, staff, REL_PART, REL_WITHIN))
		return;
	addends_add(&c->terms, staff, -1);
	tally = tally_sum(c->ledger, entry, &c->terms);
	if (tally.verdict == VERDICT_HOLDS || tally.verdict == VERDICT_FAILS)
		check_report_tally(c, RULE_DELTA, tally.verdict == VERDICT_HOLDS ?
		    FINDING_OK : FINDING_WARNING, entry, &tally);
	c->terms.n--;
}

static void
see_staff(struct check *c, struct establishment *e, size_t entry, const struct item *item)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	if (f->kind != KIND_COUNT)
		return;
	if (!span_eq(e->section, f->section) || e->table != f->table)
		forget(c, e, f);
	if (f->table == 0 && word_table_ends(&name_words, "vacancies", f->label)) {
		compare_vacant(c, e, entry);
		return;
	}
	if (word_table_is(&name_words, "posts", item->name)) {
		note_post(c, e, entry, true);
		compare_awaited(c, e, entry);
	} else if (is_kind_of_post(c->words, item->name))
		note_post(c, e, entry, check_has(c, entry, REL_SUM));	/* 共65名 behind them */
	else if (word_table_ends(&name_words, "posts", item->name)) {
		if (is_beside_total(c, e, entry))
			note_unit(c, e, entry);
		else if (e->used && f->table == 0 && is_on_line(c, e->last, entry))
			forget(c, e, f);	/* what follows is of that unit */
	} else if (is_staff(item) &&
	    check_entry(c, entry)->unit_class == ledger_unit_class(SPAN("人"))) {
		e->awaited = !e->known;
		e->heads = entry;
		if (item->trust == ITEM_SURE || (e->known && is_on_line(c, e->last, entry)))
			compare_staff(c, e, entry);
	}
}

/* The largest budget and the largest outlay stated for the whole unit; other
 * is the largest that may be its budget. */
struct books {
	ptrdiff_t budget, other, outlay;
	int year;
};

static void
take_larger(struct check *c, ptrdiff_t *at, size_t entry)
{
	if (*at == NO_ENTRY || decimal_cmp(check_entry(c, entry)->figure.value,
	    check_entry(c, (size_t)*at)->figure.value) > 0)
		*at = (ptrdiff_t)entry;
}

/* 本年支出520万元，年末结转40万元，支出总计560万元: does what entry adds up hold what was not
 * spent? */
static bool
holds_left(struct check *c, size_t entry)
{
	struct relations r = check_relations(c, entry);

	while (relations_next(&r)) {
		if (r.relation != REL_SUM || !formula_next(&r.expression, &c->formula))
			continue;
		for (size_t i = 0; i < c->formula.n; i++) {
			ptrdiff_t at = ledger_find(c->ledger, c->formula.ids[i]);

			if (at != NO_ENTRY &&
			    word_table_ends(&qualifiers, "brought",
			    check_entry(c, (size_t)at)->name))
				return true;
		}
	}
	return false;
}

/* Only of one year: the first year met is the report's.  A budget must be
 * called by its name: any paragraph may speak of some 预算. */
static void
see_books(struct check *c, struct books *b, size_t entry, const struct item *item)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	if (f->kind != KIND_MONEY ||
	    !word_table_is(&name_words, "spending", item->name) ||
	    decimal_sign(f->value) <= 0)
		return;
	if (item->year != 0 && b->year != 0 && item->year != b->year)
		return;
	if ((item->side == SIDE_INITIAL || item->side == SIDE_BUDGET) &&
	    check_has_any(c, entry, REL_PART, REL_WITHIN))
		return;		/* 预算69万元，其中年初预算57万元: not all of it */
	if (item->side == SIDE_INITIAL || item->side == SIDE_BUDGET)
		take_larger(c, item->trust == ITEM_SURE ? &b->budget : &b->other, entry);
	else if (item->side == SIDE_FINAL && !holds_left(c, entry))
		take_larger(c, &b->outlay, entry);
	else
		return;
	if (b->year == 0)
		b->year = item->year;
}

/* 年初预算1,850万元超支19.25万元，实际支出1,869.25万元: does the text say right behind the budget
 * how much more was spent? */
static bool
is_told_as_excess(struct check *c, const struct books *b)
{
	size_t next = (size_t)b->budget + 1;
	struct relations r;

	if (next >= c->ledger->n || !is_on_line(c, next, (size_t)b->budget) ||
	    !check_has(c, next, REL_DELTA))
		return false;
	r = check_relations(c, next);
	while (relations_next(&r))
		if (r.relation == REL_DELTA && formula_next(&r.expression, &c->formula) &&
		    c->formula.n == 2 &&
		    c->formula.ids[0] == check_entry(c, (size_t)b->outlay)->figure.id &&
		    c->formula.ids[1] == check_entry(c, (size_t)b->budget)->figure.id)
			return true;
	return false;
}

/* An outlay of more than half as much again is not that budget's; one that
 * another budget covers is in order. */
static bool
is_of_budget(const struct check *c, const struct books *b, struct decimal outlay,
    struct decimal budget)
{
	struct decimal most;

	if (!decimal_mul(budget, decimal_make(15, 1), &most) ||
	    decimal_cmp(outlay, most) > 0)
		return false;
	return b->other == NO_ENTRY || decimal_cmp(budget, outlay) >= 0 ||
	    decimal_cmp(check_entry(c, (size_t)b->other)->figure.value, outlay) < 0;
}

/* 年初预算为2,105.30万元，支出决算为2,105.30万元: the outlay said right behind budget, which
 * is of what the budget is of (one fund, say); else the largest of all. */
static size_t
outlay_of(const struct check *c, const struct books *b)
{
	size_t next = (size_t)b->budget + 1;
	const struct figure *budget = &check_entry(c, (size_t)b->budget)->figure, *f;

	if (next >= c->ledger->n || c->items[next].side != SIDE_FINAL)
		return (size_t)b->outlay;
	f = &check_entry(c, next)->figure;
	return f->table == 0 && budget->table == 0 && f->line == budget->line &&
	    f->kind == KIND_MONEY && word_table_ends(&name_words, "accounts", f->label) &&
	    !check_has_any(c, next, REL_PART, REL_WITHIN) ? next : (size_t)b->outlay;
}

/* The number of the outlay of which rate says what part of the budget it is; 0: of none. */
static size_t
outlay_in_rate(struct check *c, const struct books *b, size_t rate)
{
	struct relations r;

	if (rate >= c->ledger->n || check_entry(c, rate)->figure.kind != KIND_PERCENT ||
	    !is_on_line(c, rate, (size_t)b->budget) || check_entry(c, rate)->figure.table != 0)
		return 0;
	r = check_relations(c, rate);
	while (relations_next(&r))
		if ((r.relation == REL_RATE || r.relation == REL_SHARE) &&
		    formula_next(&r.expression, &c->formula) && c->formula.n == 2 &&
		    c->formula.ids[1] == check_entry(c, (size_t)b->budget)->figure.id)
			return c->formula.ids[0];
	return 0;
}

/* 年初预算1,480万元，年中追加152万元，全年支出1,599万元: does what was added right behind the
 * first budget of the year, or what that became (调整为1,632万元), cover the outlay? */
static bool
is_added_to(const struct check *c, const struct books *b)
{
	enum { BEHIND = 3 };
	const struct figure *outlay = &check_entry(c, (size_t)b->outlay)->figure;
	struct decimal covered = check_entry(c, (size_t)b->budget)->figure.value;
	size_t i = (size_t)b->budget + 1, end = i + BEHIND;

	if (c->items[b->budget].side != SIDE_INITIAL || decimal_cmp(outlay->value, covered) <= 0)
		return false;
	for (; i < end && i < c->ledger->n && is_on_line(c, i, (size_t)b->budget); i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->kind == KIND_MONEY && word_table_is(&name_words, "budget", f->label) &&
		    decimal_cmp(f->value, outlay->value) >= 0)
			return true;
		if (f->kind == KIND_MONEY && word_table_ends(&name_words, "added", f->label) &&
		    !decimal_add(covered, f->value, &covered))
			return false;
	}
	return decimal_cmp(covered, outlay->value) >= 0;
}

/* 支出598万元，完成年初预算512万元的117%; 年初预算512万元，支出598万元，完成年初预算的117%: does
 * the text say right behind the budget what part of it another outlay is, or there or behind
 * both what part this one is that is more than the first budget of the year, which may be?
 * Those are tested as rates. */
static bool
is_told_as_rate(struct check *c, const struct books *b)
{
	const struct figure *budget = &check_entry(c, (size_t)b->budget)->figure;
	const struct figure *outlay = &check_entry(c, (size_t)b->outlay)->figure;
	size_t told = outlay_in_rate(c, b, (size_t)b->budget + 1);

	if (told != 0 && told != outlay->id)
		return true;
	return c->items[b->budget].side == SIDE_INITIAL &&
	    decimal_cmp(outlay->value, budget->value) > 0 && (told != 0 ||
	    outlay_in_rate(c, b, (size_t)b->budget + 2) == outlay->id);
}

static void
compare_books(struct check *c, const struct books *b)
{
	const struct figure *budget, *outlay;
	enum finding_severity severity = FINDING_OK;
	struct decimal difference;
	struct buf line = BUF_INIT;
	struct slot slots[2];
	size_t spent;

	if (b->budget == NO_ENTRY || b->outlay == NO_ENTRY || is_told_as_rate(c, b) ||
	    is_told_as_excess(c, b) ||
	    (check_entry(c, (size_t)b->budget)->figure.table == 0 && is_added_to(c, b)))
		return;
	spent = outlay_of(c, b);
	budget = &check_entry(c, (size_t)b->budget)->figure;
	outlay = &check_entry(c, spent)->figure;
	if (!is_of_budget(c, b, outlay->value, budget->value) ||
	    !decimal_sub(outlay->value, budget->value, &difference))
		return;
	if (decimal_sign(difference) > 0)
		severity = FINDING_WARNING;
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_BUDGET, spent,
	    (struct computed){ budget->value, difference });
	findings_operand(c->findings, (size_t)b->budget);
	buf_add_uint(&line, budget->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "otherlabel", budget->label };
	check_say(c, severity == FINDING_OK ? "budget.ok" : "budget.warning", slots, 2);
	buf_release(&line);
}

/* 收到60件，立案48件: what comes later is no more. */
static void
compare_stages(struct check *c, size_t entry, size_t earlier, bool certain)
{
	const struct entry *e = check_entry(c, earlier);
	enum finding_severity severity = FINDING_OK;
	struct decimal difference;
	struct buf line = BUF_INIT;
	struct slot slots[3];

	if (!decimal_sub(check_entry(c, entry)->figure.value, e->figure.value, &difference))
		return;
	if (decimal_sign(difference) > 0)
		severity = certain ? FINDING_ERROR : FINDING_WARNING;
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_STAGE, entry,
	    (struct computed){ e->figure.value, difference });
	findings_operand(c->findings, earlier);
	buf_add_uint(&line, e->figure.line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", e->figure.raw };
	slots[2] = (struct slot){ "otherlabel", e->figure.label };
	check_say(c, check_key(c, "stage", severity), slots, 3);
	buf_release(&line);
}

/* 五个科室, and how many the text names. */
static void
see_names(struct check *c, size_t entry)
{
	struct relations r = check_relations(c, entry);
	enum finding_severity severity;

	if (!check_has(c, entry, REL_NAMES))
		return;
	while (relations_next(&r)) {
		struct decimal names, difference;
		struct slot slot;

		if (r.relation != REL_NAMES || !span_starts(r.expression, SPAN("=")))
			continue;
		slot = (struct slot){ "count", span_slice(r.expression, 1, r.expression.n) };
		if (!decimal_parse(slot.text, &names) ||
		    !decimal_sub(check_entry(c, entry)->figure.value, names, &difference))
			continue;
		severity = decimal_sign(difference) == 0 ? FINDING_OK : FINDING_WARNING;
		if (!check_wanted(c, severity))
			continue;
		check_begin(c, severity, RULE_NAMES, entry, (struct computed){ names, difference });
		check_say(c, check_key(c, "names", severity), &slot, 1);
	}
}

static void
see_stages(struct check *c, size_t entry)
{
	struct relations r = check_relations(c, entry);

	if (!check_has_any(c, entry, REL_STAGE, REL_LATER))
		return;
	while (relations_next(&r)) {
		ptrdiff_t earlier;

		if ((r.relation != REL_STAGE && r.relation != REL_LATER) ||
		    !formula_next(&r.expression, &c->formula))
			continue;
		earlier = ledger_find(c->ledger, c->formula.ids[0]);
		if (earlier != NO_ENTRY)
			compare_stages(c, entry, (size_t)earlier, r.relation == REL_STAGE);
	}
}

static void
see_year(struct check *c, size_t entry)
{
	const struct entry *e = check_entry(c, entry);

	bool stale = check_has(c, entry, REL_STALE);

	if (e->figure.kind != KIND_DATE || (!stale && !check_has(c, entry, REL_NODATE)))
		return;
	findings_begin(c->findings, FINDING_WARNING, RULE_YEAR, c->ledger, entry);
	check_say(c, stale ? "year.warning" : span_eq(e->figure.of, SPAN(">")) ? "year.reversed" :
	    "year.nodate", NULL, 0);
}

static void
see_blank(struct check *c, size_t entry)
{
	findings_begin(c->findings, FINDING_WARNING, RULE_BLANK, c->ledger, entry);
	check_say(c, check_entry(c, entry)->figure.kind == KIND_CODE ? "blank.warning" :
	    "blank.unit", NULL, 0);
}

void
check_limits(struct check *c)
{
	struct establishment posts = { .known = false };
	struct books books = { NO_ENTRY, NO_ENTRY, NO_ENTRY, 0 };

	c->terms.n = 0;
	for (size_t i = 0; i < c->ledger->n; i++) {
		see_year(c, i);
		if (check_has(c, i, REL_BLANK))
			see_blank(c, i);
		if (check_has(c, i, REL_STAGE) || check_has(c, i, REL_LATER))
			see_stages(c, i);
		if (check_has(c, i, REL_NAMES))
			see_names(c, i);
		see_staff(c, &posts, i, &c->items[i]);
		see_books(c, &books, i, &c->items[i]);
	}
	compare_books(c, &books);
}
