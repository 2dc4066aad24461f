/* jxcheck: which numbers of a report cannot be true. */
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "check/explain.h"
#include "check/rule.h"
#include "check/years.h"
#include "input/line.h"
#include "input/source.h"
#include "outline/meta.h"
#include "program.h"
#include "record/figure_reader.h"
#include "record/findings.h"
#include "record/holds.h"
#include "record/rule_file.h"
#include "record/sheet.h"
#include "record/wanted.h"

enum input { INPUT_AUTO, INPUT_TEXT, INPUT_RECORDS, INPUT_CSV };

enum { SHAPE_GCC = RECORD_JSONL + 1 };

struct options {
	const char *ignore;
	struct rule_choice rules;
	const char *check_rules;	/* --check-rules FILE */
	bool print_rules;
	const char *explain;	/* fingerprints, comma separated */
	int language;
	int input;		/* enum input */
	bool years;		/* compare reports of one unit */
	bool csv;		/* tables are read, and findings written, but for -f gcc */
	struct check_options check;
};

/* One run: the report being collected and where its findings go. */
struct run {
	struct program *program;	/* its format may be SHAPE_GCC */
	struct diag *diag;	/* the program's */
	const struct options *options;
	struct writer *out;
	struct checker *checker;
	struct ledger ledger;
	struct findings findings;
	struct dismissals dismissals;
	struct wanted wanted;	/* --explain */
	struct quotes quotes;	/* for it */
	struct buf document;
	struct years *years;	/* --years, and what the report says of itself; else NULL */
	struct meta *meta;
	bool titled;		/* meta has read a text */
	bool collecting;	/* document has begun */
	bool cut;		/* and has been too long to check as one */
};

static void
explain(struct run *run, const char *document, const struct finding *f)
{
	const struct explain_case of = {
		.document = document, .ledger = &run->ledger, .findings = &run->findings,
		.quotes = &run->quotes, .english = run->options->check.english
	};
	struct buf text = BUF_INIT;

	if (!wanted_has(&run->wanted, f->fingerprint))
		return;
	if (f->severity == FINDING_ERROR)
		diag_raise(run->diag, STATUS_FINDING);
	explain_finding(&text, &of, f);
	writer_raw(run->out, buf_span(&text));
	buf_release(&text);
}

static void
write_finding(struct run *run, const char *document, const struct finding *f)
{
	if (run->options->explain != NULL) {
		explain(run, document, f);
		return;
	}
	if (dismissals_has(&run->dismissals, f->fingerprint))
		return;
	if (f->severity == FINDING_ERROR)
		diag_raise(run->diag, STATUS_FINDING);
	if (run->program->format == SHAPE_GCC)
		finding_write_gcc(run->out, document, &run->ledger, &run->findings, f);
	else
		finding_write(run->out, document, &run->ledger, &run->findings, f);
}

static void
write_findings(struct run *run, const char *document)
{
	for (size_t i = 0; i < run->findings.n; i++)
		write_finding(run, document, &run->findings.list[i]);
}

/* Against the reports of other years.  A report's name ends where its bytes do. */
static void
compare_years(struct run *run)
{
	const struct years_report *later;
	struct buf document = BUF_INIT;

	years_end(run->years);
	while ((later = checker_years(run->checker, run->years, &run->ledger, &run->findings,
	    run->diag)) != NULL) {
		buf_reset(&document);
		buf_add_span(&document, later->document);
		write_findings(run, buf_str(&document));
	}
	buf_release(&document);
}

static void
end_report(struct run *run)
{
	if (!run->collecting)
		return;
	ledger_seal(&run->ledger);
	if (run->years != NULL)
		years_begin(run->years, buf_span(&run->document),
		    run->titled ? run->meta : NULL, ledger_year(&run->ledger),
		    run->options->explain != NULL ? &run->quotes : NULL);
	checker_report(run->checker, &run->ledger, buf_str(&run->document),
	    &run->findings, run->diag);
	write_findings(run, buf_str(&run->document));
	if (run->years != NULL)
		compare_years(run);
	writer_flush(run->out);
	ledger_reset(&run->ledger);
	run->collecting = false;
}

static void
begin_report(struct run *run, struct span document)
{
	end_report(run);
	buf_reset(&run->document);
	buf_add_span(&run->document, document);
	run->collecting = true;
	run->cut = false;
	run->titled = false;
	if (run->meta != NULL)
		meta_reset(run->meta);
	quotes_reset(&run->quotes);
}

static void
add_figure(struct run *run, const struct figure *f)
{
	if (run->ledger.n == LEDGER_FIGURES_MAX) {
		end_report(run);
		run->collecting = true;
		if (!run->cut)
			checker_say_cut(run->diag, buf_str(&run->document), f->line);
		run->cut = true;
	}
	ledger_add(&run->ledger, f);
}

/* Two reports of one name (both from standard input, say) follow one another:
 * the number of the first figure comes again. */
static bool
begins_again(const struct run *run, const struct figure *f)
{
	return f->id != 0 && run->ledger.n > 0 &&
	    run->ledger.entries[0].figure.id == f->id;
}

