/* check_shaken: a table of which many relations fail has one fault, not many.
 *
 * Where the amounts of a table slipped a row against their names, hardly any total of it
 * holds; where a converter lost or tore its rows, neither.  Nobody can tell which figure
 * is wrong, so one finding speaks for all: a warning, about the table's own total where
 * that is among them.
 */
#include "check/check_rules.h"

#include "check/wording.h"
#include "language/total_name.h"
#include "relation/cell.h"

enum { SHAKEN_MIN = 5,		/* totals of one table that fail */
	LINES_SHOWN = 6 };

static bool
is_of_table(const struct check *c, const struct finding *f, size_t table)
{
	return f->severity <= FINDING_WARNING && f->numbers &&
	    (f->rule == RULE_SUM || f->rule == RULE_WITHIN || f->rule == RULE_DELTA) &&
	    check_entry(c, f->stated_entry)->figure.table == table;
}

/* The findings of a table. */
struct shaken {
	size_t table;
	size_t n;
	size_t chosen;		/* that speaks for all */
};

static void
read_shaken(const struct check *c, struct shaken *s)
{
	bool total = false;

	s->n = 0;
	for (size_t i = 0; i < c->out.findings->n; i++) {
		const struct finding *f = &c->out.findings->list[i];

		if (!is_of_table(c, f, s->table))
			continue;
		if (s->n++ == 0 ||
		    (!total && total_name_is(check_entry(c, f->stated_entry)->name))) {
			s->chosen = i;
			total = total_name_is(check_entry(c, f->stated_entry)->name);
		}
	}
}

static void
say_shaken(struct check *c, const struct shaken *s)
{
	struct finding *f = &c->out.findings->list[s->chosen];
	struct buf lines = BUF_INIT, count = BUF_INIT, text = BUF_INIT;
	struct slot slots[2];
	size_t shown = 0, last = check_entry(c, f->stated_entry)->figure.line;

	for (size_t i = 0; i < c->out.findings->n; i++) {
		const struct finding *o = &c->out.findings->list[i];
		size_t line = check_entry(c, o->stated_entry)->figure.line;

		if (!is_of_table(c, o, s->table) || i == s->chosen || line == last ||
		    shown++ >= LINES_SHOWN)
			continue;
		if (shown > 1)
			buf_add_str(&lines, "、");
		buf_add_uint(&lines, line);
		last = line;
	}
	buf_add_uint(&count, s->n - 1);
	slots[0] = (struct slot){ "lines", buf_span(&lines) };
	slots[1] = (struct slot){ "count", buf_span(&count) };
	buf_add(&text, c->out.findings->text.p + f->message, f->plain_n);
	wording_say(&text, "table.shaken", c->out.english, slots, 2);
	f->severity = FINDING_WARNING;
	f->blamed = NONE;
	f->hint = 0;
	f->message = c->out.findings->text.n;
	f->message_n = f->plain_n = text.n;
	buf_add_span(&c->out.findings->text, buf_span(&text));
	buf_release(&lines);
	buf_release(&count);
	buf_release(&text);
}

static void
drop_others(struct check *c, const struct shaken *s)
{
	struct findings *fs = c->out.findings;
	size_t kept = 0;

	for (size_t i = 0; i < fs->n; i++)
		if (i == s->chosen || !is_of_table(c, &fs->list[i], s->table))
			fs->list[kept++] = fs->list[i];
	fs->n = kept;
}

void
check_shaken(struct check *c)
{
	for (size_t i = 0; i < c->out.findings->n; i++) {
		const struct finding *f = &c->out.findings->list[i];
		struct shaken s = { .table = check_entry(c, f->stated_entry)->figure.table };

		if (s.table == 0 || !is_of_table(c, f, s.table))
			continue;
		read_shaken(c, &s);
		if (s.n < SHAKEN_MIN)
			continue;
		say_shaken(c, &s);
		drop_others(c, &s);
	}
}
