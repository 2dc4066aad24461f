/* findings: findings as records or messages, dismissals; see findings.h. */
#include "record/findings.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/mem.h"
#include "input/source.h"
#include "text/character.h"

enum { MARK_DIGITS = 16 };

const char *const finding_columns[FINDING_COLUMNS] = {
	"doc", "line", "section", "severity", "rule", "stated", "computed",
	"difference", "figures", "message", "fingerprint"
};

static void
write_mark(struct buf *b, uint64_t mark)
{
	for (int i = MARK_DIGITS - 1; i >= 0; i--)
		buf_add_char(b, "0123456789abcdef"[mark >> (4 * i) & 15]);
}

static struct span
message_of(const struct findings *fs, const struct finding *f)
{
	return span_slice(buf_span(&fs->text), f->message, f->message + f->message_n);
}

static void
write_numbers(struct writer *w, const struct finding *f)
{
	if (!f->numbers) {
		for (int i = 0; i < 3; i++)
			writer_plain(w, SPAN("-"));
		return;
	}
	writer_decimal(w, f->stated);
	writer_decimal(w, f->computed);
	writer_decimal(w, f->difference);
}

void
finding_write(struct writer *w, const char *document, const struct ledger *l,
    const struct findings *fs, const struct finding *f)
{
	const struct figure *stated = &l->entries[f->stated_entry].figure;
	struct buf b = BUF_INIT;

	writer_field(w, span_of(document));
	writer_uint(w, stated->line);
	writer_field(w, stated->section);
	writer_plain(w, span_of(severity_names[f->severity]));
	writer_field(w, span_of(finding_rule(f)));
	write_numbers(w, f);
	for (size_t i = 0; i < f->n; i++) {
		const struct entry *e = &l->entries[fs->operands[f->first + i]];
		const struct figure *o = &e->figure;
		struct span elsewhere = e->elsewhere;

		buf_add_str(&b, i == 0 ? "" : " ; ");
		buf_add_span(&b, elsewhere);
		buf_add_str(&b, elsewhere.n == 0 ? "" : ":");
		buf_add_uint(&b, o->line);
		buf_add_char(&b, ':');
		buf_add_span(&b, o->raw);
	}
	writer_field(w, buf_span(&b));
	writer_field(w, message_of(fs, f));
	buf_reset(&b);
	write_mark(&b, f->fingerprint);
	writer_plain(w, buf_span(&b));
	writer_end(w);
	buf_release(&b);
}

/* Does s begin with ":12:" or ": 3.5:", which an editor would take for a line
 * number? */
static bool
looks_like_place(struct span s)
{
	size_t at = s.n > 1 && s.p[1] == ' ' ? 2 : 1;

	if (s.p[0] != ':' || at >= s.n || s.p[at] < '0' || s.p[at] > '9')
		return false;
	while (at < s.n && (byte_is_digit(s.p[at]) || s.p[at] == '.' ||
	    s.p[at] == '-'))
		at++;
	return at < s.n && s.p[at] == ':';
}

/* On one line, and with nothing in it that could be a place. */
static void
add_message(struct buf *b, struct span message)
{
	for (size_t i = 0; i < message.n; i++) {
		char c = message.p[i];

		if (looks_like_place(span_slice(message, i, message.n)))
			buf_add_str(b, "：");
		else
			buf_add_char(b, c == '\n' || c == '\r' ? ' ' : c);
	}
}

void
finding_write_gcc(struct writer *w, const char *document, const struct ledger *l,
    const struct findings *fs, const struct finding *f)
{
	const struct figure *stated = &l->entries[f->stated_entry].figure;
	struct buf b = BUF_INIT;

	buf_add_str(&b, document);
	buf_add_char(&b, ':');
	buf_add_uint(&b, stated->line);
	buf_add_str(&b, f->severity == FINDING_ERROR ? ": error: " :
	    f->severity == FINDING_WARNING ? ": warning: " : ": note: ");
	add_message(&b, message_of(fs, f));
	buf_add_str(&b, " [");
	buf_add_str(&b, finding_rule(f));
	buf_add_char(&b, ' ');
	write_mark(&b, f->fingerprint);
	buf_add_str(&b, "]\n");
	for (size_t i = 0; i + 1 < b.n; i++)
		if (b.p[i] == '\n' || b.p[i] == '\r')
			b.p[i] = ' ';
	writer_raw(w, buf_span(&b));
	buf_release(&b);
}

static void
add_mark(struct dismissals *d, uint64_t mark)
{
	d->list = mem_grow(d->list, d->n, &d->cap, sizeof(*d->list));
	d->list[d->n++] = mark;
}

/* Every word of exactly 16 hex digits in a line. */
static void
add_marks(struct dismissals *d, struct span line)
{
	uint64_t mark = 0;
	size_t digits = 0;
	bool word = true;

	for (size_t i = 0; i <= line.n; i++) {
		char c = i < line.n ? line.p[i] : '\n';
		int v = digits_hex(c);

		if (v >= 0) {
			mark = mark << 4 | (uint64_t)v;
			digits++;
			continue;
		}
		if (digits == MARK_DIGITS && word)
			add_mark(d, mark);
		word = c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
		    c == ',' || c == '"' || c == '[' || c == ']';
		digits = 0;
	}
}

/* Is it blank, or the header of jxcheck's output? */
static bool
needs_no_mark(struct span line)
{
	return span_trim(line).n == 0 ||
	    span_has(line, span_of(finding_columns[FINDING_COLUMNS - 1]));
}

static void
read_marks(struct dismissals *d, const char *file, struct span text, struct diag *diag)
{
	if (span_starts(text, SPAN("\xEF\xBB\xBF")))
		text = span_slice(text, 3, text.n);
	for (size_t number = 1; text.n > 0; number++) {
		struct span line = span_cut(&text, '\n');
		size_t before = d->n;

		if (line.n == 0 || line.p[0] == '#')
			continue;
		add_marks(d, line);
		if (d->n == before && !needs_no_mark(line))
			diag_message(diag, DIAG_WARNING, (struct place){ file, number, 0 },
			    "no fingerprint: 16 digits and letters a-f, the last column of a "
			    "finding");
	}
}

static int
compare_marks(const void *pa, const void *pb)
{
	uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;

	return a < b ? -1 : a > b;
}

bool
dismissals_read(struct dismissals *d, const char *file, struct diag *diag)
{
	struct buf text = BUF_INIT;
	bool good = source_read_all(file, &text, diag);

	read_marks(d, file, buf_span(&text), diag);
	if (d->n > 0)
		qsort(d->list, d->n, sizeof(*d->list), compare_marks);
	buf_release(&text);
	return good;
}

bool
dismissals_has(const struct dismissals *d, uint64_t fingerprint)
{
	return d->n > 0 && bsearch(&fingerprint, d->list, d->n, sizeof(*d->list),
	    compare_marks) != NULL;
}

void
dismissals_release(struct dismissals *d)
{
	free(d->list);
	*d = (struct dismissals){ 0 };
}
