/* relate_list_known: parts that belong together by their names (基本支出, 项目支出), though no cue
 * opens a list; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "language/numeral.h"
#include "relation/relate_balance.h"
#include "sentence/reach.h"
#include "text/glyph.h"

extern const struct data_table data_opposites;

/* What the words of sets.tsv are in the name of a mention. */
static uint64_t
set_words(const struct relate_words *w, const struct mentions *ms, size_t i)
{
	uint64_t words = relate_sets(w, mentions_text(ms, ms->at[i].label));

	return words != 0 ? words : relate_set_words(w, mentions_text(ms, ms->at[i].before));
}

/* 公务接待费1.5万元，公务用车购置费0万元，公务用车运行维护费8.5万元: does a row of sets.tsv
 * hold mention j as a part of its own beside the first two?  Then it is no total of theirs. */
static bool
is_beside_pair(const struct relate_words *w, const struct mentions *ms, size_t j,
    const struct list *run)
{
	uint64_t beside = set_words(w, ms, j);
	uint64_t first = set_words(w, ms, run->parts[0]), second = set_words(w, ms, run->parts[1]);

	for (size_t r = 0; r < w->sets.rows && beside != 0; r++) {
		uint64_t row = w->sets.row[r], a = row & first, b = row & second, c = row & beside;

		if (a != 0 && b != 0 && c != 0 && (a & b) == 0 && (c & (a | b)) == 0)
			return true;
	}
	return false;
}

/* 本年人员经费500万元、公用经费120万元，上年人员经费480万元: does the run name again what mention j
 * is an amount of? Then it begins another row, and j is no total of it. */
static bool
is_named_again(const struct relate_words *w, const struct mentions *ms, size_t j,
    const struct list *run)
{
	uint64_t words = set_words(w, ms, j);

	for (size_t k = 0; k < run->n && words != 0; k++)
		if (words == set_words(w, ms, run->parts[k]))
			return true;
	return false;
}

/* 非常满意176份、满意52份、一般14份、不满意6份: is the count at i one of a row of answers?  */
static bool
is_answer(const struct mentions *ms, size_t i, const char *what)
{
	struct span label = mentions_text(ms, ms->at[i].label);

	label.n -= word_table_at_end(&particles, "unquote", label);	/* 回答“满意”的468人 */
	return ms->at[i].q.kind == KIND_COUNT && (word_table_ends(&qualifiers, what, label) ||
	    word_table_ends(&qualifiers, what, mentions_text(ms, ms->at[i].before)));
}

/* 优6个、良11个、中3个: does the name of the count at i end with the best grade that things are
 * given, or, not first, with another one? */
static bool
is_grade(const struct mentions *ms, size_t i, bool first)
{
	return is_answer(ms, i, first ? "best" : "lower");
}

/* 批准198人，不批准96人: is the name of k that of i, denied?  合格 and 不合格 stand in
 * balances.tsv. */
static bool
is_denied(const struct relate_words *w, const struct mentions *ms, size_t i, size_t k)
{
	struct span name = mentions_text(ms, ms->at[i].label),
	    other = mentions_text(ms, ms->at[k].label);

	return name.n != 0 && ms->at[i].q.kind == KIND_COUNT &&
	    word_table_starts(&grammar, "none", other) &&
	    balance_role(w, name) == NULL &&
	    span_ends(name, word_table_behind(&grammar, "none", other));
}

/* The name of mention i, or the words before it where it has none. */
static struct span
name_of(const struct mentions *ms, size_t i)
{
	struct span name = mentions_text(ms, ms->at[i].label);

	return name.n != 0 ? name : mentions_text(ms, ms->at[i].before);
}

/* 集中供养48人、分散供养118人: are the names of mentions i and k one, but for a word of
 * opposites.tsv in the first and its opposite in the second? */
