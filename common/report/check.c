/* check: runs the checks over one report and words their findings. */
#include "report/check.h"

#include "report/check_rules.h"
#include "report/rule_match.h"

#include <stdlib.h>

#include "base/mem.h"

enum { TERMS_SHOWN = 8 };

bool
check_pair(const struct check *c, size_t at[2])
{
	for (size_t i = 0; i < 2; i++) {
		ptrdiff_t found = c->formula.n <= i ? NO_ENTRY :
		    ledger_find(c->ledger, c->formula.ids[i]);

		if (found == NO_ENTRY)
			return false;
		at[i] = (size_t)found;
	}
	return true;
}

void
check_overflow(struct check *c, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	diag_message(c->diag, DIAG_ERROR,
	    (struct place){ c->document, f->line, f->col },
	    "numbers too large to check '%.*s'", (int)f->raw.n, f->raw.p);
}

bool
check_wanted(const struct check *c, enum finding_severity severity)
{
	return severity != FINDING_OK || c->all;
}

struct finding *
check_begin(struct check *c, enum finding_severity severity, enum rule rule, size_t stated,
    struct computed computed)
{
	struct finding *f = findings_begin(c->findings, severity, rule, c->ledger, stated);

	f->numbers = true;
	f->computed = computed.value;
	f->difference = computed.difference;
	return f;
}

static void
say_numbers(struct check *c, const struct finding *f, const struct entry *like)
{
	buf_reset(&c->computed);
	wording_amount(&c->computed, like, f->computed);
	buf_reset(&c->difference);
	wording_difference(&c->difference, like, decimal_abs(f->difference), c->english);
}

enum { SLOTS_MAX = 12 };

const char *
check_key(struct check *c, const char *rule, enum finding_severity severity)
{
	buf_reset(&c->key);
	buf_add_str(&c->key, rule);
	buf_add_char(&c->key, '.');
	buf_add_str(&c->key, severity_names[severity]);
	return buf_str(&c->key);
}

void
check_say(struct check *c, const char *key, const struct slot *extra, size_t n)
{
	struct findings *fs = c->findings;
	struct finding *f = &fs->list[fs->n - 1];
	const struct entry *e = check_entry(c, f->stated_entry);
	struct slot slots[SLOTS_MAX];
	size_t used = 0;

	say_numbers(c, f, e);
	slots[used++] = (struct slot){ "label", e->figure.label };
	slots[used++] = (struct slot){ "stated", e->figure.raw };
	slots[used++] = (struct slot){ "computed", buf_span(&c->computed) };
	slots[used++] = (struct slot){ "difference", buf_span(&c->difference) };
	for (size_t i = 0; i < n && used < SLOTS_MAX; i++)
		slots[used++] = extra[i];
	wording_say(&fs->text, key, c->english, slots, used);
	f->message_n = fs->text.n - f->message;
	if (f->blamed == NO_ENTRY)
		f->plain_n = f->message_n;
}

void
check_say_text(struct check *c, const char *template, struct span parts)
{
	struct findings *fs = c->findings;
	struct finding *f = &fs->list[fs->n - 1];
	const struct entry *e = check_entry(c, f->stated_entry);
	struct slot slots[5] = {
		{ "label", e->figure.label }, { "stated", e->figure.raw }, { NULL, SPAN("") },
		{ NULL, SPAN("") }, { "parts", parts }
	};

	say_numbers(c, f, e);
	slots[2] = (struct slot){ "computed", buf_span(&c->computed) };
	slots[3] = (struct slot){ "difference", buf_span(&c->difference) };
	wording_fill(&fs->text, template, slots, 5);
	f->message_n = fs->text.n - f->message;
}

static void
say_evidence(struct check *c, ptrdiff_t evidence, struct span to)
{
	struct buf line = BUF_INIT;
	struct slot slots[2];

	buf_add_uint(&line, check_entry(c, (size_t)evidence)->figure.line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "to", to };
	check_say(c, "hint.evidence", slots, 2);
	buf_release(&line);
}

