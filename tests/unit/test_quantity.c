/* The grammar of quantities, row by row (quantity.rows says how a row is
 * written), cells, unit hints, and what a caller may rely on. */
#include "rows.h"

#include <stdlib.h>

#include "language/quantity.h"

static struct buf figures, others;

static void
add_figure(struct span text, const struct quantity *q)
{
	if (figures.n > 0)
		buf_add_str(&figures, " ; ");
	buf_add_span(&figures, span_slice(text, q->start, q->end));
	buf_add_char(&figures, '|');
	decimal_print(&figures, q->value);
	if (q->op == OP_RANGE) {
		buf_add_str(&figures, "..");
		decimal_print(&figures, q->high);
	}
	buf_add_char(&figures, '|');
	buf_add_span(&figures, q->unit);
	buf_addf(&figures, "|%s|%s|", kind_names[q->kind], op_names[q->op]);
	decimal_print(&figures, q->quantum);
}

static void
add_other(struct span text, const struct quantity *q)
{
	if (others.n > 0)
		buf_add_str(&others, " ; ");
	buf_add_span(&others, span_slice(text, q->start, q->end));
	buf_addf(&others, "|%s", kind_names[q->kind]);
}

/* Reads all of text into figures and others; checks what quantity.h promises. */
static bool
read_all(struct span text)
{
	struct quantity q;
	bool overflow, any = false;
	size_t at = 0;

	buf_reset(&figures);
	buf_reset(&others);
	while (quantity_next(text, at, &q, &overflow)) {
		any |= overflow;
		CHECK(q.start >= at && q.end > q.start && q.end <= text.n);
		CHECK(q.from <= q.start && q.to >= q.end && q.to <= text.n);
		if (q.kind < KIND_DATE)
			add_figure(text, &q);
		else
			add_other(text, &q);
		at = q.end;
	}
	return any || overflow;
}

/* Cuts got to the number of fields that expected gives, figure by figure. */
static void
shorten(struct buf *out, const char *got, const char *expected)
{
	while (*got != '\0') {
		int want = 0, have = 0;

		for (; *expected != '\0' && strncmp(expected, " ; ", 3) != 0; expected++)
			want += *expected == '|';
		for (; *got != '\0' && strncmp(got, " ; ", 3) != 0; got++) {
			have += *got == '|';
			if (have <= want || want == 0)
				buf_add_char(out, *got);
		}
		if (*got != '\0') {
			buf_add_str(out, " ; ");
			got += 3;
		}
		if (*expected != '\0')
			expected += 3;
	}
}

/* ⏎ and ␣ become what they stand for. */
static void
unescape(const char *s, struct buf *out)
{
	buf_reset(out);
	while (*s != '\0') {
		if (strncmp(s, "⏎", 3) == 0 || strncmp(s, "␣", 3) == 0) {
			buf_add_char(out, s[2] == "⏎"[2] ? '\n' : ' ');
			s += 3;
		} else {
			buf_add_char(out, *s++);
		}
	}
}

static void
check_row(void *context, char *row, size_t number)
{
	static struct buf text, want, got, raw;
	char *arrow = rows_expected(row), *rest;
	bool overflow;

	(void)context;
	(void)number;
	unescape(row, &text);
	overflow = read_all(buf_span(&text));
	if (strcmp(arrow, "overflow") == 0) {
		CHECK(overflow && figures.n == 0);
		return;
	}
	CHECK(!overflow);
	rest = strstr(arrow, " ! ");
	if (rest != NULL) {
		check_text(row, rest + 3, buf_str(&others));
		*rest = '\0';
	}
	unescape(strcmp(arrow, "-") == 0 ? "" : arrow, &want);
	unescape(buf_str(&figures), &raw);
	buf_reset(&got);
	shorten(&got, buf_str(&raw), buf_str(&want));
	check_text(row, buf_str(&want), buf_str(&got));
}

/* value|unit|kind|op|quantum of a cell, or "no". */
static void
check_cell(const char *cell, const char *expected)
{
	struct buf b = BUF_INIT;
	struct quantity q;

	if (!quantity_cell(span_of(cell), &q)) {
		check_text(cell, expected, "no");
		return;
	}
	decimal_print(&b, q.value);
	buf_add_char(&b, '|');
	buf_add_span(&b, q.unit);
	buf_addf(&b, "|%s|%s|", kind_names[q.kind], op_names[q.op]);
	decimal_print(&b, q.quantum);
	check_text(cell, expected, buf_str(&b));
	buf_release(&b);
}

static void
test_cells(void)
{
	check_cell("1,820.00", "1820|-|bare|=|0.01");
	check_cell("(1.5)", "-1.5|-|bare|=|0.1");
	check_cell("（1.5）", "-1.5|-|bare|=|0.1");
	check_cell("-3.20", "-3.2|-|bare|=|0.01");
	check_cell("▲15.50", "-15.5|-|bare|=|0.01");
	check_cell("99.83%", "99.83|%|percent|=|0.01");
	check_cell("≥4次", "4|次|count|>=|1");
	check_cell("≥ 12件", "12|件|count|>=|1");
	check_cell("　≧98%", "98|%|percent|>=|1");
	check_cell("<1.8万元/场", "18000|CNY/场|money|<|1000");
	check_cell("0　", "0|-|bare|=|1");
	check_cell("90%以上", "90|%|percent|>=|1");
	check_cell("2.7", "2.7|-|bare|=|0.1");
	check_cell("2024", "2024|-|bare|=|1");
	check_cell("1,9\n66.50", "1966.5|-|bare|=|0.01");
	check_cell("98.65\n%", "98.65|%|percent|=|0.01");
	check_cell("5万元（含）以上", "50000|CNY|money|>=|10000");
	check_cell("—", "no");
	check_cell("-", "no");
	check_cell("/", "no");
	check_cell("无", "no");
	check_cell("", "no");
	check_cell("2024、12、31", "no");
	check_cell("2024年12月31日前", "no");
	check_cell("2024年", "no");
	check_cell("效果明显", "no");
	check_cell("1、业务工作经费", "no");
	check_cell("……", "no");
	check_cell("12\n15", "no");
	check_cell("0301", "no");
	check_cell("5A", "no");
	check_cell("基本支出：405.4", "no");
}

