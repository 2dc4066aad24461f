/* fuzz_reader: TSV and CSV from any bytes, at two chunk sizes, give the same
 * records (reader.h). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/reader.h"

static uint64_t
digest(FILE *file, struct record_input input)
{
	struct buf path = BUF_INIT;
	struct diag diag;
	struct record_reader *r;
	struct span *fields;
	uint64_t sum = 0;
	size_t n;

	buf_addf(&path, "/dev/fd/%d", fileno(file));
	buf_str(&path);
	diag_init(&diag, "fuzz");
	r = record_open(&path.p, 1, &input, &diag);
	while (record_next(r, &fields, &n))
		for (size_t i = 0; i < n; i++)
			sum = sum * 31 + span_hash(fields[i]) + record_place(r).line + i;
	record_close(r);
	buf_release(&path);
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const names[] = { "doc", "line", "value" };
	struct record_input input = { .names = names };
	static FILE *file;

	if (n == 0)
		return 0;
	if (file == NULL) {
		file = tmpfile();
		if (file == NULL || freopen("/dev/null", "w", stderr) == NULL)
			abort();
	}
	input.csv = data[0] & 1;
	input.blank_lines = data[0] & 2;
	input.n = data[0] & 4 ? 3 : 0;
	input.chunk = 1 + data[0] / 8;
	rewind(file);
	if (ftruncate(fileno(file), 0) != 0 ||
	    fwrite(data + 1, 1, n - 1, file) != n - 1 || fflush(file) != 0)
		abort();
	{
		struct record_input whole = input;

		whole.chunk = 0;
		if (digest(file, input) != digest(file, whole))
			abort();
	}
	return 0;
}
