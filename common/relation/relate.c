/* relate: names of rates and sides of the books, and which relation a figure asks
 * for; see relate.h. */
#include "relation/relate.h"

#include "base/mem.h"
#include "language/grammar.h"
#include "relation/relate_each.h"
#include "relation/relate_growth.h"
#include "relation/relate_identity.h"
#include "relation/relate_rate.h"
#include "relation/relate_share.h"
#include "relation/relate_share_sum.h"
#include "relation/relate_sum.h"
#include "sentence/operand_words.h"
#include "text/punct.h"

extern const struct data_table data_roles, data_rates, data_unitclasses, data_sets,
    data_stages, data_traits, data_kinds, data_listed, data_averages,
    data_amounts, data_compared, data_flows, data_savings;

static void
read_rates(struct relate_words *w)
{
	w->rated = mem_zeroed(data_rates.rows, sizeof *w->rated);
	for (size_t r = 0; r < data_rates.rows; r++) {
		operand_words_read(&w->rated[r].part, span_of(DATA_CELL(&data_rates, r, 1)));
		operand_words_read(&w->rated[r].whole, span_of(DATA_CELL(&data_rates, r, 2)));
		w->rated[r].target = DATA_CELL(&data_rates, r, 3)[0] != '\0';
	}
}

static void
read_stages(struct relate_words *w)
{
	wordset_open(&w->stages, &data_stages, 0, ',');
	w->staged = mem_zeroed(data_stages.rows, sizeof *w->staged);
	for (size_t r = 0; r < data_stages.rows; r++) {
		operand_words_read(&w->staged[r].later, span_of(DATA_CELL(&data_stages, r, 0)));
		operand_words_read(&w->staged[r].earlier, span_of(DATA_CELL(&data_stages, r, 1)));
	}
}

static __attribute__((cold)) void
read_words(struct relate_words *w)
{
	lexicon_build(&w->roles, &data_roles, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->rates, &data_rates, 0, LEXICON_BACKWARD, NULL);
	lexicon_build(&w->units, &data_unitclasses, 0, LEXICON_FORWARD, NULL);
	wordset_open(&w->sets, &data_sets, 0, '|');
	equations_open(&w->equations);
	lexicon_build(&w->listed, &data_listed, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->averages, &data_averages, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->amounts, &data_amounts, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->compared, &data_compared, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->flows, &data_flows, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->savings, &data_savings, 0, LEXICON_BACKWARD, NULL);
	read_stages(w);
	wordset_open(&w->traits, &data_traits, 0, '\0');
	wordset_open(&w->kinds, &data_kinds, 0, '|');
	w->said = said_open();
	w->side = mem_zeroed(data_roles.rows, sizeof *w->side);
	for (size_t r = 0; r < data_roles.rows; r++)
		w->side[r] = operand_side(span_of(DATA_CELL(&data_roles, r, 1)));
	read_rates(w);
}

const struct relate_words *
relate_words(void)
{
	static struct relate_words w;

	if (w.said == NULL)
		read_words(&w);
	return &w;
}

/* 未执行, 未到位: is what was carried out or came in denied by the word before it? */
static bool
is_denied(enum side side, struct span before)
{
	return (side == SIDE_FINAL || side == SIDE_INCOME) &&
	    word_table_ends(&qualifiers, "opposite", before);
}

/* By the longest word of roles.tsv in it, the last of several. */
static enum side
find_side(const struct relate_words *w, struct span label)
{
	struct lexicon_match match;
	enum side side = SIDE_NONE;
	size_t longest = 0, at = 0;

	while (lexicon_each(&w->roles, label, &at, &match)) {
		/* 公共预算支出 says neither that it was planned nor that it was
		 * spent: the row keeps its words from being read apart. */
		if (w->side[match.row] != SIDE_NONE && match.end - match.start >= longest &&
		    !is_denied(w->side[match.row], span_slice(label, 0, match.start))) {
			longest = match.end - match.start;
			side = w->side[match.row];
		}
	}
	return side;
}

enum side
relate_side(const struct relate_words *w, struct span label)
{
	struct said *said = said_find(w->said, label);
	enum side side;

	if (said != NULL && said->side_told)
		return (enum side)said->side;
	side = find_side(w, label);
	if (said != NULL) {
		said->side = (uint8_t)side;
		said->side_told = true;
	}
	return side;
}

