/* opt: command lines, and the messages and pages that answer them (opt.h). */
#include "base/opt.h"

#include "capture.h"
#include "unit.h"

static bool no_header;
static const char *file;
static size_t table;
static int kind;
static int format;

static const char *const kinds[] = { "money", "percent", NULL };

static const struct opt options[] = {
	{ 'H', "no-header", OPT_SET, &no_header, NULL, "drop the header row", 0, 0, NULL },
	{ 'f', "file", OPT_TEXT, &file, "FILE", "read FILE", 0, 0, NULL },
	{ 't', "table", OPT_SIZE, &table, "N", "print table N", 1, 999, NULL },
	{ 0, "kind", OPT_CHOICE, &kind, "KIND", "money or percent", 0, 0, kinds },
	{ 0, "csv", OPT_VALUE, &format, NULL, "write CSV", 1, 0, NULL },
	{ 0, "jsonl", OPT_VALUE, &format, NULL, "write JSON lines", 2, 0, NULL },
	{ 0, "tables", OPT_SET, &no_header, NULL, "not --table", 0, 0, NULL },
};

static const struct opt_program program = {
	"jxtest", "Try the options.", "[FILE ...]", "  jxtest a.txt\n",
	options, sizeof options / sizeof *options,
};

static struct buf out = BUF_INIT, err = BUF_INIT;
static char *words[16];
static int nwords, first;
static enum status status;

/* Parses the words of line, parted by blanks; "%" stands for an empty one. */
static enum opt_result
parse(const char *line)
{
	static char copy[256];
	struct capture o, e;
	struct diag diag;
	enum opt_result result;
	char *p = copy;

	snprintf(copy, sizeof copy, "jxtest %s", line);
	for (nwords = 0; *p != '\0'; nwords++) {
		words[nwords] = p;
		p += strcspn(p, " ");
		if (*p == ' ')
			*p++ = '\0';
		if (strcmp(words[nwords], "%") == 0)
			words[nwords][0] = '\0';
	}
	words[nwords] = NULL;
	no_header = false;
	file = NULL;
	table = 0;
	kind = -1;
	format = 0;
	diag_init(&diag, "jxtest");
	capture_start(&o, STDOUT_FILENO);
	capture_start(&e, STDERR_FILENO);
	result = opt_parse(&program, nwords, words, &first, &diag);
	capture_end(&e, &err);
	capture_end(&o, &out);
	status = diag.status;
	return result;
}

static void
test_values(void)
{
	CHECK(parse("") == OPT_RUN && first == 1);
	CHECK(parse("-H a.txt") == OPT_RUN && no_header && first == 2);
	CHECK(parse("-Ht2") == OPT_RUN && no_header && table == 2);
	CHECK(parse("-t 999") == OPT_RUN && table == 999);
	CHECK(parse("--table=7 --kind percent --csv") == OPT_RUN);
	CHECK(table == 7 && kind == 1 && format == 1);
	CHECK(parse("--csv --jsonl") == OPT_RUN && format == 2);
	CHECK(parse("-fx") == OPT_RUN && strcmp(file, "x") == 0);
	CHECK(parse("-f -") == OPT_RUN && strcmp(file, "-") == 0);
	CHECK(parse("--file=") == OPT_RUN && strcmp(file, "") == 0);
	CHECK(parse("--file=a=b") == OPT_RUN && strcmp(file, "a=b") == 0);
}

static void
test_operands(void)
{
	CHECK(parse("a -H b -t 3 - c") == OPT_RUN && no_header && table == 3);
	CHECK(first == 4 && nwords - first == 4);
	check_text("operands", "ab-c", (char[]){ words[4][0], words[5][0],
	    words[6][0], words[7][0], '\0' });
	CHECK(parse("-H -- -t 3") == OPT_RUN && table == 0 && nwords - first == 2);
	CHECK(parse("% -H") == OPT_RUN && nwords - first == 1);
}

static void
test_abbreviations(void)
{
	CHECK(parse("--no") == OPT_RUN && no_header);
	CHECK(parse("--table 5") == OPT_RUN && table == 5);
	CHECK(parse("--tab") == OPT_BAD);
	check_text("ambiguous", "jxtest: ambiguous option '--tab'; try 'jxtest --help'\n",
	    buf_str(&err));
}

static void
bad(const char *line, const char *message)
{
	struct buf want = BUF_INIT;

	CHECK(parse(line) == OPT_BAD);
	CHECK(status == STATUS_TROUBLE && out.n == 0);
	buf_addf(&want, "jxtest: %s; try 'jxtest --help'\n", message);
	check_text(line, buf_str(&want), buf_str(&err));
	buf_release(&want);
}

static void
test_mistakes(void)
{
	bad("--foo", "unknown option '--foo'");
	bad("--foo=3", "unknown option '--foo'");
	bad("-x", "unknown option '-x'");
	bad("-Hx", "unknown option '-x'");
	bad("-表", "unknown option '-表'");
	bad("--csv=1", "no argument goes with option '--csv'");
	bad("-t", "no argument after option '-t'");
	bad("a --file", "no argument after option '--file'");
	bad("-t 0", "option '-t': '0' is not a number from 1 to 999");
	bad("-t 1000", "option '-t': '1000' is not a number from 1 to 999");
	bad("-t 2x", "option '-t': '2x' is not a number from 1 to 999");
	bad("-t -2", "option '-t': '-2' is not a number from 1 to 999");
	bad("--table=", "option '--table': '' is not a number from 1 to 999");
	bad("-t 99999999999999999999", "option '-t': '99999999999999999999' is not a number from 1 to 999");
	bad("--kind=pct", "option '--kind': 'pct' is not one of money, percent");
}

static void
test_pages(void)
{
	CHECK(parse("--version") == OPT_DONE && status == STATUS_OK);
	CHECK(span_starts(buf_span(&out), SPAN("jxtest (jixiao) ")));
	CHECK(parse("-H --help --foo") == OPT_DONE && err.n == 0);
	check_text("help",
	    "usage: jxtest [-H] [-f FILE] [-t N] [--kind=KIND] [--csv] [--jsonl] [--tables]\n"
	    "              [FILE ...]\n"
	    "Try the options.\n"
	    "\n"
	    "  -H, --no-header         drop the header row\n"
	    "  -f, --file=FILE         read FILE\n"
	    "  -t, --table=N           print table N\n"
	    "      --kind=KIND         money or percent\n"
	    "      --csv               write CSV\n"
	    "      --jsonl             write JSON lines\n"
	    "      --tables            not --table\n"
	    "  -h, --help              print this page\n"
	    "      --version           print the version\n"
	    "\n"
	    "Examples:\n"
	    "  jxtest a.txt\n", buf_str(&out));
}

int
main(void)
{
	test_values();
	test_operands();
	test_abbreviations();
	test_mistakes();
	test_pages();
	buf_release(&out);
	buf_release(&err);
	return unit_done();
}
