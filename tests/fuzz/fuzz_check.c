/* fuzz_check: any bytes as figure records through the checker. */
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "check/check.h"
#include "record/figures.h"
#include "sentence/formula.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FIELDS = 10, FIGURES_MAX = 200 };

/* The next field of a line, cut at TAB. */
static struct span
field(struct span *line)
{
	const char *tab = line->n == 0 ? NULL : memchr(line->p, '\t', line->n);
	size_t n = tab == NULL ? line->n : (size_t)(tab - line->p);
	struct span s = span_slice(*line, 0, n);

	*line = span_slice(*line, n + (tab != NULL), line->n);
	return s;
}

/* label raw value unit rel of flags: enough to reach every check. */
static void
add_line(struct ledger *l, struct span line)
{
	struct figure f = { .id = l->n + 1, .line = l->n + 1, .section = SPAN("1") };
	struct span flags = field(&line);

	for (size_t i = 0; i < flags.n; i++) {
		unsigned char c = (unsigned char)flags.p[i];

		if (c >= 'a' && c <= 'i')
			f.kind = (enum kind)(c - 'a');
		else if (c >= 'A' && c <= 'G')
			f.op = (enum op)(c - 'A');
		else if (c >= '0' && c <= '9')
			f.table = c - '0';
	}
	f.label = field(&line);
	f.raw = field(&line);
	if (!decimal_parse(field(&line), &f.value))
		f.value = decimal_of((long long)l->n);
	if (!decimal_parse(field(&line), &f.quantum))
		f.quantum = decimal_of(1);
	f.high = f.value;
	f.unit = field(&line);
	f.rel = field(&line);
	f.of = field(&line);
	ledger_add(l, &f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span rest = { (const char *)data, size };
	const struct check_options options = { .all = true };
	struct ledger l;
	struct findings fs;
	struct diag diag;
	struct checker *checker;

	diag_init(&diag, "fuzz");
	ledger_init(&l);
	findings_init(&fs);
	while (rest.n > 0 && l.n < FIGURES_MAX) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end == NULL ? rest.n : (size_t)(end - rest.p);

		add_line(&l, span_slice(rest, 0, n));
		rest = span_slice(rest, n + (end != NULL), rest.n);
	}
	ledger_seal(&l);
	checker = checker_open(&options);
	checker_report(checker, &l, "fuzz", &fs, &diag);
	checker_close(checker);
	findings_release(&fs);
	ledger_release(&l);
	return 0;
}
