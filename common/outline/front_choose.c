/* front_choose: which of several lines that end as titles do is the report's; see front_parts.h. */
#include "outline/front_parts.h"

#include "language/date.h"

/* 手机浏览 2022年度部门决算 where 2022年度部门决算 stands below: a word of the page before
 * its title. */
static size_t
cleaner_title(const struct front_lines *f, size_t i)
{
	struct span title = front_trimmed(f->line[i]), same;

	for (size_t j = i + 1; j < f->n; j++) {
		same = front_trimmed(f->line[j]);
		if (title.n > same.n + 1 && span_ends(title, same) &&
		    title.p[title.n - same.n - 1] == ' ')
			return j;
	}
	return i;
}

/* A web page's headline may leave out whose report it is, which the report's own title
 * below names: that one. */
static size_t
fuller_title(const struct front *front, const struct front_lines *f, size_t i)
{
	if (!front_lacks_organ(front, front_trimmed(f->line[i])) ||
	    (i > 0 && front_goes_before(front, f, i)))
		return i;
	for (size_t j = i + 1; j < f->n; j++)
		if (f->apart[j] && front_ends_title(front, f->line[j]) &&
		    words_in(front->organ, front_trimmed(f->line[j])))
			return j;
	return i;
}

/* Does a title whose first line is begins (alone: others follow) say more than head, which begins
 * alike?  The year that head leaves out: 某市…项目绩效评价报告 above 某市2023年…项目 and
 * 绩效评价报告; or it begins again with whose it is, alone: 某局2023年度自评报告 above 某局 and
 * 2023年度部门整体自评报告. */
static bool
says_more(const struct front *front, struct span head, struct span begins, bool alone)
{
	enum { ALIKE = 9 };		/* bytes: 某某市 */

	if (begins.n <= ALIKE || !span_starts(head, span_slice(begins, 0, ALIKE)))
		return false;
	if (date_year_in(head) == 0)
		return date_year_in(begins) != 0;
	return alone && begins.n < head.n && span_starts(head, begins) &&
	    front_names_owner(front, begins);
}

/* 旧路面翻修项目绩效评价报告 above 某市旧路面翻修项目 and 绩效评价报告: do the lines first … last
 * end with head, but none of them alone, and say whose or where it is before that? */
static bool
ends_with_head(const struct front_lines *f, size_t first, size_t last, struct span head)
{
	struct buf joined = BUF_INIT;
	bool ends;

	for (size_t i = first; i <= last; i++)
		buf_add_span(&joined, front_trimmed(f->line[i]));
	ends = joined.n > head.n && span_ends(buf_span(&joined), head) &&
	    front_trimmed(f->line[last]).n < head.n;
	buf_release(&joined);
	return ends;
}

/* What runs above all pages stands above a title that says more: that one. */
static size_t
fuller_below_head(const struct front *front, struct front_lines *f, size_t i)
{
	struct span head = front_trimmed(f->line[i]);
	size_t first;

	if (i > 0 && front_goes_before(front, f, i))
		return i;
	for (size_t j = i + 1; j < f->n; j++) {
		if (!front_ends_title(front, f->line[j]))
			continue;
		for (first = j; first > i + 1 && front_goes_before(front, f, first); first--)
			;
		if (says_more(front, head, front_trimmed(f->line[first]), first < j) ||
		    ends_with_head(f, first, j, head)) {
			f->head = head;
			return j;
		}
	}
	return i;
}

/* What runs above every page stands above the title and again below it: that one. */
static size_t
title_below_head(const struct front *front, struct front_lines *f, size_t i)
{
	struct span head = front_trimmed(f->line[i]);
	size_t end = f->n;

	while (end > i + 1 && !span_eq(front_trimmed(f->line[end - 1]), head))
		end--;
	for (size_t j = i + 1; j < end; j++)
		if (!span_eq(front_trimmed(f->line[j]), head) &&
		    front_ends_title(front, f->line[j])) {
			f->head = head;
			return j;
		}
	return i;
}

size_t
front_choose(const struct front *front, struct front_lines *f, size_t i, size_t *plain)
{
	*plain = cleaner_title(f, fuller_title(front, f, i));
	return title_below_head(front, f, fuller_below_head(front, f, *plain));
}
