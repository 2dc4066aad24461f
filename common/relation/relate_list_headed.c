/* relate_list_headed: numbered items, whose total stands in a paragraph before or is what the
 * heading names; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

/* A search for the total of a list: the first that it adds up to, else the first at all. */
struct search {
	const struct mentions *ms;
	const struct list *list;
	struct relate_total *total;
	bool found;
};

/* Takes it as the total if the list adds up to it, which ends the search, or if it is
 * the first. */
static bool
take_total(struct search *s, struct relate_total it)
{
	bool sums = list_closes(s->ms, s->list->parts, s->list->n, &it);

	if (!s->found || sums)
		*s->total = it;
	s->found = true;
	return sums;
}

/* 1.…4.68万元；2.…5.01万元；… without any total in sight: the heading above
 * says what they are parts of (项目支出情况).  Takes the figure remembered
 * under that name that they add up to, else the latest. */
bool
list_find_headed(const struct mentions *ms, const struct list *list,
    struct span heading, const struct recall *recall, struct relate_total *total)
{
	struct search search = { ms, list, total, false };
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		if (f->cell || f->dimension != ms->at[list->parts[0]].dimension ||
		    f->function != FUNCTION_PRIMARY || f->label_n < 6 ||
		    !span_has(heading, recalled_label(f)))
			continue;
		if (take_total(&search, list_remembered(recall, f)))
			break;
	}
	return search.found;
}

/* The figure that a paragraph ending with a colon announced: the nearest in
 * it that the list adds up to, else the last. */
bool
list_find_announced(const struct mentions *ms, const struct list *list,
    const struct recall *recall, struct relate_total *total)
{
	struct search search = { ms, list, total, false };
	const struct recalled *f;

	for (size_t back = 0; recall->opened && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block + 1 < recall->block || f->cell)
			break;
		if (f->dimension != ms->at[list->parts[0]].dimension || f->op != OP_EQ ||
		    f->function != FUNCTION_PRIMARY)
			continue;
		if (take_total(&search, list_remembered(recall, f)))
			break;
	}
	return search.found;
}
