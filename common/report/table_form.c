/* table_form: which form a region has; see table_form.h. */
#include "report/table_form.h"

#include <stdlib.h>

void
plan_release(struct plan *plan)
{
	free(plan->marks);
	free(plan->items);
	free(plan->fits);
	fit_release(&plan->fit);
	*plan = (struct plan){ .region = NULL };
}

const struct table_form *
table_form_of(const struct block *region)
{
	(void)region;
	return &table_cells;
}