static void
check_records(struct run *run, char *const *operand, const struct source_start *start,
    bool csv)
{
	struct record_input input = {
		.names = figure_columns, .n = FIGURE_COLUMNS, .start = start,
		.csv = csv
	};
	struct record_reader *records = record_open(operand, 1, &input, run->diag);
	struct figure_reader reader;
	struct span document;
	struct figure f;

	figure_reader_init(&reader, records, run->diag);
	while (!writer_failed(run->out) && figure_read(&reader, &document, &f)) {
		if (!run->collecting || !span_eq(document, buf_span(&run->document)) ||
		    begins_again(run, &f))
			begin_report(run, document);
		add_figure(run, &f);
	}
	end_report(run);
	record_close(records);
}

static void
check_block(struct run *run, struct figures *figures, const struct block *b)
{
	const struct figure *f;
	size_t n = figures_of(figures, b, run->diag, &f);

	if (b->kind == BLOCK_DOCUMENT)
		begin_report(run, span_of(b->document));
	else if (run->meta != NULL) {
		meta_take(run->meta, b);
		run->titled = true;
	}
	if (run->options->explain != NULL)
		quotes_add(&run->quotes, b);
	for (size_t i = 0; i < n; i++)
		if (figure_counts(&f[i]))
			add_figure(run, &f[i]);
}

static void
check_sheet(struct run *run, char *const *operand, const struct source_start *start)
{
	struct line_options options = { .encoding = run->program->encoding, .start = start };
	const struct figures_options figures_options = { .all = false };
	struct line_reader *lines = line_open(operand, 1, &options, run->diag);
	struct sheet *sheet = sheet_open(lines, run->diag);
	struct figures *figures = figures_open(&figures_options);
	const struct block *b;

	while (!writer_failed(run->out) && (b = sheet_next(sheet)) != NULL)
		check_block(run, figures, b);
	end_report(run);
	figures_close(figures);
	sheet_close(sheet);
	line_close(lines);
}

static void
check_text(struct run *run, char *const *operand, const struct source_start *start)
{
	const struct block_options block_options = { .tables = true, .quantities = true };
	const struct figures_options figures_options = { .all = false };
	struct stream s = program_stream(run->program,
	    (struct program_input){ operand, 1, start }, &block_options, NULL);
	struct figures *figures = figures_open(&figures_options);
	const struct block *b;

	while (!writer_failed(run->out) && (b = outline_next(s.outline)) != NULL)
		check_block(run, figures, b);
	end_report(run);
	figures_close(figures);
	stream_close(&s);
}

/* The operand as what --input says it is, else as what it begins like. */
static void
check_operand(struct run *run, char *const *operand, const struct source_start *part)
{
	static const enum holds by_input[] = {
		[INPUT_TEXT] = HOLDS_TEXT, [INPUT_RECORDS] = HOLDS_RECORDS,
		[INPUT_CSV] = HOLDS_SHEET
	};
	struct source source;
	struct source_start start;
	struct buf begin = BUF_INIT;
	enum holds holds;
	bool sheet;

	source_init(&source, operand, 1, 0, run->diag);
	source.start = part;
	if (!source_next(&source))
		return;
	sheet = run->options->csv || run->program->format == RECORD_CSV ||
	    holds_sheet_name(source.name);
	while (!holds_enough(buf_span(&begin), sheet) && source_read(&source, &begin))
		;
	start = (struct source_start){ source.fd, buf_span(&begin), source.at, source.end,
		part == NULL ? 0 : part->passed };
	holds = holds_of(start.ahead, sheet);
	if (holds != HOLDS_JSON && run->options->input != INPUT_AUTO)
		holds = by_input[run->options->input];
	if (holds == HOLDS_JSON)
		diag_message(run->diag, DIAG_ERROR, (struct place){ *operand, 0, 0 },
		    "JSON lines are not read; give figure records as TSV or CSV, or text");
	else if (holds == HOLDS_RECORDS)
		check_records(run, operand, &start, figure_records_csv(start.ahead));
	else if (holds == HOLDS_SHEET)
		check_sheet(run, operand, &start);
	else
		check_text(run, operand, &start);
	buf_release(&begin);
}

