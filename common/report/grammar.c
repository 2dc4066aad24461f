/* grammar, name_words: their tables; see grammar.h. */
#include "report/grammar.h"

extern const struct data_table data_grammar, data_namewords;

struct word_table grammar = { .table = &data_grammar };
struct word_table name_words = { .table = &data_namewords };
