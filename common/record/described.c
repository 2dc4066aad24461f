/* described: what reports say of themselves, on the way out; see described.h. */
#include "record/described.h"

const char *const described_columns[DESCRIBED_COLUMNS] = {
	"doc", "unit", "year", "kind", "title", "score", "grade"
};

void
described_write(struct writer *w, const char *doc, const struct meta *m)
{
	if (doc == NULL)
		return;
	writer_field(w, span_of(doc));
	writer_field(w, meta_field(m, META_UNIT));
	writer_field(w, meta_field(m, META_YEAR));
	writer_field(w, meta_field(m, META_KIND));
	writer_field(w, meta_title(m));
	writer_field(w, meta_field(m, META_SCORE));
	writer_field(w, meta_field(m, META_GRADE));
	writer_end(w);
}
