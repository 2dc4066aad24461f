/* wanted: fingerprints asked for; see wanted.h. */
#include "record/wanted.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/mem.h"

enum { DIGITS_LEAST = 4, DIGITS_MOST_MARK = 16 };

static void
add(struct wanted *w, struct wanted_mark m)
{
	m.mark <<= 4 * (DIGITS_MOST_MARK - m.digits);
	w->list = mem_grow(w->list, w->n, &w->cap, sizeof(*w->list));
	w->list[w->n++] = m;
}

bool
wanted_parse(struct wanted *w, const char *list, struct diag *diag)
{
	const char *s = list;

	for (;;) {
		struct wanted_mark m = { 0, 0, false };

		while (m.digits < DIGITS_MOST_MARK && digits_hex(*s) >= 0) {
			m.mark = m.mark << 4 | (uint64_t)digits_hex(*s++);
			m.digits++;
		}
		if (m.digits < DIGITS_LEAST || (*s != ',' && *s != '\0'))
			break;
		add(w, m);
		if (*s++ == '\0')
			return true;
	}
	diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "option '--explain': '%s' is not a fingerprint (4 to 16 digits and letters "
	    "a-f, the last column of a finding) or several between commas", list);
	return false;
}

bool
wanted_has(struct wanted *w, uint64_t fingerprint)
{
	bool found = false;

	for (size_t i = 0; i < w->n; i++) {
		unsigned shift = 4 * (DIGITS_MOST_MARK - w->list[i].digits);

		if (fingerprint >> shift != w->list[i].mark >> shift)
			continue;
		w->list[i].found = found = true;
	}
	return found;
}

void
wanted_missing(const struct wanted *w, struct diag *diag)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct wanted_mark *m = &w->list[i];

		if (!m->found)
			diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
			    "no finding has the fingerprint '%0*llx'; 'jxcheck --all' lists them",
			    (int)m->digits,
			    (unsigned long long)(m->mark >> 4 * (DIGITS_MOST_MARK - m->digits)));
	}
}

void
wanted_release(struct wanted *w)
{
	free(w->list);
	*w = (struct wanted){ 0 };
}
