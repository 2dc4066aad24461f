/* check: a report of a few figures, and what must be found in it.
 *
 * Rows of check.rows:  FIGURE ; FIGURE ; … → FINDING ; FINDING ; …   (or -)
 *
 *   FIGURE   LABEL [@S.S] [T1R2C3] [Y2024] [OP]RAW [rel=of]…   separated by blanks
 *            a figure as a report writes it; ids and lines count from 1
 *   FINDING  SEVERITY RULE ID COMPUTED DIFFERENCE     computed - : no numbers
 *
 * A row that starts with ! asks for relations that hold, too.  Rows of
 * check_message.rows have the message of the first finding (a / stands for a
 * tab and English) behind the arrow instead.
 */
#include "unit.h"

#include <stdlib.h>

#include "check/check.h"
#include "check/rule.h"

struct cursor {
	struct span rest;
};

static struct span
word(struct cursor *c, const char *separator)
{
	size_t n = strlen(separator), at;
	struct span sep = { separator, n }, w;

	at = span_find(c->rest, sep);
	if (at == NONE) {
		w = c->rest;
		c->rest = span_slice(c->rest, c->rest.n, c->rest.n);
	} else {
		w = span_slice(c->rest, 0, at);
		c->rest = span_slice(c->rest, at + n, c->rest.n);
	}
	return w;
}

static size_t
number(struct span s, size_t *at)
{
	size_t v = 0;

	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9')
		v = v * 10 + (size_t)(s.p[(*at)++] - '0');
	return v;
}

/* T1R2C3 */
static bool
cell(struct span w, struct figure *f)
{
	size_t at = 1;

	if (w.n < 6 || w.p[0] != 'T' || w.p[1] < '0' || w.p[1] > '9')
		return false;
	f->table = number(w, &at);
	at++;
	f->row = number(w, &at);
	at++;
	f->column = number(w, &at);
	return true;
}

/* Appends ",name" to a list in b; the first time without comma. */
static void
append(struct buf *b, struct span s)
{
	if (b->n > 0)
		buf_add_char(b, ',');
	buf_add_span(b, s);
}

static void
raw(struct span w, struct figure *f)
{
	struct quantity q;
	enum op op = OP_EQ;

	if (w.p[0] == '~')
		op = OP_ABOUT;
	if (w.p[0] == '>')
		op = OP_GE;
	if (w.p[0] == '<')
		op = OP_LE;
	if (op != OP_EQ)
		w = span_slice(w, 1, w.n);
	if (!quantity_cell(w, &q)) {
		printf("cannot read '%.*s'\n", (int)w.n, w.p);
		exit(1);
	}
	f->raw = w;
	f->kind = q.kind;
	f->op = op != OP_EQ ? op : q.op;
	f->value = q.value;
	f->high = q.high;
	f->quantum = q.quantum;
	f->unit = q.unit;
}

/* Adds one FIGURE to the ledger. */
static void
add(struct ledger *l, struct span text)
{
	struct figure f = { .id = l->n + 1, .line = l->n + 1, .para = l->n + 1, .section = SPAN("1") };
	struct buf rel = BUF_INIT, of = BUF_INIT;
	struct cursor c = { text };

	f.label = word(&c, " ");
	while (c.rest.n > 0) {
		struct span w = word(&c, " ");
		size_t equal = span_find(w, SPAN("=")), at = 1;

		if (w.n == 0 || cell(w, &f))
			continue;
		if (w.p[0] == '@')
			f.section = span_slice(w, 1, w.n);
		else if (w.p[0] == 'Y')
			f.year = (int)number(w, &at);
		else if (equal != NONE) {
			append(&rel, span_slice(w, 0, equal));
			append(&of, span_slice(w, equal + 1, w.n));
		} else
			raw(w, &f);
	}
	f.rel = buf_span(&rel);
	f.of = buf_span(&of);
	ledger_add(l, &f);
	buf_release(&rel);
	buf_release(&of);
}

static void
print_findings(const struct findings *fs, const struct ledger *l, struct buf *out)
{
	for (size_t i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->list[i];

		if (i > 0)
			buf_add_str(out, " ; ");
		buf_addf(out, "%s %s %zu ", severity_names[f->severity],
		    finding_rule(f), l->entries[f->stated_entry].figure.id);
		if (!f->numbers) {
			buf_add_char(out, '-');
			continue;
		}
		decimal_print(out, f->computed);
		buf_add_char(out, ' ');
		decimal_print(out, f->difference);
	}
	if (fs->n == 0)
		buf_add_char(out, '-');
}

