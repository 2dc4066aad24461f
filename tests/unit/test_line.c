/* line: every input at every chunk size gives the same events; encodings,
 * streams, line ends, records, and where a byte of the text stood.
 *
 * Events are written as "[name]" for a document and "NUMBER FLAGS|text|" for a
 * line, FLAGS from B(lank) T(ab) E(scape) F(ooter) P(age) R(epaired) D(igit)
 * G(iven). */
#include "input/line.h"
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const size_t chunks[] = { 0, 1, 2, 3, 7, 4096 };
enum { CHUNKS = sizeof chunks / sizeof chunks[0] };

static size_t gaps_missed;	/* lines called dense that are not */

static void
write_flags(struct buf *out, unsigned flags)
{
	static const char letters[] = "BTEFPRCG";

	for (int i = 0; i < 8; i++)
		if (flags & 1u << i)
			buf_add_char(out, letters[i]);
}

static void
write_events(struct buf *out, struct line_reader *r)
{
	struct line line;
	enum line_event event;

	buf_reset(out);
	while ((event = line_next(r, &line)) != LINE_END) {
		if (event == LINE_DOCUMENT) {
			buf_addf(out, "[%s]", line_document(r));
			continue;
		}
		gaps_missed += (line.flags & LINE_DENSE) && span_has(line.text, SPAN("  "));
		buf_add_uint(out, line.number);
		buf_add_char(out, ' ');
		write_flags(out, line.flags);
		buf_add_char(out, '|');
		buf_add_span(out, line.text);
		buf_add_char(out, '|');
		if (line.given != NULL) {
			buf_add_span(out, line.given->section);
			buf_add_char(out, ' ');
			buf_add_span(out, line.given->role);
		}
	}
}

/* Standard input becomes these bytes. */
static void
set_input(struct span bytes)
{
	char name[] = "/tmp/test_line.XXXXXX";
	int fd = mkstemp(name);

	if (fd < 0 || write(fd, bytes.p, bytes.n) != (ssize_t)bytes.n ||
	    lseek(fd, 0, SEEK_SET) != 0 || dup2(fd, 0) < 0)
		printf("FAIL cannot write %s\n", name);
	close(fd);
	unlink(name);
}

static void
read_input(struct span bytes, struct line_options options, struct buf *out,
    size_t *warnings)
{
	struct diag diag, full;
	struct line_reader *r;

	set_input(bytes);
	diag_init(&full, "test");
	diag_init(&diag, "test");
	r = line_open(NULL, 0, &options, &diag);
	write_events(out, r);
	*warnings = full.limit - diag.limit + diag.hidden;
	line_close(r);
}

struct example {
	const char *name;
	struct span bytes;
	const char *events;
	const char *encoding;
	bool records;
};

#define BYTES(literal) { literal, sizeof(literal) - 1 }
#define HEAD "doc\tline\tsection\tlevel\trole\tlabel\ttitle\ttext\n"

