/* mark_press: pages of reports, one after the other; see mark_press.h. */
#include "record/mark_press.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/source.h"

enum { BYTES_MAX = 16 << 20 };

bool
mark_press_open(struct mark_press *m, const struct mark_press_options *options,
    struct diag *diag)
{
	m->index = options->index;
	return (options->head == NULL || source_read_all(options->head, &m->head, diag)) &&
	    (options->ignore == NULL || dismissals_read(&m->dismissals, options->ignore, diag));
}

bool
mark_press_is_full(const struct mark_press *m, const struct ledger *ledger, size_t n)
{
	return ledger->n + n > LEDGER_FIGURES_MAX || m->body.html.n > BYTES_MAX;
}

void
mark_press_take(struct mark_press *m, const struct block *b, const struct figure *figures,
    size_t n)
{
	size_t counting = 0;

	for (size_t i = 0; i < n; i++)
		if (figure_counts(&figures[i])) {
			m->figures = mem_grow(m->figures, counting, &m->figures_cap,
			    sizeof *m->figures);
			m->figures[counting++] = figures[i];
		}
	mark_body_add(&m->body, b, m->figures, counting);
}

static void
choose_notes(struct mark_press *m, const struct findings *findings)
{
	mark_notes_reset(&m->notes);
	for (size_t i = 0; i < findings->n; i++)
		if (!dismissals_has(&m->dismissals, findings->list[i].fingerprint))
			mark_notes_add(&m->notes, findings, i);
	mark_notes_sort(&m->notes, findings);
}

struct span
mark_press_print(struct mark_press *m, const struct mark_sheet *sheet)
{
	const struct mark_page page = {
		.sheet = sheet, .head = buf_span(&m->head), .index = m->index,
		.body = &m->body, .notes = &m->notes
	};

	choose_notes(m, sheet->findings);
	buf_reset(&m->page);
	mark_page_write(&m->page, &page);
	mark_body_reset(&m->body);
	return buf_span(&m->page);
}

void
mark_press_discard(struct mark_press *m)
{
	mark_body_reset(&m->body);
}

void
mark_press_release(struct mark_press *m)
{
	free(m->figures);
	buf_release(&m->head);
	buf_release(&m->page);
	mark_body_release(&m->body);
	mark_notes_release(&m->notes);
	dismissals_release(&m->dismissals);
}
