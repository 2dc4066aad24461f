/* front: the title of a report; see front.h. */
#include "outline/front.h"

#include "language/date.h"
#include "language/grammar.h"
#include "language/words.h"
#include "outline/contents.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { LINES = 16, SITE_LINES = 48, TITLE_CHARS = 60, LINE_CHARS = 40, CODE_DIGITS = 6 };

struct front {
	const struct words *title, *subject, *organ, *affair, *report, *site, *masthead;
	const struct words *field, *file, *about, *state;
};

/* The paragraphs before the first heading. */
struct lines {
	struct slot *line[LINES];
	bool apart[LINES];	/* blank lines stand before it */
	size_t n;
	size_t sites;		/* lines of a web page passed over … */
	size_t passed;		/* … before the last line taken */
	bool contents;		/* a table of contents follows them */
	struct span head;	/* the line that runs above all pages */
};

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
		};
	return &f;
}

/* A line without the blanks around it, and without the bars behind it that a web
 * page's table leaves (自评表 | | |). */
static struct span
trimmed(const struct slot *slot)
{
	struct span text = slot_text(slot);
	size_t start = label_blanks(text, 0), end = shape_trim(text, start);

	while (end > start && (text.p[end - 1] == '|' || text.p[end - 1] == ' '))
		end--;
	return span_slice(text, start, end);
}

/* > 信息公开 > 财政信息, -> 审计公告: where a page stands on its site. */
static bool
is_trail(struct span text)
{
	return span_starts(text, SPAN(">")) || span_has(text, SPAN("->")) ||
	    span_has(text, SPAN(">>")) ||
	    span_has(text, SPAN(" > "));
}

/* Links side by side, or fields (信息类别: … 公开方式: …): no sentence, and in many
 * pieces. */
static bool
is_bar(struct span text)
{
	enum { FIELDS = 3, PIECES = 5, LEAST = 60 };	/* LEAST: bytes */
	size_t fields = 0, pieces = 1;
	struct glyph g;

	if (text.n < LEAST)
		return false;
	for (size_t at = 0; (g = glyph_at(text, at)).n > 0; at += g.n) {
		if (g.c == 0x3002 || g.c == 0xFF0C)
			return false;
		fields += g.c == ':' || g.c == 0xFF1A;
		pieces += g.c == ' ';
	}
	return (fields >= FIELDS && pieces >= FIELDS) ||
	    (pieces >= PIECES && shape_chars(text, TITLE_CHARS + 1) > TITLE_CHARS);
}

/* 索引号：…, - 时效性: 有效, 来源：… 发布时间：…: what a web page says beside the report. */
static bool
is_site(const struct front *front, struct span text)
{
	size_t at = 0;
	struct glyph g;

	if (span_starts(text, SPAN("•")) || span_starts(text, SPAN("- ")))
		return true;	/* a list: of fields, of links */
	for (; (g = glyph_at(text, at)).c == '-' || g.c == '[' || g.c == '|' ||
	    g.c == 0xB7 || g.c == 0x3010 || (g.n > 0 && label_blanks(text, at) > 0); at += g.n)
		;
	return words_begin(front->site, span_slice(text, at, text.n)) || is_trail(text) ||
	    is_bar(text) || words_end(front->masthead, text);
}

/* 自评报告.docx: without what only file names end with. */
static struct span
without_extension(const struct front *front, struct span text)
{
	for (size_t at = text.n; at > 0 && text.n - at < 8; at--)
		if (text.p[at - 1] == '.' &&
		    words_begin(front->file, span_slice(text, at, text.n)))
			return span_slice(text, 0, at - 1);
	return text;
}

static bool
is_attachment(const struct slot *slot)
{
	return slot->label.form == LABEL_ATTACHMENT || slot->label.form == LABEL_ANNEX;
}

/* （目录） without its brackets. */
static struct span
without_marks(struct span text)
{
	size_t open = punct_starts(text, '('), close = punct_ends(text, ')');

	return open != 0 && close != 0 && open + close < text.n ?
	    span_slice(text, open, text.n - close) : text;
}

/* Takes slot into the front; false if it is behind it. */
static bool
add_line(const struct front *front, struct lines *f, struct slot *slot, bool apart)
{
	struct contents contents;

	if (slot->block.kind != BLOCK_PARAGRAPH || slot->block.place.given ||
	    f->n == LINES)
		return false;
	slot_read(slot);
	if (contents_begin(&contents, without_marks(trimmed(slot)))) {
		f->contents = true;
		return false;
	}
	if (is_site(front, trimmed(slot)))
		return ++f->sites < SITE_LINES;
	if (slot->label.form != LABEL_NONE && !is_attachment(slot))
		return false;
	if (shape_chars(trimmed(slot), TITLE_CHARS + 1) > TITLE_CHARS)
		return false;
	f->apart[f->n] = apart || f->sites > f->passed;
	f->passed = f->sites;
	f->line[f->n++] = slot;
	return true;
}