static bool
are_opposite(const struct mentions *ms, size_t i, size_t k)
{
	struct span a = name_of(ms, i), b = name_of(ms, k);

	for (size_t r = 0; r < data_opposites.rows && a.n != 0; r++) {
		struct span one = span_of(DATA_CELL(&data_opposites, r, 0));
		struct span other = span_of(DATA_CELL(&data_opposites, r, 1));
		size_t at = span_find(a, one), to = span_find(b, other);

		if (at != NONE && at == to && span_eq(span_slice(a, 0, at), span_slice(b, 0, to)) &&
		    span_eq(span_slice(a, at + one.n, a.n), span_slice(b, to + other.n, b.n)))
			return true;
	}
	return false;
}

/* Is one of the two all that the other is not? */
static bool
are_halves(const struct relate_words *w, const struct mentions *ms, size_t i, size_t k)
{
	return is_denied(w, ms, i, k) || are_opposite(ms, i, k);
}

/* Does another amount of its sentence follow mention i, percentages passed over? */
static bool
is_followed(const struct mentions *ms, size_t i)
{
	size_t k = i + 1;

	while (k < ms->n && ms->at[k].q.kind == KIND_PERCENT)
		k++;
	return k < ms->n && ms->at[k].sentence == ms->at[i].sentence &&
	    list_can_be_part(&ms->at[k], &ms->at[i]);
}

/* 一季度支出80万元。二季度支出100万元。: does mention k open the sentence behind that of mention
 * last? */
static bool
opens_next(const struct mentions *ms, size_t last, size_t k)
{
	return ms->at[k].sentence == ms->at[last].sentence + 1 &&
	    ms->at[k - 1].sentence != ms->at[k].sentence;
}

/* The parts of a row of sets.tsv that open one sentence each, from i on. */
static void
known_sentences(const struct relate_words *w, const struct mentions *ms, size_t i, struct list *run)
{
	uint64_t named = 0, word;
	size_t n = 0;

	run->n = 0;
	for (size_t k = i; k < ms->n && n < LIST_MAX; k++) {
		if (k > i && !opens_next(ms, run->parts[n - 1], k)) {
			if (ms->at[k].sentence > ms->at[run->parts[n - 1]].sentence)
				return;
			continue;
		}
		word = set_words(w, ms, k);
		if (word == 0 || (named & word) != 0 || !list_can_be_part(&ms->at[k], &ms->at[i]))
			return;
		named |= word;
		run->parts[n++] = k;
		if (n > 1 && relate_known_set(w, named, n))
			run->n = n;
	}
}

/* The number at the start of words, behind which stands a word that counts pieces (批, 级), and
 * alone: nothing else; 0: none. */
static int
place_of(struct span words, bool alone)
{
	struct span rest;
	int place;

	words = word_table_behind(&particles, "listing", words);
	place = words.n == 0 ? 0 : numeral_digit(glyph_at(words, 0).c);
	if (place <= 0 || word_table_ends(&name_words, "indicator", words))
		return 0;
	rest = span_slice(words, glyph_at(words, 0).n, words.n);
	if (alone ? word_table_is(&qualifiers, "piece", rest) ||
	    word_table_is(&qualifiers, "rank", rest) :
	    word_table_starts(&qualifiers, "piece", rest) ||
	    word_table_starts(&qualifiers, "rank", rest))
		return place;
	return 0;
}

/* 一级28株、二级64株: the place in a series that its name gives mention i; 0: none, as of
 * 一级指标, which has others below it. */
static int
series_place(const struct mentions *ms, size_t i)
{
	int place = place_of(mentions_text(ms, ms->at[i].before), true);

	return place != 0 ? place : place_of(mentions_text(ms, ms->at[i].label), false);
}

/* What the names of a run can be as far as it goes: answers down to the worst, places of a series,
 * grades from the best on. */
struct scale {
	bool answers, series, grades;
};

static bool
is_scale(const struct scale *s)
{
	return s->answers || s->series || s->grades;
}

/* Takes mention k as number n, from 0, of the run. */
static void
go_along(const struct mentions *ms, size_t k, size_t n, struct scale *s)
{
	s->answers = s->answers && is_answer(ms, k, "graded");
	s->series = s->series && series_place(ms, k) == (int)n + 1;
	s->grades = s->grades && is_grade(ms, k, n == 0);
}

/* May the run end with mention k? */
static bool
may_end(const struct mentions *ms, size_t k, const struct scale *s)
{
	return s->series || s->grades || (s->answers && is_answer(ms, k, "worst"));
}

