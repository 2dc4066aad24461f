/* program: what every program does around its work; see program.h. */
#include "program.h"

#include <stdarg.h>

#include "base/mem.h"
#include "base/out.h"
#include "input/convert.h"
#include "input/crew.h"
#include "input/line.h"
#include "outline/memos.h"

/* Is the encoding known that the options name, if they name one?  Else a message has said so,
 * before anything is written. */
static bool
is_readable(struct program *p)
{
	struct convert convert;
	bool known = convert_init(&convert, p->encoding, &p->diag);

	convert_release(&convert);
	return known;
}

bool
program_begin(struct program *p, const struct opt_program *about, int argc, char **argv)
{
	enum opt_result result;
	int first;

	mem_program(about->name);
	diag_init(&p->diag, about->name);
	out_prepare();
	result = opt_parse(about, argc, argv, &first, &p->diag);
	if (result != OPT_RUN)
		return false;
	p->operands = argv + first;
	p->n = (size_t)(argc - first);
	p->records.format = (enum record_format)p->format;
	return is_readable(p);
}

void
program_refuse(struct program *p, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_addv(&text, format, args);
	va_end(args);
	diag_message(&p->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 }, "%s", buf_str(&text));
	buf_release(&text);
}

static struct line_options
line_options(const struct program *p, const struct source_start *start)
{
	return (struct line_options){
		.encoding = p->encoding, .records = true, .start = start
	};
}

struct line_reader *
program_lines(struct program *p, struct program_input in, struct writer *out)
{
	struct line_options options = line_options(p, in.start);
	struct line_reader *lines = line_open(in.operands, in.n, &options, &p->diag);

	if (out != NULL)
		line_on_wait(lines, writer_on_wait, out);
	return lines;
}

struct stream
program_stream(struct program *p, struct program_input in, const struct block_options *blocks,
    struct writer *out)
{
	struct line_options options = line_options(p, in.start);
	struct stream s = stream_open(in.operands, in.n, &options, blocks, &p->diag);

	if (out != NULL)
		line_on_wait(s.lines, writer_on_wait, out);
	outline_remember(s.outline, p->memos);
	return s;
}

void
program_work(struct program *p, struct writer *out, program_worker *work, void *data)
{
	const struct crew crew = {
		.jobs = p->jobs, .whole = p->encoding != NULL, .work = work, .data = data
	};

	if (out != NULL && writer_failed(out))
		return;
	p->memos = memos_open();
	crew_run(&crew, p->operands, p->n, &p->diag);
	memos_close(p->memos);
	p->memos = NULL;
}

int
program_end(struct program *p)
{
	diag_flush(&p->diag);
	return (int)p->diag.status;
}
