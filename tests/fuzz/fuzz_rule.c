/* fuzz_rule: any bytes as a file of rules; those without a mistake test a table of
 * four figures (rule.h). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "check/ledger.h"
#include "check/rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What examples of rules speak of, in two rows of two columns. */
static void
add_figures(struct ledger *l)
{
	static const char *const labels[] = {
		"三公经费/预算数", "三公经费/决算数", "因公出国/预算数", "因公出国/决算数"
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct figure f = {
			.id = i + 1, .line = i + 1, .section = SPAN("1"), .kind = KIND_MONEY,
			.label = span_of(labels[i]), .raw = SPAN("1"), .unit = SPAN("元"),
			.table = 1, .row = i / 2 + 1, .col = i % 2 + 1,
			.value = decimal_of((long long)i), .quantum = decimal_of(1)
		};

		f.high = f.value;
		ledger_add(l, &f);
	}
}

static void
check_with(const struct rules *rules, struct diag *diag)
{
	const struct check_options options = { .all = true, .rules = rules };
	struct checker *checker = checker_open(&options);
	struct ledger l;
	struct findings fs;

	ledger_init(&l);
	findings_init(&fs);
	add_figures(&l);
	ledger_seal(&l);
	checker_report(checker, &l, "fuzz", &fs, diag);
	findings_release(&fs);
	ledger_release(&l);
	checker_close(checker);
}

/* Every figure that a rule speaks of is one it has named. */
static void
check_rule(const struct named_rule *r)
{
	if (r->nfigures > RULE_FIGURES || r->nchecks > RULE_CHECKS)
		abort();
	for (size_t i = 0; i < r->nchecks; i++) {
		const struct rule_check *c = &r->checks[i];

		if (c->n > RULE_FIGURES)
			abort();
		for (size_t k = 0; k < c->n; k++)
			if (c->operands[k] >= r->nfigures)
				abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rules rules = { 0 };
	struct buf text = BUF_INIT;
	struct diag diag;
	static bool quiet;

	if (!quiet && freopen("/dev/null", "w", stderr) == NULL)
		abort();
	quiet = true;
	diag_init(&diag, "fuzz");
	buf_add(&text, (const char *)data, size);
	if (rules_parse(&rules, &text, "fuzz.rules", &diag)) {
		for (size_t i = 0; i < rules.n; i++)
			check_rule(&rules.list[i]);
		check_with(&rules, &diag);
	} else if (diag.status != STATUS_TROUBLE)
		abort();	/* a mistake that nobody was told of */
	rules_release(&rules);
	buf_release(&text);
	diag_flush(&diag);
	return 0;
}
