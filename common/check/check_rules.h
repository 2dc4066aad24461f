/* check_rules: what the checks share; included by check*.c alone.
 *
 * Each check_NAME.c knows one family of relations and adds its findings; that of the
 * rules of rule files has several (check_named_parts.h).
 */
#ifndef CHECK_CHECK_RULES_H
#define CHECK_CHECK_RULES_H

#include "check/check.h"
#include "check/hint.h"
#include "check/item.h"
#include "check/wording.h"
#include "check/years.h"
#include "sentence/formula.h"
#include "sentence/reach.h"

/* Above that a percentage is no rate but a number in the wrong column. */
enum { CHECK_RATE_MAX = 300 };

/* What a mark of the whole is out of, where nothing else is said. */
enum { CHECK_FULL_MARK = 100 };

/* What the checks of a report look at: the same for all of them. */
struct check_input {
	struct ledger *ledger;
	const struct item_words *words;
	const struct item *items;	/* by entry; name empty: no quantity of its own */
	const struct rules *rules;	/* those of matcher */
	struct rule_matcher *matcher;	/* NULL: there are no rules */
};

/* What they say, each adding to what those before it have said, and how. */
struct check_output {
	struct findings *findings;
	struct findings held;		/* relations that hold, without words: evidence */
	bool *suspect;			/* by entry: operand of an error so far */
	struct diag *diag;
	const char *document;		/* for diag */
	bool all, english;		/* check_options (check.h) */
};

/* Memory used again and again: nothing in it outlives the function that fills it and those
 * that this one calls. */
struct check_scratch {
	struct formula formula;
	struct addends terms;
	struct buf key;			/* of check_key */
	struct buf computed, difference;	/* of check_say */
};

struct check {
	const struct check_input *in;
	struct check_output out;
	struct check_scratch scratch;
};

/* One family of relations each (domain.md §2), over all of c->in->ledger; they add to
 * c->out.findings.  Each is in the file of its name, without the s. */
void check_sums(struct check *c);	/* totals and parts, contained parts, differences */
void check_quotients(struct check *c);	/* shares, rates, growth, averages, repeats */
void check_scores(struct check *c);	/* marks and their weights, targets: rows 16 and 17 */
void check_marks(struct check *c);	/* the mark of the whole against those of the text */
void check_taken(struct check *c, size_t mark);	/* mark against what was taken off */
void check_full_marks(struct check *c, size_t whole);	/* full marks of its parts */
void check_same(struct check *c);	/* one quantity printed twice: row 18 */
void check_agree(struct check *c);	/* the same, told in other words */
void check_accounts(struct check *c);	/* the same of accounts of the classification */
void check_basics(struct check *c);	/* items in basic outlay against all spent of them */
void check_completions(struct check *c);	/* 完成预算的…% against a table: row 5 */
void check_limits(struct check *c);	/* staff, budgets, stages, years: rows 15 and 20 */
void check_grades(struct check *c);	/* a mark by the report's own bands of grades: row 16 */
void check_named(struct check *c);	/* the rules of rule files (rule.h) */
void check_words(struct check *c);	/* words, sides of the books, one whole: rows 4, 6, 11 */

/* Reports stated, a rate or a growth, if the only reading of expression divides by 0. */
void check_base(struct check *c, enum rule rule, size_t stated, struct span expression);

/* Tests stated, of which expression says what it is made of: N things at so much each (N*A);
 * several of these together (N*A+M*B); so much a month of an amount of the year, or the mean of
 * several; so much per cent a year of what grew over several.  likely: a guess, so a warning
 * at most. */
void check_product(struct check *c, size_t stated, struct span expression, bool likely);
void check_bill(struct check *c, size_t stated, struct span expression);
void check_even(struct check *c, enum rule rule, size_t stated, struct span expression);
void check_yearly(struct check *c, size_t stated, struct span expression);

/* Numbers of one label side by side, or one of a column whose total is meant:
 * nobody knows which of them the name stands for. */
bool check_is_stray(const struct check *c, size_t i);

/* Keeps what the report says of the whole unit, for the reports of the years
 * before and after it. */
void check_keep(struct check *c, struct years *years);

/* What later says of earlier's year against what that says; fills the ledger, which
 * is empty, and its findings. */
void check_years(struct check *c, const struct years_report *earlier,
    const struct years_report *later, enum years_kin kin);

/* Findings that one wrong figure explains become one; after all others. */
void check_causes(struct check *c);
void check_carried(struct check *c);
void check_shaken(struct check *c);

/* Tests stated against the quotient that shape makes of the entries at: two, of
 * SHAPE_TOGETHER three. */
