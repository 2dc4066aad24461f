/* particle: short words at the edges of things; see particle.h.
 *
 * The list is built on first use and constant from then on. */
#include "report/particle.h"

#include "text/senses.h"

extern const struct data_table data_particles;

static const struct senses *
words(void)
{
	static struct senses s;

	if (s.n == 0)
		senses_open(&s, &data_particles);
	return &s;
}

size_t
particle_at_start(const char *use, struct span text)
{
	return senses_start(words(), text, senses_bit(words(), use));
}

size_t
particle_at_end(const char *use, struct span text)
{
	return senses_end(words(), text, senses_bit(words(), use));
}

bool
particle_is(const char *use, struct span text)
{
	return (senses_of(words(), text) & senses_bit(words(), use)) != 0;
}

bool
particle_in(const char *use, struct span text)
{
	return senses_in(words(), text, senses_bit(words(), use)) != 0;
}
