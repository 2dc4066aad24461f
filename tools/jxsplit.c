/* jxsplit: the outline of reports: every line with its section and role. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "input/source.h"
#include "outline/selection.h"
#include "program.h"
#include "record/folder.h"
#include "record/lines.h"
#include "record/problems.h"

struct options {
	const char *pattern;	/* --select */
	const char *directory;	/* -d */
	const char *wanted;	/* --require */
	bool outline;
};

/* What a run works with; those its mode does not need are NULL. */
struct run {
	struct program *program;
	struct diag *diag;	/* the program's */
	const struct options *options;
	struct writer *out;	/* standard output; NULL with -d */
	struct lines lines;	/* line records on their way there */
	struct selection *selection;
	bool selected;			/* a section matched */
	struct require *require;
	struct folder *folder;
	struct writer *file;	/* of the section we are in */
	struct buf section;	/* its path */
	const char *doc;	/* NULL: none has begun */
};

/* --- one file a section -------------------------------------------------- */

static void
end_file(struct run *run)
{
	if (run->file != NULL)
		writer_close(run->file, run->diag);
	run->file = NULL;
}

static void
begin_file(struct run *run, const struct block *b)
{
	static const struct record_options raw = { .format = RECORD_TSV };
	struct buf name = BUF_INIT;
	int fd;

	end_file(run);
	buf_reset(&run->section);
	buf_add_span(&run->section, buf_span(&b->place.section));
	buf_add_span(&name, buf_span(&run->section));
	if (lines_is_heading(b)) {
		buf_add_char(&name, '_');
		buf_add_span(&name, buf_span(&b->place.title));
	}
	fd = folder_create(folder_part(run->folder, buf_str(&name), "txt"), run->diag);
	if (fd >= 0)
		run->file = writer_open(fd, NULL, 0, &raw);
	buf_release(&name);
}

static void
put_in_file(struct run *run, const struct block *b)
{
	if (b->nlines == 0)
		return;
	if (run->section.n == 0 || !span_eq(buf_span(&run->section), buf_span(&b->place.section)))
		begin_file(run, b);
	if (run->file != NULL)
		lines_write_raw(run->file, b);
}

/* --- sections a template asks for ------------------------------------------ */

static void
put_problems(struct run *run)
{
	if (problems_write(run->out, run->doc, run->require))
		diag_raise(run->diag, STATUS_FINDING);
}

static void
tell_known(struct run *run)
{
	struct buf names = BUF_INIT;

	require_known_names(&names);
	program_refuse(run->program, "option '--require': the built-in templates are %s",
	    buf_str(&names));
	buf_release(&names);
}

static void
add_lines(struct require *r, struct span text)
{
	while (text.n > 0)
		require_add(r, span_cut(&text, '\n'));
}

/* Does a line end as sentences do?  Titles do not: text is a report, not a list of them. */
static bool
has_sentence(struct span text)
{
	while (text.n > 0) {
		struct span line = span_trim(span_cut(&text, '\n'));

		if (line.n > 0 && line.p[0] != '#' && span_ends(line, SPAN("。")))
			return true;
	}
	return false;
}

/* False, with a message, if the file cannot be read, asks for nothing or is a report. */
static bool
read_template_file(struct run *run, const char *path)
{
	struct buf text = BUF_INIT;
	bool good = source_read_all(path, &text, run->diag);

	if (!good)
		tell_known(run);
	if (good && has_sentence(buf_span(&text))) {
		program_refuse(run->program, "%s: looks like a report; give titles, one a line, "
		    "or 'known' for the built-in templates", path);
		good = false;
	}
	add_lines(run->require, buf_span(&text));
	buf_release(&text);
	if (good && require_is_empty(run->require)) {
		program_refuse(run->program, "%s: names no section; give titles, one a line", path);
		return false;
	}
	return good;
}

static bool
read_template(struct run *run, const char *name)
{
	run->require = require_open();
	return require_add_known(run->require, span_of(name)) || read_template_file(run, name);
}

/* --- the run ------------------------------------------------------------------ */

static void
put(struct run *run, const struct block *b)
{
	if (run->require != NULL) {
		if (b->kind == BLOCK_DOCUMENT) {
			put_problems(run);
			run->doc = b->document;
		}
		require_take(run->require, b);
	} else if (run->selection != NULL) {
		if (selection_holds(run->selection, b)) {
			run->selected = true;
			lines_write_raw(run->out, b);
		}
	} else if (run->folder != NULL) {
		if (b->kind == BLOCK_DOCUMENT) {
			buf_reset(&run->section);
			folder_begin(run->folder, b->document);
		}
		put_in_file(run, b);
	} else
		lines_write(&run->lines, b);
}

/* With --outline: most blocks are nothing to write. */
static void
split_headings(struct run *run, struct outline *outline)
{
	const struct block *b;

	while ((b = outline_next(outline)) != NULL) {
		if (b->kind != BLOCK_DOCUMENT && !lines_is_heading(b))
			continue;
		lines_write_heading(&run->lines, b);
		if (writer_failed(run->out))
			return;
	}
}

