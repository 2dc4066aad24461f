/* rule_file: the rules to test; see rule_file.h. */
#include "record/rule_file.h"

#include "input/source.h"

bool
rule_file_read(struct rules *rules, const char *file, struct diag *diag)
{
	struct buf text = BUF_INIT;
	bool good = source_read_all(file, &text, diag) && rules_parse(rules, &text, file, diag);

	buf_release(&text);
	return good;
}

bool
rule_choice_read(struct rules *rules, const struct rule_choice *choice, struct diag *diag)
{
	if (!choice->bare)
		rules_add_shipped(rules, diag);
	return choice->file == NULL || rule_file_read(rules, choice->file, diag);
}
