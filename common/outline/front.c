/* front: the title of a report; see front.h. */
#include "outline/front_parts.h"

const struct front *
front_words(void)
{
	static struct front f;

	if (f.title == NULL)
		f = (struct front){
			.title = words_of("title"),
			.subject = words_of("subject"),
			.organ = words_of("organ"),
			.affair = words_of("affair"),
			.report = words_of("report"),
			.site = words_of("site"),
			.masthead = words_of("masthead"),
			.field = words_of("field"),
			.file = words_of("file"),
			.about = words_of("about"),
			.state = words_of("state"),
			.letter = words_of("letter"),
			.number = words_of("number"),
		};
	return &f;
}

/* Does line i stand among those before end, too? */
static bool
stands_before(const struct front_lines *f, size_t i, size_t end)
{
	while (end > 0 && !span_eq(front_trimmed(f->line[end - 1]), front_trimmed(f->line[i])))
		end--;
	return end > 0;
}

/* The word 报告 alone above everything: where a page stands on its site. */
static bool
is_rubric(const struct front_lines *f, size_t i)
{
	enum { WORD = 6 };		/* bytes */

	return i == 0 && front_trimmed(f->line[i]).n <= WORD;
}

/* Lines first … last of the front are the title; false if there is none. */
static bool
find_title(const struct front *front, struct front_lines *f, size_t *first,
    size_t *last)
{
	size_t i = 0, least;

	while (i < f->n && (is_rubric(f, i) || (!front_ends_title(front, f->line[i]) &&
	    !front_ends_letter(front, f, i))))
		i++;
	if (i == f->n) {
		for (i = 0; i < f->n; i++)
			if (front_is_phrase(f->line[i], FRONT_LINE) &&
			    !front_is_bracketed(front_trimmed(f->line[i])) &&
			    !front_is_field(front, front_trimmed(f->line[i])) &&
			    words_in(front->subject, front_trimmed(f->line[i])))
				break;
		*first = *last = i;
		return i < f->n;
	}
	*first = *last = front_choose(front, f, i, &i);
	least = *first == i ? 0 : i + 1;
	while (*first > least && front_goes_before(front, f, *first))
		--*first;
	while (*last + 1 < f->n && !f->apart[*last + 1] &&
	    !stands_before(f, *last + 1, *last + 1) &&
	    !front_is_field(front, front_trimmed(f->line[*last + 1])) &&
	    (front_is_bracketed(front_trimmed(f->line[*last + 1])) ||
	    (front_ends_title(front, f->line[*last + 1]) &&
	    front_trimmed(f->line[*last + 1]).p[0] != '2')))
		++*last;
	return true;
}

/* Appends text without Markdown's ** and the blank between two of them. */
static void
add_unmarked(struct buf *title, struct span text)
{
	for (size_t at = 0; at < text.n; at++) {
		if (text.p[at] == '*')
			continue;
		if (at >= 2 && text.p[at] == ' ' && span_starts(span_slice(text, at - 2,
		    text.n), SPAN("** **")))
			continue;
		buf_add_char(title, text.p[at]);
	}
}

bool
front_read(const struct front *front, struct lookahead *look, struct slot *first,
    struct buf *title, struct buf *head)
{
	struct front_lines f = { .n = 0 };
	size_t from, to;

	front_collect(front, look, first, &f);
	buf_reset(title);
	buf_reset(head);
	if (f.n > 0 && front_is_attachment(f.line[0]))
		f.line[0]->plain = true;
	if (!find_title(front, &f, &from, &to))
		return !f.contents && (f.n != 0 || f.sites == 0);
	f.line[from]->title = true;
	buf_add_span(head, f.head);
	for (size_t i = from; i <= to; i++) {
		f.line[i]->cont = i > from;
		add_unmarked(title, front_without_extension(front, front_trimmed(f.line[i])));
	}
	return true;
}