static bool
parse_options(struct program *p, struct options *o, int argc, char **argv)
{
	static const char *const formats[] = { "tsv", "csv", "jsonl", "gcc", NULL };
	static const char *const inputs[] = { "auto", "text", "records", "csv", NULL };
	static const char *const languages[] = { "zh", "en", NULL };
	const struct opt table[] = {
		{ 'a', "all", OPT_SET, &o->check.all, NULL,
		    "relations that hold, too", 0, 0, NULL },
		{ 'i', "input", OPT_CHOICE, &o->input, "auto|text|records|csv",
		    "what is read; csv: tables", 0, 0, inputs },
		{ 'f', "format", OPT_CHOICE, &p->format, "tsv|csv|jsonl|gcc",
		    "how findings are written; gcc: file:line: error: …", 0, 0, formats },
		{ 0, "csv", OPT_SET, &o->csv, NULL,
		    "-f csv, where -f says no other; input that looks like CSV is read as tables",
		    0, 0, NULL },
		PROGRAM_JSONL(p, "the same as -f jsonl"),
		PROGRAM_NO_HEADER(p),
		PROGRAM_IGNORE(&o->ignore),
		{ 0, "explain", OPT_TEXT, &o->explain, "FINGERPRINT[,…]",
		    "show the figures, the computation and the likely slip", 0, 0, NULL },
		PROGRAM_RULES(&o->rules),
		{ 0, "check-rules", OPT_TEXT, &o->check_rules, "FILE",
		    "only say what is wrong in FILE", 0, 0, NULL },
		{ 0, "print-rules", OPT_SET, &o->print_rules, NULL,
		    "only print the rules that come with jixiao", 0, 0, NULL },
		{ 'y', "years", OPT_SET, &o->years, NULL,
		    "compare reports of one unit and several years, too", 0, 0, NULL },
		{ 'l', "lang", OPT_CHOICE, &o->language, "zh|en",
		    "language of the messages", 0, 0, languages },
		PROGRAM_JOBS(p),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxcheck", "which numbers of a report cannot be true", "[FILE ...]",
		"  jxcheck report.txt\n"
		"  jxfigures *.txt | jxcheck | sort -t\"$(printf '\\t')\" -k1,1 -k2,2n\n"
		"  jxcheck -f gcc report.txt\n"
		"  jxcheck --all --lang=en report.txt | cut -f 2,4,10\n"
		"  jxtables -t 2 report.txt | jxcheck -i csv\n"
		"  jxcheck --years 2022.txt 2023.txt\n"
		"  jxcheck --ignore dismissed.tsv *.txt\n",
		table, sizeof(table) / sizeof(table[0])
	};

	if (!program_begin(p, &about, argc, argv))
		return false;
	o->check.all |= o->explain != NULL;
	if (o->explain != NULL || o->years)
		p->jobs = 1;	/* one knows what was found, and what other reports say */
	o->check.english = o->language == 1;
	if (o->csv && p->format == RECORD_TSV)
		p->format = p->records.format = RECORD_CSV;
	if (p->format == SHAPE_GCC)
		p->records.format = RECORD_TSV;
	return true;
}

/* With --years: a report is not to be held against itself, nor told of twice. */
static bool
is_given_again(struct run *run, char *const *operands, size_t at)
{
	size_t first = at < YEARS_REPORTS ? 0 : at - YEARS_REPORTS;

	for (size_t i = first; i < at; i++) {
		if (strcmp(operands[i], operands[at]) != 0)
			continue;
		diag_message(run->diag, DIAG_WARNING, (struct place){ operands[at], 0, 0 },
		    "given twice; read once");
		return true;
	}
	return false;
}

static void
check(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;

	for (size_t i = 0; i < n && !writer_failed(run->out); i++)
		if (run->years == NULL || !is_given_again(run, operands, i))
			check_operand(run, operands + i, i == 0 ? start : NULL);
}

/* What the options name is there and without mistakes; there is something to do. */
static bool
prepare(struct run *run, const struct options *o, struct rules *rules)
{
	if (o->ignore != NULL && !dismissals_read(&run->dismissals, o->ignore, run->diag))
		return false;
	if (o->check_rules != NULL) {
		rule_file_read(rules, o->check_rules, run->diag);
		return false;
	}
	return rule_choice_read(rules, &o->rules, run->diag) &&
	    (o->explain == NULL || wanted_parse(&run->wanted, o->explain, run->diag));
}

static void
print_rules(struct run *run)
{
	struct buf text = BUF_INIT;

	rules_shipped_text(&text);
	run->out = writer_open(STDOUT_FILENO, finding_columns, 0, &run->program->records);
	writer_raw(run->out, buf_span(&text));
	writer_close(run->out, run->diag);
	buf_release(&text);
}

static void
check_all(struct run *run, struct options *o)
{
	struct program *p = run->program;
	bool bare = p->format == SHAPE_GCC || o->explain != NULL;

	if (o->years) {
		run->years = o->check.years = years_open();
		run->meta = meta_open();
	}
	run->checker = checker_open(&o->check);
	ledger_init(&run->ledger);
	findings_init(&run->findings);
	run->out = writer_open(STDOUT_FILENO, finding_columns, bare ? 0 : FINDING_COLUMNS,
	    &p->records);
	program_work(p, run->out, check, run);
	writer_close(run->out, run->diag);
	wanted_missing(&run->wanted, run->diag);
	findings_release(&run->findings);
	ledger_release(&run->ledger);
	checker_close(run->checker);
	years_close(run->years);
	if (run->meta != NULL)
		meta_close(run->meta);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	struct rules rules = { 0 };
	struct options options = { .check.rules = &rules };
	struct run run = { .program = &program, .diag = &program.diag, .options = &options };

	if (!parse_options(&program, &options, argc, argv))
		return program_end(&program);
	if (options.print_rules)
		print_rules(&run);
	else if (prepare(&run, &options, &rules))
		check_all(&run, &options);
	wanted_release(&run.wanted);
	quotes_release(&run.quotes);
	rules_release(&rules);
	dismissals_release(&run.dismissals);
	buf_release(&run.document);
	return program_end(&program);
}
