/* check_limits: what must not be exceeded: establishments, budgets, earlier stages; and
 * years that do not fit the report.
 */
#include "check/check_limits_parts.h"

#include "language/grammar.h"

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
	findings_operand(c->out.findings, earlier);
	buf_add_uint(&line, e->figure.line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", e->figure.raw };
	slots[2] = (struct slot){ "otherlabel", e->figure.label };
	check_say(c, severity == FINDING_WARNING &&
	    word_table_in(&name_words, "posts", e->figure.label) ? "stage.posts" :
	    check_key(c, "stage", severity), slots, 3);
	buf_release(&line);
}

/* 五个科室, and how many the text names: so many, or between so many and so many. */
static void
see_names(struct check *c, size_t entry)
{
	struct decimal stated = check_entry(c, entry)->figure.value;
	struct relations r = check_relations(c, entry);

	if (!check_has(c, entry, REL_NAMES))
		return;
	while (relations_next(&r)) {
		struct decimal least, most, names, difference;
		struct slot slots[2] = { { "count", r.expression }, { "most", SPAN("") } };
		enum finding_severity severity;

		if (r.relation != REL_NAMES || !span_starts(r.expression, SPAN("=")))
			continue;
		slots[1].text = span_slice(r.expression, 1, r.expression.n);
		slots[0].text = span_cut(&slots[1].text, '-');
		if (slots[1].text.n == 0)
			slots[1].text = slots[0].text;
		if (!decimal_parse(slots[0].text, &least) || !decimal_parse(slots[1].text, &most))
			continue;
		names = decimal_cmp(stated, least) < 0 ? least :
		    decimal_cmp(stated, most) > 0 ? most : stated;
		if (!decimal_sub(stated, names, &difference))
			continue;
		severity = decimal_sign(difference) == 0 ? FINDING_OK : FINDING_WARNING;
		if (!check_wanted(c, severity))
			continue;
		check_begin(c, severity, RULE_NAMES, entry, (struct computed){ names, difference });
		check_say(c, severity == FINDING_WARNING && decimal_cmp(least, most) != 0 ?
		    "names.either" : check_key(c, "names", severity), slots, 2);
	}
}

static void
see_stages(struct check *c, size_t entry)
{
	struct relations r = check_relations(c, entry);

	if (!check_has_any(c, entry, REL_STAGE, REL_LATER))
		return;
	while (relations_next(&r)) {
		size_t earlier;

		if ((r.relation != REL_STAGE && r.relation != REL_LATER) ||
		    !formula_next(&r.expression, &c->scratch.formula))
			continue;
		earlier = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
		if (earlier != NONE)
			compare_stages(c, entry, earlier, r.relation == REL_STAGE);
	}
}

/* What is wrong with a day, by the column of of REL_NODATE. */
static const char *
date_key(struct span of)
{
	static const struct { const char *of, *key; } keys[] = {
		{ ">", "year.reversed" }, { "<", "year.early" }, { ">=", "year.late" }
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (span_eq(of, span_of(keys[i].of)))
			return keys[i].key;
	return "year.nodate";
}

static void
see_year(struct check *c, size_t entry)
{
	const struct entry *e = check_entry(c, entry);

	bool stale = check_has(c, entry, REL_STALE);

	if (e->figure.kind != KIND_DATE || (!stale && !check_has(c, entry, REL_NODATE)))
		return;
	findings_begin(c->out.findings, FINDING_WARNING, RULE_YEAR, c->in->ledger, entry);
	check_say(c, stale ? "year.warning" : date_key(e->figure.of), NULL, 0);
}

static void
see_blank(struct check *c, size_t entry)
{
	findings_begin(c->out.findings, FINDING_WARNING, RULE_BLANK, c->in->ledger, entry);
	check_say(c, check_entry(c, entry)->figure.kind == KIND_CODE ? "blank.warning" :
	    "blank.unit", NULL, 0);
}

void
check_limits(struct check *c)
{
	struct establishment posts = { 0 };
	struct books books = BOOKS_INIT;

	for (size_t i = 0; i < c->in->ledger->n; i++) {
		see_year(c, i);
		if (check_has(c, i, REL_BLANK))
			see_blank(c, i);
		if (check_has(c, i, REL_STAGE) || check_has(c, i, REL_LATER))
			see_stages(c, i);
		if (check_has(c, i, REL_NAMES))
			see_names(c, i);
		establishment_see(c, &posts, i);
		books_see(c, &books, i);
	}
	books_compare(c, &books);
	establishment_release(&posts);
}
