/* rule: rule files, line by line; see rule.h, rule_parts.h and jixiao-rules(5). */
#include "check/rule_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/data.h"

extern const struct data_table data_forms;

static void
read_line(struct rule_parser *p)
{
	static const struct {
		const char *word;
		void (*read)(struct rule_parser *p);
	} lines[] = {
		{ "rule", rule_read_rule }, { "scope", rule_read_scope },
		{ "kind", rule_read_kind }, { "severity", rule_read_severity },
		{ "figure", rule_read_figure }, { "where", rule_read_where },
		{ "check", rule_read_check }, { "message", rule_read_message }
	};
	struct span word;

	if (rule_at_end(p))
		return;
	word = rule_take_name(p);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (!span_eq(word, span_of(lines[i].word)))
			continue;
		if (i > 0 && !p->open)
			rule_mistake_at(p, word.p, "a 'rule' line must come before", word);
		else
			lines[i].read(p);
		return;
	}
	rule_mistake_at(p, word.p, "a line begins with rule, scope, kind, severity, figure, "
	    "where, check or message, not with", word.n > 0 ? word : p->rest);
}

/* The text becomes one of rs's; what its lines say is added. */
static bool
parse(struct rules *rs, struct buf *text, struct rule_parser *p)
{
	struct span rest;

	rs->texts = mem_grow(rs->texts, rs->ntexts, &rs->texts_cap, sizeof(*rs->texts));
	rs->texts[rs->ntexts++] = *text;
	*text = (struct buf)BUF_INIT;
	buf_add_char(&rs->texts[rs->ntexts - 1], '\n');
	rest = buf_span(&rs->texts[rs->ntexts - 1]);
	if (span_starts(rest, SPAN("\xEF\xBB\xBF")))
		rest = span_slice(rest, 3, rest.n);
	while (rest.n > 0) {
		size_t n = (size_t)((const char *)memchr(rest.p, '\n', rest.n) - rest.p);

		p->line++;
		p->start = rest.p;
		p->rest = span_slice(rest, 0, n > 0 && rest.p[n - 1] == '\r' ? n - 1 : n);
		read_line(p);
		rest = span_slice(rest, n + 1, rest.n);
	}
	rule_close(p);
	return p->good;
}

bool
rules_parse(struct rules *rs, struct buf *text, const char *file, struct diag *diag)
{
	struct rule_parser p = { .rules = rs, .file = file, .diag = diag, .good = true };

	return parse(rs, text, &p);
}

void
rules_shipped_text(struct buf *b)
{
	for (size_t i = 0; i < data_forms.rows; i++) {
		buf_add_str(b, DATA_CELL(&data_forms, i, 0));
		buf_add_char(b, '\n');
	}
}

void
rules_add_shipped(struct rules *rs, struct diag *diag)
{
	struct rule_parser p = {
		.rules = rs, .file = "forms.rules", .diag = diag, .good = true, .shipped = true
	};
	struct buf text = BUF_INIT;

	rules_shipped_text(&text);
	(void)parse(rs, &text, &p);
	buf_release(&text);
}

void
rules_release(struct rules *rs)
{
	for (size_t i = 0; i < rs->n; i++)
		free(rs->list[i].name);
	for (size_t i = 0; i < rs->ntexts; i++)
		buf_release(&rs->texts[i]);
	free(rs->list);
	free(rs->texts);
	*rs = (struct rules){ 0 };
}
