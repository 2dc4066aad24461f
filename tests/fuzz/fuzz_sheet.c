/* fuzz_sheet: CSV as tables, their figures, and what is checked and explained
 * about them. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "check/explain.h"
#include "input/line.h"
#include "record/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
explain_all(const struct ledger *l, const struct findings *fs, const struct quotes *q)
{
	struct explain_case of = { .document = "f", .ledger = l, .findings = fs, .quotes = q };
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < fs->n; i++) {
		of.english = i % 2 == 0;
		explain_finding(&text, &of, &fs->list[i]);
	}
	buf_release(&text);
}

static void
run(struct sheet *sheet, struct diag *diag)
{
	const struct check_options check = { .all = true };
	const struct figures_options options = { .all = false };
	struct checker *checker = checker_open(&check);
	struct figures *figures = figures_open(&options);
	struct ledger l;
	struct findings fs;
	struct quotes quotes = { 0 };
	const struct block *b;

	ledger_init(&l);
	findings_init(&fs);
	while ((b = sheet_next(sheet)) != NULL) {
		const struct figure *f;
		size_t n = figures_of(figures, b, diag, &f);

		quotes_add(&quotes, b);
		for (size_t i = 0; i < n && l.n < 2000; i++)
			ledger_add(&l, &f[i]);
	}
	ledger_seal(&l);
	checker_report(checker, &l, "f", &fs, diag);
	explain_all(&l, &fs, &quotes);
	findings_release(&fs);
	ledger_release(&l);
	quotes_release(&quotes);
	figures_close(figures);
	checker_close(checker);
}

static void
set_input(const uint8_t *data, size_t size)
{
	FILE *f = tmpfile();

	if (f == NULL || fwrite(data, 1, size, f) != size || fflush(f) != 0 ||
	    dup2(fileno(f), 0) != 0 || lseek(0, 0, SEEK_SET) != 0)
		abort();
	fclose(f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct line_options options = { .records = false };
	struct diag diag;
	struct line_reader *lines;
	struct sheet *sheet;

	set_input(data, size);
	diag_init(&diag, "fuzz");
	lines = line_open(NULL, 0, &options, &diag);
	sheet = sheet_open(lines, &diag);
	run(sheet, &diag);
	sheet_close(sheet);
	line_close(lines);
	free(diag.limit_doc);
	return 0;
}