/* The longest run of amounts from i on, percentages between them passed over, that is a
 * row of sets.tsv or of a scale. */
static void
known_run(const struct relate_words *w, const struct mentions *ms, size_t i, struct list *run)
{
	const struct mention *first = &ms->at[i];
	uint64_t named = 0, word;
	struct scale scale = { true, true, true };
	size_t n = 0;

	run->n = 0;
	for (size_t k = i; k < ms->n && n < LIST_MAX && ms->at[k].sentence == first->sentence;
	    k++) {
		if (ms->at[k].q.kind == KIND_PERCENT && k > i)
			continue;
		if (!list_can_be_part(&ms->at[k], first))
			return;
		if (n == 1 && are_halves(w, ms, i, k)) {
			run->parts[1] = k;
			run->n = 2;
		}
		if (n > 0 && named == 0 && !is_scale(&scale))
			return;
		go_along(ms, k, n, &scale);
		word = set_words(w, ms, k);
		if (n > 0 && word == 0 && !is_scale(&scale))
			return;
		named |= word;
		run->parts[n++] = k;
		if (n > 1 && (relate_known_set(w, named, n) || may_end(ms, k, &scale)))
			run->n = n;
	}
}

/* Is one what the other is not, or are they the first and the second of a series? */
static bool
are_both(const struct relate_words *w, const struct mentions *ms, const struct list *run)
{
	return are_halves(w, ms, run->parts[0], run->parts[1]) ||
	    (series_place(ms, run->parts[0]) == 1 && series_place(ms, run->parts[1]) == 2);
}

bool
list_names_all(const struct relate_words *w, const struct mentions *ms, const size_t *parts,
    size_t n)
{
	enum { GRADES = 3 };
	struct scale scale = { true, true, n >= GRADES };

	if (n < 2)
		return false;
	for (size_t k = 0; k < n; k++)
		go_along(ms, parts[k], k, &scale);
	return may_end(ms, parts[n - 1], &scale) ||
	    (n == 2 && is_denied(w, ms, parts[0], parts[1])) ||
	    list_are_all_kinds(w, ms, parts, n);
}

/* Does the set make total or miss it by a slip?  Of two parts the slip must be no accident, unless
 * these are both there are. */
static bool
makes(const struct relate_words *w, const struct mentions *ms, const struct list *run,
    const struct relate_total *total)
{
	enum closure_slip fit = list_fit(ms, run, total);

	return fit >= SLIP_TELLING ||
	    (fit == SLIP_WEAK && (run->n > 2 || are_both(w, ms, run)));
}

/* 支出24.91亿元；人员经费17.06亿元，公用经费3.12亿元，项目支出4.73亿元: where the amounts behind
 * the set make the total with it, they are parts as well. */
static void
lengthen(const struct mentions *ms, struct list *run, const struct relate_total *total)
{
	const struct mention *first = &ms->at[run->parts[0]];
	struct term terms[LIST_MAX];
	size_t n = run->n;

	relate_terms(ms, (struct part_run){ run->parts, n }, terms);
	for (size_t k = run->parts[n - 1] + 1; k < ms->n && n < LIST_MAX &&
	    ms->at[k].sentence == first->sentence && !closure_sum(&total->term, terms, n); k++) {
		if (ms->at[k].q.kind == KIND_PERCENT)
			continue;
		if (!list_can_be_part(&ms->at[k], first))
			return;
		terms[n] = relate_term(&ms->at[k]);
		run->parts[n++] = k;
	}
	if (closure_sum(&total->term, terms, n))
		run->n = n;
}

/* 其中基本支出1,024.68万元，项目支出7,473.44万元。 / 人员经费862.15万元，公用经费162.53万元: the
 * figure of the paragraph before that the set which opens this one makes, or misses by a slip that
 * is no accident. */
static bool
total_above(const struct mentions *ms, const struct list *run, const struct recall *recall,
    struct relate_total *total)
{
	struct term terms[LIST_MAX];
	const struct recalled *f;

