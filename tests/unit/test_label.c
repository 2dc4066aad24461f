/* Labels: every row of label.rows (its head says how a row reads). */
#include <stdlib.h>

#include "language/label.h"
#include "rows.h"

static const char *const forms[LABEL_FORMS] = {
	"-", "part", "section", "formal", "chinese", "paren", "comma", "dot", "nparen",
	"half", "circled", "decimal", "attachment", "annex"
};

/* '_' is a blank and U one of U+3000, so that rows show them. */
static void
unescape(struct buf *out, struct span s)
{
	buf_reset(out);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '_')
			buf_add_char(out, ' ');
		else if (s.p[i] == 'U')
			buf_add_str(out, "　");
		else
			buf_add_char(out, s.p[i]);
}

static void
escape(struct buf *out, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(out, s.p[i] == ' ' ? '_' : s.p[i]);
}

static void
show(struct buf *out, struct span text)
{
	struct label label;

	buf_reset(out);
	if (label_read(text, &label) == 0) {
		buf_add_str(out, "-");
		return;
	}
	buf_addf(out, "%s%s %u ", forms[label.form], label.blank ? "+" : "",
	    label.ordinal);
	escape(out, span_slice(text, label.start, label.end));
	buf_add_char(out, '|');
	escape(out, span_slice(text, label.text, text.n));
}

static void
check_row(void *context, char *row, size_t number)
{
	const char *expected = rows_expected(row);
	struct buf text = BUF_INIT, got = BUF_INIT;
	struct label label;

	(void)context;
	(void)number;
	unescape(&text, span_of(row));
	show(&got, buf_span(&text));
	check_text(buf_str(&text), expected, buf_str(&got));
	if (label_read(buf_span(&text), &label) != 0)
		CHECK(label_possible(buf_span(&text)));
	buf_release(&text);
	buf_release(&got);
}

static bool
moved_by_one(const struct label *a, const struct label *b)
{
	return a->form == b->form && a->ordinal == b->ordinal && a->depth == b->depth &&
	    a->parent == b->parent && a->blank == b->blank &&
	    (a->form == LABEL_NONE || (a->start + 1 == b->start && a->end + 1 == b->end &&
		a->text + 1 == b->text));
}

/* The usual labels are read by a way of their own, which a blank before them bars:
 * both say the same, whatever the number, the mark and the character behind. */
static void
test_usual(void)
{
	static const char *const opens[] = { "", "（", "(" };
	static const char *const numbers[] = {
		"一", "二", "四", "五", "六", "九", "十", "十一", "二十", "百", "0", "1", "9", "12", "99",
		"199", "200", "1２", "３", "零"
	};
	static const char *const marks[] = { "、", ".", "．", "）", ")", "：", " ", "", "）、", "..", "﹑" };
	static const char *const rests[] = {
		"加强领导，完善制度", "三产业增加值", "季度报表明细", "2022年预算情况", "5万元", " 基本情况说明",
		"　基本情况说明", "、基本情况说明", "（基本情况）", "元整，其中基本支出", "月份预算执行", "Ａ类项目支出情况",
		"abc def ghi jkl", "人员经费支出情况", "年", ""
	};
	size_t wrong = 0, labels = 0;
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < 3 * 20 * 11 * 16; i++) {
		struct label direct, moved;

		buf_reset(&text);
		buf_addf(&text, " %s%s%s%s", opens[i % 3], numbers[i / 3 % 20],
		    marks[i / 60 % 11], rests[i / 660]);
		label_read(buf_span(&text), &moved);
		label_read(span_slice(buf_span(&text), 1, text.n), &direct);
		wrong += !moved_by_one(&direct, &moved);
		labels += direct.form != LABEL_NONE;
	}
	CHECK(wrong == 0);
	CHECK(labels > 1000);
	buf_release(&text);
}

int
main(int argc, char **argv)
{
	rows_each(argc > 1 ? argv[1] : "tests/unit/label.rows", check_row, NULL);
	test_usual();
	return unit_done();
}