static void
run_row(struct span line, bool messages)
{
	struct rules rules = { 0 };
	struct check_options options = { .rules = &rules };
	struct cursor c = { line };
	struct ledger l;
	struct findings fs;
	struct diag diag;
	struct checker *checker;
	struct buf got = BUF_INIT, name = BUF_INIT, want = BUF_INIT;

	buf_add_span(&name, line);
	while (c.rest.n > 0 && (c.rest.p[0] == '!' || c.rest.p[0] == '/')) {
		*(c.rest.p[0] == '!' ? &options.all : &options.english) = true;
		c.rest = span_slice(c.rest, 1, c.rest.n);
	}
	struct cursor figures = { word(&c, " → ") };

	diag_init(&diag, "test");
	ledger_init(&l);
	findings_init(&fs);
	while (figures.rest.n > 0)
		add(&l, word(&figures, " ; "));
	ledger_seal(&l);
	rules_add_shipped(&rules, &diag);
	checker = checker_open(&options);
	checker_report(checker, &l, "dir/report.txt", &fs, &diag);
	checker_close(checker);
	if (messages && fs.n > 0)
		buf_add_span(&got, span_slice(buf_span(&fs.text), fs.list[0].message,
		    fs.list[0].message + fs.list[0].message_n));
	else
		print_findings(&fs, &l, &got);
	buf_add_span(&want, c.rest);
	check_text(buf_str(&name), buf_str(&want), buf_str(&got));
	findings_release(&fs);
	ledger_release(&l);
	rules_release(&rules);
	buf_release(&got);
	buf_release(&name);
	buf_release(&want);
}

static void
run_rows(const char *path, bool messages)
{
	struct buf text = BUF_INIT;
	FILE *in = fopen(path, "rb");
	char block[4096];
	size_t n;

	if (in == NULL) {
		printf("FAIL cannot open %s\n", path);
		unit_failed++;
		return;
	}
	while ((n = fread(block, 1, sizeof(block), in)) > 0)
		buf_add(&text, block, n);
	fclose(in);
	for (struct cursor c = { buf_span(&text) }; c.rest.n > 0;) {
		struct span line = word(&c, "\n");

		if (line.n > 0 && line.p[0] != '#')
			run_row(line, messages);
	}
	buf_release(&text);
}

/* The fingerprint of the only finding about n figures; how '7': seven lines
 * further down, '@': in another section. */
static uint64_t
mark_of(const char *const *figures, size_t n, char how)
{
	const struct check_options options = { .all = false };
	struct checker *checker = checker_open(&options);
	struct ledger l;
	struct findings fs;
	struct diag diag;
	uint64_t mark;

	diag_init(&diag, "test");
	ledger_init(&l);
	findings_init(&fs);
	for (size_t i = 0; i < n; i++) {
		add(&l, span_of(figures[i]));
		if (how == '7')
			l.entries[i].figure.para = l.entries[i].figure.line += 7;
		if (how == '@')
			l.entries[i].figure.section = SPAN("2.3");
	}
	ledger_seal(&l);
	checker_report(checker, &l, how == '7' ? "r.txt" : "other/s.txt", &fs, &diag);
	CHECK(fs.n == 1);
	mark = fs.n == 0 ? 0 : fs.list[0].fingerprint;
	findings_release(&fs);
	ledger_release(&l);
	checker_close(checker);
	return mark;
}

/* A fingerprint depends on what is said, not on where, nor in which order, nor
 * how it is written, nor in which file. */
static void
check_fingerprints(void)
{
	static const char *const runs[][4] = {
		{ "支出 6100.00元", "甲 4100.25元 part=1", "乙 1,999.60元 part=1", "" },
		{ "支出 6,100元", "甲 4100.25元 part=1", "乙 1999.6元 part=1", "7" },
		{ "支出 0.61万元", "乙 1999.60元 part=1", "甲 4100.25元 part=1", "@" },
		{ "支出 6100.00元", "甲 4100.25元 part=1", "乙 1999.70元 part=1", "" },
		{ "收入 6100.00元", "甲 4100.25元 part=1", "乙 1999.60元 part=1", "" },
	};
	const size_t n = sizeof(runs) / sizeof(runs[0]);
	uint64_t mark[sizeof(runs) / sizeof(runs[0])];

	for (size_t run = 0; run < n; run++)
		mark[run] = mark_of(runs[run], 3, runs[run][3][0]);
	CHECK(mark[0] == mark[1]);
	CHECK(mark[0] == mark[2]);
	CHECK(mark[0] != mark[3]);
	CHECK(mark[0] != mark[4]);
}

/* Few digits: the report they stand in belongs to it. */
static void
check_short_fingerprints(void)
{
	static const char *const here[] = { "人数 10人", "男 4人 part=1", "女 5人 part=1",
	    "支出 85.00万元" };
	static const char *const there[] = { "人数 10人", "男 4人 part=1", "女 5人 part=1",
	    "支出 86.00万元" };

	CHECK(mark_of(here, 4, 0) == mark_of(here, 4, '7'));
	CHECK(mark_of(here, 4, 0) != mark_of(there, 4, 0));
}

int
main(int argc, char **argv)
{
	run_rows(argc > 1 ? argv[1] : "tests/unit/check.rows", false);
	run_rows(argc > 2 ? argv[2] : "tests/unit/check_message.rows", true);
	check_fingerprints();
	check_short_fingerprints();
	return unit_done();
}
