/* check_say: how findings are begun and worded. */
#include "check/check_rules.h"

enum {
	TERMS_SHOWN = 8,	/* parts of a sum that a message shows */
	SLOTS_MAX = 12
};

void
check_overflow(struct check *c, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	diag_message(c->out.diag, DIAG_ERROR,
	    (struct place){ c->out.document, f->line, f->col },
	    "numbers too large to check '%.*s'", (int)f->raw.n, f->raw.p);
}

bool
check_wanted(const struct check *c, enum finding_severity severity)
{
	return severity != FINDING_OK || c->out.all;
}

struct finding *
check_begin(struct check *c, enum finding_severity severity, enum rule rule, size_t stated,
    struct computed computed)
{
	struct finding *f = findings_begin(c->out.findings, severity, rule, c->in->ledger, stated);

	f->numbers = true;
	f->computed = computed.value;
	f->difference = computed.difference;
	return f;
}

static void
say_numbers(struct check *c, const struct finding *f, const struct entry *like)
{
	buf_reset(&c->scratch.computed);
	wording_amount(&c->scratch.computed, like, f->computed);
	buf_reset(&c->scratch.difference);
	wording_difference(&c->scratch.difference, like, decimal_abs(f->difference),
	    c->out.english);
}

const char *
check_key(struct check *c, const char *rule, enum finding_severity severity)
{
	buf_reset(&c->scratch.key);
	buf_add_str(&c->scratch.key, rule);
	buf_add_char(&c->scratch.key, '.');
	buf_add_str(&c->scratch.key, severity_names[severity]);
	return buf_str(&c->scratch.key);
}

void
check_append(struct check *c, struct finding *f, const char *key, const struct slot *extra,
    size_t n)
{
	struct findings *fs = c->out.findings;
	const struct entry *e = check_entry(c, f->stated_entry);
	struct slot slots[SLOTS_MAX];
	size_t used = 0;

	say_numbers(c, f, e);
	slots[used++] = (struct slot){ "label", e->figure.label };
	slots[used++] = (struct slot){ "stated", e->figure.raw };
	slots[used++] = (struct slot){ "computed", buf_span(&c->scratch.computed) };
	slots[used++] = (struct slot){ "difference", buf_span(&c->scratch.difference) };
	for (size_t i = 0; i < n && used < SLOTS_MAX; i++)
		slots[used++] = extra[i];
	wording_say(&fs->text, key, c->out.english, slots, used);
	f->message_n = fs->text.n - f->message;
	if (f->blamed == NONE)
		f->plain_n = f->message_n;
}

void
check_say(struct check *c, const char *key, const struct slot *extra, size_t n)
{
	struct findings *fs = c->out.findings;

	check_append(c, &fs->list[fs->n - 1], key, extra, n);
}

void
check_say_text(struct check *c, const char *template, struct span parts)
{
	struct findings *fs = c->out.findings;
	struct finding *f = &fs->list[fs->n - 1];
	const struct entry *e = check_entry(c, f->stated_entry);
	struct slot slots[5] = {
		{ "label", e->figure.label }, { "stated", e->figure.raw }, { NULL, SPAN("") },
		{ NULL, SPAN("") }, { "parts", parts }
	};

	say_numbers(c, f, e);
	slots[2] = (struct slot){ "computed", buf_span(&c->scratch.computed) };
	slots[3] = (struct slot){ "difference", buf_span(&c->scratch.difference) };
	wording_fill(&fs->text, template, slots, 5);
	f->message_n = fs->text.n - f->message;
}

static void
say_evidence(struct check *c, struct finding *f, size_t evidence, struct span to)
{
	struct buf line = BUF_INIT;
	struct slot slots[2];

	buf_add_uint(&line, check_entry(c, evidence)->figure.line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "to", to };
	check_append(c, f, "hint.evidence", slots, 2);
	buf_release(&line);
}

