/* fuzz_table: any bytes as a report: blocks hold every line once and in order,
 * cells lie inside their block (block.h, table.h). */
#include <stdint.h>
#include <string.h>

#include "blocks.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
is_plain(struct span text)
{
	return !span_starts(text, SPAN("level\t")) && memchr(text.p, '<', text.n) == NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct block_options options = { .tables = true, .whole = n % 2 };
	FILE *file;

	if (!utf8_valid((const char *)data, n))
		return 0;	/* decoding has fuzzers of its own */
	file = empty_file();
	if (fwrite(data, 1, n, file) != n)
		abort();
	check_blocks(file, &options, is_plain((struct span){ (const char *)data, n }));
	return 0;
}