static const struct example examples[] = {
	{ "empty input is a document", BYTES(""), "[-]", NULL, false },
	{ "line ends", BYTES("a\nb\r\nc\rd"), "[-]1 |a|2 |b|3 |c|4 |d|", NULL, false },
	{ "empty lines", BYTES("\n\r\n\r\rx\n"), "[-]1 B||2 B||3 B||4 B||5 |x|", NULL, false },
	{ "flags", BYTES("\ta1\n \xE3\x80\x80\t\n\\\n\xEF\xBC\x91\n"),
	    "[-]1 TEC|\ta1|2 BTE| \u3000\t|3 E|\\|4 |１|", NULL, false },
	{ "stream of three", BYTES("==> a <==\na1\n\n==> b <==\n\n==> c <==\n\nc2\n\n\n"),
	    "[a]1 |a1|[b][c]1 B||2 |c2|3 B||4 B||", NULL, false },
	{ "text before a header", BYTES("x\n\n==> a.txt <==\ny"),
	    "[-]1 |x|2 B||[a.txt]1 |y|", NULL, false },
	{ "name with blanks and arrows", BYTES("==> 报告 ==> 1.txt <==\nx\n"),
	    "[报告 ==> 1.txt]1 |x|", NULL, false },
	{ "no header", BYTES("==> a <== \n ==> b <==\n==>  <==\n"),
	    "[-]1 |==> a <== |2 | ==> b <==|3 |==>  <==|", NULL, false },
	{ "byte order mark", BYTES("\xEF\xBB\xBFx\ny\n"), "[-]1 R|x|2 |y|", NULL, false },
	{ "only a byte order mark", BYTES("\xEF\xBB\xBF"), "[-]", NULL, false },
	{ "UTF-16LE", BYTES("\xFF\xFE" "a\0\r\0\n\0-N\n\0"), "[-]1 R|a|2 R|中|", NULL, false },
	{ "UTF-16BE", BYTES("\xFE\xFF\0a\0\n\x4E\0\0\n"), "[-]1 R|a|2 R|一|", NULL, false },
	{ "UTF-16 lone surrogate, half a unit", BYTES("\xFF\xFE\x40\xD8" "a\0\n\0b\0c"),
	    "[-]1 R|\uFFFDa|2 R|b\uFFFD|", NULL, false },
	{ "UTF-16 by name", BYTES("a\0\n\0b\0"), "[-]1 R|a|2 R|b|", "utf-16le", false },
	{ "UTF-16 files in a stream",
	    BYTES("==> a <==\n\xFF\xFE" "a\0\n\0\n==> b <==\n\xFE\xFF\0b\n==> c <==\nc\n"),
	    "[a]1 R|a|[b]1 R|b|[c]1 |c|", NULL, false },
	{ "GB18030", BYTES("ascii\n\xBC\xA8\xD0\xA7\xD7\xD4\xC6\xC0\xB1\xA8\xB8\xE6\n"),
	    "[-]1 |ascii|2 R|绩效自评报告|", NULL, false },
	{ "GB18030 that is also UTF-8", BYTES("\xC4\xBF\xC2\xBC\n\xB2\xBF\xC3\xC5\n"),
	    "[-]1 R|目录|2 R|部门|", NULL, false },
	{ "GB18030 by name", BYTES("\xB2\xBF\n"), "[-]1 R|部|", "gbk", false },
	{ "Big5 by name", BYTES("\xA4\xA4\xB5\\\n"), "[-]1 R|中琵|", "BIG5", false },
	{ "broken UTF-8 stays UTF-8",
	    BYTES("部门整体支出绩效自评\n预算\xE6\x94执行率\n\xAF\x87 96%\n"),
	    "[-]1 |部门整体支出绩效自评|2 R|预算\uFFFD执行率|3 R|\uFFFD\uFFFD 96%|", NULL, false },
	{ "broken UTF-8 at once", BYTES("预算\xE6\x94执行率\n"), "[-]1 R|预算\uFFFD执行率|", NULL, false },
	{ "truncated at the end", BYTES("年\xE6\x94"), "[-]1 R|年\uFFFD|", NULL, false },
	{ "each document has its encoding",
	    BYTES("==> a <==\n\xBC\xA8\xD0\xA7\xD7\xD4\xC6\xC0\n\n==> b <==\n绩效\n"),
	    "[a]1 R|绩效自评|[b]1 |绩效|", NULL, false },
	{ "zeros", BYTES("\0\0\0\0"), "[-]1 BR||", NULL, false },
	{ "a number before a form feed", BYTES("x\n1\n\n\fy\n2\n\f"),
	    "[-]1 |x|2 BFR||3 B||4 PR|y|5 BFR||6 BPR||", NULL, false },
	{ "a number that is no page", BYTES("1\n2\n\t3\n48\n\fy\n"),
	    "[-]1 |1|2 |2|3 TEC|\t3|4 |48|5 PR|y|", NULL, false },
	{ "a number in the middle before a form feed",
	    BYTES("x\n                              48\n\fy\n                            2024\n\f"),
	    "[-]1 |x|2 BFR||3 PR|y|4 |                            2024|5 BPR||", NULL, false },
	{ "footer", BYTES("占\n— 1 —\n59%\n"), "[-]1 |占|2 BFR||3 |59%|", NULL, false },
	{ "records", BYTES(HEAD "a\t3\t1\t\tbody\t\t\tx\\ty\\\\\na\t4\t1\t\tblank\t\t\t\n"
	    "b\t1\t0\t\tbody\t\t\t1\n"),
	    "[a]3 TEG|x\ty\\|1 body4 BG||1 blank[b]1 G|1|0 body", NULL, true },
	{ "records without a header", BYTES("a\t3\t1\t\tcell\t\t\tx\tmore\n"),
	    "[a]3 G|x|1 cell", NULL, true },
	{ "records of no lines", BYTES(HEAD), "", NULL, true },
	{ "a record that is none", BYTES(HEAD "a\t3\t1\t\tbody\t\t\tx\nbad\n"),
	    "[a]3 G|x|1 body4 |bad|", NULL, true },
	{ "records not wanted", BYTES("a\t3\t1\t\tbody\t\t\tx\n"),
	    "[-]1 TE|a\t3\t1\t\tbody\t\t\tx|", NULL, false },
	{ "text where records are welcome", BYTES("a\tb\n\tc\n"),
	    "[-]1 TE|a\tb|2 TEC|\tc|", NULL, true },
};