void
check_say_hint(struct check *c, const struct hint *hint)
{
	struct finding *f = &c->findings->list[c->findings->n - 1];
	const struct entry *e = check_entry(c, hint->entry);
	struct buf to = BUF_INIT, line = BUF_INIT;
	struct slot slots[4];

	if (hint->edit == EDIT_NONE)
		return;
	f->blamed = (ptrdiff_t)hint->entry;
	f->blamed_to = hint->to;
	f->hint = c->findings->text.n - f->message;
	wording_amount(&to, e, hint->to);
	buf_add_uint(&line, e->figure.line);
	slots[0] = (struct slot){ "from", e->figure.raw };
	slots[1] = (struct slot){ "to", buf_span(&to) };
	slots[2] = (struct slot){ "line", buf_span(&line) };
	slots[3] = (struct slot){ "otherlabel", e->figure.label };
	check_say(c, hint_keys[hint->edit], slots, 4);
	if (hint->evidence != NO_ENTRY)
		say_evidence(c, hint->evidence, buf_span(&to));
	buf_release(&to);
	buf_release(&line);
}

void
check_say_scale(struct check *c, size_t stated, size_t other)
{
	const struct entry *a = check_entry(c, stated), *b = check_entry(c, other);
	struct hint hint = { hint_edit(a, b->figure.value), stated, b->figure.value, NO_ENTRY };

	if (hint.edit == EDIT_NONE && hint_unit_slip(a, b))
		hint.edit = EDIT_TEN_THOUSAND;
	if (hint.edit == EDIT_TEN || hint.edit == EDIT_TEN_THOUSAND)
		check_say_hint(c, &hint);
}

void
check_terms_text(const struct check *c, const struct addends *terms, struct buf *b)
{
	for (size_t i = 0; i < terms->n; i++) {
		if (i == TERMS_SHOWN) {
			buf_add_str(b, "…");
			return;
		}
		if (i > 0 || terms->list[i].sign < 0)
			buf_add_str(b, terms->list[i].sign < 0 ? "－" : "＋");
		buf_add_span(b, check_entry(c, terms->list[i].entry)->figure.raw);
	}
}

static void
add_tally_slots(struct check *c, const char *key, const struct entry *e,
    const struct tally *tally)
{
	struct buf parts = BUF_INIT, count = BUF_INIT, slack = BUF_INIT;
	struct slot slots[3];

	check_terms_text(c, &c->terms, &parts);
	buf_add_uint(&count, tally->rounded);
	wording_amount(&slack, e, tally->slack);
	slots[0] = (struct slot){ "parts", buf_span(&parts) };
	slots[1] = (struct slot){ "count", buf_span(&count) };
	slots[2] = (struct slot){ "slack", buf_span(&slack) };
	check_say(c, key, slots, 3);
	buf_release(&parts);
	buf_release(&count);
	buf_release(&slack);
}

bool
check_plausible(const struct hint *hint, struct decimal stated,
    struct decimal difference)
{
	struct decimal ten_times;

	if (hint->edit != EDIT_NONE && hint->edit != EDIT_OTHER)
		return true;
	return decimal_mul(decimal_abs(difference), decimal_of(10), &ten_times) &&
	    decimal_cmp(ten_times, decimal_abs(stated)) <= 0;
}

void
check_report_tally(struct check *c, enum rule rule, enum finding_severity severity,
    size_t total, const struct tally *tally)
{
	struct hint hint = { .edit = EDIT_NONE };

	if (!check_wanted(c, severity))
		return;
	if (severity <= FINDING_WARNING && rule != RULE_WITHIN)
		hint = hint_sum(c->ledger, total, &c->terms, tally);
	if (severity == FINDING_ERROR &&
	    !check_plausible(&hint, tally->stated, tally->difference))
		severity = FINDING_WARNING;
	check_begin(c, severity, rule, total,
	    (struct computed){ tally->computed, tally->difference })->shape = SHAPE_SUM;
	for (size_t i = 0; i < c->terms.n; i++)
		findings_term(c->findings, c->terms.list[i].entry, c->terms.list[i].sign);
	add_tally_slots(c, check_key(c, rule_names[rule], severity), check_entry(c, total), tally);
	check_say_hint(c, &hint);
}

