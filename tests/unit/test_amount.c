/* amount: which lines of a cell are one amount. */
#include "text/amount.h"
#include "unit.h"

static void
check_torn(const char *upper, const char *lower, bool torn)
{
	check_text(upper, torn ? "torn" : "apart",
	    amount_is_torn(span_of(upper), span_of(lower)) ? "torn" : "apart");
}

int
main(void)
{
	check_torn("12,860.4", "0", true);
	check_torn("9,86", "4.30", true);
	check_torn("12,8", "60.40", true);
	check_torn("12,860", ".40", true);
	check_torn("12,860.", "40", true);
	check_torn("641.", "89", true);
	check_torn("98.1", "7%", true);
	check_torn("100.", "00%", true);
	check_torn("98.17", "0%", false);	/* whole already */
	check_torn("98", "17%", false);		/* two numbers in one cell */
	check_torn("98.1", "17%", false);
	check_torn("98.1", "%", false);		/* no two decimals */
	check_torn("12,860.40", "0", false);	/* whole already */
	check_torn("12,860", "0", false);
	check_torn("320.5", "18", false);	/* two numbers in one cell */
	check_torn("2024", "12", false);
	check_torn("12,860.4", "10", false);
	check_torn("", "12.40", false);
	check_torn("12,8", "", false);
	return unit_done();
}