static void
check_hint(const char *text, const char *expected)
{
	struct buf b = BUF_INIT;
	struct unit_hint hint;

	if (quantity_unit_hint(span_of(text), &hint)) {
		buf_addf(&b, "%s|", kind_names[hint.kind]);
		buf_add_span(&b, hint.unit);
		buf_addf(&b, "|%d", hint.power);
	}
	check_text(text, expected, buf_str(&b));
	buf_release(&b);
}

static void
test_hints(void)
{
	check_hint("万元", "money|CNY|4");
	check_hint("（万元）", "money|CNY|4");
	check_hint("单位：万元", "money|CNY|4");
	check_hint("金额单位： 百万元", "money|CNY|6");
	check_hint("（单位：元）", "money|CNY|0");
	check_hint("单位：万元收入", "money|CNY|4");
	check_hint("部门：青溪县河道管理所  单位：万元科目编码", "money|CNY|4");
	check_hint("填报单位：元江县林业局", "");
	check_hint("财政供养人员情况（人）", "count|人|0");
	check_hint("批复规模（㎡）", "count|㎡|0");
	check_hint("批复规模\n（㎡）", "count|㎡|0");
	check_hint("预算投资（万元）", "money|CNY|4");
	check_hint("接待（万人次）", "count|人次|4");
	check_hint("成本（元/人）", "money|CNY/人|0");
	check_hint("执行率（%）", "percent|%|0");
	check_hint("亿元", "money|CNY|8");
	check_hint("产出指标（50分）", "");
	check_hint("单位名称", "");
	check_hint("预算单位（盖章）", "");
	check_hint("年初预算数", "");
}

static void
test_apply(void)
{
	struct unit_hint hint = { KIND_MONEY, SPAN("CNY"), 4 };
	struct buf b = BUF_INIT;
	struct quantity q;

	CHECK(quantity_cell(SPAN("2.65"), &q));
	CHECK(quantity_apply(&q, &hint));
	decimal_print(&b, q.value);
	buf_add_char(&b, ' ');
	decimal_print(&b, q.quantum);
	check_text("2.65 in 万元", "26500 100", buf_str(&b));
	CHECK(q.kind == KIND_MONEY && q.high.c == q.value.c);
	buf_release(&b);
}

static void
test_lean(void)
{
	struct quantity q;
	bool overflow;

	CHECK(quantity_next(SPAN("近70场"), 0, &q, &overflow) && q.lean == LEAN_BELOW && q.from == 0);
	CHECK(quantity_next(SPAN("300多人"), 0, &q, &overflow) && q.lean == LEAN_ABOVE);
	CHECK(quantity_next(SPAN("约3万元"), 0, &q, &overflow) && q.lean == LEAN_BOTH);
	CHECK(quantity_next(SPAN("3万元左右"), 0, &q, &overflow) && q.lean == LEAN_BOTH && q.to == 13);
	CHECK(quantity_next(SPAN("3万元"), 0, &q, &overflow) && q.lean == LEAN_NONE);
	CHECK(quantity_next(SPAN("三大职能"), 0, &q, &overflow) &&
	    q.kind == KIND_ORDINAL && q.value.c == 3);
}

/* Texts one behind the other; from a byte on; a number that is too long among them. */
static void
test_list(void)
{
	struct quantity_list list = { .n = 0 };
	struct span text = SPAN("预算3万元，支出2.5万元。");

	CHECK(!quantity_list_read(&list, text, 0) && list.n == 2);
	CHECK(!quantity_list_read(&list, SPAN("三大职能"), 0) && list.n == 3);
	CHECK(!quantity_list_read(&list, text, list.at[0].to) && list.n == 4);
	CHECK(list.at[3].from == list.at[1].from && list.at[2].kind == KIND_ORDINAL);
	CHECK(!quantity_list_read(&list, SPAN("没有数字"), 0) && list.n == 4);
	CHECK(quantity_list_read(&list,
	    SPAN("1234567890123456789012345678901234567890123元，另3元"), 0) && list.n == 5);
	CHECK(list.at[4].to == strlen("1234567890123456789012345678901234567890123元，另3元"));
	quantity_list_release(&list);
	CHECK(list.n == 0 && list.at == NULL);
}

int
main(int argc, char **argv)
{
	rows_each(argc > 1 ? argv[1] : "tests/unit/quantity.rows", check_row, NULL);
	test_cells();
	test_hints();
	test_apply();
	test_lean();
	test_list();
	buf_release(&figures);
	buf_release(&others);
	return unit_done();
}