/* A figure that breaks a sum or a rate is the one to doubt when it contradicts
 * another. */
static void
mark_suspects(struct check *c)
{
	const struct findings *fs = c->findings;

	c->suspect = mem_zeroed(c->ledger->n + 1, sizeof(*c->suspect));
	for (size_t i = 0; i < fs->n; i++)
		if (fs->list[i].severity == FINDING_ERROR)
			for (size_t k = 0; k < fs->list[i].n; k++)
				c->suspect[fs->operands[fs->list[i].first + k]] = true;
}

struct checker {
	struct check_options options;
	struct item_words words;
	struct rule_matcher *matcher;	/* NULL: there are no rules */
};

struct checker *
checker_open(const struct check_options *options)
{
	struct checker *k = mem_zeroed(1, sizeof(*k));

	k->options = *options;
	item_words_open(&k->words);
	if (options->rules != NULL && options->rules->n > 0)
		k->matcher = rule_matcher_open(options->rules);
	return k;
}

void
checker_close(struct checker *k)
{
	item_words_close(&k->words);
	rule_matcher_close(k->matcher);
	free(k);
}

static struct item *
read_items(const struct checker *k, struct ledger *l)
{
	struct item *items = mem_zeroed(l->n + 1, sizeof(*items));
	struct item_reader reader;

	item_reader_open(&reader, &k->words, l);
	for (size_t i = 0; i < l->n; i++)
		if (!item_of(&reader, &l->entries[i], &items[i]))
			items[i].name = (struct span){ "", 0 };
	item_reader_close(&reader);
	items_settle(l, items);
	return items;
}

static void
release(struct check *c)
{
	formula_release(&c->formula);
	addends_release(&c->terms);
	buf_release(&c->key);
	buf_release(&c->computed);
	buf_release(&c->difference);
}

void
checker_say_cut(struct diag *diag, const char *document, size_t line)
{
	diag_message(diag, DIAG_WARNING, (struct place){ document, line, 0 },
	    "more than %d figures for one report: checked in pieces; give several reports as "
	    "files, or with '==> NAME <==' lines between them", LEDGER_FIGURES_MAX);
}

void
checker_report(const struct checker *k, struct ledger *l, const char *document,
    struct findings *findings, struct diag *diag)
{
	struct item *items = read_items(k, l);
	struct check c = {
		.ledger = l, .findings = findings, .diag = diag,
		.document = document, .all = k->options.all,
		.english = k->options.english, .words = &k->words, .items = items,
		.rules = k->options.rules, .matcher = k->matcher,
	};

	findings_reset(findings);
	check_sums(&c);
	check_quotients(&c);
	check_completions(&c);
	check_scores(&c);
	check_marks(&c);
	mark_suspects(&c);
	check_same(&c);
	check_agree(&c);
	check_accounts(&c);
	check_basics(&c);
	check_limits(&c);
	check_grades(&c);
	check_words(&c);
	check_named(&c);
	check_causes(&c);
	check_shaken(&c);
	if (k->options.years != NULL)
		check_keep(&c, k->options.years);
	findings_finish(findings, l);
	free(items);
	free(c.suspect);
	release(&c);
}

const struct years_report *
checker_years(const struct checker *k, struct years *years, struct ledger *l,
    struct findings *findings, struct diag *diag)
{
	struct check c = {
		.ledger = l, .findings = findings, .diag = diag, .all = k->options.all,
		.english = k->options.english, .words = &k->words
	};
	const struct years_report *earlier, *later;
	enum years_kin kin = years_next(years, &earlier, &later);

	if (kin == YEARS_STRANGERS)
		return NULL;
	ledger_reset(l);
	findings_reset(findings);
	check_years(&c, earlier, later, kin);
	findings_finish(findings, l);
	release(&c);
	return later;
}
