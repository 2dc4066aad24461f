/* ready: print the C source of the lexicons and senses of tables (common/text/lexicon.h,
 * senses.h), so that no program has to build them when it starts.
 *
 * It is compiled for the machine that builds, with the tables and with the very code that
 * builds lexicons at run time, and prints what that has built.  A lexicon that is missing in
 * the lists below is built at run time; a test tells (source/ready).
 */
#include <inttypes.h>
#include <stdio.h>

#include "language/numeral.h"
#include "text/lexicon.h"
#include "text/senses.h"

/* Tables whose first column is a lexicon, its way, and what its rows say, if not all are in it. */
#define LEXICONS(of) \
	of(after, FORWARD,) of(aliases, FORWARD,) of(amounts, FORWARD,) of(averages, FORWARD,) \
	of(before, BACKWARD,) of(captions, FORWARD,) of(captions, BACKWARD,) \
	of(codes, BACKWARD,) of(columns, FORWARD,) of(compared, FORWARD,) \
	of(counting, BACKWARD,) of(cues, FORWARD,) of(cues, BACKWARD,) of(currencies, BACKWARD,) \
	of(fillers, FORWARD,) of(flows, FORWARD,) of(grades, FORWARD,) of(headers, FORWARD,) of(heads, FORWARD,) \
	of(idioms, AROUND,) of(labelcols, BACKWARD,) of(labelwords, FORWARD, head|name) \
	of(labelwords, BACKWARD, tail|name) of(linecells, FORWARD,) of(listed, FORWARD,) \
	of(loose, FORWARD,) of(measures, FORWARD,) of(phrase, FORWARD, lead|join|inner) of(phrase, BACKWARD, trail|entire) \
	of(phrase, FORWARD, verb|named) of(phrase, FORWARD, stop|inner) \
	of(phrase, FORWARD, common) of(phrase, FORWARD, echo) of(phrase, FORWARD, noun) \
	of(phrase, FORWARD, hollow) of(posts, BACKWARD,) of(rates, BACKWARD,) of(roles, FORWARD,) of(savings, BACKWARD,) \
	of(tornnames, FORWARD,) of(unitclasses, FORWARD,) of(units, FORWARD,) of(vague, FORWARD,) \
	of(yearwords, FORWARD,)

/* Tables of senses. */
#define SENSES(of) \
	of(derived) of(grammar) of(linewords) of(namewords) of(numberwords) of(owners) \
	of(particles) of(qualifiers)

#define DECLARE_LEXICON(name, way, says) extern const struct data_table data_##name;
#define DECLARE_SENSES(name) extern const struct data_table data_##name;
LEXICONS(DECLARE_LEXICON)
SENSES(DECLARE_SENSES)

/* Nothing is ready yet. */
const struct lexicon lexicons_ready[] = { { .table = NULL } };
const struct senses senses_ready[] = { { .n = 0 } };

/* What stands between the braces of an array. */
static void
print_words(const uint64_t *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("%#" PRIx64 "%s", word[i], i % 8 == 7 ? ",\n" : ",");
}

static void
print_slot(const struct lexicon_slot *slot)
{
	printf("{%" PRIu32 ",%u,%u,%#" PRIx64 "}", slot->key, slot->node, slot->row,
	    slot->next);
}

static void
print_bytes(const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("%u,", bytes[i]);
}

/* Arrays of the slots and of the bytes of words, so called. */
static void
print_slots(const struct lexicon *lx, const char *name)
{
	printf("static const struct lexicon_slot %s[%zu] = {\n", name, lx->mask + 1);
	for (size_t i = 0; i <= lx->mask; i++)
		if (lx->slots[i].key != 0) {
			printf("[%zu]=", i);
			print_slot(&lx->slots[i]);
			printf(",\n");
		}
	printf("};\nstatic const unsigned char %s_bytes[] = {", name);
	print_bytes(lx->bytes, lx->table->rows);
	printf("};\n");
}

/* The lexicon, whose arrays are so called. */
static void
print_lexicon(const struct lexicon *lx, const char *slots)
{
	printf("{ &data_%s, %s, %s_bytes, false, %zu, ", lx->table->name, slots, slots, lx->mask);
	print_slot(&lx->anchor);
	printf(", (enum lexicon_way)%d, \"%s\", {", (int)lx->way, lx->says);
	print_words(lx->first, 64);
	printf("}, {");
	print_words(lx->second, 64);
	printf("} }");
}

static void
print_sets(const struct senses_set *set, size_t n, const char *table, const char *name)
{
	printf("static const struct senses_set %s_%s[] = {\n", table, name);
	for (size_t i = 0; i < n; i++) {
		printf("{{");
		print_words(set[i].bits, SENSES_MAX / 64);
		printf("}},\n");
	}
	printf("};\n");
}

static void
print_lanes(const lanes v[SENSES_SOUGHT])
{
	printf("{");
	for (size_t i = 0; i < SENSES_SOUGHT; i++)
		for (size_t k = 0; k < LANES; k++)
			printf("%s%u%s", k == 0 ? "{" : "", v[i][k], k == LANES - 1 ? "}," : ",");
	printf("}");
}

