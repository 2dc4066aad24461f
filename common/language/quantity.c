/* quantity: the grammar of quantities in running text; see quantity.h.
 *
 * A candidate is a place where a numeral may begin.  There the numeral is read
 * and asked (quantity_digits, quantity_chinese), in this order: is it something
 * else (trap), a percentage or ratio in words, a number with a unit, an idiom, a
 * bare number?  Chinese numerals need positive evidence, Arabic ones a reason not
 * to be a figure. */
#include "language/quantity_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/candidate.h"

const char *const kind_names[KINDS] = {
	[KIND_MONEY] = "money", [KIND_PERCENT] = "percent", [KIND_COUNT] = "count",
	[KIND_SCORE] = "score", [KIND_RATIO] = "ratio", [KIND_BARE] = "bare",
	[KIND_DATE] = "date", [KIND_ORDINAL] = "ordinal", [KIND_CODE] = "code"
};

const char *const op_names[OPS] = {
	[OP_EQ] = "=", [OP_GE] = ">=", [OP_LE] = "<=", [OP_GT] = ">", [OP_LT] = "<",
	[OP_ABOUT] = "~", [OP_RANGE] = ".."
};

bool
quantity_fill_trap(struct quantity *q, size_t from, const struct trap *t, const struct numeral *n)
{
	quantity_fill(q, t->start < from ? from : t->start, t->end, t->kind);
	q->value = q->high = decimal_trim(n->value);
	return true;
}

bool
quantity_fill_idiom(struct quantity *q, size_t from, const struct idiom *idiom)
{
	if (idiom->sense == SENSE_WORD)
		return false;
	return quantity_fill(q, idiom->start < from ? from : idiom->start, idiom->end,
	    idiom->sense == SENSE_DATE ? KIND_DATE : KIND_ORDINAL);
}

void
quantity_tell_slogan(struct span text, const struct numeral *n, struct quantity *q)
{
	if (q->kind != KIND_COUNT || q->op == OP_RANGE || q->value.scale != 0 || q->value.c > 99 ||
	    (n->flags & (NUMERAL_VAGUE | NUMERAL_LEADS)) || !in_quotes(text, q->start, q->end))
		return;
	q->kind = KIND_ORDINAL;
	q->op = OP_EQ;
	q->from = q->start;
	q->to = q->end;
}

/* Of the candidates, ASCII and full-width digits alone begin with such a byte. */
static bool
is_digit_lead(char byte)
{
	return (unsigned char)byte < 0x80 || (unsigned char)byte == 0xEF;
}

bool
quantity_next(struct span text, size_t from, struct quantity *q, bool *overflow)
{
	size_t at = from, next;

	*overflow = false;
	while ((at = candidate_next(text, at)) < text.n) {
		enum quantity_found found = is_digit_lead(text.p[at]) ?
		    quantity_digits(text, from, at, q, &next) :
		    quantity_found_if(quantity_chinese(text, from, at, q, &next));

		if (found == QUANTITY_READ)
			return true;
		*overflow |= found == QUANTITY_TOO_LARGE;
		at = next > at ? next : at + 1;
	}
	return false;
}

void
quantity_list_add(struct quantity_list *list, const struct quantity *q)
{
	list->at = mem_grow(list->at, list->n, &list->cap, sizeof *list->at);
	list->at[list->n++] = *q;
}

void
quantity_list_release(struct quantity_list *list)
{
	free(list->at);
	*list = (struct quantity_list){ .n = 0 };
}

bool
quantity_list_read(struct quantity_list *list, struct span text, size_t from)
{
	size_t first = list->n;
	bool overflow, any = false;

	for (size_t at = from;; at = list->at[list->n++].to) {
		bool found;

		list->at = mem_grow(list->at, list->n, &list->cap, sizeof *list->at);
		found = quantity_next(text, at, &list->at[list->n], &overflow);
		any |= overflow;
		if (!found)
			break;
	}
	quantity_settle_money(list->at + first, list->n - first, text);
	return any;
}
