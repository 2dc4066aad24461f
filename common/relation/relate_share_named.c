/* relate_share_named: shares whose base goes by a name that no figure has in full, or
 * that name what has them themselves; see relate_share_parts.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"
#include "text/glyph.h"

/* A share in words: 卫生人员占职工总数. */
struct named_share {
	const struct mentions *ms;
	const struct mention *m;
	struct span part;	/* empty: what stands before it has the share */
	struct span name;	/* of what it is of */
	struct span whole;	/* the same without 总数, 总额 */
};

static struct named_share
read_words(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->full.n > m->phrase.n ? m->full : m->phrase);
	size_t at = word_table_find(&grammar, "share", words), end;
	struct named_share s = { .ms = ms, .m = m, .whole = words };

	if (at != NONE) {
		s.part = span_slice(words, 0, at);
		s.part.n -= word_table_at_end(&qualifiers, "altogether", s.part);
		s.whole = word_table_rest(&grammar, "share", words);
	}
	s.name = s.whole;
	while ((end = word_table_at_end(&qualifiers, "altogether", s.whole)) != 0)
		s.whole.n -= end;
	return s;
}

/* Is part short for label (卫技人员: 卫生专业技术人员): its characters stand there in order, the
 * first and the last two at the ends? */
static bool
is_short_for(struct span part, struct span label)
{
	enum { LEAST = 12, END = 6 };	/* bytes of four ideographs, of two */
	size_t at = 0;

	if (part.n < LEAST || label.n <= part.n || glyph_at(part, 0).c != glyph_at(label, 0).c ||
	    !span_ends(label, span_slice(part, part.n - END, part.n)))
		return false;
	for (size_t i = 0; i < label.n && at < part.n; i += glyph_at(label, i).n)
		if (glyph_at(label, i).c == glyph_at(part, at).c)
			at += glyph_at(part, at).n;
	return at == part.n;
}

/* May f, back places ago, be what has the share m? */
static bool
has_share(const struct named_share *s, const struct mention *m, const struct recalled *f,
    const struct recall *recall)
{
	if (!operand_is_amount(f) || f->op != OP_EQ || f->cell)
		return false;
	if (s->part.n != 0)
		return span_ends(s->part, recalled_label(f)) ||
		    span_ends(recalled_label(f), s->part) ||
		    is_short_for(s->part, recalled_label(f));
	return f->id + 1 == m->id && f->block == recall->block && f->sentence == m->sentence;
}

/* 占总人次的, 占总户数的: is what it is of called by no more than the measure word of part, which
 * stands right before the share? */
static bool
is_called_by_unit(const struct named_share *s, const struct recalled *part)
{
	enum { MORE = 6 };	/* bytes of 总 and 数 */
	const struct mention *m = s->m - 1;

	return s->m > s->ms->at && m->id == part->id && m->q.kind == KIND_COUNT &&
	    s->name.n > m->q.unit.n && s->name.n <= m->q.unit.n + MORE &&
	    span_has(s->name, m->q.unit) && word_table_starts(&name_words, "entire", s->name);
}

/* 净资产, 资产: is only one of both told as what is left of the other? */
static bool
is_less_than_named(struct span a, struct span b)
{
	return word_table_in(&qualifiers, "reduced", a) != word_table_in(&qualifiers, "reduced", b);
}

/* May f be what m is a share of: by its name or, where the share says no more than
 * 总额, because it is broken down into what has the share, or stands in its paragraph? */
static bool
is_whole(const struct named_share *s, const struct recalled *f, const struct recalled *part,
    const struct recall *recall)
{
	if (f->id == part->id || !operand_is_amount(f) || f->op != OP_EQ || f->cell)
		return false;
	if (s->whole.n == 0 || is_called_by_unit(s, part))
		return f->id == part->total || (f->block == recall->block && !f->member &&
		    decimal_cmp(f->value, part->value) >= 0);
	return !is_less_than_named(s->whole, recalled_label(f)) &&
	    (f->id == part->total || recall_alike(s->whole, recalled_label(f)));
}

