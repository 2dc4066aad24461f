/* Any bytes as input: the events at one byte a read are those of whole blocks,
 * texts are UTF-8, maps stay inside the line, numbers rise. The first byte
 * chooses the options. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "input/line.h"
#include "input/para.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool condition)
{
	if (!condition)
		abort();
}

static void
set_input(const uint8_t *data, size_t size)
{
	FILE *f = tmpfile();

	must(f != NULL && fwrite(data, 1, size, f) == size && fflush(f) == 0);
	must(dup2(fileno(f), 0) == 0 && lseek(0, 0, SEEK_SET) == 0);
	fclose(f);
}

static void
check_line(const struct line *line)
{
	uint32_t in = 0;

	must(utf8_valid(line->text.p, line->text.n));
	for (size_t i = 0; i < line->map.n; i++) {
		must(i == 0 || line->map.at[i].out > line->map.at[i - 1].out);
		must(line->map.at[i].in >= in);
		in = line->map.at[i].in;
	}
}

/* All events of one reading, folded into one number; hints may be missing where
 * less was known of the lines to come. */
static uint64_t
read_all(struct line_options options)
{
	const unsigned hints = LINE_DENSE;
	struct diag diag;
	struct line_reader *r;
	struct line line, last = { .number = 0 };
	struct para_state para;
	struct buf text = BUF_INIT;
	uint64_t sum = 0;
	enum line_event event;

	diag_init(&diag, "fuzz");
	para_init(&para);
	r = line_open(NULL, 0, &options, &diag);
	while ((event = line_next(r, &line)) != LINE_END) {
		sum = sum * 31 + (uint64_t)event;
		if (event == LINE_DOCUMENT) {
			sum = sum * 31 + span_hash(span_of(line_document(r)));
			para_document(&para);
			continue;
		}
		check_line(&line);
		last.text = buf_span(&text);
		if (line.text.n != 0 && text.n != 0)
			sum = sum * 31 + para_continues(&para, &last, last.text, &line);
		para_line(&para, &line);
		buf_reset(&text);
		buf_add_span(&text, line.text);
		sum = sum * 31 + span_hash(line.text) + line.number + (line.flags & ~hints) +
		    map_in(line.map, line.text.n);
	}
	line_close(r);
	buf_release(&text);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = { NULL, NULL, "GB18030", "UTF-16LE" };
	struct line_options options = { .chunk = 0 };
	uint64_t sum;

	if (size == 0)
		return 0;
	options.encoding = encodings[data[0] & 3];
	options.records = (data[0] & 4) != 0;
	set_input(data + 1, size - 1);
	sum = read_all(options);
	set_input(data + 1, size - 1);
	options.chunk = 1 + (data[0] >> 3);
	must(read_all(options) == sum);
	return 0;
}