bool
relate_is_plan(const struct relate_words *w, struct span label)
{
	enum side side = relate_side(w, label);
	struct lexicon_match match;
	size_t at = 0;

	if (side != SIDE_INITIAL && side != SIDE_BUDGET)
		return false;
	while (at < label.n && lexicon_at(&w->roles, label, at, &match) &&
	    w->side[match.row] != SIDE_FINAL && w->side[match.row] != SIDE_INCOME)
		at = match.end;
	return at == label.n;
}

bool
relate_is_outcome(const struct relate_words *w, struct span label)
{
	enum side side = relate_side(w, label);

	return side == SIDE_FINAL || side == SIDE_INCOME;
}

bool
relate_is_spent_from(const struct relate_words *w, const struct mentions *ms,
    const struct mention *total, struct part_run parts)
{
	bool provided = false, pays;

	if (total->q.kind != KIND_MONEY)
		return false;
	pays = word_table_in(&qualifiers, "pays", mentions_text(ms, total->label));
	if (!pays && !word_table_ends(&qualifiers, "outlay", mentions_text(ms, total->label)))
		return false;
	for (size_t k = 0; k < parts.n; k++) {
		struct span label = mentions_text(ms, ms->at[parts.at[k]].label);

		if (word_table_in(&qualifiers, "arrived", label))
			return true;
		if (relate_side(w, label) == SIDE_FINAL ||
		    word_table_ends(&qualifiers, "pays", label))
			return false;	/* 基金预算支出, on no side by its name, was spent */
		provided |= pays && word_table_in(&qualifiers, "provides", label);
	}
	return provided;
}

bool
relate_is_added(struct decimal now, struct span name, struct decimal then)
{
	return decimal_cmp(now, then) < 0 && word_table_starts(&qualifiers, "newly", name);
}

/* A name of some of a kind (普惠性民办25所) is none of all of it. */
uint64_t
relate_set_words(const struct relate_words *w, struct span words)
{
	uint64_t sets = wordset_in(&w->sets, words);

	return sets != 0 && word_table_in(&qualifiers, "narrow", words) ? 0 : sets;
}

uint64_t
relate_sets(const struct relate_words *w, struct span label)
{
	struct said *said = said_find(w->said, label);

	if (said == NULL)
		return relate_set_words(w, label);
	if (!said->set_told) {
		said->sets = relate_set_words(w, label);
		said->set_told = true;
	}
	return said->sets;
}

/* The row of sets.tsv that they make up; NONE: none. */
static size_t
set_row(const struct relate_words *w, uint64_t named, size_t n)
{
	if ((size_t)__builtin_popcountll(named) < n)
		return NONE;
	for (size_t r = 0; r < w->sets.rows; r++)
		if ((w->sets.row[r] & ~named) == 0 &&
		    (size_t)__builtin_popcountll(w->sets.row[r]) == n)
			return r;
	return NONE;
}

bool
relate_known_set(const struct relate_words *w, uint64_t named, size_t n)
{
	return set_row(w, named, n) != NONE;
}

bool
relate_are_known_set(const struct relate_words *w, const struct mentions *ms,
    const size_t *at, size_t n)
{
	uint64_t named = 0;

	for (size_t i = 0; i < n; i++)
		named |= relate_sets(w, mentions_text(ms, ms->at[at[i]].label));
	return relate_known_set(w, named, n);
}

bool
relate_whole_set(const struct relate_words *w, uint64_t named, size_t n)
{
	size_t row = set_row(w, named, n);

	return row != NONE && DATA_CELL(&data_sets, row, 2)[0] != '\0';
}

struct span
relate_set_unit(const struct relate_words *w, uint64_t named, size_t n)
{
	size_t row = set_row(w, named, n);

	return span_of(row == NONE ? "" : DATA_CELL(&data_sets, row, 1));
}

/* 台 of 台（套）, which what is counted by either is measured in. */
static struct span
without_bracket(struct span unit)
{
	size_t open = punct_find(unit, '(');

	return open == NONE || open == 0 ? unit : span_slice(unit, 0, open);
}

uint64_t
relate_dimension(const struct relate_words *w, const struct quantity *q)
{
	struct span unit = q->unit;
	struct lexicon_match match;

	if (q->kind == KIND_COUNT)
		unit = without_bracket(unit);
	if (q->kind == KIND_COUNT && lexicon_at(&w->units, unit, 0, &match) &&
	    match.end == unit.n)
		unit = span_of(LEXICON_CELL(&w->units, match, 1));
	return span_hash(unit) * 16 + (uint64_t)q->kind;
}

