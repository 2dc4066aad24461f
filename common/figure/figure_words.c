/* figure_words: which words before a figure, or behind it, name it; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/numeral.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

void
figure_take_ratio_name(struct span text, struct subject *s)
{
	const char *end = s->phrase.p + s->phrase.n;

	if (s->phrase.n != 0 && end >= text.p)
		s->phrase.n += word_table_at_start(&grammar, "than",
		    (struct span){ end, (size_t)(text.p + text.n - end) });
}

/* The text before byte at without the blanks that it ends with; its bytes count as in the text. */
static struct span
text_before(const struct reading *rd, size_t at)
{
	struct span words = span_trim(span_slice(rd->text, 0, at));

	return span_slice(rd->text, 0, (size_t)(words.p - rd->text.p) + words.n);
}

/* Where the last quantity that ends before byte at ends. */
static size_t
quantity_end_before(const struct figures *fs, size_t at)
{
	for (size_t i = fs->text.n; i-- > 0; )
		if (fs->text.quantities[i].to <= at)
			return fs->text.quantities[i].to;
	return 0;
}

struct span
figure_name_before_year(const struct figures *fs, const struct reading *rd,
    const struct subject *s, bool *dated)
{
	enum { BETWEEN = 9 };		/* bytes: 2024年度的 */
	size_t at = (size_t)(s->phrase.p - rd->text.p), lo, i = fs->text.n;
	struct subject held;

	*dated = false;
	if (rd->done == 0 || at < rd->done || at - rd->done > BETWEEN)
		return (struct span){ "", 0 };		/* nearly always */
	while (i > 0 && fs->text.quantities[i - 1].to > rd->done)
		i--;
	if (i == 0 || fs->text.quantities[i - 1].kind != KIND_DATE ||
	    fs->text.quantities[i - 1].to != rd->done)
		return (struct span){ "", 0 };
	*dated = true;
	at = fs->text.quantities[i - 1].from;
	lo = quantity_end_before(fs, at);
	lo = lo > rd->sentence_at ? lo : rd->sentence_at;
	if (lo >= at)
		return (struct span){ "", 0 };
	held = subject_before(&fs->words, rd->passage, lo, at, false);
	if (held.last_cue != 0 || held.share_base ||
	    held.phrase.p + held.phrase.n != rd->text.p + at ||
	    !word_table_ends(&particles, "outlay", held.phrase))
		held.phrase.n = 0;
	return held.phrase;
}

/* 改厕资金（财农〔2022〕1115号）21.24万元, 幼儿园[3]24.47万所: where only a date, the number of a
 * document or of a footnote stands in brackets before m, what it is called stands before them. */
static void
look_before_brackets(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	enum { BRACKET_MAX = 120 };	/* bytes; longer ones name something themselves */
	struct span before = text_before(rd, m->q.from);
	size_t close = punct_ends(before, ')'), open, start, least;
	struct glyph g;

	if (close == 0)
		close = punct_ends(before, ']');
	if (close == 0 || rd->done > m->q.from || before.n - close > rd->done + BRACKET_MAX)
		return;
	least = before.n > BRACKET_MAX ? before.n - BRACKET_MAX : 0;
	for (open = before.n - close; open > least && (g = glyph_before(before, open)).n > 0 &&
	    !character_is_one_of(g.c, U"（(）)［[］]"); open -= g.n)
		;
	if (open <= least || !character_is_one_of(g.c, U"（(［["))
		return;
	open -= g.n;
	if (rd->done <= open || (fs->mentions.n > 1 && m[-1].id != 0 &&
	    m[-1].cell.row == m->cell.row && m[-1].q.start > open))
		return;		/* seen already; or a figure stands in them */
	start = quantity_end_before(fs, open);
	start = start > rd->sentence_at ? start : rd->sentence_at;
	if (start < open)
		*s = subject_before(&fs->words, rd->passage, start, open, m->q.kind == KIND_COUNT);
}

/* 公务接待费支出比2022年度减少0.54万元: a change that says no more than by how much is of what
 * stands before the year that it is held against. */
