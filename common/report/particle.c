/* particle, qualifier: their tables. */
#include "report/particle.h"
#include "report/qualifier.h"

extern const struct data_table data_particles, data_qualifiers;

struct word_table particles = { .table = &data_particles };
struct word_table qualifiers = { .table = &data_qualifiers };
