/* particle: what relate_*, check_* and figure_* ask the table of particles (grammar.h). */
#ifndef REPORT_PARTICLE_H
#define REPORT_PARTICLE_H

#include "report/grammar.h"

/* Bytes of the longest word of this use that text begins with, ends with; 0: none. */
static inline size_t
particle_at_start(const char *use, struct span text)
{
	return word_table_at_start(&particles, use, text);
}

static inline size_t
particle_at_end(const char *use, struct span text)
{
	return word_table_at_end(&particles, use, text);
}

/* Does one stand in text? */
static inline bool
particle_in(const char *use, struct span text)
{
	return word_table_in(&particles, use, text);
}

#endif