static void
append_hint(struct check *c, struct finding *f, const struct hint *hint)
{
	const struct entry *e = check_entry(c, hint->entry);
	struct buf to = BUF_INIT, line = BUF_INIT;
	struct slot slots[4];

	f->edit = hint->edit;
	f->blamed = hint->entry;
	f->blamed_to = hint->to;
	f->hint = f->message_n;
	wording_amount(&to, e, hint->to);
	buf_add_uint(&line, e->figure.line);
	slots[0] = (struct slot){ "from", e->figure.raw };
	slots[1] = (struct slot){ "to", buf_span(&to) };
	slots[2] = (struct slot){ "line", buf_span(&line) };
	slots[3] = (struct slot){ "otherlabel", e->figure.label };
	check_append(c, f, hint_keys[hint->edit], slots, 4);
	if (hint->evidence != NONE)
		say_evidence(c, f, hint->evidence, buf_span(&to));
	buf_release(&to);
	buf_release(&line);
}

void
check_say_hint(struct check *c, const struct hint *hint)
{
	if (hint->edit != EDIT_NONE)
		append_hint(c, &c->out.findings->list[c->out.findings->n - 1], hint);
}

void
check_replace_hint(struct check *c, struct finding *f, const struct hint *hint)
{
	struct buf *text = &c->out.findings->text;
	struct buf plain = BUF_INIT;

	buf_add(&plain, text->p + f->message, f->plain_n);
	f->message = text->n;
	f->message_n = plain.n;
	buf_add_span(text, buf_span(&plain));
	append_hint(c, f, hint);
	buf_release(&plain);
}

void
check_say_scale(struct check *c, size_t stated, size_t other)
{
	const struct entry *a = check_entry(c, stated), *b = check_entry(c, other);
	struct hint hint = { hint_edit(a, b->figure.value), stated, b->figure.value, NONE };

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

	check_terms_text(c, tally->terms, &parts);
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

static void
hold_tally(struct check *c, enum rule rule, size_t total, const struct tally *tally)
{
	struct finding *f = findings_begin(&c->out.held, FINDING_OK, rule, c->in->ledger, total);

	f->computed = tally->computed;
	f->difference = tally->difference;
	f->shape = SHAPE_SUM;
	for (size_t i = 0; i < tally->terms->n; i++)
		findings_term(&c->out.held, tally->terms->list[i].entry,
		    tally->terms->list[i].sign);
}

struct finding *
check_hold(struct check *c, enum rule rule, enum shape shape, const size_t *at, size_t n)
{
	struct finding *f = findings_begin(&c->out.held, FINDING_OK, rule, c->in->ledger, at[0]);

	f->computed = f->stated;
	f->difference = decimal_of(0);
	f->shape = shape;
	for (size_t i = 1; i < n; i++)
		findings_operand(&c->out.held, at[i]);
	return f;
}

/* What a sum of one term says where it holds: that the two figures agree. */
static void
say_agreement(struct check *c, enum finding_severity severity, const struct figure *other)
{
	struct buf line = BUF_INIT;
	struct slot slots[3];

	buf_add_uint(&line, other->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", other->raw };
	slots[2] = (struct slot){ "otherlabel", other->label };
	check_say(c, check_key(c, rule_names[RULE_SAME], severity), slots, 3);
	buf_release(&line);
}

void
check_report_tally(struct check *c, enum rule rule, enum finding_severity severity,
    size_t total, const struct tally *tally)
{
	struct hint hint = { .edit = EDIT_NONE };

	if (severity == FINDING_OK && rule != RULE_WITHIN &&
	    decimal_sign(tally->difference) == 0)
		hold_tally(c, rule, total, tally);
	if (!check_wanted(c, severity))
		return;
	if (severity <= FINDING_WARNING && rule != RULE_WITHIN)
		hint = hint_sum(c->in->ledger, total, tally);
	if (severity == FINDING_ERROR &&
	    !check_plausible(&hint, tally->stated, tally->difference))
		severity = FINDING_WARNING;
	check_begin(c, severity, rule, total,
	    (struct computed){ tally->computed, tally->difference })->shape = SHAPE_SUM;
	for (size_t i = 0; i < tally->terms->n; i++)
		findings_term(c->out.findings, tally->terms->list[i].entry,
		    tally->terms->list[i].sign);
	if (rule == RULE_SUM && tally->terms->n == 1 && severity > FINDING_WARNING)
		say_agreement(c, severity, &check_entry(c, tally->terms->list[0].entry)->figure);
	else
		add_tally_slots(c, check_key(c, rule_names[rule], severity),
		    check_entry(c, total), tally);
	check_say_hint(c, &hint);
}
