/* json: strings of JSON lines; see json.h. */
#include "record/json.h"

static void
add_json_control(struct buf *out, unsigned char c)
{
	static const char letters[] = "btn\0fr";
	static const char hex[] = "0123456789abcdef";

	buf_add_char(out, '\\');
	if (c >= '\b' && c <= '\r' && letters[c - '\b'] != '\0') {
		buf_add_char(out, letters[c - '\b']);
		return;
	}
	buf_add_str(out, "u00");
	buf_add_char(out, hex[c >> 4]);
	buf_add_char(out, hex[c & 15]);
}

void
json_add(struct buf *out, struct span s)
{
	size_t clean = 0;

	buf_add_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(out, s.p + clean, i - clean);
		clean = i + 1;
		if (c < 0x20) {
			add_json_control(out, c);
			continue;
		}
		buf_add_char(out, '\\');
		buf_add_char(out, (char)c);
	}
	if (clean < s.n)
		buf_add(out, s.p + clean, s.n - clean);
	buf_add_char(out, '"');
}
