/* operand_words: alternatives for the name of an operand; see operand_words.h. */
#include "sentence/operand_words.h"

#include "language/grammar.h"
#include "text/glyph.h"

static const char *const side_names[] = {
	"none", "initial", "budget", "final", "prior", "income"
};

/* The first letters tell most names apart. */
enum side
operand_side(struct span name)
{
	for (size_t i = 0; i < sizeof side_names / sizeof *side_names; i++)
		if (name.n != 0 && name.p[0] == side_names[i][0] &&
		    span_eq(name, span_of(side_names[i])))
			return (enum side)i;
	return SIDE_NONE;
}

uint64_t
operand_characters(struct span s)
{
	uint64_t characters = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (i + 3 <= s.n && glyph_is_triple(s.p + i))
			i += 2;
		characters |= UINT64_C(1) << ((unsigned char)s.p[i] & 63);
	}
	return characters;
}

void
operand_words_read(struct operand_words *o, struct span cell)
{
	*o = (struct operand_words){ .n = 0 };
	while (cell.n != 0) {
		struct span word = span_cut(&cell, ',');

		if (word.n > 2 && word.p[0] == '<')
			o->sides |= 1u << operand_side(span_slice(word, 1, word.n - 1));
		else if (o->n < OPERAND_WORDS) {
			o->characters[o->n] = operand_characters(word);
			o->word[o->n++] = word;
		}
	}
}

/* The next place from at on where word stands in label; is it not its opposite (不满意), nor
 * in the name of what is looked into (满意度测评)?  NONE: there is none. */
static size_t
next_word(struct span label, struct span word, size_t at, bool *plain)
{
	size_t found = span_find(span_slice(label, at, label.n), word);

	if (found == NONE)
		return NONE;
	at += found;
	*plain = !word_table_ends(&qualifiers, "opposite", span_slice(label, 0, at)) &&
	    !word_table_starts(&qualifiers, "degree", span_slice(label, at + word.n, label.n));
	return at;
}

bool
operand_word_is_turned(struct span label, struct span word)
{
	bool plain = true;
	size_t at = 0;

	while (plain && (at = next_word(label, word, at, &plain)) != NONE)
		at += word.n;
	return !plain;
}

/* Does label hold word, and means it? */
static bool
holds_word(struct span label, struct span word)
{
	bool plain = false;
	size_t at = 0;

	while (!plain && (at = next_word(label, word, at, &plain)) != NONE)
		at += word.n;
	return plain;
}

bool
operand_words_in(const struct operand_words *o, const struct operand_label *label)
{
	for (size_t i = 0; i < o->n; i++)
		if ((o->characters[i] & ~label->characters) == 0 && o->word[i].n <= label->text.n &&
		    holds_word(label->text, o->word[i]))
			return true;
	return false;
}

bool
operand_words_name(const struct operand_words *o, struct span label, enum side side)
{
	struct operand_label of;

	if (operand_words_side(o, side))
		return true;
	of = operand_label_of(label);
	return operand_words_in(o, &of);
}

bool
operand_words_in_cell(struct span cell, struct span label, enum side side)
{
	struct operand_words o;

	operand_words_read(&o, cell);
	return operand_words_name(&o, label, side);
}