static void
look_before_year(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	struct subject held;

	if ((s->last_cue & (CUE_UP | CUE_DOWN)) == 0 || rd->against.end == NONE ||
	    rd->against.to <= rd->against.from || rd->against.end > m->q.from)
		return;
	held = subject_before(&fs->words, rd->passage, rd->against.from, rd->against.to, false);
	if (held.last_cue == 0 && !held.share_base)
		s->phrase = held.phrase;
}

/* The date that ends where the words about the figure in hand begin; NULL: there is none. */
static const struct quantity *
date_before(const struct figures *fs, const struct reading *rd)
{
	for (size_t i = fs->text.n; i-- > 0 && fs->text.quantities[i].to >= rd->done; )
		if (fs->text.quantities[i].to == rd->done)
			return fs->text.quantities[i].kind == KIND_DATE ?
			    &fs->text.quantities[i] : NULL;
	return NULL;
}

/* 建设期自2021年10月至2023年12月，共27个月: do the words behind a date say that m is how long it
 * was? */
static bool
is_length(const struct mention *m, struct span words)
{
	return word_table_is(&particles, "term", m->q.unit) && word_table_is(&qualifiers,
	    "gathers", span_slice(words, punct_starts(words, ','), words.n));
}

/* 灌溉面积由2023年的38万亩增加到…, 在岗人数2024年为52人: what stands before the year, where m has
 * no words of its own behind it. */
static void
look_before_date(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	struct span words = span_trim(span_slice(rd->text, rd->done, m->q.from));
	const struct quantity *date;
	struct subject held;
	size_t at, lo;

	if (rd->done <= rd->sentence_at || (words.n != 0 && !is_length(m, words) &&
	    !word_table_is(&grammar, "is", words) && !word_table_is(&grammar, "of", words) &&
	    !word_table_starts(&qualifiers, "apart", words)) ||
	    (date = date_before(fs, rd)) == NULL)
		return;
	while (date > fs->text.quantities && date[-1].kind == KIND_DATE && words.n != 0 &&
	    date[-1].to < date->from &&
	    (figure_joins(span_slice(rd->text, date[-1].to, date->from)) ||
	    word_table_is(&particles, "lasts", span_slice(rd->text, date[-1].to, date->from))))
		date--;			/* 支出2022年、2023年分别为 */
	lo = quantity_end_before(fs, date->from);
	lo = lo > rd->sentence_at ? lo : rd->sentence_at;
	at = date->from - word_table_at_end(&qualifiers, "since",
	    span_slice(rd->text, 0, date->from));
	if (lo >= at)
		return;
	held = subject_before(&fs->words, rd->passage, lo, at, false);
	if (held.last_cue == 0 && !held.share_base &&
	    held.phrase.p + held.phrase.n == rd->text.p + at)
		s->phrase = held.phrase;
}

/* Does a word that does this work stand behind m and, too, behind the figure before:
 * 3万元用于道路，2万元用于饮水? */
static bool
goes_on_with(const struct reading *rd, const struct mention *m, const char *does, struct span rest)
{
	return word_table_starts(&grammar, does, rest) &&
	    word_table_starts(&grammar, does, figure_words_before(rd, m->q.from));
}

/* ，10万元农村整治项目经费用于道路, ，将全年10万元运转经费: no words that name anything but those
 * of another clause stand before m, and what money is spent on right behind it. */
static bool
begins_clause(const struct figures *fs, const struct reading *rd, const struct mention *m,
    size_t end)
{
	enum { BEHIND = 75 };		/* bytes of the noun and a word that ends it */
	struct span before = text_before(rd, m->q.from);
	size_t to = m->q.to + BEHIND < rd->text.n ? m->q.to + BEHIND : rd->text.n;

	if (before.n < end || (punct_ends(before, ',') == 0 &&
	    places_next(&rd->passage->marks, end, m->q.from) >= m->q.from))
		return false;
	while (to > m->q.to && to < rd->text.n && glyph_continues(rd->text.p[to]))
		to--;
	return word_table_ends(&particles, "outlay", figure_noun_behind(fs, rd, m, to));
}

