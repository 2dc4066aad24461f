/* check_staffs: of which people a count of staff is. */
#ifndef CHECK_STAFFS_H
#define CHECK_STAFFS_H

#include "check/check_rules.h"

struct statement;

/* Is entry a count of people who work there? */
bool staff_is(const struct check *c, size_t entry);

/* 县林草局共有编制40人，在职人员38人: is entry staff a staff, and right before it on its line the
 * establishment of a unit that is named?  Behind those of two units it may be of both. */
bool staff_is_of_unit(const struct check *c, size_t staff);

/* 在编110人, 在职112人: does the label of one of two staffs, entries a and b, say that they are on
 * posts, and the other's not? */
bool staffs_of_two_scopes(const struct check *c, size_t a, size_t b);

/* 在职128人…在编96人，编外聘用32人: is s the staff, and is what it differs by from another count of
 * it told anywhere as people who are on no post? */
bool staffs_differ_by_outsiders(const struct check *c, const struct statement *s,
    struct decimal difference);

#endif
