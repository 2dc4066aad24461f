/* date: years, months, days and spans of them, in every dress (domain.md §3, not figures).
 *
 *   2024年  2024年度  二〇二四年十二月  2024年12月31日  2024年底  12月31日  3月份  3月底
 *   2024、12、31  2024.12.31  2024-12-31  2024/12/31  2024.12  2021-2023年  1—9月份
 *   9时30分  上午9点半
 *
 * A year alone (2021是换届之年) is told by date_is_year; whether it is one
 * depends on what follows, so the caller asks after looking for a unit.
 */
#ifndef LANGUAGE_DATE_H
#define LANGUAGE_DATE_H

#include "language/numeral.h"

/* Years that four digits can mean; of those before DATE_REPORTED no report speaks. */
enum { DATE_FIRST = 1900, DATE_REPORTED = 1990, DATE_LAST = 2099 };

/* The date that starts at byte at, where n was read; its end, 0 if none. */
size_t date_read(struct span text, size_t at, const struct numeral *n);

/* Four plain digits (二〇二四 too) between DATE_FIRST and DATE_LAST. */
bool date_is_year(const struct numeral *n);

/* The bytes of four digits and 年 that text begins with, 2023年, 2023 年, whatever year that may
 * be; 0 of none. */
size_t date_year_at_start(struct span text);

/* The digit at byte at: ASCII, full-width or Chinese; -1 if there is none.  *n is
 * its length. */
int date_digit(struct span text, size_t at, size_t *n);

/* The first year from 2000 to DATE_LAST in text, in any digits; 0 for none. */
int date_year_in(struct span text);

/* The year, month and day of one date in digits, 0 for a day that it does not name; false if
 * it names no month, or is none of DATE_REPORTED to DATE_LAST. */
bool date_when(struct span text, int when[3]);

/* Could there be such a day (2月30日)?  Of a date that names a month and a day. */
bool date_is_possible(struct span text);

#endif