static void
collect(const struct front *front, struct lookahead *look, struct slot *first, struct lines *f)
{
	struct slot *slot;
	size_t i = 0, before = 0;
	bool more;

	f->n = f->sites = f->passed = 0;
	f->contents = false;
	more = add_line(front, f, first, true);
	while (more && (slot = lookahead_next(look, &i)) != NULL) {
		more = add_line(front, f, slot, i > before);
		before = ++i;
	}
}

/* A line of words without the punctuation of a sentence or a form field. */
static bool
is_phrase(struct slot *slot, unsigned chars)
{
	struct span text = trimmed(slot);

	return slot->label.form == LABEL_NONE && text.n > 0 &&
	    shape_chars(text, chars + 1) <= chars && shape_has_words(text) &&
	    slot_shape(slot)->kind == SHAPE_BARE && !slot_shape(slot)->colon;
}

/* （2023年度） behind or below a title. */
static bool
is_bracketed(struct span text)
{
	return text.n > 3 && punct_starts(text, '(') != 0 && punct_ends(text, ')') != 0;
}

static struct span
without_brackets(struct span text)
{
	size_t open = punct_find(text, '(');

	if (open == NONE || open == 0 ||
	    !is_bracketed(span_slice(text, open, text.n)))
		return text;
	return span_slice(text, 0, open);
}

/* 项目名称 养老服务补贴项目: a field of the cover, though no colon stands in it.
 * （评价机构：…） is one, too. */
static bool
is_field(const struct front *front, struct span text)
{
	if (is_bracketed(text))
		return punct_find(text, ':') != NONE;
	return words_begin(front->field, text) && memchr(text.p, ' ', text.n) != NULL;
}

/* Does text begin with a year? */
static bool
is_dated(struct span text)
{
	return text.n > 0 && byte_is_digit(text.p[0]) &&
	    word_table_in(&grammar, "year", text);
}

/* …关于“…”资金使用情况, 2020年…任务完成情况: what it is about or which year's, and that it
 * reports it. */
static bool
is_about(const struct front *front, struct span text)
{
	return words_end(front->state, text) && (words_in(front->about, text) || is_dated(text));
}

/* Is it a title, by its last word?  Blanks inside count for nothing: 自 评 报 告. */
static bool
ends_title(const struct front *front, struct slot *slot)
{
	struct span text = without_brackets(without_extension(front, trimmed(slot)));
	struct buf packed = BUF_INIT;
	struct glyph g;
	bool ends;

	if (!is_phrase(slot, TITLE_CHARS))
		return false;
	for (size_t at = 0; (g = glyph_at(text, at)).n > 0; at += g.n)
		if (label_blanks(span_slice(text, 0, at + g.n), at) == 0)
			buf_add(&packed, text.p + at, g.n);
	ends = words_end(front->title, buf_span(&packed)) ||
	    is_about(front, buf_span(&packed));
	buf_release(&packed);
	return ends;
}

static bool
is_date(struct span text)
{
	return (word_table_ends(&grammar, "day", text) ||
	    word_table_ends(&grammar, "month", text)) && word_table_in(&grammar, "year", text);
}

/* A line with an index or a telephone number (监督索引号530923…) is no title's. */
static bool
has_code(struct span text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.n && digits < CODE_DIGITS; i++)
		digits = byte_is_digit(text.p[i]) ? digits + 1 : 0;
	return digits == CODE_DIGITS;
}

/* Does text begin with a year, with 关于, or with what the report is about, so that whose it is
 * stands elsewhere? */
static bool
lacks_organ(const struct front *front, struct span text)
{
	return !words_in(front->organ, text) && (words_begin(front->report, text) ||
	    ((is_dated(text) || words_begin(front->about, text)) &&
	    words_in(front->report, text)));
}

/* Does text name whose report it is, or on what? */
static bool
names_owner(const struct front *front, struct span text)
{
	text = without_brackets(text);	/* …办公室（本级） */
	return words_end(front->organ, text) || words_end(front->affair, text);
}

/* Does a title that begins with text say whose report it is, and of which year? */
static bool
is_complete(const struct front *front, struct span text)
{
	return words_in(front->organ, text) && word_table_in(&grammar, "fiscal", text);
}

/* Is the line before line i part of the same title?  Across blank lines only
 * when it has the year that the title still lacks, or names whose report it is. */
static bool
goes_before(const struct front *front, const struct lines *f, size_t i)
{
	struct span before = trimmed(f->line[i - 1]);

	if (!is_phrase(f->line[i - 1], LINE_CHARS) || is_date(before) || has_code(before) ||
	    span_starts(trimmed(f->line[i]), before) || is_complete(front, trimmed(f->line[i])))
		return false;
	if (!f->apart[i] || (names_owner(front, before) &&
	    lacks_organ(front, trimmed(f->line[i]))))
		return true;
	return word_table_in(&grammar, "fiscal", before) &&
	    !word_table_in(&grammar, "fiscal", trimmed(f->line[i]));
}

