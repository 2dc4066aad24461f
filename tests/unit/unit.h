/* unit: the smallest test harness: checks that count, and a closing line. */
#ifndef UNIT_H
#define UNIT_H

#include <stdio.h>
#include <string.h>

static int unit_passed, unit_failed;

/* One check; on failure prints file, line and what was expected. */
#define CHECK(condition) \
	((condition) ? (void)unit_passed++ : \
	    (void)(unit_failed++, printf("FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition)))

/* Compares two NUL-terminated strings; name tells which row or case it is. */
static inline void
check_text(const char *name, const char *expected, const char *got)
{
	if (strcmp(expected, got) == 0) {
		unit_passed++;
		return;
	}
	unit_failed++;
	printf("FAIL %s\n  expected: %s\n  got:      %s\n", name, expected, got);
}

/* The last line of main: return unit_done(); */
static inline int
unit_done(void)
{
	printf("%d passed, %d failed\n", unit_passed, unit_failed);
	return unit_failed != 0;
}

#endif
