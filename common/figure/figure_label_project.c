/* figure_label_project: what a sentence tells of a project that its first clause names; see
 * figure_label_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/blank.h"
#include "text/punct.h"

enum {
	NAME_LEAST = 12,	/* bytes of four ideographs */
	NAME_MOST = 90		/* of thirty */
};

/* text without the label, or the word for one of several points, that it begins with. */
static struct span
without_point(struct span text)
{
	struct label label;

	text = blank_trim(text);
	if (label_possible(text) && label_read(text, &label) != 0)
		text = blank_trim(span_slice(text, label.end, text.n));
	return word_table_behind(&owners, "point", text);
}

/* 道路维修工程 of 道路维修工程因选址变更: the name that clause begins with, of a project of which
 * it tells how it went; empty: it tells of none. */
static struct span
project_of(struct span clause)
{
	for (size_t at = NAME_LEAST; at < clause.n && at <= NAME_MOST; at++) {
		struct span name = span_slice(clause, 0, at);

		if (word_table_starts(&owners, "state", span_slice(clause, at, clause.n)) &&
		    word_table_ends(&owners, "project", name) &&
		    !word_table_is(&owners, "any", name))
			return name;
	}
	return span_slice(clause, 0, 0);
}

bool
label_of_project(const struct labelling *l)
{
	struct figures *fs = l->fs;
	const struct reading *rd = l->rd;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;
	struct span words = span_slice(rd->text, rd->sentence_at, m->q.from), name;
	struct subject s;
	size_t at;

	if (!figure_is_role(fs, mentions_text(ms, m->phrase)))
		return false;
	words = without_point(words);
	name = project_of(span_slice(words, 0, punct_find(words, ',')));
	if (name.n == 0 || word_table_starts(&owners, "effort", name))
		return false;
	at = (size_t)(name.p - rd->text.p);
	s = subject_before(&fs->words, rd->passage, at, at + name.n, false);
	if (s.phrase.p != name.p)
		return false;	/* it begins with a verb */
	m->label = label_join(ms, name, mentions_text(ms, m->phrase));
	m->full = fs->block.topic = m->label;
	return true;
}