bool
share_told_of(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	struct span name = mentions_text(ms, m->phrase);

	if (!m->share_base)
		return false;
	for (const struct mention *e = ms->at; e + 1 < m; e++)
		if (e->id == f->id)
			return e[1].function == FUNCTION_SHARE && e[1].share_base &&
			    e[1].sentence == e->sentence &&
			    span_eq(mentions_text(ms, e[1].phrase), name);
	return false;
}

/* Is f near enough, or does it go by the very name (本年支出合计: 支出合计)? */
static bool
is_in_reach(const struct named_share *s, const struct recalled *f, const struct recall *recall)
{
	enum { TELLING = 12 };	/* bytes of four ideographs */

	return f->block + REACH_PASSAGE >= recall->block ||
	    (f->label_n >= TELLING && span_ends(s->name, recalled_label(f)));
}

/* The figures that s may be a share of, those that stand for themselves first. */
static void
wholes(const struct named_share *s, const struct recalled *part, const struct recall *recall,
    struct operands *out)
{
	struct operands members = { .n = 0 };
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++)
		if (operand_same_unit(f, part) && is_in_reach(s, f, recall) &&
		    is_whole(s, f, part, recall) && !share_told_of(s->ms, s->m, f))
			operands_add(f->member ? &members : out, f);
	for (size_t i = 0; i < members.n; i++)
		operands_add(out, members.at[i]);
}

/* 人员支出占基本支出的89%: are part and base the total that it is a part of, both by the names that
 * the share has for them? */
static bool
are_named(const struct named_share *s, const struct recalled *part, const struct recalled *base)
{
	return part->total == base->id && span_eq(s->part, recalled_label(part)) &&
	    span_starts(s->whole, recalled_label(base));
}

/* 86个财政项目中，有32个未完成，占抽查项目总数的37%: is part one of base, as the list says, and
 * does the share call what it is of by the last word of that one's name? */
static bool
is_of_its_total(const struct named_share *s, const struct recalled *part,
    const struct recalled *base)
{
	enum { NOUN = 6 };	/* bytes of two ideographs */
	struct span label = recalled_label(base);

	label.n -= word_table_at_end(&qualifiers, "altogether", label);
	return part->total == base->id && part->block == base->block && s->whole.n >= NOUN &&
	    label.n >= NOUN && span_ends(s->whole, span_slice(label, label.n - NOUN, label.n));
}

/* 授予中小企业合同总金额占全国采购规模的74%: do part and base, wherever they stand, go by long
 * names that are those of the share? */
static bool
are_called_so(const struct named_share *s, const struct recalled *part,
    const struct recalled *base)
{
	enum { LEAST = 18 };	/* bytes of six ideographs */

	return s->part.n >= LEAST && s->whole.n >= LEAST &&
	    span_ends(recalled_label(part), s->part) && span_eq(s->whole, recalled_label(base));
}

/* 在校学生1,260人；寄宿生693人，占学生总数的55.0%: is there no other count of the paragraph that
 * the share, of three digits, may name, and stands what has it right before it? */
static bool
is_only_one(const struct named_share *s, const struct operands *bs, const struct recalled *part)
{
	struct decimal few;

	return bs->n == 1 && part->kind == KIND_COUNT && s->whole.n != 0 &&
	    (s->part.n == 0 || span_eq(s->part, recalled_label(part))) &&
	    bs->at[0]->block == part->block && decimal_cmp(bs->at[0]->value, part->value) > 0 &&
	    decimal_mul(s->m->q.quantum, decimal_of(100), &few) &&
	    decimal_cmp(s->m->q.value, few) >= 0;
}

/* 共投入4,328.60万元。支出4,165.28万元，占投入总额的92.6%: is base, alone of all bs, called no more
 * and no less than what the share is of, by two ideographs at least? */
static bool
is_very_one(const struct named_share *s, const struct operands *bs, const struct recalled *base)
{
	enum { LEAST = 6 };	/* bytes */
	bool found = false;

	if (s->part.n != 0 || s->whole.n < LEAST || s->whole.n == s->name.n || base->member)
		return false;
	for (size_t i = 0; i < bs->n; i++) {
		struct span name = word_table_behind(&particles, "together",
		    recalled_label(bs->at[i]));

		if (span_eq(s->whole, name) && bs->at[i] != base)
			return false;
		found |= bs->at[i] == base && span_eq(s->whole, name);
	}
	return found;
}

