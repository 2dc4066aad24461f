/* check_slips: a count in a table that is one slip away from one in the text whose name holds
 * its own, or the other way round. */
#include "check/check_same.h"

#include "check/repeat.h"

enum {
	SIMILAR_MAX = 256	/* text figures a cell is compared with */
};

static bool
is_plain_count(const struct check *c, const struct statement *s)
{
	const struct figure *f = &check_entry(c, s->entry)->figure;

	return s->item.trust == ITEM_PLAIN && f->kind == KIND_COUNT &&
	    hint_digits(f->value) >= 3;
}

/* 营造林 in the text, 营造林任务完成面积 in the table: one name holds the other. */
static bool
is_similar(const struct check *c, const struct statement *cell, const struct statement *text)
{
	const struct entry *a = check_entry(c, cell->entry), *b = check_entry(c, text->entry);
	enum edit edit;

	if (!repeat_same_kind(a, b) ||
	    cell->item.side != text->item.side ||
	    span_eq(cell->item.name, text->item.name) ||
	    (!span_has(cell->item.name, text->item.name) &&
	    !span_has(text->item.name, cell->item.name)))
		return false;
	edit = hint_edit(a, b->figure.value);
	return edit == EDIT_SWAP || edit == EDIT_DIGIT || edit == EDIT_TEN;
}

/* A count in a table that is one slip away from one in the text whose name holds
 * its own, or the other way round. */
static void
check_similar(struct check *c, const struct statement *const *texts, size_t ntexts,
    struct statement *cell)
{
	const struct entry *a = check_entry(c, cell->entry);
	const struct statement *like = NULL;
	struct decimal difference;

	if (a->figure.table == 0 || !is_plain_count(c, cell) || statement_is_stray(c, cell))
		return;
	for (size_t i = 0; i < ntexts; i++)
		if (is_similar(c, cell, texts[i]))
			like = texts[i];
	if (like != NULL && decimal_sub(a->figure.value,
	    check_entry(c, like->entry)->figure.value, &difference))
		check_report_twice(c, FINDING_WARNING, cell->entry, like->entry, difference);
}

void
check_slips(struct check *c, struct statements *s)
{
	const struct statement *texts[SIMILAR_MAX];
	size_t n = 0;

	for (size_t i = 0; i < s->n && n < SIMILAR_MAX; i++)
		if (check_entry(c, s->list[i].entry)->figure.table == 0 &&
		    is_plain_count(c, &s->list[i]) && !statement_is_stray(c, &s->list[i]))
			texts[n++] = &s->list[i];
	for (size_t i = 0; i < s->n && n > 0; i++)
		check_similar(c, texts, n, &s->list[i]);
}
