/* check_staffs: of which people a count of staff is (domain.md §2, row 15); see check_staffs.h.
 *
 * Two counts by one name need not agree: of all and of those on posts, of a unit and of what is
 * under it, with people from outside and without.
 */
#include "check/check_staffs.h"

#include "check/check_same.h"

#include "language/grammar.h"

static bool
is_post(const struct check *c, size_t i)
{
	return check_entry(c, i)->figure.table == 0 &&
	    word_table_ends(&name_words, "posts", check_entry(c, i)->figure.label);
}

bool
staff_is(const struct check *c, size_t entry)
{
	return word_table_is(&name_words, "staff", c->in->items[entry].name) &&
	    check_entry(c, entry)->unit_class == ledger_unit_class(SPAN("人"));
}

bool
staff_is_of_unit(const struct check *c, size_t staff)
{
	size_t para, posts = staff - 1;

	if (staff == 0 || staff >= c->in->ledger->n || !staff_is(c, staff) || !is_post(c, posts) ||
	    word_table_is(&name_words, "posts", c->in->items[posts].name))
		return false;
	para = check_entry(c, staff)->figure.para;
	if (check_entry(c, posts)->figure.para != para ||
	    check_entry(c, posts)->unit_class != check_entry(c, staff)->unit_class)
		return false;
	for (size_t i = posts; i-- > 0 && check_entry(c, i)->figure.para == para; )
		if (staff_is(c, i) || is_post(c, i))
			return staff_is(c, i);
	return true;
}

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
