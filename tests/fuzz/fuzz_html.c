/* fuzz_html: any bytes as HTML: events come in order and lie in the source,
 * texts are what stands there (html.h); tables lie one behind the other. */
#include <stdlib.h>

#include "text/html_tables.h"

struct seen {
	struct span source;
	size_t at;
};

static void
check_event(void *context, const struct html_event *event)
{
	struct seen *seen = context;

	if (event->from > event->to || event->to > seen->source.n)
		abort();
	if (event->kind != HTML_TEXT)
		return;
	if (event->from < seen->at || event->text.n == 0)
		abort();
	seen->at = event->from;
	span_hash(event->text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct seen seen = { { (const char *)data, n }, 0 };
	struct html_tables tables = { .n = 0 };

	html_read(seen.source, check_event, &seen);
	html_tables_find(&tables, seen.source);
	for (size_t i = 0; i < tables.n; i++)
		if (tables.at[i].from > tables.at[i].to || tables.at[i].to > n ||
		    (i != 0 && tables.at[i].from < tables.at[i - 1].to))
			abort();
	html_tables_release(&tables);
	return 0;
}
