/* relate_rate_summed: rates right behind what sums up a list; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

extern const struct data_table data_rates;

/* Does f sum up what stands before it in words alone (合计), and money? */
static bool
is_sum(const struct recalled *f)
{
	return f->kind == KIND_MONEY && f->function == FUNCTION_SUM && f->op == OP_EQ && !f->cell;
}

bool
rate_of_sums(struct rate *r, size_t ids[2])
{
	const struct recalled *a = recall_back(r->recall, 0), *b;

	if (a == NULL || r->prefix.n != 0 || a->id + 1 != r->m->id || !is_sum(a) ||
	    a->block != r->recall->block || a->clause != r->m->clause ||
	    DATA_CELL(&data_rates, r->row, 1)[0] != '<')
		return false;
	for (size_t back = 1; (b = recall_back(r->recall, back)) != NULL &&
	    b->block == a->block; back++)
		if (is_sum(b) && operand_same_unit(a, b)) {
			ids[0] = a->id;
			ids[1] = b->id;
			return true;
		}
	return false;
}
