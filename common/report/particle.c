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

/* Those of found that are of this use.  Mostly there is none of any use. */
static senses_mask
of_use(senses_mask found, const char *use)
{
	return found == 0 ? 0 : found & senses_bit(words(), use);
}

size_t
particle_at_start(const char *use, struct span text)
{
	senses_mask found = of_use(senses_starting(words(), text), use);

	return found == 0 ? 0 : senses_start(words(), text, found);
}

size_t
particle_at_end(const char *use, struct span text)
{
	senses_mask found = of_use(senses_ending(words(), text), use);

	return found == 0 ? 0 : senses_end(words(), text, found);
}

bool
particle_is(const char *use, struct span text)
{
	return of_use(senses_of(words(), text), use) != 0;
}

bool
particle_in(const char *use, struct span text)
{
	return senses_in(words(), text, senses_bit(words(), use)) != 0;
}
