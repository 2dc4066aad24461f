/* figure_label_linked: the name that a change without one of its own has from the amounts it was
 * worked out from, what was spent from what was planned, one side of the books from the other; see
 * figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/words.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	AMOUNTS_MAX = 4,
	NAME_MAX_BYTES = 120,
	CHANGES = 1 << FUNCTION_GROWTH | 1 << FUNCTION_DELTA
};

/* The ids in the expression of l, at most AMOUNTS_MAX; how many. */
static size_t
ids_of(const struct mentions *ms, const struct link *l, size_t ids[AMOUNTS_MAX])
{
	struct span of = mentions_text(ms, l->of);
	size_t n = 0;

	for (size_t at = 0; at < of.n && n < AMOUNTS_MAX; at++) {
		size_t id = 0, begins = at;

		for (; at < of.n && byte_is_digit(of.p[at]); at++)
			id = id * 10 + (size_t)(of.p[at] - '0');
		/* the 1 of 1-2/3 and 2/3-1 is no figure */
		if (at > begins && !(l->rel == REL_GROWTH && at - begins == 1 && id == 1 &&
		    ((begins == 0 && span_starts(of, SPAN("1-"))) ||
		    (at == of.n && span_ends(of, SPAN("-1"))))))
			ids[n++] = id;
	}
	return n;
}

/* Does b tell what something is held against: 上年, 年初预算, 比计划, or what it was of once? */
static bool
is_held_against(const struct mentions *ms, const struct mention *b)
{
	struct span label = mentions_text(ms, b->label), phrase = mentions_text(ms, b->phrase);

	return b->function == FUNCTION_PRIOR || b->side == SIDE_PRIOR || b->side == SIDE_INITIAL ||
	    word_table_starts(&qualifiers, "earlier", label) ||
	    word_table_starts(&particles, "lastyear", label) ||
	    word_table_starts(&particles, "moment", label) ||
	    word_table_starts(&qualifiers, "against", phrase);
}

/* 支出培训费75万元，上年94万元，减少19万元: the one amount of its sentence that m, a change, is a
 * change of: not what it is held against. NULL: none, or it might be another. */
static const struct mention *
changed_now(struct mentions *ms, const struct mention *m)
{
	const struct mention *now = NULL;
	size_t ids[AMOUNTS_MAX], n;

	if (m->nlinks == 0 || (m->links[0].rel != REL_DELTA && m->links[0].rel != REL_GROWTH))
		return NULL;
	n = ids_of(ms, &m->links[0], ids);
	for (size_t i = 0; i < n; i++) {
		const struct mention *b = mentions_before(ms, m, ids[i]);

		if (b == NULL || b->sentence != m->sentence || b->cell.row != m->cell.row ||
		    b->label.n == 0)
			return NULL;
		if (is_held_against(ms, b) || mention_does(b, CHANGES) ||
		    (b->year != m->year && n > 1))
			continue;
		if (now != NULL)
			return NULL;
		now = b;
	}
	return now;
}

/* How many bytes at the end of a label say what change it is. */
static size_t
change_word(const struct figures *fs, struct span label)
{
	struct lexicon_match match;
	size_t n = word_table_at_end(&qualifiers, "differs", label);

	if (lexicon_before(&fs->words.cue_end, label, label.n, &match) &&
	    (fs->words.cue_bit[match.row] & (CUE_UP | CUE_DOWN)) != 0)
		n = label.n - match.start;
	return n;
}

/* The name of what m is a change of: of the amount that it was worked out from, or of a change of
 * that which has its name already (减少19万元，降幅20.2%). Empty: none. */
static struct span
name_of_changed(struct figures *fs, const struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	const struct mention *b = changed_now(ms, m);
	struct span name;

	if (b != NULL)
		return mentions_text(ms, b->label);
	if (m->nlinks == 0 || m->links[0].rel != REL_GROWTH || m[-1].called.n == 0 ||
	    m[-1].function != FUNCTION_DELTA || m[-1].sentence != m->sentence)
		return SPAN("");
	name = mentions_text(ms, m[-1].called);
	return span_slice(name, 0, name.n - change_word(fs, name));
}

/* Is m a change with no more words before it than what it is held against? */
static bool
is_nameless(const struct figures *fs, const struct mention *m)
{
	struct span phrase = mentions_text(&fs->mentions, m->phrase);

	return m->id != 0 && m->cell.row == 0 && m->called.n == 0 && m->label.n != 0 &&
	    mention_does(m, CHANGES) && (phrase.n == 0 || figure_is_role(fs, phrase) ||
	    word_table_starts(&qualifiers, "against", phrase));
}

/* Gives m a name for its record: that of what it is of, and its own last n bytes. */
static void
call(struct mentions *ms, struct mention *m, struct span name, size_t n)
{
	struct span label = mentions_text(ms, m->label);

	m->called = mentions_keep(ms, name);
	buf_add_span(&ms->pool, span_slice(label, label.n - n, label.n));
	m->called.n += n;
}

