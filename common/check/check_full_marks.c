/* check_full_marks: the full marks of the parts that the mark of the whole is made of make what
 * that is of: a hundred, or what is printed by its name (domain.md §2, row 16).
 *
 *   得分94.5分，其中：投入10分，得9.5分；过程30分，得28分；产出30分，得29分；效果30分，得28分
 *   效益指标（40分）：经济效益15分，得14分；…；生态效益10分，得9.5分。效益指标合计得分38.5分
 *
 * That the marks got make the one of the whole says that they are all.  Something else than a
 * hundred may be meant, as three of four groups (三项共得65.5分): only what a slip of one of them
 * explains is told, of marks by a name of the whole, or of so many that no group can be missing.
 */
#include "check/check_rules.h"
#include "language/grammar.h"

enum {
	LEAST = 3,
	NEARLY_ALL = 80		/* of a hundred */
};

/* The marks that one of the whole is made of, and their full ones. */
struct parts {
	struct addends *full;	/* by entry */
	struct decimal got, of;	/* added up */
	struct decimal whole;	/* what the full ones should make */
};

static bool
is_part(struct check *c, size_t whole, size_t i)
{
	return (check_has(c, i, REL_PART) && check_names(c, &check_entry(c, i)->figure,
	    1u << REL_PART, check_entry(c, whole)->figure.id)) || (check_has(c, whole, REL_SUM) &&
	    check_names(c, &check_entry(c, whole)->figure, 1u << REL_SUM,
	    check_entry(c, i)->figure.id));
}

/* Adds the mark at i; false: it has no full mark, or nobody knows how much it is. */
static bool
add_part(struct check *c, struct parts *p, size_t i)
{
	const struct entry *e = check_entry(c, i);
	size_t full = check_weight_of(c, i);

	if (full == NONE || e->rough || e->bound || check_entry(c, full)->rough ||
	    word_table_in(&qualifiers, "bonus", e->figure.label))
		return false;
	addends_add(p->full, full, 1);
	return decimal_add(p->got, e->figure.value, &p->got) &&
	    decimal_add(p->of, check_entry(c, full)->figure.value, &p->of);
}

/* Finds the parts of the mark at whole, in its line; false where they are not all, or not each
 * of a full mark of its own. */
static bool
load_parts(struct check *c, size_t whole, struct parts *p)
{
	const struct entries line = check_paragraph_around(c, whole);

	*p = (struct parts){
		.full = &c->scratch.terms, .got = decimal_of(0), .of = decimal_of(0),
		.whole = decimal_of(CHECK_FULL_MARK)
	};
	p->full->n = 0;
	for (size_t i = line.from; i < line.to; i++)
		if (i != whole && is_part(c, whole, i) && !add_part(c, p, i))
			return false;
	return p->full->n >= LEAST &&
	    decimal_cmp(p->got, check_entry(c, whole)->figure.value) == 0;
}

static bool
is_full_of_part(const struct parts *p, size_t i)
{
	for (size_t k = 0; k < p->full->n; k++)
		if (p->full->list[k].entry == i)
			return true;
	return false;
}

/* 效益指标（40分）：…。效益指标合计得分38.5分: the full mark of the whole, if one before it in its
 * line goes by its name and is none of its parts'; else a hundred. */
static void
find_whole(struct check *c, size_t whole, struct parts *p)
{
	struct span name = check_entry(c, whole)->figure.label;

	for (size_t i = check_paragraph_around(c, whole).from; i < whole; i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->kind == KIND_SCORE && f->label.n != 0 && span_starts(name, f->label) &&
		    !check_has(c, i, REL_SCORE) && !is_part(c, whole, i) &&
		    !is_full_of_part(p, i)) {
			p->whole = f->value;
			return;
		}
	}
}

/* Is the mark of the full one more than value? */
static bool
is_exceeded(struct check *c, size_t full, struct decimal value)
{
	for (size_t i = full > 0 ? full - 1 : 0; i < c->in->ledger->n && i <= full + 1; i++)
		if (check_weight_of(c, i) == full &&
		    decimal_cmp(check_entry(c, i)->figure.value, value) > 0)
			return true;
	return false;
}

/* The full mark that a slip would have made of what makes them the whole, and what that is; NONE:
 * no slip explains it. */
static size_t
find_slip(struct check *c, const struct parts *p, struct computed *should)
{
	enum edit best = EDIT_NONE;
	struct decimal excess, value;
	size_t found = NONE;

	if (!decimal_sub(p->of, p->whole, &excess))
		return NONE;
	for (size_t k = 0; k < p->full->n; k++) {
		const struct entry *e = check_entry(c, p->full->list[k].entry);
		enum edit edit;

		if (!decimal_sub(e->figure.value, excess, &value) || decimal_sign(value) <= 0 ||
		    is_exceeded(c, p->full->list[k].entry, value) ||
		    (edit = hint_edit(e, value)) >= best)
			continue;
		best = edit;
		found = p->full->list[k].entry;
		*should = (struct computed){ value, excess };
	}
	return found;
}

static void
report(struct check *c, enum finding_severity severity, size_t stated, struct computed should,
    struct decimal whole)
{
	struct buf parts = BUF_INIT, full = BUF_INIT;
	struct slot slots[2];

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_SCORE, stated, should);
	for (size_t k = 0; k < c->scratch.terms.n; k++)
		if (c->scratch.terms.list[k].entry != stated)
			findings_term(c->out.findings, c->scratch.terms.list[k].entry, 1);
	check_terms_text(c, &c->scratch.terms, &parts);
	decimal_print(&full, whole);
	slots[0] = (struct slot){ "parts", buf_span(&parts) };
	slots[1] = (struct slot){ "full", buf_span(&full) };
	check_say(c, check_key(c, "fullmarks", severity), slots, 2);
	buf_release(&parts);
	buf_release(&full);
}

/* May it be a mark of the whole? */
static bool
may_be_whole(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	return !check_has(c, i, REL_SCORE) && !check_has(c, i, REL_PART) &&
	    decimal_cmp(f->value, decimal_of(CHECK_FULL_MARK)) <= 0 &&
	    (decimal_cmp(f->value, decimal_of(NEARLY_ALL)) > 0 ||
	    word_table_in(&qualifiers, "overall", f->label));
}

void
check_full_marks(struct check *c, size_t whole)
{
	struct computed should = { .difference = decimal_of(0) };
	struct parts p;
	size_t slip;

	if (!may_be_whole(c, whole) || !load_parts(c, whole, &p))
		return;
	find_whole(c, whole, &p);
	should.value = p.whole;
	if (decimal_cmp(p.of, p.whole) == 0)
		report(c, FINDING_OK, whole, should, p.whole);
	else if ((slip = find_slip(c, &p, &should)) != NONE)
		report(c, FINDING_WARNING, slip, should, p.whole);
}