bool
relate_is_akin(const struct mentions *ms, const struct mention *rate, const struct mention *a)
{
	enum { LAST = 4 };	/* characters of the name that are looked at */
	struct span name = word_table_before(&name_words, "rate", mentions_text(ms, rate->phrase));
	struct span before = mentions_text(ms, a->before), label = mentions_text(ms, a->label);
	uint64_t held = operand_characters(before) | operand_characters(label);
	size_t from = name.n;
	bool akin = false;

	for (int i = 0; i < LAST && from > 0; i++) {
		struct glyph g = glyph_before(name, from);
		struct span word = span_slice(name, from - g.n, from);

		from -= g.n;
		if ((operand_characters(word) & ~held) != 0)
			continue;
		if (operand_word_is_turned(before, word) || operand_word_is_turned(label, word))
			return false;
		akin |= span_has(before, word) || span_has(label, word);
	}
	return akin;
}

size_t
relate_rate_name(const struct relate_words *w, struct span label,
    struct span *prefix)
{
	struct lexicon_match match;
	size_t hollow;
	if (!lexicon_before(&w->rates, label, label.n, &match))
		return NONE;
	*prefix = span_slice(label, 0, match.start);
	while ((hollow = word_table_at_end(&qualifiers, "hollow", *prefix)) != 0)
		prefix->n -= hollow;
	if (word_table_is(&name_words, "outlay", *prefix))
		prefix->n = 0;
	return match.row;
}

/* Do the words name m, by its own or those before it? */
static bool
is_one_of(const struct mentions *ms, const struct operand_words *words, const struct mention *m)
{
	return operand_words_name(words, mentions_text(ms, m->label), m->side) ||
	    operand_words_name(words, mentions_text(ms, m->before), SIDE_NONE);
}

bool
relate_names_neither(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct mention *const of[2])
{
	struct span prefix;
	size_t row = relate_rate_name(w, mentions_text(ms, m->phrase), &prefix);

	if (row == NONE || w->rated[row].part.sides != 0)
		return false;
	for (int i = 0; i < 2; i++)
		if (is_one_of(ms, &w->rated[row].part, of[i]) ||
		    is_one_of(ms, &w->rated[row].whole, of[i]))
			return false;
	return true;
}

/* 完成136个，验收133个，验收合格率100%: do the words of the rate m name what would be divided as
 * that which it is over, and not as what is counted of that, and does it not come out? */
static bool
is_bare_base(const struct relate_words *w, const struct mentions *ms, const struct mention *m,
    const struct mention *const of[2])
{
	struct span prefix;
	size_t row = relate_rate_name(w, mentions_text(ms, m->phrase), &prefix);

	return row != NONE && w->rated[row].part.sides == 0 && !w->rated[row].target &&
	    is_one_of(ms, &w->rated[row].whole, of[0]) &&
	    !is_one_of(ms, &w->rated[row].part, of[0]) &&
	    !relate_closes_rate(of[0], of[1], m);
}

bool
relate_is_of_named(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct mention *const of[2])
{
	struct span prefix;
	size_t row = relate_rate_name(w, mentions_text(ms, m->phrase), &prefix);

	if (is_bare_base(w, ms, m, of))
		return true;
	if (!relate_names_neither(w, ms, m, of) || relate_closes_rate(of[0], of[1], m) ||
	    word_table_starts(&grammar, "already", mentions_text(ms, of[0]->label)))
		return false;
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e->id != 0 && relate_same_unit(e, of[1]) &&
		    is_one_of(ms, &w->rated[row].part, e))
			return true;
	return false;
}

/* Does the name of the rate tell a from b? */
static bool
tells_apart(const struct mentions *ms, const struct mention *rate, const struct mention *a,
    const struct mention *b)
{
	struct span name = word_table_before(&name_words, "rate", mentions_text(ms, rate->phrase));

	return name.n != 0 && ((span_has(mentions_text(ms, a->label), name) &&
	    !span_has(mentions_text(ms, b->label), name)) ||
	    (relate_is_akin(ms, rate, a) && !relate_is_akin(ms, rate, b)));
}

bool
relate_are_beside(const struct mentions *ms, const struct mention *rate, const struct mention *a,
    const struct mention *b)
{
	const struct mention *first = a < b ? a : b, *last = a < b ? b : a;
	struct span between = mentions_text(ms, last->before);

	if (first + 2 == last && first[1].depth > first->depth)	/* 优秀24个（占20%）、良好72个 */
		between = span_slice(between, punct_starts(between, ')'), between.n);
	else if (first + 1 != last)
		return false;
	return relate_same_unit(a, b) && last->phrase.n != 0 &&
	    span_starts(between, SPAN("、")) && !tells_apart(ms, rate, a, b);
}

