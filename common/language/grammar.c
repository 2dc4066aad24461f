/* grammar, name_words, particles, qualifiers, owners, number_words: their tables; see grammar.h. */
#include "language/grammar.h"

extern const struct data_table data_grammar, data_namewords, data_particles, data_qualifiers,
    data_owners, data_numberwords;

struct word_table grammar = { .table = &data_grammar };
struct word_table name_words = { .table = &data_namewords };
struct word_table particles = { .table = &data_particles };
struct word_table qualifiers = { .table = &data_qualifiers };
struct word_table owners = { .table = &data_owners };
struct word_table number_words = { .table = &data_numberwords };
