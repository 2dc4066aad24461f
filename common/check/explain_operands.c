/* explain_operands: the figures of a finding, with the lines that they stand on; see
 * explain_parts.h. */
#include "check/explain_parts.h"

#include "text/width.h"

enum { SLOTS = 8, ABSURD_COLUMNS = 400 };

/* The line, and carets under the figure. */
static void
quote(struct explain *x, const struct entry *e)
{
	struct span raw = e->figure.raw, line = e->quote.n != 0 ? e->quote :
	    quotes_line(x->of->quotes, e->figure.line);
	size_t before, after, under;
	struct span clip = quotes_clip(line, raw, e->figure.col, &before, &after);

	if (clip.n == 0)
		return;
	buf_add_str(x->out, "      | ");
	buf_add_str(x->out, clip.p > line.p ? "…" : "");
	explain_flat(x->out, clip);
	buf_add_str(x->out, clip.p + clip.n < line.p + line.n ? "…\n" : "\n");
	if (before + after == 0 && clip.n != raw.n)
		return;
	buf_add_str(x->out, "      | ");
	under = width_text(span_slice(clip, 0, before)) + (clip.p > line.p);
	for (size_t i = 0; i < under && i < ABSURD_COLUMNS; i++)
		buf_add_char(x->out, ' ');
	under = width_text(span_slice(clip, before, clip.n - after));
	for (size_t i = 0; i < under && i < ABSURD_COLUMNS; i++)
		buf_add_char(x->out, '^');
	buf_add_char(x->out, '\n');
}

void
explain_say_operand(struct explain *x, size_t i)
{
	const struct entry *e = explain_operand(x, i);
	const struct figure *f = &e->figure;
	struct buf numbers[4] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	struct buf label = BUF_INIT, raw = BUF_INIT;
	const size_t values[4] = { f->line, f->table, f->row, f->column };
	struct slot slots[SLOTS] = {
		{ "line", SPAN("") }, { "table", SPAN("") }, { "row", SPAN("") },
		{ "column", SPAN("") }
	};

	for (size_t k = 0; k < 4; k++) {
		buf_add_uint(&numbers[k], values[k]);
		slots[k].text = buf_span(&numbers[k]);
	}
	explain_flat(&label, f->label);
	explain_flat(&raw, f->raw);
	slots[4] = (struct slot){ "label", buf_span(&label) };
	slots[5] = (struct slot){ "raw", buf_span(&raw) };
	slots[6] = (struct slot){ "section", f->section };
	slots[7] = (struct slot){ "document", e->elsewhere };
	buf_add_str(x->out, "  ");
	explain_say(x, e->elsewhere.n != 0 ? "explain.elsewhere" :
	    f->table != 0 ? "explain.cell" : "explain.text", slots, 8);
	quote(x, e);
	for (size_t k = 0; k < 4; k++)
		buf_release(&numbers[k]);
	buf_release(&label);
	buf_release(&raw);
}
