/* relate_list_item: lists inside of an item of a larger list; see relate_list_parts.h.
 *
 * 下达85亿元：住房32亿元，其中旧房30亿元；水利36亿元；林业17亿元: ； parts the members of the
 * whole, and ends what 其中 has opened in one of them.  That the heads of the items make the
 * whole says so.
 */
#include "relation/relate_list_parts.h"

/* The next mention from i on, in the sentence of head, that begins another clause than the one
 * before it does and may stand beside head as a member; ms->n: there is none. */
static size_t
next_head(const struct mentions *ms, size_t i, size_t head)
{
	size_t clause = i > 0 && ms->at[i - 1].sentence == ms->at[head].sentence ?
	    ms->at[i - 1].clause : NONE;

	for (; i < ms->n && ms->at[i].sentence == ms->at[head].sentence; i++)
		if (ms->at[i].clause != clause && list_can_be_part(&ms->at[i], &ms->at[head]))
			return i;
	return ms->n;
}

/* Puts the heads of the items of head's sentence behind mention whole into list; false: head is
 * none of them. */
static bool
collect_heads(const struct mentions *ms, size_t whole, size_t head, struct list *list)
{
	bool found = false;
	size_t i = whole + 1;

	list->n = 0;
	while (i < ms->n && ms->at[i].sentence != ms->at[head].sentence)
		i++;
	if (i <= head && ms->at[i].clause == ms->at[whole].clause &&
	    list_can_be_part(&ms->at[i], &ms->at[head]))
		list->parts[list->n++] = i++;	/* 下达85亿元，其中住房32亿元 */
	for (found = list->n != 0 && i - 1 == head;
	    list->n < LIST_MAX && (i = next_head(ms, i, head)) != ms->n; i++) {
		list->parts[list->n++] = i;
		found |= i == head;
		while (i + 1 < ms->n && ms->at[i + 1].clause == ms->at[i].clause)
			i++;
	}
	return found && list->parts[list->n - 1] != head;
}

/* Do heads make what is told at whole, or would but for a telling slip? */
static bool
heads_make(const struct mentions *ms, const struct list *heads, size_t whole)
{
	enum { LEAST = 3 };
	struct relate_total total = list_total_of(&ms->at[whole]);

	return heads->n >= LEAST && list_fit(ms, heads, &total) >= SLIP_TELLING;
}

bool
list_is_in_item(const struct mentions *ms, size_t first, const struct relate_total *total)
{
	size_t head = first;
	struct list heads;

	while (head > 0 && ms->at[head].id != total->id)
		head--;
	if (ms->at[head].id != total->id || head == first ||
	    ms->at[head].clause != ms->at[first].clause)
		return false;
	for (size_t t = head; t-- > 0 && head - t <= LIST_SCOPE_MAX; )
		if (list_can_be_total(&ms->at[t], &ms->at[head]) &&
		    decimal_cmp(ms->at[t].q.value, ms->at[head].q.value) > 0 &&
		    collect_heads(ms, t, head, &heads) && heads_make(ms, &heads, t))
			return true;
	return false;
}
