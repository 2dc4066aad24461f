/* check_carried: a wrong total that was added up further, one finding.
 *
 *   乙 15.00 25.00 45.00, and below it 合计 37.00 63.00 105.00
 *
 * 45 is 5 too much, and so is what its column makes of it: 105 is the sum of the column as it
 * stands, and misses that of its row by the same 5.  Two figures must be put right, for one
 * cause: the finding about the part speaks for that about the total.
 */
#include "check/check_rules.h"

/* Is entry part said to be a part of entry total, by either of them? */
static bool
is_part_of(struct check *c, size_t part, size_t total)
{
	const struct figure *p = &check_entry(c, part)->figure, *t = &check_entry(c, total)->figure;

	return check_names(c, p, 1u << REL_PART | 1u << REL_LIKELY, t->id) ||
	    check_names(c, t, 1u << REL_SUM, p->id);
}

static bool
is_failed_sum(const struct finding *f)
{
	return f->severity <= FINDING_WARNING && f->rule == RULE_SUM && f->numbers;
}

/* Does entry stand among the operands of f? */
static bool
has_operand(const struct check *c, const struct finding *f, size_t entry)
{
	for (size_t k = 0; k < f->n; k++)
		if (c->out.findings->operands[f->first + k] == entry)
			return true;
	return false;
}

/* Does total, a finding about a cell, fail because of what part, one about a cell of its table,
 * says of a part of it? */
static bool
is_carried(struct check *c, const struct finding *part, const struct finding *total)
{
	const struct figure *p = &check_entry(c, part->stated_entry)->figure;
	const struct figure *t = &check_entry(c, total->stated_entry)->figure;

	return p->table != 0 && p->table == t->table &&
	    decimal_cmp(part->difference, total->difference) == 0 &&
	    !has_operand(c, total, part->stated_entry) &&
	    is_part_of(c, part->stated_entry, total->stated_entry);
}

/* Says at the end of the message of f that other has the same difference. */
static void
say_carried(struct check *c, struct finding *f, const struct finding *other)
{
	struct buf kept = BUF_INIT, line = BUF_INIT;
	const struct figure *o = &check_entry(c, other->stated_entry)->figure;
	struct slot slots[3];

	buf_add_uint(&line, o->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "otherlabel", o->label };
	slots[2] = (struct slot){ "other", o->raw };
	buf_add(&kept, c->out.findings->text.p + f->message, f->message_n);
	wording_say(&kept, "cause.carried", c->out.english, slots, 3);
	f->message = c->out.findings->text.n;
	f->message_n = kept.n;
	buf_add_span(&c->out.findings->text, buf_span(&kept));
	buf_release(&line);
	buf_release(&kept);
}

/* Has some finding of a part explained that at index total? */
static bool
find_source(struct check *c, size_t total)
{
	struct findings *fs = c->out.findings;

	for (size_t i = 0; i < fs->n; i++) {
		if (i == total || !is_failed_sum(&fs->list[i]) ||
		    fs->list[i].severity > fs->list[total].severity ||
		    !is_carried(c, &fs->list[i], &fs->list[total]))
			continue;
		say_carried(c, &fs->list[i], &fs->list[total]);
		return true;
	}
	return false;
}

void
check_carried(struct check *c)
{
	struct findings *fs = c->out.findings;
	size_t i = 0;

	while (i < fs->n) {
		if (!is_failed_sum(&fs->list[i]) || !find_source(c, i)) {
			i++;
			continue;
		}
		memmove(&fs->list[i], &fs->list[i + 1], (--fs->n - i) * sizeof *fs->list);
	}
}
