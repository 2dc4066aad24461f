/* check_slips: a count in a table that is one slip away from one in the text whose name holds
 * its own, or the other way round. */
#include "check/check_same.h"

#include "check/repeat.h"

enum {
	SIMILAR_MAX = 256	/* text figures a cell is compared with */
};

/* A count of three digits, or a rate that is printed with as many. */
static bool
is_telling(const struct figure *f)
{
	return (f->kind == KIND_COUNT || (f->kind == KIND_PERCENT && f->quantum.scale > 0)) &&
	    hint_digits(f->value) >= 3;
}

/* 320人次: as many digits, of which the last is 0. */
static bool
is_nearly_telling(const struct figure *f)
{
	return f->kind == KIND_COUNT && hint_digits(f->value) == 2 &&
	    decimal_cmp(f->value, decimal_of(100)) > 0;
}

/* Is text's value that of the target of the cell, which is what was done? */
static bool
tells_target(struct check *c, size_t cell, size_t text)
{
	struct relations r = check_relations(c, cell);

	while (relations_next(&r)) {
		size_t target = r.relation == REL_ACTUAL &&
		    formula_next(&r.expression, &c->scratch.formula) ?
		    ledger_find(c->in->ledger, c->scratch.formula.ids[0]) : NONE;

		if (target != NONE && decimal_cmp(check_entry(c, target)->figure.value,
		    check_entry(c, text)->figure.value) == 0)
			return true;
	}
	return false;
}

/* A name of six characters or more says what it is of, whatever the number. */
static bool
is_long(struct span name)
{
	enum { LONG = 18 };	/* bytes of six ideographs */

	return name.n >= LONG;
}

static bool
is_plain_count(const struct check *c, const struct statement *s)
{
	const struct figure *f = &check_entry(c, s->entry)->figure;

	return s->item.trust == ITEM_PLAIN && (is_telling(f) || is_nearly_telling(f) ||
	    (f->kind == KIND_COUNT && is_long(s->item.name) && hint_digits(f->value) > 1));
}

/* 实际完成情况: 开展培训475人次，走访340人: does a figure stand in a cell of sentences? */
static bool
is_of_sentences(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	if (f->table == 0 || check_entry(c, i)->header.n != 0)
		return false;
	for (int step = -1; step <= 1; step += 2) {
		const struct figure *o;

		if (i + (size_t)step >= c->in->ledger->n)
			continue;
		o = &check_entry(c, i + (size_t)step)->figure;
		if (o->table == f->table && o->row == f->row && o->column == f->column &&
		    !span_eq(o->label, f->label))
			return true;
	}
	return false;
}

/* Is the name of one the other's, or the other's with words before or behind it? */
static bool
is_named_so(const struct statement *cell, const struct statement *text, bool same)
{
	if (span_eq(cell->item.name, text->item.name))
		return same;
	return span_has(cell->item.name, text->item.name) ||
	    span_has(text->item.name, cell->item.name);
}

/* 营造林 in the text, 营造林任务完成面积 in the table: one name holds the other. */
static bool
is_similar(struct check *c, const struct statement *cell, const struct statement *text)
{
	const struct entry *a = check_entry(c, cell->entry), *b = check_entry(c, text->entry);
	enum edit edit;

	if (!repeat_same_kind(a, b) || cell->item.side != text->item.side ||
	    !is_named_so(cell, text, b->figure.table != 0))
		return false;
	if (!is_telling(&a->figure) || !is_telling(&b->figure) ||
	    a->figure.kind == KIND_PERCENT)
		if (!check_has(c, cell->entry, REL_ACTUAL) ||
		    tells_target(c, cell->entry, text->entry) ||
		    (!is_nearly_telling(&a->figure) && (!is_long(cell->item.name) ||
		    !is_long(text->item.name))))
			return false;
	edit = hint_edit(a, b->figure.value);
	return edit == EDIT_SWAP || edit == EDIT_DIGIT || edit == EDIT_TEN;
}

/* Does the running text say by a like name what the cell does? */
static bool
is_told_so(const struct check *c, const struct statement *cell, const struct statement *text)
{
	const struct entry *a = check_entry(c, cell->entry), *b = check_entry(c, text->entry);

	return b->figure.table == 0 && repeat_same_kind(a, b) &&
	    decimal_cmp(a->figure.value, b->figure.value) == 0 && is_named_so(cell, text, true);
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

	if (a->figure.table == 0 || !is_plain_count(c, cell) || statement_is_stray(c, cell) ||
	    is_of_sentences(c, cell->entry))
		return;
	for (size_t i = 0; i < ntexts; i++) {
		if (!is_telling(&a->figure) && is_told_so(c, cell, texts[i]))
			return;
		if (is_similar(c, cell, texts[i]))
			like = texts[i];
	}
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
		if (is_plain_count(c, &s->list[i]) &&
		    (check_entry(c, s->list[i].entry)->figure.table == 0 ||
		    is_of_sentences(c, s->list[i].entry)) && !statement_is_stray(c, &s->list[i]))
			texts[n++] = &s->list[i];
	for (size_t i = 0; i < s->n && n > 0; i++)
		check_similar(c, texts, n, &s->list[i]);
}
