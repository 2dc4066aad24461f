/* relate_rate_link: links a rate to what it is made of, unless that is doubted; see
 * relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

bool
rate_is_doubted(const struct rate *r, enum doubt_time time, enum relation rel, const size_t ids[2])
{
	struct claim c = {
		.ms = r->ms, .m = r->m, .recall = r->recall, .rate = r, .rel = rel,
		.a = operand_by_id(r->recall, ids[0]), .b = operand_by_id(r->recall, ids[1])
	};

	if (c.a == NULL || c.b == NULL)
		return false;
	claim_fill(&c, &r->term);
	return claim_doubt(&c, time).why != NULL;
}

void
rate_link(const struct rate *r, enum relation rel, const size_t ids[2])
{
	if (!rate_is_doubted(r, DOUBT_LINKED, rel, ids))
		mentions_link(r->ms, r->m, rel, "$/$", ids);
}