void check_quotient_of(struct check *c, enum rule rule, size_t stated, const size_t *at,
    enum shape shape);

/* Begins the finding that stated and other are one quantity, printed differently. */
void check_twice(struct check *c, enum finding_severity severity, size_t stated,
    size_t other, struct decimal difference);

static inline const struct entry *
check_entry(const struct check *c, size_t i)
{
	return &c->in->ledger->entries[i];
}

/* Is entry i an exact mark of the text? */
static inline bool
check_is_mark(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	return e->figure.kind == KIND_SCORE && e->figure.table == 0 && !e->bound && !e->rough;
}

/* Entries of the ledger, from one up to before another. */
struct entries {
	size_t from, to;
};

/* Those of the paragraph of entry i around it, at most REACH_MARKS either way. */
struct entries check_paragraph_around(const struct check *c, size_t i);

/* Is entry i, a hundred by the name of all marks (总分100分), what could be got? */
bool check_is_scheme(const struct check *c, size_t i);

/* The entry of the weight of the mark at i, if it is one; else NONE. */
size_t check_weight_of(struct check *c, size_t i);

/* The cell above in its column that cell i is a part of; NONE: none. */
size_t check_cell_above(struct check *c, size_t i);

/* Is cell i what basic outlay has of an item that is told in all elsewhere, too: of less
 * than that? */
bool check_is_basic(struct check *c, size_t i);

/* The entries of the first two ids of formula; false if one is missing. */
bool check_pair(const struct check *c, const struct formula *formula, size_t at[2]);

/* Does one of f's formulas, of a relation of which relations has the bit 1u << REL_…, name the
 * figure numbered id? */
bool check_names(struct check *c, const struct figure *f, unsigned relations, size_t id);

static inline struct relations
check_relations(const struct check *c, size_t i)
{
	return relations_of(&check_entry(c, i)->figure);
}

/* Does the column rel of entry i name relation? */
static inline bool
check_has(const struct check *c, size_t i, enum relation relation)
{
	return ledger_has(check_entry(c, i), relation);
}

/* Or one of from..to? */
static inline bool
check_has_any(const struct check *c, size_t i, enum relation from, enum relation to)
{
	return (check_entry(c, i)->relations >> from & ((2u << (to - from)) - 1)) != 0;
}

/* Says, as a message and not a finding, that a relation of entry needs more than 38 digits. */
void check_overflow(struct check *c, size_t entry);

/* True if findings of this severity are wanted. */
bool check_wanted(const struct check *c, enum finding_severity severity);

/* The template that says rule with this severity; valid until the next call. */
const char *check_key(struct check *c, const char *rule, enum finding_severity severity);

/* Message of the last finding begun: say appends template key; the slots
 * stated, computed, difference and label are filled in, more come from extra. */
void check_say(struct check *c, const char *key, const struct slot *extra, size_t n);

/* Message of the last finding begun: template, not a key; the slots stated,
 * computed, difference, label and parts are filled in. */
void check_say_text(struct check *c, const char *template, struct span parts);

/* The same of f, the one whose message was begun or replaced last. */
void check_append(struct check *c, struct finding *f, const char *key,
    const struct slot *extra, size_t n);

/* Appends the hint, if there is one. */
void check_say_hint(struct check *c, const struct hint *hint);

/* Begins the message of f anew, with this hint for that it has. */
void check_replace_hint(struct check *c, struct finding *f, const struct hint *hint);

/* Notes for c->out.held that the n entries at hold together as rule and shape say, stated
 * first. */
struct finding *check_hold(struct check *c, enum rule rule, enum shape shape, const size_t *at,
    size_t n);

/* Appends that stated is ten or ten thousand times as much as other, if it is:
 * other slips between two printings show. */
void check_say_scale(struct check *c, size_t stated, size_t other);

/* "raw＋raw－raw…" of the terms, shortened after eight; b is appended to. */
void check_terms_text(const struct check *c, const struct addends *terms, struct buf *b);

/* What a figure should be, and how far from that it is. */
struct computed {
	struct decimal value, difference;
};

/* Begins a finding with numbers; its operands are added to c->out.findings. */
struct finding *check_begin(struct check *c, enum finding_severity severity, enum rule rule,
    size_t stated, struct computed computed);

/* A miss that no edit explains and that is more than a tenth of what is stated
 * more likely means that the figures were never about one another: an error
 * only within that bound. */
bool check_plausible(const struct hint *hint, struct decimal stated,
    struct decimal difference);

/* Reports total against the terms of tally under rule; an error that is not plausible
 * becomes a warning. */
void check_report_tally(struct check *c, enum rule rule,
    enum finding_severity severity, size_t total, const struct tally *tally);

#endif