static void
test_examples(void)
{
	struct buf got = BUF_INIT;
	size_t warnings;

	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		const struct example *e = &examples[i];

		for (size_t c = 0; c < CHUNKS; c++) {
			read_input(e->bytes, (struct line_options){
			    .encoding = e->encoding, .records = e->records,
			    .chunk = chunks[c] }, &got, &warnings);
			check_text(e->name, e->events, buf_str(&got));
		}
	}
	buf_release(&got);
}

static void
test_warnings(void)
{
	struct buf got = BUF_INIT;
	size_t warnings;

	read_input((struct span)BYTES("年\xE6\x94 \xFF\n好\n"),
	    (struct line_options){ .chunk = 0 }, &got, &warnings);
	CHECK(warnings == 2);
	read_input((struct span)BYTES("a\0b\n\0\n"),
	    (struct line_options){ .chunk = 0 }, &got, &warnings);
	CHECK(warnings == 1);		/* NUL once a document */
	buf_release(&got);
}

/* Where "C" of the first line of these bytes stood. */
static size_t
column_of_c(struct span bytes, const char *encoding)
{
	struct line_options options = { .encoding = encoding, .chunk = 1 };
	struct diag diag;
	struct line_reader *r;
	struct line line = { .number = 0 };
	size_t at;

	set_input(bytes);
	diag_init(&diag, "test");
	r = line_open(NULL, 0, &options, &diag);
	while (line_next(r, &line) == LINE_DOCUMENT)
		continue;
	at = map_in(line.map, span_find(line.text, SPAN("C")));
	line_close(r);
	return at;
}

static void
test_columns(void)
{
	CHECK(column_of_c((struct span)BYTES("ABC\n"), NULL) == 2);
	CHECK(column_of_c((struct span)BYTES("\xEF\xBB\xBF" "ABC\n"), NULL) == 5);
	CHECK(column_of_c((struct span)BYTES("绩效C\n"), NULL) == 6);
	CHECK(column_of_c((struct span)BYTES("\xBC\xA8\xD0\xA7" "C\n"), NULL) == 4);
	CHECK(column_of_c((struct span)BYTES("\xFF\xFE-NC\0\n\0"), NULL) == 4);
	CHECK(column_of_c((struct span)BYTES("\xBC\xA8\f\xD0\xA7[pic]C\n"), "GBK") == 10);
	CHECK(column_of_c((struct span)BYTES("年\xE6\x94" "C\n"), NULL) == 5);
}

