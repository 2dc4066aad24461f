/* What the number of a column in a header says (column_formula.h). */
#include "unit.h"

#include "relation/column_formula.h"

static void
add_column(struct buf *b, unsigned column)
{
	if (column > COLUMN_LETTERS)
		buf_addf(b, "%c", (char)('A' + column - COLUMN_LETTERS - 1));
	else
		buf_add_uint(b, column);
}

/* own= and, by shape, the terms, | where the line of a quotient is: 4= 3|2 ratio % */
static void
print(const struct column_formula *f, struct buf *b)
{
	static const char *const shapes[] = { "", " sum", " ratio", " growth", " product" };

	if (f->own != COLUMN_NOTHING)
		add_column(b, f->own);
	buf_add_str(b, "=");
	for (size_t i = 0; i < f->n; i++) {
		buf_add_str(b, f->above != 0 && i == f->above ? "|" : " ");
		buf_add_str(b, f->signs[i] < 0 ? "-" : "");
		add_column(b, f->terms[i]);
	}
	buf_add_str(b, shapes[f->shape]);
	buf_add_str(b, f->percent ? " %" : "");
}

static void
formula(bool read(struct span, struct column_formula *), const char *text, const char *expected)
{
	struct column_formula f;
	struct buf b = BUF_INIT;

	if (read(span_of(text), &f))
		print(&f, &b);
	else
		buf_add_str(&b, "none");
	check_text(text, expected, buf_str(&b));
	buf_release(&b);
}

static void
test_cells(void)
{
	formula(column_formula_read, "3", "3=");
	formula(column_formula_read, "（12）", "12=");
	formula(column_formula_read, "③", "3=");
	formula(column_formula_read, "⑳", "20=");
	formula(column_formula_read, "A", "A=");
	formula(column_formula_read, "3=1+2", "3= 1 2 sum");
	formula(column_formula_read, "(3=1+2)", "3= 1 2 sum");
	formula(column_formula_read, "6＝3－4", "6= 3 -4 sum");
	formula(column_formula_read, "⑤=②＋③-④", "5= 2 3 -4 sum");
	formula(column_formula_read, "5栏=3栏-4栏", "5= 3 -4 sum");
	formula(column_formula_read, "(4)=(3)/(2)", "4= 3|2 ratio");
	formula(column_formula_read, "④=③÷②×100%", "4= 3|2 ratio %");
	formula(column_formula_read, "（B/A）", "= B|A ratio");
	formula(column_formula_read, "C=B/A*100", "C= B|A ratio %");
	formula(column_formula_read, "6=5/(1+2)", "6= 5|1 2 ratio");
	formula(column_formula_read, "6=(4+5)/(1+2)", "6= 4 5|1 2 ratio");
	formula(column_formula_read, "5=(3-1)/1", "5= 3|1 growth %");
	formula(column_formula_read, "5=3/1-1", "5= 3|1 growth %");
	formula(column_formula_read, "5=（3-1）÷1×100%", "5= 3|1 growth %");
	formula(column_formula_read, "（D=(B-C)/C×100%）", "D= B|C growth %");
	formula(column_formula_read, "((1+2)/(3+4))", "= 1 2|3 4 ratio");
	formula(column_formula_read, "(1)+(2)", "= 1 2 sum");
	formula(column_formula_read, "3=1×2", "3= 1 2 product");
}

static void
test_no_formula(void)
{
	formula(column_formula_read, "", "none");
	formula(column_formula_read, "0", "none");
	formula(column_formula_read, "预算数", "none");
	formula(column_formula_read, "2024", "none");
	formula(column_formula_read, "3=", "none");
	formula(column_formula_read, "3=1", "none");
	formula(column_formula_read, "3=1+", "none");
	formula(column_formula_read, "5=(3-2)/1", "none");
	formula(column_formula_read, "5=(3-1", "none");
	formula(column_formula_read, "5=3/(2-1)", "none");
	formula(column_formula_read, "3=1*2*4", "none");
	formula(column_formula_read, "3=1/2*5", "none");
	formula(column_formula_read, "=1+2", "none");
	formula(column_formula_read, "3=1)+(2", "none");
	formula(column_formula_read, "((((((((((((((((((((1))))))))))))))))))))", "1=");
}

static void
test_headers(void)
{
	formula(column_formula_behind, "全年预算数（A）", "A=");
	formula(column_formula_behind, "执行率（B/A）", "= B|A ratio");
	formula(column_formula_behind, "执行率④=③/②", "4= 3|2 ratio");
	formula(column_formula_behind, "执行率（%）（4）=（3）/（2）", "4= 3|2 ratio");
	formula(column_formula_behind, "执行率（C=B/A）（%）", "C= B|A ratio");
	formula(column_formula_behind, "升降（D=(B-C)/C×100%）", "D= B|C growth %");
	formula(column_formula_behind, "结余 =①-②", "= 1 -2 sum");
	formula(column_formula_behind, "决算数（1）（万元）", "1=");
	formula(column_formula_behind, "2023年度", "none");
	formula(column_formula_behind, "PM2.5", "none");
	formula(column_formula_behind, "截至2023", "none");
	formula(column_formula_behind, "合计", "none");
	formula(column_formula_behind, "（万元）", "none");
	formula(column_formula_behind, "", "none");
}

int
main(void)
{
	test_cells();
	test_no_formula();
	test_headers();
	return unit_done();
}
