/* problems: sections that are missing, on the way out; see problems.h. */
#include "record/problems.h"

const char *const problem_columns[PROBLEM_COLUMNS] = {
	"doc", "line", "section", "problem", "title"
};

static void
write_problem(struct writer *w, const char *doc, const struct require_finding *f)
{
	writer_field(w, span_of(doc));
	if (f->line != 0)
		writer_uint(w, f->line);
	else
		writer_plain(w, SPAN(""));
	writer_plain(w, f->section);
	writer_plain(w, span_of(require_names[f->problem]));
	writer_field(w, f->title);
	writer_end(w);
}

bool
problems_write(struct writer *w, const char *doc, struct require *r)
{
	const struct require_finding *f;
	size_t n = doc == NULL ? 0 : require_findings(r, &f);
	bool missing = false;

	for (size_t i = 0; i < n; i++) {
		write_problem(w, doc, &f[i]);
		missing |= f[i].problem == REQUIRE_MISSING;
	}
	return missing;
}