/* --- mention by mention ------------------------------------------------------- */

/* 合计, 三项共发放, 三个项目共支出, 以上共支出: do words say that m adds up? */
static bool
says_together(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);

	if ((m->cues & CUE_SUM) != 0)
		return true;
	words = word_table_behind(&qualifiers, "told", words);
	return word_table_starts(&particles, "together",
	    word_table_behind(&grammar, "undertaking", words));
}

/* 支出率94.64%（1,325万元÷1,400万元）: do brackets behind m write out what it is made of? */
static bool
is_written_behind(const struct mentions *ms, const struct mention *m)
{
	size_t ids[2];

	return m->q.kind == KIND_PERCENT && m->nlinks != 0 &&
	    mentions_quotient(ms, m, REL_RATE, ids) && ids[0] > m->id;
}

static void
link_mention(const struct relate_words *w, struct mentions *ms, size_t i, struct span text,
    const struct recall *recall)
{
	struct mention *m = &ms->at[i];
	bool alone, together;

	if (m->q.kind == KIND_RATIO &&	/* 师生比1:15 */
	    mention_does(m, 1 << FUNCTION_PRIMARY | 1 << FUNCTION_OTHER) &&
	    relate_rate(w, ms, m, recall))
		return;
	switch (m->function) {
	case FUNCTION_RATE:
		if (!m->paired && !relate_each_rate(ms, i, text) &&
		    !relate_rate_of_sum(w, ms, i, text))
			relate_rate(w, ms, m, recall);
		break;
	case FUNCTION_OTHER:
		if (m->q.kind == KIND_PERCENT && !m->paired && !relate_each_rate(ms, i, text))
			relate_rate_of_sum(w, ms, i, text);
		break;
	case FUNCTION_SHARE:
		if (!m->paired && !relate_each_over(ms, i, text) &&
		    !relate_share_of_sum(w, ms, i, text, recall))
			relate_share(ms, i, text, recall);
		break;
	case FUNCTION_GROWTH:
		relate_growth(ms, i, recall);
		break;
	case FUNCTION_DELTA:
		relate_delta(ms, i, recall);
		break;
	case FUNCTION_SUM:
		if (!relate_identity(w, ms, m, recall) && !relate_sum(w, ms, m, i, text) &&
		    !relate_sum_of_items(ms, m, i, recall) && !relate_sum_of_marks(ms, m, recall) &&
		    !relate_sum_of_set(w, ms, m, recall) && !relate_sum_of_run(ms, m, i, recall))
			m->function = FUNCTION_PRIMARY;
		break;
	case FUNCTION_SAME:
		if (i > 0 && ms->at[i - 1].id != 0 && relate_same_unit(&ms->at[i - 1], m))
			mentions_link(ms, m, REL_SAME, "$", &ms->at[i - 1].id);
		break;
	case FUNCTION_PRIMARY:
		if (relate_opened_sum(ms, m, i))
			break;
		alone = i > 0 && !m->member && m->q.op == OP_EQ;
		together = alone && says_together(ms, m);
		if (!(together && relate_told_sum(ms, m, i, text)) &&
		    !((together || (alone && relate_sum_is_beside(ms, i))) &&
		    relate_sum_of_items(ms, m, i, recall)) &&
		    !relate_sum_of_marks(ms, m, recall) &&
		    !relate_sum_of_set(w, ms, m, recall))
			relate_identity(w, ms, m, recall);
		break;
	default:
		break;
	}
}

void
relate_mention(const struct relate_words *w, struct mentions *ms, size_t i, struct span text,
    struct recall *recall)
{
	if (ms->at[i].id == 0)
		return;
	if ((!ms->at[i].excused || ms->at[i].function != FUNCTION_PRIMARY) &&
	    !is_written_behind(ms, &ms->at[i]))
		link_mention(w, ms, i, text, recall);
	if (ms->at[i].function != FUNCTION_SAME)	/* what is said is of the one before */
		recall_push(recall, ms, &ms->at[i]);
}

bool
relate_is_stance(const struct mentions *ms, const struct mention *m)
{
	return m->q.kind == KIND_MONEY &&
	    !span_starts(mentions_text(ms, m->before), SPAN("、")) &&
	    (word_table_is(&qualifiers, "stance", mentions_text(ms, m->phrase)) ||
	    word_table_is(&qualifiers, "stance", mentions_text(ms, m->label)));
}
