/* relate_rate_names: the row of rates.tsv that a rate goes by, and the figures around that its
 * words name; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

extern const struct data_table data_rates;

/* --- the rate ------------------------------------------------------------------------ */

/* Is prefix one of words, perhaps with 人员 behind it? */
static bool
is_one_of(const struct operand_words *words, struct span prefix)
{
	for (size_t i = 0; i < words->n; i++)
		if (span_starts(prefix, words->word[i]) && (prefix.n == words->word[i].n ||
		    word_table_is(&name_words, "persons",
		    span_slice(prefix, words->word[i].n, prefix.n))))
			return true;
	return false;
}

/* 编制控制率, 在职人员控制率: does prefix only name what is divided, or by what? */
static bool
names_operand(const struct rated *of, struct span prefix)
{
	return prefix.n != 0 && (is_one_of(&of->part, prefix) || is_one_of(&of->whole, prefix));
}

/* 3项执行率为100%: is the rate said of the things counted right before it, each of which has it, so
 * that it is none of their number? */
static bool
is_of_each_counted(const struct rate *r)
{
	return r->bare && DATA_CELL(&data_rates, r->row, 1)[0] == '<' && r->m->joined;
}

bool
rate_read(struct rate *r, const struct relate_words *w)
{
	const struct mention *m = r->m;
	struct span name = rate_name(r);

	r->row = m->q.op != OP_EQ ? NONE : relate_rate_name(w, name, &r->prefix);
	if (r->row == NONE)
		return false;
	r->of = &w->rated[r->row];
	r->named = names_operand(r->of, r->prefix);
	if (r->named)
		r->prefix.n = 0;
	r->bare = name.n == strlen(DATA_CELL(&data_rates, r->row, 0));
	if (is_of_each_counted(r))
		return false;
	r->term = relate_term(m);
	return m->q.kind != KIND_RATIO ||	/* 师生比1:15, which is no per cent */
	    (decimal_shift(r->term.value, 2, &r->term.value) &&
	    decimal_shift(r->term.quantum, 2, &r->term.quantum));
}

/* --- what it may be made of ---------------------------------------------------------- */

bool
rate_is_of(const struct recalled *f, struct span prefix)
{
	return operand_is_amount(f) && !f->cell && f->op == OP_EQ &&
	    (prefix.n == 0 || f->kind != KIND_MONEY || recall_names(prefix, recalled_label(f)));
}

/* “三公”经费预算28万元，实际支出24.85万元: does f say no more than that it was spent, of what the
 * figure before it is by the rate's name? */
static bool
is_spent_of(const struct rate *r, const struct recalled *f)
{
	const struct recalled *b = word_table_is(&qualifiers, "spending", recalled_label(f)) ?
	    operand_by_id(r->recall, f->id - 1) : NULL;

	return b != NULL && b->block == f->block && b->sentence == f->sentence &&
	    operand_is_amount(f) && !f->cell && f->op == OP_EQ && rate_is_of(b, r->prefix);
}

/* 执行率 and its like are of money, by roles of amounts; of counts only where these stand
 * in the rate's own sentence: 计划新建1,400户 / 新建1,376户 / 发放补助633万元，执行率99%. */
static bool
is_counted_apart(const struct rate *r, const struct recalled *f)
{
	return f->kind == KIND_COUNT && DATA_CELL(&data_rates, r->row, 1)[0] == '<' &&
	    (f->block != r->recall->block || f->sentence != r->m->sentence);
}

bool
rate_is_pending(const struct recalled *f)
{
	return f->kind == KIND_COUNT && (word_table_in(&qualifiers, "pending", recalled_label(f)) ||
	    word_table_ends(&qualifiers, "pending", recalled_words(f)));
}

/* 已完成投资计划486.4亿元: does the name of f, though a plan's, say that it was done? */
static bool
says_done(const struct rate *r, const struct recalled *f)
{
	struct span label = recalled_label(f);

	for (size_t i = 0; i < r->of->part.n; i++) {
		size_t at = span_find(label, r->of->part.word[i]);

		if (at != NONE && word_table_ends(&grammar, "already", span_slice(label, 0, at)))
			return true;
	}
	return false;
}

void
rate_weigh(struct rate *r, const struct recalled *f)
{
	const struct rated *of = r->of;
	struct rate_names names = rate_names_of(f);

	if (rate_is_named(&of->part, &names) && !rate_is_pending(f) &&
	    !word_table_starts(&qualifiers, "owed", names.label.text))
		operands_add(&r->as, f);
	if (rate_is_named(&of->whole, &names) && !rate_is_excess(r, f) && !says_done(r, f))
		operands_add(&r->bs, f);
}

/* Weighs what is remembered of this passage. */
static void
weigh_remembered(struct rate *r)
{
	const struct recall *recall = r->recall;
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++)
		if (f->block + REACH_PASSAGE >= recall->block &&
		    (rate_is_of(f, r->prefix) || is_spent_of(r, f)) && !is_counted_apart(r, f))
			rate_weigh(r, f);
}

/* 隐患2,340处，当场整改1,872处，限期整改468处，当场整改率80%: leaves of what may be divided the one
 * of the sentence that has the rate's very name, if there is one, and no money right before the
 * rate has a name that ends with it (支出240万元，其中教育支出60万元，支出率80%). */
static void
prefer_namesake(struct rate *r)
{
	struct span name = word_table_before(&name_words, "rate", rate_name(r));

	if (r->as.n != 0 && r->as.at[0]->id + 1 == r->m->id && r->as.at[0]->kind == KIND_MONEY &&
	    span_ends(recalled_label(r->as.at[0]), name))
		return;
	for (size_t i = 0; name.n != 0 && i < r->as.n && !rate_of_grades(&r->as); i++)
		if (r->as.at[i]->block == r->recall->block &&
		    r->as.at[i]->sentence == r->m->sentence &&
		    span_eq(recalled_label(r->as.at[i]), name)) {
			r->as.at[0] = r->as.at[i];
			r->as.n = 1;
			return;
		}
}

void
rate_weigh_passage(struct rate *r)
{
	weigh_remembered(r);
	prefer_namesake(r);
	rate_try_named(r);
}