bool
figure_is_named_behind(const struct figures *fs, const struct reading *rd, const struct mention *m,
    const struct subject *s)
{
	size_t end = (size_t)(s->phrase.p + s->phrase.n - rd->text.p);
	struct span rest = span_slice(rd->text, m->q.to, rd->text.n);

	if (m->q.kind == KIND_MONEY && word_table_starts(&grammar, "purpose", rest) &&
	    subject_is_verb(&fs->words, s->phrase))
		return true;
	if (m->q.kind == KIND_MONEY && s->phrase.n != 0 && end < m->q.from &&
	    begins_clause(fs, rd, m, end))
		return true;
	return m->q.kind == KIND_MONEY && s->phrase.n != 0 &&
	    (word_table_starts(&grammar, "of", rest) || goes_on_with(rd, m, "purpose", rest) ||
	    goes_on_with(rd, m, "is", rest)) &&
	    places_next(&rd->passage->marks, end, m->q.from) < m->q.from;
}

/* Where the numeral that 、 joins to the one at byte at begins: 三、四级; at: there is none. */
static size_t
joined_numeral(struct span text, size_t at)
{
	struct glyph mark = glyph_before(text, at), numeral = glyph_before(text, at - mark.n);

	return mark.c == U'、' && numeral_digit(numeral.c) > 0 ? at - mark.n - numeral.n : at;
}

/* Does the date or ordinal q tell one of several apart that it is a name of?  gap: how many bytes
 * stand between what follows it and the name. */
static bool
tells_apart(const struct reading *rd, const struct quantity *q, size_t gap)
{
	struct span upto = span_slice(rd->text, 0, q->to);

	if (q->kind == KIND_DATE)
		return word_table_ends(&particles, "partofyear", upto);
	return q->kind == KIND_ORDINAL && gap == 0 &&
	    character_is_han(glyph_before(upto, upto.n).c) &&
	    !word_table_ends(&grammar, "first", upto);
}

struct span
figure_which(const struct figures *fs, const struct reading *rd, const struct mention *m,
    const struct subject *s)
{
	enum { GAP = 12 };		/* bytes: 累计 */
	struct span none = { "", 0 };
	size_t at = m->q.from, i = fs->text.n;
	uint32_t mark;

	if (rd->done <= rd->sentence_at || (!rd->listed && rd->period_to != rd->done))
		return none;		/* nearly always */
	if (s->phrase.n != 0 && s->phrase.p >= rd->text.p + rd->done)
		at = (size_t)(s->phrase.p - rd->text.p);
	if (at < m->q.from && (mark = glyph_at(rd->text, at).c) < 0x4E00 &&
	    !character_is_one_of(mark, U"“（("))
		return none;		/* ’产业扶贫资金 */
	if (at < rd->done || at - rd->done > GAP ||
	    places_next(&rd->passage->marks, rd->done, at) < at)
		return none;
	while (i > 0 && fs->text.quantities[i - 1].to > rd->done)
		i--;
	for (; i-- > 0; ) {
		const struct quantity *q = &fs->text.quantities[i];
		struct span words;

		if (tells_apart(rd, q, at - rd->done))
			return span_slice(rd->text, joined_numeral(rd->text, q->from), q->to);
		if (q->kind != KIND_DATE || i == 0 || q[-1].to > q->from)
			break;
		words = span_trim(span_slice(rd->text, q[-1].to, q->from));
		if (words.n != 0 && !word_table_is(&particles, "on", words))
			break;
	}
	return none;
}

/* 13宗（甲、乙）水库: behind the brackets that open at byte at, which say which ones are meant. */
static size_t
behind_brackets(struct span text, size_t at)
{
	struct glyph open = glyph_at(text, at);
	size_t close;

	if (!character_opens(open.c))
		return at;
	close = punct_find(span_slice(text, at, text.n), ')');
	if (close == NONE)
		return at;
	at += close;
	return at + glyph_at(text, at).n;
}

