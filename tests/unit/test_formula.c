/* What an expression of figure ids says: its shape, how many are above the line, which ids. */
#include "unit.h"

#include "sentence/formula.h"

static void
check_formula(const char *expression, const char *expected)
{
	struct formula f = { .ids = NULL };
	struct span rest = span_of(expression);
	struct buf b = BUF_INIT;

	if (!formula_next(&rest, &f)) {
		buf_add_str(&b, "none");
	} else {
		buf_add_uint(&b, f.shape);
		for (size_t i = 0; i < f.n; i++) {
			bool line = f.shape == SHAPE_TOGETHER && i == f.times;

			buf_add_str(&b, line ? " / " : " ");
			buf_add_uint(&b, f.ids[i]);
		}
	}
	check_text(expression, expected, buf_str(&b));
	buf_release(&b);
	formula_release(&f);
}

int
main(void)
{
	check_formula("7", "0 7");
	check_formula("1+2+3", "1 1 2 3");
	check_formula("4/5", "3 4 5");
	check_formula("4/5-1", "5 4 5");
	check_formula("1-4/5", "6 4 5");
	check_formula("4/(5-4)", "7 4 5");
	check_formula("4/(5+4)", "8 4 5");
	check_formula("4/(5+6)", "9 4 / 5 6");
	check_formula("(1+2+3)/4", "9 1 2 3 / 4");
	check_formula("(1+2)/(3+4)", "9 1 2 / 3 4");
	check_formula("(1+2)/(3-1)", "none");
	check_formula("4/(5-6)", "none");
	check_formula("1*2+3*4", "10 1 2 3 4");
	check_formula("(1*2+3*4)*12", "10 1 2 3 4");
	check_formula("(1*2+3*4)", "none");
	check_formula("(1*2+3)*12", "none");
	check_formula("1*2+3", "10 1 2 3");
	check_formula("1*2+3+4", "10 1 2 3 4");
	check_formula("1*2+3+4*5", "none");
	check_formula("1/2*100", "13 1 2");
	check_formula("1/2*x", "none");
	check_formula("(1+2/3", "none");
	check_formula("(1+2)", "none");
	check_formula("(1+2)/", "none");
	check_formula("(1+2)/3x|8/9", "3 8 9");
	return unit_done();
}
