/* rule_file: the rules of a file (jixiao-rules(5), rule.h). */
#ifndef RECORD_RULE_FILE_H
#define RECORD_RULE_FILE_H

#include "report/rule.h"

/* Adds the rules in file; false, with messages in diag, if it cannot be read or
 * there is a mistake in it. */
bool rule_file_read(struct rules *rules, const char *file, struct diag *diag);

#endif
