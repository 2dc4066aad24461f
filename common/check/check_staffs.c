/* check_staffs: two counts of one staff that need not be of the same people; see check_same.h. */
#include "check/check_same.h"

#include "language/grammar.h"

bool
staffs_of_two_scopes(const struct check *c, size_t a, size_t b)
{
	return word_table_in(&name_words, "onposts", check_entry(c, a)->figure.label) !=
	    word_table_in(&name_words, "onposts", check_entry(c, b)->figure.label);
}

bool
staffs_differ_by_outsiders(const struct check *c, const struct statement *s,
    struct decimal difference)
{
	struct decimal outsiders = decimal_abs(difference);

	if (!word_table_is(&name_words, "staff", s->item.name))
		return false;
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct entry *e = check_entry(c, i);

		if (e->figure.kind == KIND_COUNT &&
		    e->unit_class == check_entry(c, s->entry)->unit_class &&
		    decimal_cmp(e->figure.value, outsiders) == 0 &&
		    word_table_in(&qualifiers, "outside", e->figure.label))
			return true;
	}
	return false;
}
