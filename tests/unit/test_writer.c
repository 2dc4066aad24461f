/* writer: the three formats, escapes, odd records, failing output (writer.h). */
#include "record/writer.h"

#include <fcntl.h>

#include "capture.h"
#include "unit.h"

static const char *const names[] = { "doc", "line", "text" };

static struct buf out = BUF_INIT;

/* What three kinds of fields become in a format; out has it. */
static void
write_rows(const struct record_options *options, struct span text)
{
	struct capture c;
	struct diag diag;
	struct writer *w;

	diag_init(&diag, "jxtest");
	capture_start(&c, STDOUT_FILENO);
	w = writer_open(dup(STDOUT_FILENO), names, 3, options);
	writer_plain(w, SPAN("a"));
	writer_uint(w, 12);
	writer_field(w, text);
	writer_end(w);
	writer_field(w, SPAN(""));
	writer_decimal(w, decimal_make(-6859800, 2));
	writer_field(w, (struct span){ NULL, 0 });
	writer_end(w);
	CHECK(!writer_failed(w));
	writer_close(w, &diag);
	capture_end(&c, &out);
	CHECK(diag.status == STATUS_OK);
}

static void
format(enum record_format f, const char *text, const char *expected)
{
	write_rows(&(struct record_options){ .format = f }, span_of(text));
	check_text(text, expected, buf_str(&out));
}

static void
test_tsv(void)
{
	format(RECORD_TSV, "支出", "doc\tline\ttext\na\t12\t支出\n\t-68598\t\n");
	format(RECORD_TSV, "a\tb\nc\rd\\e",
	    "doc\tline\ttext\na\t12\ta\\tb\\nc\\rd\\\\e\n\t-68598\t\n");
	format(RECORD_TSV, "12345678\t", "doc\tline\ttext\na\t12\t12345678\\t\n\t-68598\t\n");
	format(RECORD_TSV, "1234567\\", "doc\tline\ttext\na\t12\t1234567\\\\\n\t-68598\t\n");
	format(RECORD_TSV, "\t12345678abc",
	    "doc\tline\ttext\na\t12\t\\t12345678abc\n\t-68598\t\n");
	format(RECORD_TSV, "1234567\tabc",
	    "doc\tline\ttext\na\t12\t1234567\\tabc\n\t-68598\t\n");
	format(RECORD_TSV, "\t\t合计\t支出决算数",
	    "doc\tline\ttext\na\t12\t\\t\\t合计\\t支出决算数\n\t-68598\t\n");
	format(RECORD_TSV, "\x01\x0b\"',", "doc\tline\ttext\na\t12\t\x01\x0b\"',\n\t-68598\t\n");
}

static void
test_csv(void)
{
	format(RECORD_CSV, "a\tb\\", "doc,line,text\na,12,a\tb\\\n,-68598,\n");
	format(RECORD_CSV, "1,820.00", "doc,line,text\na,12,\"1,820.00\"\n,-68598,\n");
	format(RECORD_CSV, "\"优\"", "doc,line,text\na,12,\"\"\"优\"\"\"\n,-68598,\n");
	format(RECORD_CSV, "a\nb", "doc,line,text\na,12,\"a\nb\"\n,-68598,\n");
	format(RECORD_CSV, "a\rb", "doc,line,text\na,12,\"a\rb\"\n,-68598,\n");
	format(RECORD_CSV, "  其中", "doc,line,text\na,12,\"  其中\"\n,-68598,\n");
	format(RECORD_CSV, "0 ", "doc,line,text\na,12,\"0 \"\n,-68598,\n");
}

static void
test_jsonl(void)
{
	format(RECORD_JSONL, "支\t\"\\\x01\x1f\b\f\n\r\x7f",
	    "{\"doc\":\"a\",\"line\":12,\"text\":\"支\\t\\\"\\\\\\u0001\\u001f\\b\\f\\n\\r\x7f\"}\n"
	    "{\"doc\":\"\",\"line\":\"-68598\",\"text\":\"\"}\n");
}

static void
test_options(void)
{
	write_rows(&(struct record_options){ .no_header = true }, SPAN("x"));
	check_text("no header", "a\t12\tx\n\t-68598\t\n", buf_str(&out));
	write_rows(&(struct record_options){ .format = RECORD_CSV, .bom = true }, SPAN("x"));
	check_text("bom", "\xEF\xBB\xBF" "doc,line,text\na,12,x\n,-68598,\n", buf_str(&out));
}

/* Records of any width: rows of a table. */
static void
test_grid(enum record_format f, const char *expected)
{
	struct capture c;
	struct diag diag;
	struct writer *w;

	diag_init(&diag, "jxtest");
	capture_start(&c, STDOUT_FILENO);
	w = writer_open(dup(STDOUT_FILENO), NULL, 0, &(struct record_options){ .format = f });
	writer_field(w, SPAN("a"));
	writer_field(w, SPAN("b"));
	writer_end(w);
	writer_field(w, SPAN(""));
	writer_end(w);
	writer_field(w, SPAN(""));
	writer_field(w, SPAN(""));
	writer_end(w);
	writer_close(w, &diag);
	capture_end(&c, &out);
	check_text("grid", expected, buf_str(&out));
}

/* A field longer than the block, and many short ones, in order. */
static void
test_long(void)
{
	struct buf text = BUF_INIT, want = BUF_INIT;

	while (text.n < 700000)
		buf_addf(&text, "%zu号,", text.n);
	buf_addf(&want, "doc\tline\ttext\na\t12\t%s\n\t-68598\t\n", buf_str(&text));
	write_rows(&(struct record_options){ .format = RECORD_TSV }, buf_span(&text));
	CHECK(span_eq(buf_span(&want), buf_span(&out)));
	buf_release(&text);
	buf_release(&want);
}

/* A failed write is one message and status 2; a closed pipe is quiet. */
static void
test_failure(int fd, const char *name, const char *expected)
{
	struct capture c;
	struct diag diag;
	struct writer *w;

	diag_init(&diag, "jxtest");
	capture_start(&c, STDERR_FILENO);
	w = writer_open(fd, names, 3, &(struct record_options){ .name = name });
	CHECK(writer_failed(w));
	writer_raw(w, SPAN("more\n"));
	writer_flush(w);
	writer_close(w, &diag);
	capture_end(&c, &out);
	CHECK(diag.status == STATUS_TROUBLE);
	check_text("failure", expected, buf_str(&out));
}

int
main(void)
{
	int ends[2] = { -1, -1 };

	test_tsv();
	test_csv();
	test_jsonl();
	test_options();
	test_grid(RECORD_TSV, "a\tb\n\n\t\n");
	test_grid(RECORD_CSV, "a,b\n\"\"\n,\n");
	test_grid(RECORD_JSONL, "[\"a\",\"b\"]\n[\"\"]\n[\"\",\"\"]\n");
	test_long();
	test_failure(open("/dev/full", O_WRONLY), NULL,
	    "jxtest: standard output: No space left on device\n");
	test_failure(open("/dev/full", O_WRONLY), "T1.csv",
	    "jxtest: T1.csv: No space left on device\n");
	CHECK(pipe(ends) == 0);
	close(ends[0]);
	test_failure(ends[1], NULL, "");
	buf_release(&out);
	return unit_done();
}