/* Of the candidates the first that would give the share but for one slip; *sure: it is the total
 * of the part right before the share. */
static const struct recalled *
slipped(const struct named_share *s, const struct operands *bs, const struct recalled *part,
    bool *sure)
{
	struct term a = relate_recalled_term(part), b, rate = relate_term(s->m);

	for (size_t i = 0; i < bs->n; i++) {
		bool of_total = is_of_its_total(s, part, bs->at[i]);

		if (share_is_of_another(s->ms, s->m, bs->at[i]))
			continue;
		b = relate_recalled_term(bs->at[i]);
		*sure = of_total && s->part.n == 0;
		if (closure_rate_slip(&a, &b, &rate) ||
		    ((of_total || are_named(s, part, bs->at[i]) ||
		    are_called_so(s, part, bs->at[i])) && closure_rate_edit(&a, &b, &rate)) ||
		    ((is_only_one(s, bs, part) || is_very_one(s, bs, bs->at[i])) &&
		    closure_rate_misprint(&a, &b, &rate)))
			return bs->at[i];
	}
	return NULL;
}

bool
share_of_named(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	struct named_share s = read_words(ms, m);
	struct term rate = relate_term(m);
	const struct recalled *f, *base;

	if (m->q.op != OP_EQ || (!m->share_base && s.part.n == 0))
		return false;
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		struct operands as = { .n = 0 }, bs = { .n = 0 };
		size_t ids[2];
		bool sure;

		if (f->block + 1 < recall->block || (s.part.n == 0 && back > 0))
			break;
		if (!has_share(&s, m, f, recall))
			continue;
		operands_add(&as, f);
		wholes(&s, f, recall, &bs);
		if (operands_closing(&as, &bs, &rate, ids)) {
			mentions_link(ms, m, REL_SHARE, "$/$", ids);
			return true;
		}
		if ((base = slipped(&s, &bs, f, &sure)) != NULL) {
			mentions_link(ms, m, sure ? REL_SHARE : REL_LIKELY, "$/$",
			    (size_t[]){ f->id, base->id });
			return true;
		}
	}
	return false;
}

/* The amount behind m in its sentence that words call by the name of what s is of, as the base of a
 * share of its own (占全年预算2,486.5万元的97.7%); NULL: there is none. */
static const struct mention *
base_behind(const struct named_share *s)
{
	for (const struct mention *e = s->m + 1; e + 1 < s->ms->at + s->ms->n &&
	    e->sentence == s->m->sentence; e++)
		if (e[1].function == FUNCTION_SHARE && e[1].q.kind == s->m->q.kind &&
		    e->q.kind != s->m->q.kind && mention_is_exact(e) &&
		    span_eq(read_words(s->ms, e).name, s->name))
			return e;
	return NULL;
}

/* 上半年支出1,216万元，…；全年支出2,614万元，占全年预算2,680万元的97.54%: does what base is told as
 * the base of go by the name of part, as another time of the same does? */
static bool
is_of_same_name(const struct mentions *ms, const struct mention *part, const struct mention *base)
{
	const struct mention *now = base - 1;

	return now > part && now->sentence == base->sentence && relate_same_unit(now, base) &&
	    now->label.n != 0 &&
	    span_eq(mentions_text(ms, part->label), mentions_text(ms, now->label));
}

bool
share_of_named_behind(struct mentions *ms, struct mention *m)
{
	struct named_share s = read_words(ms, m);
	const struct mention *part = m - 1, *base;
	struct term a, b, rate = relate_term(m);

	if (m == ms->at || !m->share_base || s.name.n == 0 || m->q.op != OP_EQ ||
	    part->sentence != m->sentence || !mention_is_exact(part) ||
	    (base = base_behind(&s)) == NULL || !relate_same_unit(part, base))
		return false;
	a = relate_term(part);
	b = relate_term(base);
	if (!closure_rate(&a, &b, &rate) && !closure_rate_slip(&a, &b, &rate) &&
	    !(is_of_same_name(ms, part, base) && closure_rate_misprint(&a, &b, &rate)))
		return false;
	mentions_link(ms, m, REL_LIKELY, "$/$", (size_t[]){ part->id, base->id });
	return true;
}