static void
split_blocks(struct run *run, struct outline *outline)
{
	const struct block *b;

	if (run->options->outline) {
		split_headings(run, outline);
		return;
	}
	while ((run->out == NULL || !writer_failed(run->out)) &&
	    (b = outline_next(outline)) != NULL)
		put(run, b);
	if (run->require != NULL)
		put_problems(run);
	run->doc = NULL;
	end_file(run);
}

static void
split(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct block_options block_options = {
		.whole = true, .only_outline = run->options->outline
	};
	struct stream s = program_stream(run->program,
	    (struct program_input){ operands, n, start }, &block_options, run->out);

	split_blocks(run, s.outline);
	if (run->out != NULL)
		writer_flush(run->out);
	stream_close(&s);
}

/* With --select: was there anything to print?  If not, the status says so, as grep's does. */
static void
tell_selected(const struct run *run)
{
	if (run->selection == NULL || run->selected || writer_failed(run->out))
		return;
	diag_message(run->diag, DIAG_WARNING, (struct place){ NULL, 0, 0 },
	    "no section matches '%s'; --outline lists them", run->options->pattern);
	diag_raise(run->diag, STATUS_FINDING);
}

static bool
choose_sections(struct run *run, const char *pattern)
{
	struct buf error = BUF_INIT;

	if (*pattern == '\0') {
		program_refuse(run->program, "option '--select' is empty; give a section's number "
		    "or words of its title");
		return false;
	}
	run->selection = selection_open(span_of(pattern), &error);
	if (run->selection == NULL)
		program_refuse(run->program, "option '--select': cannot read '%s': %s", pattern,
		    buf_str(&error));
	buf_release(&error);
	return run->selection != NULL;
}

/* Builds what the mode needs; false, with a message, if that fails. */
static bool
prepare(struct run *run, const struct options *o)
{
	const struct record_options *records = &run->program->records;

	if ((o->outline != 0) + (o->pattern != NULL) + (o->directory != NULL) +
	    (o->wanted != NULL) > 1) {
		program_refuse(run->program, "give one of --outline, --select, -d and --require");
		return false;
	}
	/* Sections chosen or written to files are one after the other's. */
	if (o->directory != NULL || o->pattern != NULL)
		run->program->jobs = 1;
	if (o->directory != NULL) {
		run->folder = folder_open(o->directory, run->diag);
		return run->folder != NULL;
	}
	if (o->pattern != NULL && !choose_sections(run, o->pattern))
		return false;
	if (o->wanted != NULL && !read_template(run, o->wanted))
		return false;
	if (run->require != NULL)
		run->out = writer_open(STDOUT_FILENO, problem_columns,
		    PROBLEM_COLUMNS, records);
	else
		run->out = writer_open(STDOUT_FILENO, line_columns,
		    run->selection != NULL ? 0 : LINE_COLUMNS, records);
	lines_init(&run->lines, run->out);
	return true;
}

static void
release(struct run *run)
{
	if (run->out != NULL)
		writer_close(run->out, run->diag);
	folder_close(run->folder);
	require_close(run->require);
	selection_close(run->selection);
	buf_release(&run->section);
	lines_release(&run->lines);
}

static bool
parse_options(struct program *p, struct options *o, int argc, char **argv)
{
	const struct opt table[] = {
		PROGRAM_NO_HEADER(p),
		PROGRAM_CSV(p, "write CSV instead of TSV"),
		PROGRAM_JSONL(p, "write one JSON object a line"),
		{ 'o', "outline", OPT_SET, &o->outline, NULL,
		    "print titles and headings only", 0, 0, NULL },
		{ 's', "select", OPT_TEXT, &o->pattern, "PATTERN",
		    "print the text of sections whose path or title matches", 0, 0, NULL },
		{ 'd', "directory", OPT_TEXT, &o->directory, "DIR",
		    "write one file a section", 0, 0, NULL },
		{ 'r', "require", OPT_TEXT, &o->wanted, "FILE",
		    "name the sections of FILE, or of a built-in template (known: the one that "
		    "fits best), that are missing, out of order, empty or answered 无",
		    0, 0, NULL },
		PROGRAM_JOBS(p),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxsplit", "the outline of reports, line by line", "[FILE ...]",
		"  jxsplit --outline report.txt\n"
		"  jxsplit report.txt | awk -F'\\t' '$3 ~ /^2/' | jxfigures\n"
		"  jxsplit --select 2.1 report.txt\n"
		"  jxsplit -d sections/ *.txt\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	struct options options = { .outline = false };
	struct run run = { .program = &program, .diag = &program.diag, .options = &options };

	if (!parse_options(&program, &options, argc, argv))
		return program_end(&program);
	if (prepare(&run, &options)) {
		program_work(&program, run.out, split, &run);
		tell_selected(&run);
	}
	release(&run);
	return program_end(&program);
}
