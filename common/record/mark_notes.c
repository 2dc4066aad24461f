/* mark_notes: findings in reading order; see mark_notes.h. */
#include "record/mark_notes.h"

#include <stdlib.h>

#include "base/mem.h"

void
mark_notes_reset(struct mark_notes *ns)
{
	ns->n = ns->nlinks = 0;
}

void
mark_notes_release(struct mark_notes *ns)
{
	free(ns->notes);
	free(ns->links);
	*ns = (struct mark_notes){ 0 };
}

void
mark_notes_add(struct mark_notes *ns, const struct findings *fs, size_t i)
{
	ns->notes = mem_grow(ns->notes, ns->n, &ns->cap, sizeof *ns->notes);
	ns->notes[ns->n++] = (struct mark_note){ i, fs->list[i].stated_entry };
}

static int
compare_notes(const void *pa, const void *pb)
{
	const struct mark_note *a = pa, *b = pb;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return a->finding < b->finding ? -1 : a->finding > b->finding;
}

static int
compare_links(const void *pa, const void *pb)
{
	const struct mark_link *a = pa, *b = pb;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return a->note < b->note ? -1 : a->note > b->note;
}

static void
add_link(struct mark_notes *ns, size_t entry, size_t note)
{
	ns->links = mem_grow(ns->links, ns->nlinks, &ns->links_cap, sizeof *ns->links);
	ns->links[ns->nlinks++] = (struct mark_link){ entry, note };
}

static void
drop_repeated_links(struct mark_notes *ns)
{
	size_t kept = 0;

	for (size_t i = 0; i < ns->nlinks; i++)
		if (kept == 0 || compare_links(&ns->links[i], &ns->links[kept - 1]) != 0)
			ns->links[kept++] = ns->links[i];
	ns->nlinks = kept;
}

void
mark_notes_sort(struct mark_notes *ns, const struct findings *fs)
{
	if (ns->n == 0)
		return;
	qsort(ns->notes, ns->n, sizeof *ns->notes, compare_notes);
	for (size_t i = 0; i < ns->n; i++) {
		const struct finding *f = &fs->list[ns->notes[i].finding];

		add_link(ns, f->stated_entry, i);
		for (size_t k = 0; k < f->n; k++)
			add_link(ns, fs->operands[f->first + k], i);
	}
	qsort(ns->links, ns->nlinks, sizeof *ns->links, compare_links);
	drop_repeated_links(ns);
}