static void
print_sought(const struct senses *s, size_t n, const char *table)
{
	printf("static const struct senses_sought %s_sought[] = {\n", table);
	for (size_t i = 0; i < n; i++) {
		printf("{");
		print_lanes(s->sought[i].second);
		printf(",");
		print_lanes(s->sought[i].third);
		printf(",%u},\n", s->sought[i].n);
	}
	printf("};\n");
}

/* How many sets of edges there are. */
static size_t
count_edges(const struct senses *s)
{
	size_t n = 0;

	for (size_t i = 0; i < SENSES_PLACES; i++)
		if (s->edges[i] >= n)
			n = s->edges[i] + 1u;
	return n;
}

/* The arrays of senses, each with the name of the table before it. */
static void
print_arrays(const struct senses *s)
{
	const struct data_table *t = s->forward.table;
	size_t edges = count_edges(s);
	char name[64];

	snprintf(name, sizeof name, "%s_forward", t->name);
	print_slots(&s->forward, name);
	snprintf(name, sizeof name, "%s_backward", t->name);
	print_slots(&s->backward, name);
	print_sets(s->own, t->rows, t->name, "own");
	print_sets(s->begins, t->rows, t->name, "begins");
	print_sets(s->ends, t->rows, t->name, "ends");
	printf("static const uint64_t %s_first[] = {", t->name);
	print_words(s->first, edges * 64);
	printf("};\nstatic const uint64_t %s_last[] = {", t->name);
	print_words(s->last, edges * 64);
	printf("};\n");
	print_sought(s, edges, t->name);
	printf("static const uint64_t %s_key[] = {", t->name);
	print_words(s->key, SENSES_PLACES);
	printf("};\nstatic const unsigned char %s_number[] = {", t->name);
	print_bytes(s->number, SENSES_PLACES);
	printf("};\nstatic const uint16_t %s_edges[] = {", t->name);
	for (size_t i = 0; i < SENSES_PLACES; i++)
		printf("%u,", s->edges[i]);
	printf("};\n");
}

static void
print_senses(const struct senses *s)
{
	static const char *const arrays[] = {
		"own", "begins", "ends", "key", "number", "edges", "first", "last", "sought"
	};
	const char *table = s->forward.table->name;
	char name[64];

	printf("{ ");
	snprintf(name, sizeof name, "%s_forward", table);
	print_lexicon(&s->forward, name);
	printf(", ");
	snprintf(name, sizeof name, "%s_backward", table);
	print_lexicon(&s->backward, name);
	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
		printf(", %s_%s", table, arrays[i]);
	printf(", %zu },\n", s->n);
}

static void
build_lexicon(struct lexicon *lx, const struct data_table *table, enum lexicon_way way,
    const char *says)
{
	if (says[0] != '\0')
		lexicon_build_of(lx, table, says, way);
	else
		lexicon_build(lx, table, 0, way, way == LEXICON_AROUND ? numeral_anchor : NULL);
}

static void
print_all_lexicons(void)
{
	static const struct {
		const struct data_table *table;
		enum lexicon_way way;
		const char *says;
	} all[] = {
#define LEXICON(name, way, says) { &data_##name, LEXICON_##way, #says },
		LEXICONS(LEXICON)
	};
	enum { N = sizeof all / sizeof *all };
	static struct lexicon lx[N];
	char slots[32];

	for (size_t i = 0; i < N; i++) {
		build_lexicon(&lx[i], all[i].table, all[i].way, all[i].says);
		snprintf(slots, sizeof slots, "slots_%zu", i);
		print_slots(&lx[i], slots);
	}
	printf("const struct lexicon lexicons_ready[] = {\n");
	for (size_t i = 0; i < N; i++) {
		snprintf(slots, sizeof slots, "slots_%zu", i);
		print_lexicon(&lx[i], slots);
		printf(",\n");
	}
	printf("{ .table = NULL } };\n");
}

static void
print_all_senses(void)
{
	static const struct data_table *const all[] = {
#define TABLE(name) &data_##name,
		SENSES(TABLE)
	};
	enum { N = sizeof all / sizeof *all };
	static struct senses s[N];

	for (size_t i = 0; i < N; i++) {
		senses_open(&s[i], all[i]);
		print_arrays(&s[i]);
	}
	printf("const struct senses senses_ready[] = {\n");
	for (size_t i = 0; i < N; i++)
		print_senses(&s[i]);
	printf("{ .n = 0 } };\n");
}

int
main(void)
{
	printf("#include \"text/lexicon.h\"\n#include \"text/senses.h\"\n");
#define PRINT_LEXICON(name, way, says) printf("extern const struct data_table data_%s;\n", #name);
#define PRINT_SENSES(name) PRINT_LEXICON(name,,)
	LEXICONS(PRINT_LEXICON)
	SENSES(PRINT_SENSES)
	print_all_lexicons();
	print_all_senses();
	return fflush(stdout) != 0 || ferror(stdout);
}
