/* line_words: their table; see line_words.h. */
#include "input/line_words.h"

extern const struct data_table data_linewords;

struct word_table line_words = { .table = &data_linewords };