static void
name_change(struct figures *fs, struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	struct span label, name;
	size_t n;

	buf_reserve(&ms->pool, NAME_MAX_BYTES + m->label.n);
	label = mentions_text(ms, m->label);
	name = name_of_changed(fs, m);
	if (name.n == 0 || name.n > NAME_MAX_BYTES)
		return;
	n = change_word(fs, label);
	if (n != 0 && !span_has(span_slice(label, 0, label.n - n), name))
		call(ms, m, name, n);
}

/* The amount before m, past rates: 预算150万元，执行率80%，支出120万元. */
static const struct mention *
amount_before(const struct mentions *ms, const struct mention *m)
{
	const struct mention *b = m - 1;

	while (b > ms->at && b->q.kind == KIND_PERCENT && b->sentence == m->sentence &&
	    b->clause == m->clause)
		b--;
	return b;
}

/* Is m an amount called no more than that it was spent, with but a comma between that word and
 * b, the amount before it? */
static bool
is_spent_from(const struct figures *fs, const struct mention *m, const struct mention *b)
{
	const struct mentions *ms = &fs->mentions;
	struct span phrase = mentions_text(ms, m->phrase), words = mentions_text(ms, m->before);

	if (m->id == 0 || b->id == 0 || m->cell.row != 0 || b->cell.row != 0 ||
	    m->q.kind != KIND_MONEY || b->q.kind != KIND_MONEY || b->sentence != m->sentence ||
	    b->depth != m->depth || b->year != m->year || m->called.n != 0 || phrase.n == 0 ||
	    !span_eq(mentions_text(ms, m->label), phrase) || !figure_is_role(fs, phrase) ||
	    relate_side(fs->relations, phrase) != SIDE_FINAL)
		return false;
	words = span_trim(words);
	words = span_slice(words, punct_starts(words, ','), words.n);
	return span_eq(word_table_before(&grammar, "is", span_trim(words)), phrase);
}

/* 供水工程 of 供水工程年初预算: what money is planned for by that name; empty: it says no more than
 * that it was planned, or by whom. */
static struct span
name_of_planned(const struct figures *fs, struct span label)
{
	enum { LEAST = 9 };		/* bytes: 办公费 */
	struct span name;

	for (size_t at = LEAST; at < label.n; at += glyph_at(label, at).n) {
		if (glyph_continues(label.p[at]) ||
		    !relate_is_plan(fs->relations, span_slice(label, at, label.n)))
			continue;
		name = span_slice(label, 0, at);
		return words_end(words_of("organ"), name) ? SPAN("") : name;
	}
	return SPAN("");
}

/* 供水工程预算50万元，支出48万元: what was spent is of the same as what was planned. */
static void
name_spent(struct figures *fs, struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	const struct mention *planned = amount_before(ms, m);
	struct span name, label;
	size_t n;

	if (!is_spent_from(fs, m, planned))
		return;
	buf_reserve(&ms->pool, NAME_MAX_BYTES + m->label.n);
	name = name_of_planned(fs, mentions_text(ms, planned->label));
	if (name.n == 0 || name.n > NAME_MAX_BYTES)
		return;
	label = mentions_text(ms, m->label);
	for (n = label.n; n > 0 && !span_ends(name, span_slice(label, 0, n)); n--)
		;			/* 基本支出预算, 支出: 基本支出 */
	call(ms, m, name, label.n - n);
}

/* 财政拨款收入总计50万元，支出总计50万元: the other side of the books is of the same fund. */
static void
name_balanced(struct figures *fs, struct mention *m)
{
	enum { ALIKE = 6, LEAST = 12 };		/* bytes: 总计, 财政拨款 */
	struct mentions *ms = &fs->mentions;
	struct span label = mentions_text(ms, m->label), other = mentions_text(ms, m[-1].label);
	size_t ids[AMOUNTS_MAX], n = other.n - label.n;

	if (m->nlinks == 0 || m->links[0].rel != REL_BALANCE || m->called.n != 0 ||
	    m->cell.row != 0 || m[-1].sentence != m->sentence ||
	    ids_of(ms, &m->links[0], ids) != 1 || ids[0] != m[-1].id ||
	    other.n < label.n + LEAST || n > NAME_MAX_BYTES ||
	    glyph_common_end(label, other) < ALIKE ||
	    relate_side(fs->relations, span_slice(other, n, other.n)) != SIDE_INCOME ||
	    relate_side(fs->relations, label) != SIDE_FINAL)
		return;
	buf_reserve(&ms->pool, NAME_MAX_BYTES + m->label.n);
	call(ms, m, span_slice(mentions_text(ms, m[-1].label), 0, n), m->label.n);
}

void
figure_label_linked(struct figures *fs)
{
	struct mentions *ms = &fs->mentions;

	for (size_t i = 1; i < ms->n; i++) {
		if (is_nameless(fs, &ms->at[i]))
			name_change(fs, &ms->at[i]);
		else {
			name_spent(fs, &ms->at[i]);
			name_balanced(fs, &ms->at[i]);
		}
	}
}
