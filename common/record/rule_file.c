/* rule_file: rules out of a file; see rule_file.h. */
#include "record/rule_file.h"

#include "input/source.h"

bool
rule_file_read(struct rules *rules, const char *file, struct diag *diag)
{
	char *operand = (char *)file;
	struct source source;
	struct buf text = BUF_INIT;
	bool good;

	source_init(&source, &operand, 1, 0, diag);
	good = source_next(&source);
	while (good && source_read(&source, &text))
		;
	source_release(&source);
	good = good && diag->status != STATUS_TROUBLE && rules_parse(rules, &text, file, diag);
	buf_release(&text);
	return good;
}