	relate_terms(ms, (struct part_run){ run->parts, run->n }, terms);
	for (size_t back = 0; back < REACH_FAR_RATE && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block + 1 < recall->block || f->cell)
			return false;
		if (f->dimension != ms->at[run->parts[0]].dimension || f->op != OP_EQ ||
		    f->function != FUNCTION_PRIMARY)
			continue;
		*total = list_remembered(recall, f);
		if (closure_fit(&total->term, terms, run->n) >= SLIP_TELLING)
			return true;
	}
	return false;
}

/* 行政32名、事业46名，共78名；实有行政30人: is mention j the sum of what stands before it, and a in
 * another clause? */
static bool
is_sum_before(const struct mentions *ms, size_t j, const struct mention *a)
{
	return ms->at[j].clause != a->clause && (ms->at[j].function == FUNCTION_SUM ||
	    word_table_ends(&qualifiers, "gathers", mentions_text(ms, ms->at[j].before)));
}

/* 行政编制18名、事业编制44名；实有行政人员17人、事业人员41人: do mention j and the one before it
 * make up a row themselves, so that j is no total of the run? */
static bool
ends_another(const struct relate_words *w, const struct mentions *ms, size_t j,
    const struct list *run)
{
	return j > 0 && ms->at[j].clause != ms->at[run->parts[0]].clause &&
	    relate_same_unit(&ms->at[j - 1], &ms->at[j]) &&
	    relate_known_set(w, set_words(w, ms, j - 1) | set_words(w, ms, j), 2);
}

/* 行政村6个，事业单位4个: does the set count something else than its row is of? */
static bool
is_otherwise_counted(const struct relate_words *w, const struct mentions *ms,
    const struct list *run)
{
	struct quantity counted = { .kind = KIND_COUNT };
	uint64_t named = 0;

	for (size_t k = 0; k < run->n; k++)
		named |= set_words(w, ms, run->parts[k]);
	counted.unit = relate_set_unit(w, named, run->n);
	return counted.unit.n != 0 &&
	    relate_dimension(w, &counted) != ms->at[run->parts[0]].dimension;
}

/* 人员编制18人，在职16人，离休0人，退休0人: has the run people on no post, and j counts posts? */
static bool
are_off_posts(const struct mentions *ms, size_t j, const struct list *run)
{
	bool outside = false;

	if (!word_table_in(&name_words, "posts", mentions_text(ms, ms->at[j].label)))
		return false;
	for (size_t k = 0; k < run->n; k++)
		outside |= word_table_in(&qualifiers, "outside",
		    mentions_text(ms, ms->at[run->parts[k]].label));
	return outside;
}

/* Is total as large as each of the run?  空编6名，离休1人、退休34人: 34 are none of 6. */
static bool
holds_each(const struct mentions *ms, const struct list *run, const struct relate_total *total)
{
	for (size_t k = 0; k < run->n; k++)
		if (!list_large_enough(ms, run->parts[k], total))
			return false;
	return true;
}

/* The row of a known set that begins with mention i, in one sentence or in several; false: none
 * does. */
static bool
known_set(const struct relate_words *w, const struct mentions *ms, size_t i, struct list *run)
{
	const struct mention *a = &ms->at[i];

	if (a->member || a->id == 0 || !list_can_be_part(a, a))
		return false;
	if (is_followed(ms, i))
		known_run(w, ms, i, run);
	else if (i > 0 && a[-1].sentence != a->sentence)
		known_sentences(w, ms, i, run);
	else
		return false;
	return run->n != 0 && !is_otherwise_counted(w, ms, run);
}

/* 本科学历98人，占77.8%；女职工52人，男职工74人: is mention j told by a trait as some of what the
 * run makes up, with a share of its own, so that it is no total where the run does not make it? */
static bool
is_some_by_trait(const struct relate_words *w, const struct mentions *ms, size_t j,
    const struct list *run)
{
	const struct mention *m = &ms->at[j], *share = m + 1;
	struct relate_total total = list_total_of(m);

	return share->function == FUNCTION_SHARE && share->sentence == m->sentence &&
	    share->clause < ms->at[run->parts[0]].clause &&
	    wordset_in(&w->traits, mentions_text(ms, m->label)) != 0 &&
	    !makes(w, ms, run, &total);
}

