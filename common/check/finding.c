/* finding: the list of findings of one report; see finding.h. */
#include "check/finding.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/hint.h"
#include "language/label.h"

const char *const severity_names[SEVERITIES] = {
	[FINDING_ERROR] = "error", [FINDING_WARNING] = "warning",
	[FINDING_ROUNDING] = "rounding", [FINDING_OK] = "ok"
};

const char *const rule_names[RULES] = {
	[RULE_SUM] = "sum", [RULE_WITHIN] = "within", [RULE_SHARE] = "share",
	[RULE_RATE] = "rate", [RULE_GROWTH] = "growth", [RULE_DELTA] = "delta",
	[RULE_AVERAGE] = "average", [RULE_SAME] = "same", [RULE_SCORE] = "score",
	[RULE_TARGET] = "target", [RULE_STAFF] = "staff", [RULE_BUDGET] = "budget",
	[RULE_YEAR] = "year", [RULE_STAGE] = "stage", [RULE_GRADE] = "grade",
	[RULE_NAMES] = "names", [RULE_BLANK] = "blank", [RULE_WORDS] = "words",
	[RULE_WHOLE] = "whole", [RULE_PRIOR] = "prior", [RULE_NAMED] = "rule"
};

const char *
finding_rule(const struct finding *f)
{
	return f->name != NULL ? f->name : rule_names[f->rule];
}

void
findings_init(struct findings *fs)
{
	*fs = (struct findings){ 0 };
}

void
findings_reset(struct findings *fs)
{
	fs->n = 0;
	fs->noperands = 0;
	buf_reset(&fs->text);
}

void
findings_release(struct findings *fs)
{
	free(fs->list);
	free(fs->operands);
	free(fs->signs);
	buf_release(&fs->text);
	findings_init(fs);
}

struct finding *
findings_begin(struct findings *fs, enum finding_severity severity, enum rule rule,
    const struct ledger *l, size_t stated)
{
	struct finding *f;

	fs->list = mem_grow(fs->list, fs->n, &fs->cap, sizeof(*fs->list));
	f = &fs->list[fs->n++];
	*f = (struct finding){
		.severity = severity,
		.rule = rule,
		.stated_entry = stated,
		.stated = l->entries[stated].figure.value,
		.first = fs->noperands,
		.message = fs->text.n,
		.blamed = NONE,
		.edit = EDIT_NONE,
		.over = 1,
	};
	findings_operand(fs, stated);
	return f;
}

void
findings_term(struct findings *fs, size_t entry, int sign)
{
	fs->signs = mem_grow(fs->signs, fs->noperands, &fs->signs_cap, sizeof(*fs->signs));
	fs->signs[fs->noperands] = sign < 0 ? -1 : 1;
	fs->operands = mem_grow(fs->operands, fs->noperands, &fs->operands_cap,
	    sizeof(*fs->operands));
	fs->operands[fs->noperands++] = entry;
	fs->list[fs->n - 1].n++;
}

void
findings_operand(struct findings *fs, size_t entry)
{
	findings_term(fs, entry, 1);
}