static void
test_operands(void)
{
	char missing[] = "tests/unit/no-such-file", directory[] = "tests/unit";
	char *operands[] = { missing, directory, NULL };
	char null[] = "/dev/null", input[] = "-";
	char *good[] = { null, input };
	struct line_options options = { .chunk = 0 };
	struct diag diag;
	struct buf got = BUF_INIT;
	struct line_reader *r;

	diag_init(&diag, "test");
	set_input((struct span)BYTES("x\n"));
	r = line_open(good, 2, &options, &diag);
	write_events(&got, r);
	line_close(r);
	check_text("operands", "[/dev/null][-]1 |x|", buf_str(&got));
	CHECK(diag.status == STATUS_OK);
	r = line_open(operands, 2, &options, &diag);
	write_events(&got, r);
	line_close(r);
	check_text("unreadable operands", "", buf_str(&got));
	CHECK(diag.status == STATUS_TROUBLE);
	diag.status = STATUS_OK;
	options.encoding = "no-such-encoding";
	r = line_open(good, 2, &options, &diag);
	write_events(&got, r);
	line_close(r);
	check_text("unknown encoding", "", buf_str(&got));
	CHECK(diag.status == STATUS_TROUBLE);
	buf_release(&got);
}

/* A line longer than many blocks, and lines around the edges of a block. */
static void
test_long_lines(void)
{
	struct buf bytes = BUF_INIT, got = BUF_INIT;
	size_t warnings;

	for (size_t i = 0; i < 1000000; i++)
		buf_add_str(&bytes, "长");
	buf_add_str(&bytes, "\nend");
	read_input(buf_span(&bytes), (struct line_options){ .chunk = 0 }, &got, &warnings);
	CHECK(got.n == strlen("[-]1 ||2 |end|") + 3000000);
	buf_reset(&bytes);
	for (size_t i = 0; i < 200000; i++)
		buf_add_str(&bytes, i % 3 == 0 ? "一二三\r\n" : i % 3 == 1 ? "四\r\n" : "\r\n");
	read_input(buf_span(&bytes), (struct line_options){ .chunk = 0 }, &got, &warnings);
	CHECK(span_ends(buf_span(&got), SPAN("199999 |一二三|200000 |四|")));
	buf_release(&bytes);
	buf_release(&got);
}

static bool
load(const char *path, struct buf *to)
{
	char block[4096];
	size_t n;
	FILE *f = fopen(path, "rb");

	buf_reset(to);
	if (f == NULL)
		return false;
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		buf_add(to, block, n);
	fclose(f);
	return true;
}

/* The texts alone, of an input in any encoding. */
static void
texts_of(struct span bytes, struct buf *out)
{
	struct line_options options = { .chunk = 0 };
	struct diag diag;
	struct line_reader *r;
	struct line line;
	enum line_event event;

	set_input(bytes);
	diag_init(&diag, "test");
	r = line_open(NULL, 0, &options, &diag);
	buf_reset(out);
	while ((event = line_next(r, &line)) != LINE_END) {
		if (event == LINE_TEXT) {
			buf_add_span(out, line.text);
			buf_add_char(out, '\n');
		}
	}
	line_close(r);
}

/* One report in three encodings, as it stands beside the tree. */
static void
test_fixtures(void)
{
	static const char *const others[] = {
		"../shared/fixtures/report-a/tika.gb18030.txt",
		"../shared/fixtures/report-a/tika.utf16le-crlf.txt",
	};
	struct buf bytes = BUF_INIT, truth = BUF_INIT, got = BUF_INIT;

	if (!load("../shared/fixtures/report-a/tika.txt", &bytes)) {
		printf("skip fixtures: ../shared/fixtures is not there\n");
		return;
	}
	texts_of(buf_span(&bytes), &truth);
	CHECK(truth.n > 10000);
	for (size_t i = 0; i < 2; i++) {
		CHECK(load(others[i], &bytes));
		texts_of(buf_span(&bytes), &got);
		CHECK(span_eq(buf_span(&truth), buf_span(&got)));
	}
	buf_release(&bytes);
	buf_release(&truth);
	buf_release(&got);
}

int
main(void)
{
	if (freopen("/dev/null", "w", stderr) == NULL)
		return 1;	/* messages are expected, results are not there */
	test_examples();
	test_warnings();
	test_columns();
	test_long_lines();
	test_fixtures();
	test_operands();
	CHECK(gaps_missed == 0);
	return unit_done();
}