struct span
figure_noun_behind(const struct figures *fs, const struct reading *rd, const struct mention *m,
    size_t next)
{
	size_t at = m->q.to;
	struct span noun;

	if (m->q.kind == KIND_MONEY) {
		struct span rest = span_slice(rd->text, at, rd->text.n);
		size_t purpose = word_table_at_start(&grammar, "purpose", rest);

		at += purpose != 0 ? purpose : word_table_at_start(&grammar, "is", rest);
	} else
		at = behind_brackets(rd->text, at);
	noun = subject_after(&fs->words, rd->text, at < next ? at : next, next);
	if (noun.n != 0 && word_table_is(&qualifiers, "differs", noun))
		noun.n = 0;		/* 较计划12座多2座 */
	return noun;
}

/* 分别增加20万元、10万元; 分别低20万元和10万元; 减少3万元（15%）: a number goes on with the change
 * right before it. */
static void
go_on_changing(struct reading *rd, const struct mention *m, struct subject *s)
{
	struct span gap = span_trim(span_slice(rd->text, rd->done, m->q.from));
	bool on = m->q.kind != KIND_PERCENT ? word_table_is(&qualifiers, "joins", gap) :
	    gap.n != 0 && punct_starts(gap, '(') == gap.n &&
	    punct_starts(span_slice(rd->text, m->q.to, rd->text.n), ')') != 0;

	if (on && s->last_cue == 0 && s->phrase.n == 0 && rd->change.word.n != 0) {
		s->last_cue = rd->change.cue;
		s->cue = rd->change.word;
	}
	rd->change.word = (s->last_cue & (CUE_UP | CUE_DOWN)) != 0 ? s->cue : SPAN("");
	rd->change.cue = s->last_cue;
}

/* Where letters and digits begin that end before byte at of text, a letter among them; at:
 * none do. */
static size_t
code_start(struct span text, size_t at)
{
	enum { CODE_MAX = 8 };		/* bytes */
	size_t start = at;
	bool letter = false;

	while (start > 0 && at - start < CODE_MAX &&
	    (character_is_letter((unsigned char)text.p[start - 1]) ||
	    byte_is_digit(text.p[start - 1]) || (text.p[start - 1] == '.' && start < at))) {
		start--;
		letter = letter || character_is_letter((unsigned char)text.p[start]);
	}
	return letter && text.p[start] != '.' ? start : at;
}

/* 4A级景区3个, PM2.5平均浓度35: a code that the phrase touches begins it, where it is no
 * figure's. */
static void
take_code(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	size_t start;

	if (s->phrase.n == 0 || s->phrase.p <= rd->text.p || s->phrase.p >= rd->text.p + rd->text.n)
		return;
	start = code_start(rd->text, (size_t)(s->phrase.p - rd->text.p));
	if (fs->mentions.n > 1 && m[-1].cell.row == m->cell.row && m[-1].q.to > start)
		return;
	s->phrase.n += (size_t)(s->phrase.p - rd->text.p) - start;
	s->phrase.p = rd->text.p + start;
}

/* Can ” ） or ) stand in s?  Their first bytes begin no ideograph. */
static inline bool
may_close(struct span s)
{
	return memchr(s.p, '\xE2', s.n) != NULL || memchr(s.p, '\xEF', s.n) != NULL ||
	    memchr(s.p, ')', s.n) != NULL;
}

/* “120急救体系”项目得分95分: where a quotation that begins with a number, which no unit
 * makes a figure, begins before s, a phrase that it ends in; otherwise where s begins. */
static const char *
quotation_start(const struct reading *rd, const struct subject *s)
{
	const size_t n = sizeof "“" - 1;
	const char *p = s->phrase.p;

	while (p > rd->text.p + rd->sentence_at && byte_is_digit(p[-1]))
		p--;
	if (p == s->phrase.p || (size_t)(p - rd->text.p) < rd->sentence_at + n ||
	    memcmp(p - n, "“", n) != 0)
		return s->phrase.p;
	return p - n;
}

/* “三区”人才经费75万元, （孤儿、三无人员供养）项目预算423万元: the quotation or bracket in
 * which the quantity before stands ends in the phrase, which begins behind it. */