bool
front_is_report(const struct front *front, struct slot *slot)
{
	return ends_title(front, slot) && words_in(front->report, trimmed(slot));
}

/* 手机浏览 2022年度部门决算 where 2022年度部门决算 stands below: a word of the page before
 * its title. */
static size_t
cleaner_title(const struct lines *f, size_t i)
{
	struct span title = trimmed(f->line[i]), same;

	for (size_t j = i + 1; j < f->n; j++) {
		same = trimmed(f->line[j]);
		if (title.n > same.n + 1 && span_ends(title, same) &&
		    title.p[title.n - same.n - 1] == ' ')
			return j;
	}
	return i;
}

/* A web page's headline may leave out whose report it is, which the report's own title
 * below names: that one. */
static size_t
fuller_title(const struct front *front, const struct lines *f, size_t i)
{
	if (!lacks_organ(front, trimmed(f->line[i])) || (i > 0 && goes_before(front, f, i)))
		return i;
	for (size_t j = i + 1; j < f->n; j++)
		if (f->apart[j] && ends_title(front, f->line[j]) &&
		    words_in(front->organ, trimmed(f->line[j])))
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
	    names_owner(front, begins);
}

/* What runs above all pages stands above a title that says more: that one. */
static size_t
fuller_below_head(const struct front *front, struct lines *f, size_t i)
{
	struct span head = trimmed(f->line[i]);
	size_t first;

	if (i > 0 && goes_before(front, f, i))
		return i;
	for (size_t j = i + 1; j < f->n; j++) {
		if (!ends_title(front, f->line[j]))
			continue;
		for (first = j; first > i + 1 && goes_before(front, f, first); first--)
			;
		if (says_more(front, head, trimmed(f->line[first]), first < j)) {
			f->head = head;
			return j;
		}
	}
	return i;
}

/* What runs above every page stands above the title and again below it: that one. */
static size_t
title_below_head(const struct front *front, struct lines *f, size_t i)
{
	struct span head = trimmed(f->line[i]);
	size_t end = f->n;

	while (end > i + 1 && !span_eq(trimmed(f->line[end - 1]), head))
		end--;
	for (size_t j = i + 1; j < end; j++)
		if (!span_eq(trimmed(f->line[j]), head) && ends_title(front, f->line[j])) {
			f->head = head;
			return j;
		}
	return i;
}

/* Does line i stand among those before end, too? */
static bool
stands_before(const struct lines *f, size_t i, size_t end)
{
	while (end > 0 && !span_eq(trimmed(f->line[end - 1]), trimmed(f->line[i])))
		end--;
	return end > 0;
}

/* The word 报告 alone above everything: where a page stands on its site. */
static bool
is_rubric(const struct lines *f, size_t i)
{
	enum { WORD = 6 };		/* bytes */

	return i == 0 && trimmed(f->line[i]).n <= WORD;
}

/* Lines first … last of the front are the title; false if there is none. */
static bool
find_title(const struct front *front, struct lines *f, size_t *first,
    size_t *last)
{
	size_t i = 0, least;

	while (i < f->n && (is_rubric(f, i) || !ends_title(front, f->line[i])))
		i++;
	if (i == f->n) {
		for (i = 0; i < f->n; i++)
			if (is_phrase(f->line[i], LINE_CHARS) &&
			    !is_bracketed(trimmed(f->line[i])) &&
			    !is_field(front, trimmed(f->line[i])) &&
			    words_in(front->subject, trimmed(f->line[i])))
				break;
		*first = *last = i;
		return i < f->n;
	}
	i = cleaner_title(f, fuller_title(front, f, i));
	*first = *last = title_below_head(front, f, fuller_below_head(front, f, i));
	least = *first == i ? 0 : i + 1;
	while (*first > least && goes_before(front, f, *first))
		--*first;
	while (*last + 1 < f->n && !f->apart[*last + 1] &&
	    !stands_before(f, *last + 1, *last + 1) &&
	    !is_field(front, trimmed(f->line[*last + 1])) &&
	    (is_bracketed(trimmed(f->line[*last + 1])) ||
	    (ends_title(front, f->line[*last + 1]) &&
	    trimmed(f->line[*last + 1]).p[0] != '2')))
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
	struct lines f = { .n = 0 };
	size_t from, to;

	collect(front, look, first, &f);
	buf_reset(title);
	buf_reset(head);
	if (f.n > 0 && is_attachment(f.line[0]))
		f.line[0]->plain = true;
	if (!find_title(front, &f, &from, &to))
		return !f.contents && (f.n != 0 || f.sites == 0);
	f.line[from]->title = true;
	buf_add_span(head, f.head);
	for (size_t i = from; i <= to; i++) {
		f.line[i]->cont = i > from;
		add_unmarked(title, without_extension(front, trimmed(f.line[i])));
	}
	return true;
}