/* The nearest mention before the run that may be the total of parts like that, or, of three parts
 * or more, one before that in its sentence which they make (项目19个，开工15个，完工11个，在建4个，
 * 未开工4个); NONE: none is. */
static size_t
total_before(const struct relate_words *w, const struct mentions *ms, const struct list *run)
{
	enum { TOTAL_MAX = 8 };
	size_t i = run->parts[0], nearest = NONE;

	for (size_t j = i; j-- > 0 && i - j <= TOTAL_MAX; ) {
		struct relate_total total;

		if (!list_can_be_total(&ms->at[j], &ms->at[i]))
			continue;
		total = list_total_of(&ms->at[j]);
		if (mention_linked(&ms->at[j], REL_WITHIN) && ms->at[j].sentence ==
		    ms->at[i].sentence && list_closes(ms, run->parts, run->n, &total))
			return j;	/* 回访300件，其中有效回访246件，满意240件 */
		if (ms->at[j].member || list_denies(ms, run, &total) ||
		    is_some_by_trait(w, ms, j, run))
			continue;
		if (nearest == NONE)
			nearest = j;
		if (run->n < 3 || ms->at[j].sentence != ms->at[i].sentence)
			break;
		if (list_closes(ms, run->parts, run->n, &total))
			return j;
	}
	return nearest;
}

/* Do words say of mention j that it is something else than the total of the run? */
static bool
is_no_total(const struct relate_words *w, const struct mentions *ms, size_t j,
    const struct list *run)
{
	size_t i = run->parts[0];

	return list_is_parallel(ms, j, i) || is_beside_pair(w, ms, j, run) ||
	    (is_answer(ms, j, "graded") && is_answer(ms, i, "graded")) ||
	    is_sum_before(ms, j, &ms->at[i]) || are_off_posts(ms, j, run) ||
	    ends_another(w, ms, j, run);
}

/* Links the run with its total, mention j, if it makes that, or a slip may be why it does not. */
static void
link_known_set(const struct relate_words *w, struct mentions *ms, struct list *run, size_t j)
{
	const struct mention *whole = &ms->at[j];
	struct relate_total total = list_total_of(whole);
	bool near = whole->sentence == ms->at[run->parts[0]].sentence;

	if ((is_named_again(w, ms, j, run) || list_is_done_of_plan(w, ms, run->parts[0],
	    mentions_text(ms, whole->label))) && !list_closes(ms, run->parts, run->n, &total))
		return;
	if (run->n == 2 && are_both(w, ms, run)) {
		lengthen(ms, run, &total);
		if (near ? makes(w, ms, run, &total) :
		    list_closes(ms, run->parts, run->n, &total))
			relate_parts(w, ms, (struct part_run){ run->parts, run->n }, &total,
			    are_opposite(ms, run->parts[0], run->parts[1]) ? CUE_PARTS :
			    CUE_WHOLE);
		return;
	}
	if (!is_grade(ms, run->parts[0], true))
		lengthen(ms, run, &total);
	else if (!makes(w, ms, run, &total))
		return;
	if (makes(w, ms, run, &total) || (near && holds_each(ms, run, &total)))
		relate_parts(w, ms, (struct part_run){ run->parts, run->n }, &total, CUE_PARTS);
}

/* Runs of parts that make up a known set (基本支出 + 项目支出) under a total
 * in the same paragraph, without any cue word; or that open the next. */
void
list_known_sets(const struct relate_words *w, struct mentions *ms, const struct recall *recall)
{
	struct relate_total total;
	struct list run;

	for (size_t i = 0; i + 1 < ms->n; i++) {
		size_t j;

		if (!known_set(w, ms, i, &run))
			continue;
		if (i == 0 && total_above(ms, &run, recall, &total))
			relate_parts(w, ms, (struct part_run){ run.parts, run.n }, &total,
			    CUE_PARTS);
		j = total_before(w, ms, &run);
		if (j != NONE && !is_no_total(w, ms, j, &run))
			link_known_set(w, ms, &run, j);
	}
}
