/* mapped: keeps maps while text is rewritten; see mapped.h. */
#include "input/mapped.h"

#include <stdlib.h>

#include "base/mem.h"

/* Index of the first point behind out. */
static inline size_t
point_after(struct map map, size_t out)
{
	size_t low = 0, high = map.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (map.at[middle].out <= out)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
map_in(struct map map, size_t out)
{
	size_t next = point_after(map, out);

	if (next == 0)
		return out;
	return map.at[next - 1].in + (out - map.at[next - 1].out);
}

size_t
map_line(struct map map, size_t out, size_t number)
{
	size_t next = point_after(map, out);

	return next == 0 ? number : number + (size_t)map.at[next - 1].line;
}

void
mapped_reset(struct mapped *m)
{
	buf_reset(&m->text);
	m->n = m->ahead = 0;
}

void
mapped_release(struct mapped *m)
{
	buf_release(&m->text);
	free(m->points);
	m->points = NULL;
	m->n = m->cap = m->ahead = 0;
}

void
mapped_widen(struct mapped *m)
{
	m->points = mem_grow(m->points, m->n, &m->cap, sizeof *m->points);
	buf_reserve(&m->text, UTF8_MOST);
}

void
mapped_add(struct mapped *m, struct span bytes, size_t in)
{
	if (bytes.n == 0)
		return;
	if (m->n == m->cap)
		mapped_widen(m);
	mapped_point(m, in);
	buf_add_span(&m->text, bytes);
}

void
mapped_copy(struct mapped *m, struct span text, struct map map, size_t from,
    size_t to)
{
	size_t next = point_after(map, from);

	while (from < to) {
		size_t stop = next < map.n && map.at[next].out < to ? map.at[next].out : to;

		mapped_add(m, span_slice(text, from, stop), map_in(map, from));
		from = stop;
		next++;
	}
}

struct map
mapped_map(const struct mapped *m)
{
	return (struct map){ m->points, m->n };
}