/* Rules of rule files stand behind the others of their kind. */
static int
compare_names(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

/* By place; at one place by rule, and the worst of a rule first. */
static int
compare(const void *pa, const void *pb)
{
	const struct finding *a = pa, *b = pb;

	if (a->stated_entry != b->stated_entry)
		return a->stated_entry < b->stated_entry ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	if (compare_names(a->name, b->name) != 0)
		return compare_names(a->name, b->name);
	if (a->severity != b->severity)
		return a->severity < b->severity ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

bool
findings_same_operands(const struct findings *fs, const struct finding *a, const struct finding *b)
{
	return a->n == b->n && memcmp(fs->operands + a->first,
	    fs->operands + b->first, a->n * sizeof(*fs->operands)) == 0;
}

/* One finding per stated figure and rule; relations that hold are all told,
 * once. */
static bool
repeats(const struct findings *fs, const struct finding *before, const struct finding *f)
{
	if (before->stated_entry != f->stated_entry || before->rule != f->rule ||
	    before->name != f->name)
		return false;
	return f->severity != FINDING_OK || findings_same_operands(fs, before, f);
}

static void
drop_repetitions(struct findings *fs)
{
	size_t kept = 0;

	for (size_t i = 0; i < fs->n; i++)
		if (kept == 0 || !repeats(fs, &fs->list[kept - 1], &fs->list[i]))
			fs->list[kept++] = fs->list[i];
	fs->n = kept;
}

/* What the figure at entry says, whatever it is written like. */
static uint64_t
value_mark(const struct ledger *l, size_t entry, struct buf *scratch)
{
	const struct figure *f = &l->entries[entry].figure;

	buf_reset(scratch);
	if (f->kind >= KIND_DATE) {
		buf_add_span(scratch, f->raw);
	} else {
		buf_add_str(scratch, op_names[f->op]);
		decimal_print(scratch, decimal_trim(f->value));
		if (f->op == OP_RANGE) {
			buf_add_str(scratch, "..");
			decimal_print(scratch, decimal_trim(f->high));
		}
		buf_add_char(scratch, ' ');
		buf_add_span(scratch, f->unit);
	}
	return span_hash(buf_span(scratch));
}

/* The largest amount of money of the report: it tells reports apart. */
static uint64_t
report_mark(const struct ledger *l, struct buf *scratch)
{
	size_t largest = l->n;

	for (size_t i = 0; i < l->n; i++) {
		const struct figure *f = &l->entries[i].figure;

		if (f->kind == KIND_MONEY && f->op == OP_EQ && (largest == l->n ||
		    decimal_cmp(f->value, l->entries[largest].figure.value) > 0))
			largest = i;
	}
	return largest == l->n ? 0 : value_mark(l, largest, scratch);
}

/* What is measured, without the number that the list or the rows of a table
 * may have: those are renumbered. */
static struct span
plain_label(struct span s)
{
	struct label label;
	size_t at = label_read(s, &label);

	return span_slice(s, at < s.n ? at : 0, s.n);
}

/* Two amounts of five digits hardly meet again by chance. */
enum { TELLING_DIGITS = 10 };

/* A new line with v in it, hexadecimal. */
static void
add_line(struct buf *b, uint64_t v)
{
	int shift = 60;

	buf_add_char(b, '\n');
	while (shift > 0 && v >> shift == 0)
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		buf_add_char(b, "0123456789abcdef"[v >> shift & 15]);
}

static void
mark(struct findings *fs, struct finding *f, const struct ledger *l, uint64_t report,
    struct buf *scratch)
{
	const size_t *operands = fs->operands + f->first;
	struct span label = plain_label(l->entries[f->stated_entry].figure.label);
	uint64_t others = 0, stated = value_mark(l, f->stated_entry, scratch);
	int digits = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (i > 0)	/* in any order: parts may be moved */
			others += value_mark(l, operands[i], scratch);
		digits += hint_digits(l->entries[operands[i]].figure.value);
	}
	if (f->rule == RULE_SAME) {	/* neither comes first */
		others += stated;
		stated = 0;
		label = (struct span){ "", 0 };
	}
	buf_reset(scratch);
	buf_add_str(scratch, finding_rule(f));
	buf_add_char(scratch, '\n');
	buf_add_span(scratch, label);
	add_line(scratch, stated);
	add_line(scratch, others);
	if (digits < TELLING_DIGITS)
		add_line(scratch, report);
	f->fingerprint = span_hash(buf_span(scratch));
}

struct mark_order {
	uint64_t fingerprint;
	size_t at;
};

static int
compare_marks(const void *pa, const void *pb)
{
	const struct mark_order *a = pa, *b = pb;

	if (a->fingerprint != b->fingerprint)
		return a->fingerprint < b->fingerprint ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* Two findings alike in everything but their place: the second one counts on,
 * so that dismissing one does not dismiss the other. */
static void
part_twins(struct findings *fs)
{
	struct mark_order *order = mem_zeroed(fs->n + 1, sizeof(*order));
	size_t twin = 0;

	for (size_t i = 0; i < fs->n; i++)
		order[i] = (struct mark_order){ fs->list[i].fingerprint, i };
	qsort(order, fs->n, sizeof(*order), compare_marks);
	for (size_t i = 1; i < fs->n; i++) {
		twin = order[i].fingerprint == order[i - 1].fingerprint ? twin + 1 : 0;
		fs->list[order[i].at].fingerprint += twin;
	}
	free(order);
}

void
findings_finish(struct findings *fs, const struct ledger *l)
{
	struct buf scratch = BUF_INIT;
	uint64_t report;

	if (fs->n == 0)
		return;
	qsort(fs->list, fs->n, sizeof(*fs->list), compare);
	drop_repetitions(fs);
	report = report_mark(l, &scratch);
	for (size_t i = 0; i < fs->n; i++)
		mark(fs, &fs->list[i], l, report, &scratch);
	part_twins(fs);
	buf_release(&scratch);
}