static void
leave_quotation(const struct reading *rd, struct subject *s)
{
	const char *begins;
	size_t close, open;

	if (s->phrase.n == 0 || rd->done <= rd->sentence_at ||
	    s->phrase.p < rd->text.p + rd->done || !may_close(s->phrase))
		return;
	if ((close = span_find(s->phrase, SPAN("”"))) != NONE)
		open = span_find(s->phrase, SPAN("“"));
	else if ((close = punct_find(s->phrase, ')')) != NONE)
		open = punct_find(s->phrase, '(');
	else
		return;
	if (open < close)
		return;
	begins = quotation_start(rd, s);
	if (begins != s->phrase.p) {
		s->phrase.n += (size_t)(s->phrase.p - begins);
		s->phrase.p = begins;
		return;
	}
	close += glyph_at(s->phrase, close).n;
	if (close < s->phrase.n)
		s->phrase = span_slice(s->phrase, close, s->phrase.n);
}

/* 执行率=决算数/预算数×100%=96%: what stands before the first sign of equality of the clause is the
 * name of m, which stands behind the last. */
static void
take_formula_name(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	static const char marks[] = ",;:";
	struct span clause = span_slice(rd->text, rd->sentence_at, m->q.from);
	size_t at, equal;

	if (m->q.kind != KIND_PERCENT || punct_ends(clause, '=') == 0)
		return;
	for (size_t i = 0; marks[i] != '\0'; i++)
		while ((at = punct_find(clause, marks[i])) != NONE)
			clause = span_slice(clause, at + punct_starts(span_slice(clause, at,
			    clause.n), marks[i]), clause.n);
	at = (size_t)(clause.p - rd->text.p);
	equal = punct_find(clause, '=');
	if (equal != 0 && equal != NONE)
		*s = subject_before(&fs->words, rd->passage, at, at + equal, false);
}

/* 58个村3.6万户: the noun right behind the count before, a place or a body, is of that alone.
 * What stands before that count says what both are. */
static void
leave_noun_behind(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	const struct mention *before = m - 1;
	size_t lo;

	if (m->q.kind != KIND_COUNT || fs->mentions.n < 2 || before->q.kind != KIND_COUNT ||
	    before->cell.row != m->cell.row || before->sentence != rd->sentence ||
	    s->phrase.p != rd->text.p + before->q.to ||
	    !word_table_is(&particles, "counter", s->phrase))
		return;
	lo = quantity_end_before(fs, before->q.from);
	lo = lo > rd->sentence_at ? lo : rd->sentence_at;
	if (lo < before->q.from)
		*s = subject_before(&fs->words, rd->passage, lo, before->q.from, true);
}

/* 比上年的100人多6人: all that stands between last year's amount and m says that it is by how much
 * there is more. */
static void
take_more(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	const struct mention *before = m - 1;
	struct span words;

	if (fs->mentions.n < 2 || before->function != FUNCTION_PRIOR ||
	    before->cell.row != m->cell.row ||
	    before->q.to >= m->q.from || !span_eq(before->q.unit, m->q.unit))
		return;
	words = span_slice(rd->text, before->q.to, m->q.from);
	if (!word_table_is(&qualifiers, "more", words))
		return;
	s->phrase.n = 0;
	s->cue = words;
	s->cues |= CUE_UP;
	s->last_cue = CUE_UP;
}

void
figure_look_before(const struct figures *fs, struct reading *rd, const struct mention *m,
    struct subject *s)
{
	*s = subject_before(&fs->words, rd->passage, figure_words_start(rd), m->q.from,
	    m->q.kind == KIND_COUNT);
	take_more(fs, rd, m, s);
	figure_take_excess(rd, m, s);
	take_formula_name(fs, rd, m, s);
	if (s->phrase.n == 0 && s->last_cue == 0)
		look_before_brackets(fs, rd, m, s);
	if (s->phrase.n == 0)
		look_before_year(fs, rd, m, s);
	if (s->phrase.n == 0)
		look_before_date(fs, rd, m, s);
	leave_quotation(rd, s);
	leave_noun_behind(fs, rd, m, s);
	take_code(fs, rd, m, s);
	figure_mend_phrase(rd, s);
	go_on_changing(rd, m, s);
}
